package org.ntacl.identity.kerberos;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.BERTags;
import org.ntacl.Bytes;
import org.ntacl.MalformedBytesException;
import org.ntacl.identity.internal.Der;

/**
 * What a ticket says about the rights of its client (RFC 4120 5.2.6), down to the PAC.
 *
 * <p>Containers of the type AD-IF-RELEVANT are looked into, a few of them inside each other.
 * Entries of other types are passed over. Immutable and thread-safe.
 *
 * @param entries the elements in their order
 */
public record AuthorizationData(List<AuthorizationEntry> entries) {
  /** AD-IF-RELEVANT: AuthorizationData that who does not understand it may ignore. */
  public static final int AD_IF_RELEVANT = 1;

  /** AD-WIN2K-PAC. */
  public static final int AD_WIN2K_PAC = 128;

  private static final int MAX_CONTAINERS = 4;

  /** Copies the list. */
  public AuthorizationData {
    entries = List.copyOf(entries);
  }

  /**
   * Reads the DER form.
   *
   * @throws MalformedBytesException when the bytes are anything else
   */
  public static AuthorizationData read(Bytes der) {
    return of(Der.read(der, "authorization data"));
  }

  static AuthorizationData of(ASN1Primitive value) {
    List<AuthorizationEntry> entries = new ArrayList<>();
    for (ASN1Encodable element : sequence(value, "authorization data")) {
      ASN1Sequence fields = sequence(element, "authorization data element");
      if (fields.size() != 2) {
        throw Der.fault(
            0, "authorization data element has %d fields, expected 2".formatted(fields.size()));
      }
      entries.add(
          new AuthorizationEntry(
              number(field(fields.getObjectAt(0), 0, "ad-type"), "ad-type"),
              octets(field(fields.getObjectAt(1), 1, "ad-data"), "ad-data")));
    }
    return new AuthorizationData(entries);
  }

  /**
   * Returns the bytes of the PAC, or empty when there is none.
   *
   * @throws MalformedBytesException when a container is malformed, containers are nested more than
   *     four times, or there is more than one PAC
   */
  public Optional<Bytes> pac() {
    List<Bytes> found = new ArrayList<>();
    collect(this, 0, found);
    if (found.size() > 1) {
      throw Der.fault(0, "authorization data has " + found.size() + " PACs, at most 1 is expected");
    }
    return found.stream().findFirst();
  }

  private static void collect(AuthorizationData data, int containers, List<Bytes> found) {
    for (AuthorizationEntry entry : data.entries) {
      if (entry.adType() == AD_WIN2K_PAC) {
        found.add(entry.adData());
      } else if (entry.adType() == AD_IF_RELEVANT) {
        if (containers == MAX_CONTAINERS) {
          throw Der.fault(0, "authorization data is nested more than " + MAX_CONTAINERS + " times");
        }
        collect(read(entry.adData()), containers + 1, found);
      }
    }
  }

  static ASN1Sequence sequence(ASN1Encodable value, String what) {
    if (value instanceof ASN1Sequence sequence) {
      return sequence;
    }
    throw Der.fault(0, what + " is no SEQUENCE");
  }

  /** Returns what is in an explicitly tagged field. */
  static ASN1Primitive field(ASN1Encodable value, int number, String what) {
    if (value instanceof ASN1TaggedObject tagged
        && tagged.hasTag(BERTags.CONTEXT_SPECIFIC, number)
        && tagged.isExplicit()) {
      return tagged.getExplicitBaseObject().toASN1Primitive();
    }
    throw Der.fault(0, what + " has not the tag [" + number + "]");
  }

  private static int number(ASN1Primitive value, String what) {
    if (value instanceof ASN1Integer integer) {
      BigInteger number = integer.getValue();
      if (number.bitLength() < 32) {
        return number.intValueExact();
      }
    }
    throw Der.fault(0, what + " is no INTEGER of 32 bits");
  }

  private static Bytes octets(ASN1Primitive value, String what) {
    if (value instanceof ASN1OctetString octets) {
      return Bytes.of(octets.getOctets());
    }
    throw Der.fault(0, what + " is no OCTET STRING");
  }
}
