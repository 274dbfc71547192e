package org.ntacl.identity.certificate;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTCTime;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.ntacl.Bytes;

/** Writes self-signed certificates with any extensions. */
final class Certificates {
  private static final AlgorithmIdentifier ALGORITHM =
      new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);

  private final List<Extension> extensions = new ArrayList<>();

  Certificates extension(String oid, Bytes value) {
    extensions.add(
        new Extension(new ASN1ObjectIdentifier(oid), false, new DEROctetString(value.toArray())));
    return this;
  }

  static Bytes der(ASN1Encodable value) {
    try {
      return Bytes.of(value.toASN1Primitive().getEncoded(ASN1Encoding.DER));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns an other name. */
  static ASN1Encodable otherName(String oid, ASN1Encodable value) {
    ASN1EncodableVector parts = new ASN1EncodableVector();
    parts.add(new ASN1ObjectIdentifier(oid));
    parts.add(new DERTaggedObject(true, 0, value));
    return new DERTaggedObject(false, 0, new DERSequence(parts));
  }

  static ASN1Encodable sidName(String text) {
    return otherName(
        SidExtension.OBJECT_SID_OID, new DEROctetString(text.getBytes(StandardCharsets.UTF_8)));
  }

  static ASN1Encodable upn(String name) {
    return otherName(CertificateIdentity.UPN_OID, new DERUTF8String(name));
  }

  static ASN1Encodable uri(String text) {
    return new GeneralName(GeneralName.uniformResourceIdentifier, text);
  }

  static Bytes names(ASN1Encodable... names) {
    return der(new DERSequence(names));
  }

  Bytes bytes() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(256);
      KeyPair pair = generator.generateKeyPair();
      V3TBSCertificateGenerator tbs = new V3TBSCertificateGenerator();
      tbs.setSerialNumber(new ASN1Integer(BigInteger.ONE));
      tbs.setSignature(ALGORITHM);
      tbs.setIssuer(new X500Name("CN=alice"));
      tbs.setSubject(new X500Name("CN=alice"));
      tbs.setStartDate(new Time(new DERUTCTime("231114221320Z")));
      tbs.setEndDate(new Time(new DERUTCTime("300317174640Z")));
      tbs.setSubjectPublicKeyInfo(SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()));
      if (!extensions.isEmpty()) {
        tbs.setExtensions(new Extensions(extensions.toArray(Extension[]::new)));
      }
      ASN1Encodable content = tbs.generateTBSCertificate();
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(pair.getPrivate());
      signature.update(der(content).toArray());
      ASN1EncodableVector certificate = new ASN1EncodableVector();
      certificate.add(content);
      certificate.add(ALGORITHM);
      certificate.add(new DERBitString(signature.sign()));
      return der(new DERSequence(certificate));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
