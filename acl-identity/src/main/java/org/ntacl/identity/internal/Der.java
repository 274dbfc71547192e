package org.ntacl.identity.internal;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.ntacl.Bytes;
import org.ntacl.MalformedBytesException;
import org.ntacl.NtStatus;

/**
 * Hands untrusted bytes to the ASN.1 library only when they are one value in definite lengths that
 * fit and are nested moderately: the library recurses where it meets nesting.
 */
public final class Der {
  /** The deepest nesting that is read. Tickets and certificate extensions need 12. */
  public static final int MAX_DEPTH = 32;

  private static final int CONSTRUCTED = 0x20;
  private static final int LONG_TAG = 0x1F;

  private final byte[] source;
  private final String what;
  private int at;

  private Der(byte[] source, String what) {
    this.source = source;
    this.what = what;
  }

  /**
   * Reads one value, behind which nothing may follow.
   *
   * @param bytes the bytes
   * @param what what they are, for messages
   * @throws MalformedBytesException when they are not one value in DER
   */
  public static ASN1Primitive read(Bytes bytes, String what) {
    byte[] source = bytes.toArray();
    new Der(source, what).check();
    try {
      ASN1Primitive value = ASN1Primitive.fromByteArray(source);
      if (value == null) {
        throw fault(0, what + " is empty");
      }
      force(value);
      return value;
    } catch (IOException | IllegalArgumentException | IllegalStateException e) {
      throw fault(0, what + " is not DER: " + firstLine(e));
    }
  }

  /**
   * Has everything inside a value read now: the library would do it when it is looked at, and throw
   * then. The recursion is as deep as the nesting, which has been checked.
   */
  private static void force(ASN1Encodable value) {
    if (value instanceof ASN1Sequence sequence) {
      sequence.forEach(Der::force);
    } else if (value instanceof ASN1Set set) {
      set.forEach(Der::force);
    } else if (value instanceof ASN1TaggedObject tagged && tagged.isExplicit()) {
      force(tagged.getExplicitBaseObject());
    }
  }

  /** Returns a fault. */
  public static MalformedBytesException fault(int offset, String fault) {
    return new MalformedBytesException(NtStatus.STATUS_INVALID_PARAMETER, offset, fault);
  }

  /** Returns what a library complains about, on one line of decent length. */
  public static String firstLine(Exception e) {
    String message = String.valueOf(e.getMessage());
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < Math.min(message.length(), 120); i++) {
      char c = message.charAt(i);
      line.append(c >= ' ' && c < 0x7F ? c : '?');
    }
    return line.toString();
  }

  /** Walks over all values, without recursion. */
  private void check() {
    Deque<Integer> ends = new ArrayDeque<>();
    ends.push(source.length);
    do {
      int tag = octet();
      if ((tag & LONG_TAG) == LONG_TAG) {
        throw fault(at - 1, what + " has a tag number above 30");
      }
      int length = length();
      if (length > ends.element() - at) {
        throw fault(
            at, "%s needs %d bytes, %d are left".formatted(what, length, ends.element() - at));
      }
      if ((tag & CONSTRUCTED) != 0) {
        ends.push(at + length);
        if (ends.size() > MAX_DEPTH) {
          throw fault(at, what + " is nested more than " + MAX_DEPTH + " times");
        }
      } else {
        at += length;
      }
      while (ends.size() > 1 && at == ends.element()) {
        ends.pop();
      }
    } while (ends.size() > 1);
    if (at < source.length) {
      throw fault(at, what + " is followed by " + (source.length - at) + " bytes");
    }
  }

  private int octet() {
    if (at == source.length) {
      throw fault(at, what + " ends within a value");
    }
    return source[at++] & 0xFF;
  }

  private int length() {
    int first = octet();
    if (first < 0x80) {
      return first;
    }
    int start = at - 1;
    int count = first & 0x7F;
    if (count == 0 || count > 4) {
      throw fault(start, what + " has a length of the form 0x" + Integer.toHexString(first));
    }
    long length = 0;
    for (int i = 0; i < count; i++) {
      length = length << 8 | octet();
    }
    if (length < 0x80 || length >>> 8 * (count - 1) == 0) {
      throw fault(start, what + " has a length in more bytes than needed");
    }
    // no array is longer; what is left is checked by the caller
    return (int) Math.min(length, Integer.MAX_VALUE);
  }
}
