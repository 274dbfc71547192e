package org.ntacl.descriptor;

import org.ntacl.internal.TextBuilder;

/**
 * A set of access rights (MS-DTYP 2.4.3): 16 bits for the object's own rights, the standard rights,
 * and the bits that stand for whole sets until they are mapped.
 *
 * @param bits the 32 bits
 */
public record AccessMask(int bits) {
  /** No right. */
  public static final AccessMask NONE = new AccessMask(0);

  public static final AccessMask DELETE = new AccessMask(0x0001_0000);
  public static final AccessMask READ_CONTROL = new AccessMask(0x0002_0000);
  public static final AccessMask WRITE_DAC = new AccessMask(0x0004_0000);
  public static final AccessMask WRITE_OWNER = new AccessMask(0x0008_0000);
  public static final AccessMask SYNCHRONIZE = new AccessMask(0x0010_0000);

  /** Reading and writing the audit part of the SACL; granted by privilege only. */
  public static final AccessMask ACCESS_SYSTEM_SECURITY = new AccessMask(0x0100_0000);

  /** In a request: all that can be had. */
  public static final AccessMask MAXIMUM_ALLOWED = new AccessMask(0x0200_0000);

  public static final AccessMask GENERIC_ALL = new AccessMask(0x1000_0000);
  public static final AccessMask GENERIC_EXECUTE = new AccessMask(0x2000_0000);
  public static final AccessMask GENERIC_WRITE = new AccessMask(0x4000_0000);
  public static final AccessMask GENERIC_READ = new AccessMask(0x8000_0000);

  /** DELETE, READ_CONTROL, WRITE_DAC and WRITE_OWNER. */
  public static final AccessMask STANDARD_RIGHTS_REQUIRED = new AccessMask(0x000F_0000);

  /** STANDARD_RIGHTS_REQUIRED and SYNCHRONIZE. */
  public static final AccessMask STANDARD_RIGHTS_ALL = new AccessMask(0x001F_0000);

  /** The four generic bits. */
  public static final int GENERIC_BITS = 0xF000_0000;

  /** Returns the mask of these bits. */
  public static AccessMask of(int bits) {
    return new AccessMask(bits);
  }

  /**
   * Returns the bits of a two-letter right of SDDL, such as {@code GA} or {@code KR}, in either
   * case.
   *
   * @return the bits, 0 when there is no such code
   */
  public static int ofSddlCode(char first, char second) {
    return RightCodes.mask(first, second);
  }

  /** Tells whether no bit is set. */
  public boolean isEmpty() {
    return bits == 0;
  }

  /** Tells whether every bit of the other mask is set in this one. */
  public boolean contains(AccessMask other) {
    return (bits & other.bits) == other.bits;
  }

  /** Tells whether some bit is set in both. */
  public boolean intersects(AccessMask other) {
    return (bits & other.bits) != 0;
  }

  /** Returns the bits of both. */
  public AccessMask or(AccessMask other) {
    return new AccessMask(bits | other.bits);
  }

  /** Returns the bits that are set in both. */
  public AccessMask and(AccessMask other) {
    return new AccessMask(bits & other.bits);
  }

  /** Returns the bits of this mask that the other lacks. */
  public AccessMask minus(AccessMask other) {
    return new AccessMask(bits & ~other.bits);
  }

  /** Tells whether one of the four generic bits is set. */
  public boolean isGeneric() {
    return (bits & GENERIC_BITS) != 0;
  }

  /**
   * Returns the rights as Windows writes them in SDDL: a code, several codes or a hexadecimal
   * number; empty for no right.
   */
  public String toSddl() {
    TextBuilder text = new TextBuilder(34);
    RightCodes.append(text, bits);
    return text.toString();
  }

  // written out: the generated forms are linked when first used, which costs a short program more
  // than all its other work
  @Override
  public boolean equals(Object other) {
    return other instanceof AccessMask that && bits == that.bits;
  }

  @Override
  public int hashCode() {
    return bits;
  }

  /** Returns the number in lower-case hexadecimal without leading zeros, as in {@code 0x20019}. */
  @Override
  public String toString() {
    return new TextBuilder(10).hex(bits).toString();
  }
}
