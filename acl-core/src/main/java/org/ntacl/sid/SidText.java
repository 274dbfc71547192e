package org.ntacl.sid;

import org.ntacl.internal.Excerpt;

/** Reads the text form of a SID as Windows does (MS-DTYP 2.4.2.1 and the recorded liberties). */
final class SidText {
  private static final long SUB_AUTHORITY_MAX = 0xFFFF_FFFFL;

  private final String text;
  private final int to;
  private int at;

  /**
   * Set by the revision {@code 0x1}: every later number is hexadecimal. recorded: sid-strings,
   * windows_is_weird.
   */
  private boolean allHex;

  private SidText(String text, int from, int to) {
    this.text = text;
    this.at = from;
    this.to = to;
  }

  static Sid parse(String text, int from, int to) {
    return new SidText(text, from, to).sid();
  }

  private Sid sid() {
    if (at >= to || (text.charAt(at) | 0x20) != 's') {
      throw fault(at, "`S-`");
    }
    at++;
    dash();
    skipSpaces();
    revision();
    dash();
    // recorded: non_canonical `S- 1- 2-3`: spaces only before the revision and the authority
    skipSpaces();
    int authorityAt = at;
    long authority = number(Sid.MAX_AUTHORITY);
    if (authority > Sid.MAX_AUTHORITY) {
      throw fault(authorityAt, "an identifier authority of at most 48 bits");
    }
    int[] subAuthorities = new int[Sid.MAX_SUB_AUTHORITIES];
    int count = 0;
    do {
      dash();
      if (count == Sid.MAX_SUB_AUTHORITIES) {
        throw fault(at, "at most 15 sub-authorities");
      }
      // recorded: windows_is_weird, sub-authorities above 32 bits saturate
      subAuthorities[count++] = (int) Math.min(number(SUB_AUTHORITY_MAX), SUB_AUTHORITY_MAX);
    } while (at < to);
    return Sid.ofParsed(authority, subAuthorities, count);
  }

  private void revision() {
    int revisionAt = at;
    allHex = startsHex();
    if (number(SUB_AUTHORITY_MAX) != 1) {
      throw fault(revisionAt, "revision 1");
    }
  }

  private void dash() {
    if (at >= to || text.charAt(at) != '-') {
      throw fault(at, "`-`");
    }
    at++;
  }

  private void skipSpaces() {
    while (at < to && text.charAt(at) == ' ') {
      at++;
    }
  }

  private boolean startsHex() {
    return at + 1 < to && text.charAt(at) == '0' && (text.charAt(at + 1) | 0x20) == 'x';
  }

  /**
   * Reads a number; one above the bound comes back as some number above it. Leading zeros never
   * mean octal.
   */
  private long number(long bound) {
    int radix = allHex ? 16 : 10;
    if (startsHex()) {
      at += 2;
      radix = 16;
    }
    int start = at;
    long value = 0;
    while (at < to) {
      int digit = digit(text.charAt(at), radix);
      if (digit < 0) {
        break;
      }
      if (value <= bound) {
        value = value * radix + digit;
      }
      at++;
    }
    if (at == start) {
      throw fault(at, radix == 16 ? "a hexadecimal number" : "a number");
    }
    return value;
  }

  private static int digit(char c, int radix) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    int letter = (c | 0x20) - 'a';
    return radix == 16 && c < 128 && letter >= 0 && letter < 6 ? letter + 10 : -1;
  }

  private SidSyntaxException fault(int offset, String expected) {
    String found = offset < to ? "unexpected " + Excerpt.of(text.charAt(offset)) : "unexpected end";
    return new SidSyntaxException(text, offset, found, expected);
  }
}
