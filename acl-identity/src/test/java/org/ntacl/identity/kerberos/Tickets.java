package org.ntacl.identity.kerberos;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.BERTags;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERGeneralString;
import org.bouncycastle.asn1.DERGeneralizedTime;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.ntacl.Bytes;

/** Writes parts of tickets in DER. */
public final class Tickets {
  private Tickets() {}

  private static DERTaggedObject field(int number, ASN1Encodable value) {
    return new DERTaggedObject(true, number, value);
  }

  private static DERSequence sequence(ASN1Encodable... values) {
    return new DERSequence(values);
  }

  static Bytes der(ASN1Encodable value) {
    try {
      return Bytes.of(value.toASN1Primitive().getEncoded(ASN1Encoding.DER));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns an element of authorization data. */
  static DERSequence element(int type, Bytes data) {
    return sequence(field(0, new ASN1Integer(type)), field(1, new DEROctetString(data.toArray())));
  }

  static DERSequence pac(Bytes pac) {
    return element(AuthorizationData.AD_WIN2K_PAC, pac);
  }

  /** Returns authorization data of one container. */
  static Bytes ifRelevant(DERSequence... elements) {
    return der(sequence(container(elements)));
  }

  static DERSequence container(DERSequence... elements) {
    return element(AuthorizationData.AD_IF_RELEVANT, der(sequence(elements)));
  }

  /** Returns the decrypted part of a ticket with a PAC, and with what else tickets hold. */
  public static Bytes encPart(Bytes pac) {
    return encPart(
        sequence(container(pac(pac)), container(element(141, Bytes.parseHex("00010203")))));
  }

  static Bytes encPart(ASN1Encodable authorizationData) {
    ASN1EncodableVector fields = new ASN1EncodableVector();
    fields.add(field(0, new DERBitString(new byte[] {0x40, 0, 0, 0})));
    fields.add(
        field(
            1,
            sequence(field(0, new ASN1Integer(18)), field(1, new DEROctetString(new byte[32])))));
    fields.add(field(2, new DERGeneralString("EXAMPLE.COM")));
    fields.add(
        field(
            3,
            sequence(
                field(0, new ASN1Integer(1)), field(1, sequence(new DERGeneralString("alice"))))));
    fields.add(
        field(
            4, sequence(field(0, new ASN1Integer(0)), field(1, new DEROctetString(new byte[0])))));
    fields.add(field(5, new DERGeneralizedTime("20261122120000Z")));
    fields.add(field(7, new DERGeneralizedTime("20261122220000Z")));
    fields.add(field(10, authorizationData));
    return der(new DERTaggedObject(true, BERTags.APPLICATION, 3, new DERSequence(fields)));
  }
}
