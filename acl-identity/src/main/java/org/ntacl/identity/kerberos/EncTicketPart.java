package org.ntacl.identity.kerberos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.BERTags;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.ntacl.Bytes;
import org.ntacl.MalformedBytesException;
import org.ntacl.identity.internal.Der;

/**
 * The decrypted part of a ticket (RFC 4120 5.3), as the ticket checksum of a PAC needs it.
 * Immutable and thread-safe.
 */
public final class EncTicketPart {
  private static final String WHAT = "enc-part of the ticket";
  private static final int APPLICATION_TAG = 3;
  private static final int AUTHORIZATION_DATA = 10;
  private static final byte[] BLANK = {0};

  private final Optional<Bytes> pac;
  private final Bytes signed;

  private EncTicketPart(Optional<Bytes> pac, Bytes signed) {
    this.pac = pac;
    this.signed = signed;
  }

  /**
   * Reads the DER form, EncTicketPart with its application tag.
   *
   * @throws MalformedBytesException when the bytes are anything else, a form of BER that is not DER
   *     included, or there is more than one PAC
   */
  public static EncTicketPart read(Bytes der) {
    ASN1Primitive value = Der.read(der, WHAT);
    // MS-PAC 2.8.3: the checksum is of the DER form, so that bytes in another form are not signed
    if (!encoded(value).equals(der)) {
      throw Der.fault(0, WHAT + " is not DER: encoded again it has other bytes");
    }
    if (!(value instanceof ASN1TaggedObject tagged)
        || !tagged.hasTag(BERTags.APPLICATION, APPLICATION_TAG)
        || !tagged.isExplicit()) {
      throw Der.fault(0, WHAT + " has not the tag [APPLICATION 3]");
    }
    ASN1Sequence fields =
        AuthorizationData.sequence(tagged.getExplicitBaseObject().toASN1Primitive(), WHAT);
    Optional<Bytes> pac = Optional.empty();
    ASN1EncodableVector blanked = new ASN1EncodableVector(fields.size());
    for (ASN1Encodable field : fields) {
      if (field instanceof ASN1TaggedObject part
          && part.hasTag(BERTags.CONTEXT_SPECIFIC, AUTHORIZATION_DATA)) {
        ASN1Primitive data = AuthorizationData.field(field, AUTHORIZATION_DATA, WHAT);
        pac = AuthorizationData.of(data).pac();
        blanked.add(new DERTaggedObject(true, AUTHORIZATION_DATA, withoutPac(data)));
      } else {
        blanked.add(field);
      }
    }
    return new EncTicketPart(
        pac,
        encoded(
            new DERTaggedObject(
                true, BERTags.APPLICATION, APPLICATION_TAG, new DERSequence(blanked))));
  }

  /** Returns authorization data whose PAC, wherever it is, is one zero byte (MS-PAC 2.8.3). */
  private static DERSequence withoutPac(ASN1Primitive data) {
    ASN1EncodableVector elements = new ASN1EncodableVector();
    for (ASN1Encodable element : AuthorizationData.sequence(data, WHAT)) {
      elements.add(withoutPac((ASN1Sequence) element));
    }
    return new DERSequence(elements);
  }

  private static ASN1Encodable withoutPac(ASN1Sequence element) {
    // the shape of elements was checked when the PAC was looked for
    AuthorizationEntry entry = AuthorizationData.of(new DERSequence(element)).entries().get(0);
    return switch (entry.adType()) {
      case AuthorizationData.AD_WIN2K_PAC -> element(entry.adType(), BLANK);
      case AuthorizationData.AD_IF_RELEVANT ->
          element(
              entry.adType(),
              encoded(withoutPac(Der.read(entry.adData(), "authorization data"))).toArray());
      default -> element;
    };
  }

  private static DERSequence element(int type, byte[] data) {
    ASN1EncodableVector fields = new ASN1EncodableVector(2);
    fields.add(new DERTaggedObject(true, 0, new ASN1Integer(type)));
    fields.add(new DERTaggedObject(true, 1, new DEROctetString(data)));
    return new DERSequence(fields);
  }

  private static Bytes encoded(ASN1Encodable value) {
    try {
      return Bytes.of(value.toASN1Primitive().getEncoded(ASN1Encoding.DER));
    } catch (IOException e) {
      throw new UncheckedIOException("the value was read a moment ago", e);
    }
  }

  /** Returns the bytes of the PAC, or empty when the ticket has none. */
  public Optional<Bytes> pac() {
    return pac;
  }

  /** Returns what the ticket checksum is about: this part with one zero byte for the PAC. */
  public Bytes signed() {
    return signed;
  }

  /** Returns sizes, and nothing of the session key. */
  @Override
  public String toString() {
    return WHAT + " of " + signed.size() + " bytes without its PAC";
  }
}
