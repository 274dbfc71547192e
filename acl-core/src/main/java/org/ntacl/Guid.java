package org.ntacl;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.Objects;
import org.ntacl.internal.Excerpt;
import org.ntacl.internal.TextBuilder;

/**
 * A globally unique identifier as Windows lays it out (MS-DTYP 2.3.4).
 *
 * <p>On the wire the first three fields are little-endian, the last eight octets stand as they are.
 * The text form is five groups of lower-case hexadecimal digits, 8-4-4-4-12, and gives the order.
 * Immutable and thread-safe.
 *
 * @param high the first three fields as a number: data1, data2, data3 from the top
 * @param low the last eight octets as a big-endian number
 */
public record Guid(long high, long low) implements Comparable<Guid> {
  /** The size of a GUID on the wire, in bytes. */
  public static final int SIZE = 16;

  private static final int TEXT_LENGTH = 36;
  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /**
   * Reads the text form: 8-4-4-4-12 hexadecimal digits of either case, without braces.
   *
   * @throws IllegalArgumentException when the text is anything else; the message says where
   */
  public static Guid parse(CharSequence text) {
    Guid guid = parse(text, 0);
    if (text.length() > TEXT_LENGTH) {
      throw fault(text, TEXT_LENGTH);
    }
    return guid;
  }

  /**
   * Reads the text form out of a longer text. What follows the 36 characters is not looked at.
   *
   * @param text the text
   * @param offset index of the first character, from 0 to the length of the text
   * @throws IllegalArgumentException when the characters from there on are no GUID; the message
   *     says where, counted from the start of {@code text}
   * @throws IndexOutOfBoundsException when {@code offset} is outside the text
   */
  public static Guid parse(CharSequence text, int offset) {
    Objects.checkIndex(offset, text.length() + 1);
    long high = 0;
    long low = 0;
    for (int i = 0; i < TEXT_LENGTH; i++) {
      int at = offset + i;
      if (at >= text.length()) {
        throw fault(text, at);
      }
      char c = text.charAt(at);
      if (i == 8 || i == 13 || i == 18 || i == 23) {
        if (c != '-') {
          throw fault(text, at);
        }
        continue;
      }
      if (!HexFormat.isHexDigit(c)) {
        throw fault(text, at);
      }
      int digit = HexFormat.fromHexDigit(c);
      if (i < 18) {
        high = high << 4 | digit;
      } else {
        low = low << 4 | digit;
      }
    }
    return new Guid(high, low);
  }

  private static IllegalArgumentException fault(CharSequence text, int at) {
    String found = at < text.length() ? Excerpt.of(text.charAt(at)) : "end";
    return new IllegalArgumentException(
        "unexpected %s at offset %d of %s: expected a GUID, 8-4-4-4-12 hexadecimal digits"
            .formatted(found, at, Excerpt.around(text, at)));
  }

  /**
   * Reads the 16 bytes of the wire form.
   *
   * @throws IndexOutOfBoundsException when fewer than 16 bytes follow
   */
  public static Guid read(byte[] source, int offset) {
    return ofWire((long) WORD.get(source, offset), (long) WORD.get(source, offset + 8));
  }

  /**
   * Returns the GUID whose wire form is these two little-endian numbers of 64 bits: for those who
   * hold many GUIDs and keep them as numbers.
   */
  public static Guid ofWire(long first, long second) {
    // data2 and data3 are swapped by the byte order of the whole, data1 stands in the lower half
    return new Guid(
        first << 32 | (first >>> 16 & 0xFFFF_0000L) | first >>> 48, Long.reverseBytes(second));
  }

  /** Returns the first eight bytes of the wire form as a little-endian number. */
  public long firstOnWire() {
    return high >>> 32 | (high & 0xFFFF_0000L) << 16 | high << 48;
  }

  /** Returns the last eight bytes of the wire form as a little-endian number. */
  public long secondOnWire() {
    return Long.reverseBytes(low);
  }

  /**
   * Writes the 16 bytes of the wire form.
   *
   * @throws IndexOutOfBoundsException when they do not fit
   */
  public void write(byte[] target, int offset) {
    WORD.set(target, offset, firstOnWire());
    WORD.set(target, offset + 8, secondOnWire());
  }

  @Override
  public int compareTo(Guid other) {
    int byHigh = Long.compareUnsigned(high, other.high);
    return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
  }

  /** Returns the text form, lower case, without braces. */
  @Override
  public String toString() {
    return new TextBuilder(TEXT_LENGTH).guid(high, low).toString();
  }
}
