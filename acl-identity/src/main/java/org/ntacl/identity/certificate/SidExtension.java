package org.ntacl.identity.certificate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.BERTags;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.ntacl.Bytes;
import org.ntacl.MalformedBytesException;
import org.ntacl.identity.internal.Der;
import org.ntacl.sid.Sid;
import org.ntacl.sid.SidSyntaxException;

/**
 * The certificate extension that binds a certificate to an account, szOID_NTDS_CA_SECURITY_EXT
 * (MS-WCCE 2.2.2.7.7.4): GeneralNames with one other name whose octets are the SID as text.
 *
 * <p>Reading is strict, for whoever can bend this extension is somebody else: one name and nothing
 * besides, in DER, and the SID of an account of a domain exactly as Windows prints it.
 */
public final class SidExtension {
  /** The object identifier of the extension. */
  public static final String OID = "1.3.6.1.4.1.311.25.2";

  /** The object identifier of the other name in it, szOID_NTDS_OBJECTSID. */
  public static final String OBJECT_SID_OID = "1.3.6.1.4.1.311.25.2.1";

  private static final String WHAT = "SID extension";
  private static final long NT_AUTHORITY = 5;
  private static final int DOMAIN = 21;
  private static final int ACCOUNT_SUB_AUTHORITIES = 5;

  private SidExtension() {}

  /**
   * Reads the value of the extension.
   *
   * @param value the content of the extension's extnValue, without its OCTET STRING
   * @throws MalformedBytesException when it is anything but the SID of one account
   */
  public static Sid read(Bytes value) {
    ASN1Primitive names = Der.read(value, WHAT);
    if (!(names instanceof ASN1Sequence sequence) || sequence.size() != 1) {
      throw Der.fault(0, WHAT + " is no SEQUENCE of one name");
    }
    OtherName name =
        OtherName.of(sequence.getObjectAt(0))
            .orElseThrow(() -> Der.fault(0, WHAT + " has a name that is no other name"));
    if (!name.is(OBJECT_SID_OID)) {
      throw Der.fault(
          0,
          "%s has a name of type %s, expected %s"
              .formatted(WHAT, name.typeId().getId(), OBJECT_SID_OID));
    }
    if (!(name.value() instanceof ASN1OctetString octets)) {
      throw Der.fault(0, WHAT + " has a value that is no OCTET STRING");
    }
    Sid sid = sid(octets.getOctets(), WHAT);
    if (!write(sid).equals(value)) {
      throw Der.fault(0, WHAT + " is not DER");
    }
    return sid;
  }

  /** Reads the text of the SID of an account of a domain, exactly as Windows prints it. */
  static Sid sid(byte[] ascii, String what) {
    String text = new String(ascii, StandardCharsets.ISO_8859_1);
    Sid sid;
    try {
      sid = Sid.parse(text);
    } catch (SidSyntaxException e) {
      throw Der.fault(0, what + " has a text that is no SID: " + e.getMessage());
    }
    if (!sid.toString().equals(text)) {
      throw Der.fault(0, what + " has a SID that is not written as `" + sid + "`");
    }
    if (sid.authority() != NT_AUTHORITY
        || sid.subAuthorityCount() != ACCOUNT_SUB_AUTHORITIES
        || sid.subAuthority(0) != DOMAIN) {
      throw Der.fault(0, what + " has `" + sid + "`, which is no account of a domain");
    }
    return sid;
  }

  /**
   * Returns the value of the extension, as Windows writes it.
   *
   * @param account the SID of an account of a domain
   * @throws IllegalArgumentException when it is none
   */
  public static Bytes write(Sid account) {
    byte[] text = account.toString().getBytes(StandardCharsets.US_ASCII);
    sid(text, WHAT);
    ASN1EncodableVector name = new ASN1EncodableVector(2);
    name.add(new ASN1ObjectIdentifier(OBJECT_SID_OID));
    name.add(new DERTaggedObject(true, 0, new DEROctetString(text)));
    ASN1Encodable otherName =
        new DERTaggedObject(false, BERTags.CONTEXT_SPECIFIC, OtherName.TAG, new DERSequence(name));
    try {
      return Bytes.of(new DERSequence(otherName).getEncoded(ASN1Encoding.DER));
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory fails", e);
    }
  }
}
