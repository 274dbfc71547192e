package org.ntacl.descriptor;

import org.ntacl.internal.TextBuilder;

/**
 * The two-letter codes of access rights in SDDL (MS-DTYP 2.5.1.1) and how Windows prints masks with
 * them.
 */
final class RightCodes {
  /** Codes of single bits, in the order of printing. recorded: sddl-bytes, all masks. */
  private static final String[] BIT_CODES = {
    "CC", "DC", "LC", "SW", "RP", "WP", "DT", "LO", "CR", "SD", "RC", "WD", "WO", "GA", "GX", "GW",
    "GR"
  };

  private static final int[] BITS = {
    0x1,
    0x2,
    0x4,
    0x8,
    0x10,
    0x20,
    0x40,
    0x80,
    0x100,
    0x1_0000,
    0x2_0000,
    0x4_0000,
    0x8_0000,
    0x1000_0000,
    0x2000_0000,
    0x4000_0000,
    0x8000_0000
  };

  private static final int CODED = coded();

  /** Bits of a mandatory label's mask by code, in the order of the bits (MS-DTYP 2.4.4.13). */
  private static final String[] LABEL_CODES = {"NW", "NR", "NX"};

  private static final int LABEL_BITS = 7;

  private static final int LETTERS = 26;

  /** Masks by code: (first letter − A) · 26 + second letter − A; 0 where there is no code. */
  private static final int[] MASKS = masks();

  private RightCodes() {}

  private static int[] masks() {
    int[] masks = new int[LETTERS * LETTERS];
    for (int i = 0; i < BITS.length; i++) {
      masks[index(BIT_CODES[i].charAt(0), BIT_CODES[i].charAt(1))] = BITS[i];
    }
    int[] wholes = {0x1F01FF, 0x120089, 0x120116, 0x1200A0, 0xF003F, 0x20019, 0x20006};
    for (int mask : wholes) {
      String code = whole(mask);
      masks[index(code.charAt(0), code.charAt(1))] = mask;
    }
    // has the value of KR and is therefore never printed
    masks[index('K', 'X')] = 0x20019;
    return masks;
  }

  private static int index(char first, char second) {
    int high = (first | 0x20) - 'a';
    int low = (second | 0x20) - 'a';
    return first < 128 && second < 128 && high >= 0 && high < LETTERS && low >= 0 && low < LETTERS
        ? high * LETTERS + low
        : -1;
  }

  /** Returns the mask of a code in either case, 0 when there is none. */
  static int mask(char first, char second) {
    int index = index(first, second);
    return index < 0 ? 0 : MASKS[index];
  }

  /** Returns the bit of a mandatory label's code in either case, 0 when there is none. */
  static int labelMask(char first, char second) {
    if ((first | 0x20) != 'n') {
      return 0;
    }
    for (int i = 0; i < LABEL_CODES.length; i++) {
      if ((second | 0x20) == (LABEL_CODES[i].charAt(1) | 0x20)) {
        return 1 << i;
      }
    }
    return 0;
  }

  private static int coded() {
    int all = 0;
    for (int bit : BITS) {
      all |= bit;
    }
    return all;
  }

  /**
   * Appends a mask: one code for the whole, else codes of its bits, else the number. Never a
   * mixture.
   */
  static void append(TextBuilder text, int mask) {
    String whole = whole(mask);
    if (whole != null) {
      text.append(whole);
    } else if ((mask & ~CODED) != 0) {
      text.hex(mask);
    } else {
      for (int i = 0, rest = mask; rest != 0; i++) {
        if ((rest & BITS[i]) != 0) {
          text.append(BIT_CODES[i]);
          rest &= ~BITS[i];
        }
      }
    }
  }

  private static String whole(int mask) {
    return switch (mask) {
      case 0x1F01FF -> "FA";
      case 0x120089 -> "FR";
      case 0x120116 -> "FW";
      case 0x1200A0 -> "FX";
      case 0xF003F -> "KA";
      case 0x20019 -> "KR";
      case 0x20006 -> "KW";
      default -> null;
    };
  }

  /** Appends the policy of a mandatory label. */
  static void appendLabel(TextBuilder text, int mask) {
    if ((mask & ~LABEL_BITS) != 0) {
      append(text, mask);
      return;
    }
    for (int i = 0; i < LABEL_CODES.length; i++) {
      if ((mask & 1 << i) != 0) {
        text.append(LABEL_CODES[i]);
      }
    }
  }
}
