package org.ntacl.sddl.internal;

import org.ntacl.NtStatus;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.AceFlags;
import org.ntacl.descriptor.AceType;
import org.ntacl.descriptor.MandatoryPolicy;

/**
 * Reads the fields of an ACE that are rows of two-letter codes: flags and rights.
 *
 * <p>Spaces may stand before a code but not behind the last one (recorded: windows_is_less_fussy,
 * should_fail).
 */
final class CodeReader {
  private static final long MASK_MAX = 0xFFFF_FFFFL;

  private final String text;
  private final Faults faults;

  /** Where the number read last ended. */
  private int numberEnd;

  CodeReader(String text, Faults faults) {
    this.text = text;
    this.faults = faults;
  }

  /** Returns the index of the first character that is no space. */
  int skipSpaces(int from, int to) {
    int at = from;
    while (at < to && text.charAt(at) == ' ') {
      at++;
    }
    return at;
  }

  /** Returns the flags, or −1 after a fault that did not end the reading. */
  int flags(int from, int to, AceType type) {
    int flags = 0;
    int at = skipSpaces(from, to);
    while (at < to) {
      at = skipSpaces(at, to);
      int flag = at + 1 < to ? AceFlags.ofSddlCode(text.charAt(at), text.charAt(at + 1)) : 0;
      if (flag == 0 || !belongs(text.charAt(at), flag, type)) {
        fault(at, to, "ACE flags such as `OI`, `CI` or `ID`");
        return -1;
      }
      flags |= flag;
      at += 2;
    }
    return flags;
  }

  /**
   * {@code TP} and {@code SA} share a bit: the first is for access filters, the second for all
   * others.
   */
  private static boolean belongs(char first, int flag, AceType type) {
    boolean isFilter = type == AceType.SYSTEM_ACCESS_FILTER;
    return flag != AceFlags.TRUST_PROTECTED_FILTER || (first | 0x20) == 't' == isFilter;
  }

  /** Returns the mask; after a fault that did not end the reading, what was read so far. */
  int rights(int from, int to, AceType type) {
    int mask = 0;
    boolean afterNumber = false;
    int at = skipSpaces(from, to);
    while (at < to) {
      at = skipSpaces(at, to);
      int right = at + 1 < to ? right(text.charAt(at), text.charAt(at + 1), type) : 0;
      if (right != 0) {
        mask |= right;
        at += 2;
        afterNumber = false;
        continue;
      }
      // letters and numbers may be mixed (Wine's tests on Windows: `GR0xFFFFFFFF`)
      long number = afterNumber ? -1 : number(at, to);
      if (number < 0) {
        fault(at, to, "rights such as `GA` or `KR`, or a number");
        return mask;
      }
      mask |= (int) number;
      at = numberEnd;
      afterNumber = true;
    }
    return mask;
  }

  private static int right(char first, char second, AceType type) {
    int label =
        type == AceType.SYSTEM_MANDATORY_LABEL ? MandatoryPolicy.ofSddlCode(first, second) : 0;
    return label != 0 ? label : AccessMask.ofSddlCode(first, second);
  }

  /**
   * Reads a number as strtoul of 32 bits does: a sign, hexadecimal, octal or decimal digits, too
   * large ones saturated before the sign is applied (recorded: windows_is_weird).
   *
   * @return the 32 bits, or −1 when there is no number
   */
  private long number(int from, int to) {
    int at = from;
    boolean negative = at < to && text.charAt(at) == '-';
    if (negative) {
      at++;
    }
    int radix = 10;
    if (at < to && text.charAt(at) == '0') {
      boolean isHex = at + 1 < to && (text.charAt(at + 1) | 0x20) == 'x';
      radix = isHex ? 16 : 8;
      at += isHex ? 2 : 0;
    }
    int digits = at;
    long value = 0;
    while (at < to) {
      char c = text.charAt(at);
      int digit = c < 128 ? Character.digit(c, radix) : -1;
      if (digit < 0) {
        break;
      }
      value = Math.min(MASK_MAX, value * radix + digit);
      at++;
    }
    numberEnd = at;
    if (at == digits) {
      return -1;
    }
    return (negative ? -value : value) & MASK_MAX;
  }

  private void fault(int from, int to, String expected) {
    faults.report(NtStatus.STATUS_INVALID_ACL, text, from, to, expected);
  }
}
