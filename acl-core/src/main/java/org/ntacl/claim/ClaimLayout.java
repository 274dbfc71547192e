package org.ntacl.claim;

/**
 * Where the fields of CLAIM_SECURITY_ATTRIBUTE_RELATIVE_V1 are (MS-DTYP 2.4.10.1), in bytes from
 * its start.
 */
final class ClaimLayout {
  /** The offset of the name, 32 bits. */
  static final int NAME = 0;

  /** The type of the values, 16 bits; 16 reserved ones follow. */
  static final int TYPE = 4;

  /** The flags, 32 bits. */
  static final int FLAGS = 8;

  /** The number of values, 32 bits. */
  static final int COUNT = 12;

  /** The table of the values' offsets, 32 bits each. */
  static final int TABLE = 16;

  /** The greatest size that an array can have, padded. */
  static final int MAX_SIZE = Integer.MAX_VALUE & ~15;

  private ClaimLayout() {}
}
