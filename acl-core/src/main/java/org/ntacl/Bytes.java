package org.ntacl;

import java.util.Arrays;
import java.util.HexFormat;
import org.ntacl.internal.Excerpt;

/**
 * An immutable string of octets, compared by content.
 *
 * <p>It carries what ntacl keeps byte for byte: unknown ACEs, application data, slack. Thread-safe.
 */
public final class Bytes implements Comparable<Bytes> {
  /** The string of no octets. */
  public static final Bytes EMPTY = new Bytes(new byte[0]);

  private static final HexFormat HEX = HexFormat.of();

  private final byte[] octets;

  private Bytes(byte[] octets) {
    this.octets = octets;
  }

  /**
   * Returns a copy of an array.
   *
   * @param octets the octets; not kept
   */
  public static Bytes of(byte... octets) {
    return octets.length == 0 ? EMPTY : new Bytes(octets.clone());
  }

  /**
   * Returns a copy of a part of an array.
   *
   * @param source the array to copy from; not kept
   * @param from index of the first octet
   * @param to index behind the last octet
   * @throws IndexOutOfBoundsException when the range is not inside the array
   */
  public static Bytes copyOfRange(byte[] source, int from, int to) {
    if (from < 0 || from > to || to > source.length) {
      throw new IndexOutOfBoundsException(
          "range %d..%d outside an array of %d bytes".formatted(from, to, source.length));
    }
    return from == to ? EMPTY : new Bytes(Arrays.copyOfRange(source, from, to));
  }

  /**
   * Reads hexadecimal digits of either case, two for each octet, nothing between them.
   *
   * @throws IllegalArgumentException when the text is anything else; the message says where
   */
  public static Bytes parseHex(CharSequence hex) {
    int length = hex.length();
    byte[] octets = new byte[length / 2];
    for (int i = 0; i < length; i++) {
      char c = hex.charAt(i);
      if (!HexFormat.isHexDigit(c)) {
        throw new IllegalArgumentException(
            "unexpected %s at offset %d of %s: expected a hexadecimal digit"
                .formatted(Excerpt.of(c), i, Excerpt.around(hex, i)));
      }
      if (i < length - 1 || length % 2 == 0) {
        octets[i / 2] = (byte) (octets[i / 2] << 4 | HexFormat.fromHexDigit(c));
      }
    }
    if (length % 2 != 0) {
      throw new IllegalArgumentException(
          "unexpected end at offset %d of %s: expected a hexadecimal digit"
              .formatted(length, Excerpt.around(hex, length)));
    }
    return octets.length == 0 ? EMPTY : new Bytes(octets);
  }

  /** Returns the number of octets. */
  public int size() {
    return octets.length;
  }

  /** Tells whether there are no octets. */
  public boolean isEmpty() {
    return octets.length == 0;
  }

  /**
   * Returns one octet.
   *
   * @throws IndexOutOfBoundsException when there is no octet of that index
   */
  public byte get(int index) {
    return octets[index];
  }

  /** Returns a copy of all octets. */
  public byte[] toArray() {
    return octets.clone();
  }

  /**
   * Copies all octets into an array.
   *
   * @param target where to copy to
   * @param offset index in {@code target} of the first octet
   * @throws IndexOutOfBoundsException when they do not fit
   */
  public void copyTo(byte[] target, int offset) {
    System.arraycopy(octets, 0, target, offset, octets.length);
  }

  /** Returns the octets as lower-case hexadecimal digits. */
  public String toHex() {
    return HEX.formatHex(octets);
  }

  @Override
  public int compareTo(Bytes other) {
    return Arrays.compareUnsigned(octets, other.octets);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes that && Arrays.equals(octets, that.octets);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(octets);
  }

  /** Returns {@link #toHex()}. */
  @Override
  public String toString() {
    return toHex();
  }
}
