package org.ntacl.internal;

import java.util.Arrays;
import java.util.Objects;

/**
 * Builds text out of codes, numbers and GUIDs faster than {@link StringBuilder} does.
 *
 * <p>Decimal numbers dominate the printing of SIDs: they are written two digits at a time from a
 * table, into place, after their length has been found by comparisons. Not thread-safe.
 */
public final class TextBuilder {
  private static final char[] HEX = "0123456789abcdef".toCharArray();
  private static final char[] HEX_UPPER = "0123456789ABCDEF".toCharArray();

  /** The two digits of 0..99, one pair after the other. */
  private static final char[] PAIRS = pairs();

  private char[] chars;
  private int length;

  /** Creates an empty builder with room for a number of characters; it grows when more come. */
  public TextBuilder(int capacity) {
    chars = new char[capacity];
  }

  private static char[] pairs() {
    char[] pairs = new char[200];
    for (int i = 0; i < 100; i++) {
      pairs[2 * i] = (char) ('0' + i / 10);
      pairs[2 * i + 1] = (char) ('0' + i % 10);
    }
    return pairs;
  }

  private void require(int more) {
    if (chars.length - length < more) {
      chars = Arrays.copyOf(chars, Math.max(chars.length * 2, length + more));
    }
  }

  /** Appends a character. */
  public TextBuilder append(char c) {
    require(1);
    chars[length++] = c;
    return this;
  }

  /** Appends a text. */
  public TextBuilder append(String text) {
    int count = text.length();
    require(count);
    text.getChars(0, count, chars, length);
    length += count;
    return this;
  }

  /** Appends once more what stands in a range of the text. */
  public TextBuilder again(int from, int to) {
    Objects.checkFromToIndex(from, to, length);
    require(to - from);
    System.arraycopy(chars, from, chars, length, to - from);
    length += to - from;
    return this;
  }

  /** Appends an unsigned 32-bit number in decimal. */
  public TextBuilder decimal(int unsigned) {
    require(10);
    if (unsigned < 0) {
      // only numbers of ten digits have the top bit set: take off two digits, the rest is positive
      long value = unsigned & 0xFFFFFFFFL;
      int rest = (int) (value / 100);
      positive(rest);
      pair((int) (value - rest * 100L), length);
      length += 2;
      return this;
    }
    positive(unsigned);
    return this;
  }

  private void positive(int number) {
    int end = length + digits(number);
    length = end;
    int rest = number;
    while (rest >= 100) {
      int next = rest / 100;
      end -= 2;
      pair(rest - next * 100, end);
      rest = next;
    }
    if (rest >= 10) {
      pair(rest, end - 2);
    } else {
      chars[end - 1] = (char) ('0' + rest);
    }
  }

  private void pair(int value, int at) {
    chars[at] = PAIRS[2 * value];
    chars[at + 1] = PAIRS[2 * value + 1];
  }

  private static int digits(int n) {
    if (n < 100_000) {
      return n < 100 ? n < 10 ? 1 : 2 : n < 1_000 ? 3 : n < 10_000 ? 4 : 5;
    }
    return n < 10_000_000
        ? n < 1_000_000 ? 6 : 7
        : n < 100_000_000 ? 8 : n < 1_000_000_000 ? 9 : 10;
  }

  /** Appends {@code 0x} and a number in lower-case hexadecimal without leading zeros. */
  public TextBuilder hex(int unsigned) {
    return append("0x").hexDigits(unsigned & 0xFFFFFFFFL, HEX);
  }

  /** Appends {@code 0x} and a number in upper-case hexadecimal without leading zeros. */
  public TextBuilder hexUpper(long unsigned) {
    return append("0x").hexDigits(unsigned, HEX_UPPER);
  }

  private TextBuilder hexDigits(long value, char[] digits) {
    int count = Math.max(1, (67 - Long.numberOfLeadingZeros(value)) / 4);
    require(count);
    for (int i = count - 1; i >= 0; i--) {
      chars[length++] = digits[(int) (value >>> (4 * i)) & 15];
    }
    return this;
  }

  /** Appends a GUID given as its two halves, 8-4-4-4-12 lower-case hexadecimal digits. */
  public TextBuilder guid(long high, long low) {
    return hexPadded(high >>> 32, 8)
        .append('-')
        .hexPadded(high >>> 16, 4)
        .append('-')
        .hexPadded(high, 4)
        .append('-')
        .hexPadded(low >>> 48, 4)
        .append('-')
        .hexPadded(low, 12);
  }

  /** Appends the lowest digits of a number in lower-case hexadecimal, with leading zeros. */
  public TextBuilder hexPadded(long value, int count) {
    require(count);
    for (int i = count - 1; i >= 0; i--) {
      chars[length++] = HEX[(int) (value >>> (4 * i)) & 15];
    }
    return this;
  }

  /** Appends {@code S-1-} and the identifier authority of a SID. */
  public TextBuilder sidHead(long authority) {
    append("S-1-");
    // recorded: sddl-bytes short-ordinary-acls, `S-1-0x12A05F200-30-40`
    return authority >>> 32 == 0 ? decimal((int) authority) : hexUpper(authority);
  }

  /** Returns the number of characters so far. */
  public int length() {
    return length;
  }

  @Override
  public String toString() {
    return new String(chars, 0, length);
  }
}
