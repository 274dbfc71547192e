package org.ntacl.condition;

import org.ntacl.Bytes;

/** The bytes of conditional expressions that no enum has (MS-DTYP 2.4.4.17.4 and 2.4.4.17.5). */
final class ConditionCodes {
  /** What an expression starts with: {@code artx}. */
  static final Bytes SIGNATURE = Bytes.of((byte) 'a', (byte) 'r', (byte) 't', (byte) 'x');

  static final int PADDING = 0x00;
  static final int STRING = 0x10;
  static final int OCTETS = 0x18;
  static final int COMPOSITE = 0x50;
  static final int SID = 0x51;

  /** The size of a number behind its token byte: 64 bits, sign, base. */
  static final int INTEGER_SIZE = 10;

  private ConditionCodes() {}

  static boolean hasSignature(Bytes bytes) {
    if (bytes.size() < SIGNATURE.size()) {
      return false;
    }
    for (int i = 0; i < SIGNATURE.size(); i++) {
      if (bytes.get(i) != SIGNATURE.get(i)) {
        return false;
      }
    }
    return true;
  }
}
