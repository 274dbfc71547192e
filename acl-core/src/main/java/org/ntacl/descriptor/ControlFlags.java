package org.ntacl.descriptor;

import java.util.ArrayList;
import java.util.List;

/**
 * The control bits of a security descriptor (MS-DTYP 2.4.6, named as in the Windows headers).
 *
 * @param bits the 16 bits
 */
public record ControlFlags(int bits) {
  public static final int OWNER_DEFAULTED = 0x0001;
  public static final int GROUP_DEFAULTED = 0x0002;
  public static final int DACL_PRESENT = 0x0004;
  public static final int DACL_DEFAULTED = 0x0008;
  public static final int SACL_PRESENT = 0x0010;
  public static final int SACL_DEFAULTED = 0x0020;
  public static final int DACL_UNTRUSTED = 0x0040;
  public static final int SERVER_SECURITY = 0x0080;
  public static final int DACL_AUTO_INHERIT_REQ = 0x0100;
  public static final int SACL_AUTO_INHERIT_REQ = 0x0200;
  public static final int DACL_AUTO_INHERITED = 0x0400;
  public static final int SACL_AUTO_INHERITED = 0x0800;
  public static final int DACL_PROTECTED = 0x1000;
  public static final int SACL_PROTECTED = 0x2000;
  public static final int RM_CONTROL_VALID = 0x4000;
  public static final int SELF_RELATIVE = 0x8000;

  /** The bits of a self-relative descriptor without any part. */
  public static final ControlFlags NONE = new ControlFlags(SELF_RELATIVE);

  private static final String[] NAMES = {
    "OWNER_DEFAULTED",
    "GROUP_DEFAULTED",
    "DACL_PRESENT",
    "DACL_DEFAULTED",
    "SACL_PRESENT",
    "SACL_DEFAULTED",
    "DACL_UNTRUSTED",
    "SERVER_SECURITY",
    "DACL_AUTO_INHERIT_REQ",
    "SACL_AUTO_INHERIT_REQ",
    "DACL_AUTO_INHERITED",
    "SACL_AUTO_INHERITED",
    "DACL_PROTECTED",
    "SACL_PROTECTED",
    "RM_CONTROL_VALID",
    "SELF_RELATIVE"
  };

  /**
   * Checks the bits.
   *
   * @throws IllegalArgumentException when a bit above the 16th is set
   */
  public ControlFlags {
    if ((bits & ~0xFFFF) != 0) {
      throw new IllegalArgumentException(
          "control flags have 16 bits: 0x" + Integer.toHexString(bits));
    }
  }

  /** Returns the flags of 16 bits. */
  public static ControlFlags of(int bits) {
    return new ControlFlags(bits);
  }

  /** Tells whether all these bits are set. */
  public boolean contains(int flags) {
    return (bits & flags) == flags;
  }

  /** Returns the flags with these bits set as well. */
  public ControlFlags with(int flags) {
    return (bits | flags) == bits ? this : new ControlFlags(bits | flags);
  }

  /** Returns the flags without these bits. */
  public ControlFlags without(int flags) {
    return (bits & ~flags) == bits ? this : new ControlFlags(bits & ~flags);
  }

  /**
   * Returns the names of the bits that are set, lowest bit first, without the {@code SE_} of the
   * headers.
   */
  public List<String> names() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < NAMES.length; i++) {
      if ((bits & 1 << i) != 0) {
        names.add(NAMES[i]);
      }
    }
    return List.copyOf(names);
  }

  /** Returns the names of the bits that are set, joined by {@code |}. */
  @Override
  public String toString() {
    return String.join("|", names());
  }
}
