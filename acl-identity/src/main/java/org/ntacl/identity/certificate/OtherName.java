package org.ntacl.identity.certificate;

import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.BERTags;
import org.ntacl.identity.internal.Der;

/** A GeneralName of a kind that X.509 does not know itself (RFC 5280 4.2.1.6). */
record OtherName(ASN1ObjectIdentifier typeId, ASN1Primitive value) {
  static final int TAG = 0;

  /**
   * Returns the other name that a GeneralName is, or empty when it is another kind.
   *
   * @throws org.ntacl.MalformedBytesException when it claims to be one and is not
   */
  static Optional<OtherName> of(ASN1Encodable generalName) {
    if (!(generalName instanceof ASN1TaggedObject tagged)
        || !tagged.hasTag(BERTags.CONTEXT_SPECIFIC, TAG)) {
      return Optional.empty();
    }
    try {
      ASN1Sequence parts = (ASN1Sequence) tagged.getBaseUniversal(false, BERTags.SEQUENCE);
      if (parts.size() == 2
          && parts.getObjectAt(0) instanceof ASN1ObjectIdentifier typeId
          && parts.getObjectAt(1) instanceof ASN1TaggedObject value
          && value.hasTag(BERTags.CONTEXT_SPECIFIC, 0)
          && value.isExplicit()) {
        return Optional.of(new OtherName(typeId, value.getExplicitBaseObject().toASN1Primitive()));
      }
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw Der.fault(0, "other name is malformed: " + Der.firstLine(e));
    }
    throw Der.fault(0, "other name is no SEQUENCE of a type and a value with the tag [0]");
  }

  boolean is(String oid) {
    return typeId.getId().equals(oid);
  }
}
