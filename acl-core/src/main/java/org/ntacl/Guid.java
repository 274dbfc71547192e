package org.ntacl;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.ntacl.internal.TextBuilder;

/**
 * A globally unique identifier as Windows lays it out (MS-DTYP 2.3.4).
 *
 * <p>On the wire the first three fields are little-endian, the last eight octets stand as they are. The text form is five
 * groups of lower-case hexadecimal digits, 8-4-4-4-12. Immutable and thread-safe.
 *
 * @param high the first three fields as a number: data1, data2, data3 from the top
 * @param low the last eight octets as a big-endian number
 */
public record Guid(long high, long low) implements Comparable<Guid> {
  /** The size of a GUID on the wire, in bytes. */
  public static final int SIZE = 16;

  private static final int TEXT_LENGTH = 36;
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  /**
   * Reads the text form: 8-4-4-4-12 hexadecimal digits of either case, without braces.
   *
   * @throws IllegalArgumentException when the text is anything else
   */
  public static Guid parse(CharSequence text) {
    if (text.length() != TEXT_LENGTH) {
      throw new IllegalArgumentException(
          "`" + text + "` is not a GUID: expected 8-4-4-4-12 hexadecimal digits");
    }
    return parse(text, 0);
  }

  /**
   * Reads the 36 characters of the text form out of a longer text.
   *
   * @param text the text
   * @param offset index of the first character; 36 characters must follow
   * @throws IllegalArgumentException when those characters are no GUID
   */
  public static Guid parse(CharSequence text, int offset) {
    long high = 0;
    long low = 0;
    for (int i = 0; i < TEXT_LENGTH; i++) {
      char c = text.charAt(offset + i);
      if (i == 8 || i == 13 || i == 18 || i == 23) {
        if (c != '-') {
          throw notHex(text, offset, i);
        }
        continue;
      }
      int digit = c < 128 ? Character.digit(c, 16) : -1;
      if (digit < 0) {
        throw notHex(text, offset, i);
      }
      if (i < 18) {
        high = high << 4 | digit;
      } else {
        low = low << 4 | digit;
      }
    }
    return new Guid(high, low);
  }

  private static IllegalArgumentException notHex(CharSequence text, int offset, int index) {
    return new IllegalArgumentException(
        "`%s` is not a GUID: unexpected character at index %d"
            .formatted(text.subSequence(offset, offset + TEXT_LENGTH), index));
  }

  /**
   * Reads the 16 bytes of the wire form.
   *
   * @throws IndexOutOfBoundsException when fewer than 16 bytes follow
   */
  public static Guid read(byte[] source, int offset) {
    long data1 = (int) INT.get(source, offset);
    long data2 = (short) SHORT.get(source, offset + 4) & 0xFFFFL;
    long data3 = (short) SHORT.get(source, offset + 6) & 0xFFFFL;
    return new Guid(data1 << 32 | data2 << 16 | data3, (long) LONG.get(source, offset + 8));
  }

  /**
   * Writes the 16 bytes of the wire form.
   *
   * @throws IndexOutOfBoundsException when they do not fit
   */
  public void write(byte[] target, int offset) {
    INT.set(target, offset, (int) (high >>> 32));
    SHORT.set(target, offset + 4, (short) (high >>> 16));
    SHORT.set(target, offset + 6, (short) high);
    LONG.set(target, offset + 8, low);
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
