package org.ntacl.identity.certificate;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.ASN1UTF8String;
import org.bouncycastle.asn1.BERTags;
import org.ntacl.Bytes;
import org.ntacl.MalformedBytesException;
import org.ntacl.identity.internal.Der;
import org.ntacl.sid.Sid;

/**
 * Whom a certificate of a Windows domain is for.
 *
 * <p>The SID is that of the {@link SidExtension}, or that of an alternative name {@code
 * tag:microsoft.com,2022-09-14:sid:}, for certificates whose maker cannot add extensions; when both
 * are there, they are equal. Nothing is said about whether the certificate is to be trusted.
 *
 * @param sid the account, or empty when the certificate does not name it
 * @param userPrincipalNames the user principal names among the alternative names, in their order
 * @param subject the subject as RFC 2253 writes it
 */
public record CertificateIdentity(
    Optional<Sid> sid, List<String> userPrincipalNames, String subject) {
  /** The object identifier of user principal names, szOID_NT_PRINCIPAL_NAME. */
  public static final String UPN_OID = "1.3.6.1.4.1.311.20.2.3";

  /** What alternative names that are URIs start with when they name a SID. */
  public static final String SID_URI = "tag:microsoft.com,2022-09-14:sid:";

  /** The longest certificate that is read, in bytes. */
  public static final int MAX_SIZE = 1 << 20;

  private static final String ALTERNATIVE_NAMES_OID = "2.5.29.17";
  private static final int URI_TAG = 6;

  /** Copies the list. */
  public CertificateIdentity {
    Objects.requireNonNull(sid, "sid");
    Objects.requireNonNull(subject, "subject");
    userPrincipalNames = List.copyOf(userPrincipalNames);
  }

  /**
   * Reads a certificate.
   *
   * @param file the certificate in DER or PEM
   * @throws MalformedBytesException when it is none, or one of its extensions is malformed or names
   *     two accounts
   */
  public static CertificateIdentity read(Bytes file) {
    if (file.size() > MAX_SIZE) {
      throw Der.fault(
          0, "certificate has %d bytes, at most %d are read".formatted(file.size(), MAX_SIZE));
    }
    try {
      return of(
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(file.toArray())));
    } catch (CertificateException e) {
      throw Der.fault(0, "no X.509 certificate: " + Der.firstLine(e));
    }
  }

  /**
   * Returns whom a certificate is for.
   *
   * @throws MalformedBytesException when an extension is malformed, or names two accounts
   */
  public static CertificateIdentity of(X509Certificate certificate) {
    return ofExtensions(
        value(certificate, SidExtension.OID),
        value(certificate, ALTERNATIVE_NAMES_OID),
        certificate.getSubjectX500Principal().getName());
  }

  /**
   * Returns whom the extensions of a certificate say it is for.
   *
   * @param sidExtension the value of the {@link SidExtension}, or empty
   * @param alternativeNames the value of the extension for subject alternative names, or empty
   */
  static CertificateIdentity ofExtensions(
      Optional<Bytes> sidExtension, Optional<Bytes> alternativeNames, String subject) {
    List<Sid> sids = new ArrayList<>();
    List<String> names = new ArrayList<>();
    sidExtension.ifPresent(value -> sids.add(SidExtension.read(value)));
    alternativeNames.ifPresent(value -> readNames(value, sids, names));
    if (sids.stream().distinct().count() > 1) {
      throw Der.fault(0, "certificate names the accounts " + sids + ", at most one is expected");
    }
    return new CertificateIdentity(sids.stream().findFirst(), names, subject);
  }

  private static Optional<Bytes> value(X509Certificate certificate, String oid) {
    byte[] extension = certificate.getExtensionValue(oid);
    if (extension == null) {
      return Optional.empty();
    }
    if (Der.read(Bytes.of(extension), "extension " + oid) instanceof ASN1OctetString octets) {
      return Optional.of(Bytes.of(octets.getOctets()));
    }
    throw Der.fault(0, "extension " + oid + " is no OCTET STRING");
  }

  private static void readNames(Bytes value, List<Sid> sids, List<String> names) {
    String what = "subject alternative names";
    if (!(Der.read(value, what) instanceof ASN1Sequence sequence)) {
      throw Der.fault(0, what + " are no SEQUENCE");
    }
    for (ASN1Encodable name : sequence) {
      Optional<OtherName> other = OtherName.of(name);
      if (other.isPresent()) {
        other.filter(upn -> upn.is(UPN_OID)).ifPresent(upn -> names.add(upn(upn)));
      } else {
        uri(name)
            .filter(uri -> uri.startsWith(SID_URI))
            .map(uri -> uri.substring(SID_URI.length()).getBytes(StandardCharsets.ISO_8859_1))
            .ifPresent(text -> sids.add(SidExtension.sid(text, "alternative name")));
      }
    }
  }

  private static String upn(OtherName name) {
    if (name.value() instanceof ASN1UTF8String text) {
      try {
        return text.getString();
      } catch (IllegalArgumentException e) {
        throw Der.fault(0, "user principal name is not UTF-8: " + Der.firstLine(e));
      }
    }
    throw Der.fault(0, "user principal name is no UTF8String");
  }

  private static Optional<String> uri(ASN1Encodable name) {
    if (!(name instanceof ASN1TaggedObject tagged)
        || !tagged.hasTag(BERTags.CONTEXT_SPECIFIC, URI_TAG)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          ((ASN1IA5String) tagged.getBaseUniversal(false, BERTags.IA5_STRING)).getString());
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw Der.fault(0, "URI among the alternative names is malformed: " + Der.firstLine(e));
    }
  }
}
