package org.ntacl.descriptor;

import org.ntacl.internal.TextBuilder;

/**
 * The flags of an access control entry (MS-DTYP 2.4.4.1): eight bits, all of them kept. Immutable;
 * equal flags are the same object.
 */
public final class AceFlags {
  public static final int OBJECT_INHERIT = 0x01;
  public static final int CONTAINER_INHERIT = 0x02;
  public static final int NO_PROPAGATE_INHERIT = 0x04;
  public static final int INHERIT_ONLY = 0x08;
  public static final int INHERITED = 0x10;

  /** Of allow ACEs in newer Windows. */
  public static final int CRITICAL = 0x20;

  /** Of audit and alarm ACEs: on success. */
  public static final int SUCCESSFUL_ACCESS = 0x40;

  /** Of access-filter ACEs, the same bit as {@link #SUCCESSFUL_ACCESS}. */
  public static final int TRUST_PROTECTED_FILTER = 0x40;

  /** Of audit and alarm ACEs: on failure. */
  public static final int FAILED_ACCESS = 0x80;

  private static final AceFlags[] ALL = new AceFlags[256];

  static {
    for (int i = 0; i < ALL.length; i++) {
      ALL[i] = new AceFlags(i);
    }
  }

  /** No flag. */
  public static final AceFlags NONE = ALL[0];

  /**
   * Codes in the order of printing. recorded: sddl-bytes, 27 different flag bytes; the place of CR
   * is unrecorded.
   */
  private static final String[] CODES = {"OI", "CI", "NP", "IO", "ID", "SA", "FA", "CR"};

  private static final int[] BITS = {
    OBJECT_INHERIT,
    CONTAINER_INHERIT,
    NO_PROPAGATE_INHERIT,
    INHERIT_ONLY,
    INHERITED,
    SUCCESSFUL_ACCESS,
    FAILED_ACCESS,
    CRITICAL
  };

  private final int bits;

  private AceFlags(int bits) {
    this.bits = bits;
  }

  /**
   * Returns the flags of eight bits.
   *
   * @throws IllegalArgumentException when another bit is set
   */
  public static AceFlags of(int bits) {
    if ((bits & ~0xFF) != 0) {
      throw new IllegalArgumentException("ACE flags have 8 bits: 0x" + Integer.toHexString(bits));
    }
    return ALL[bits];
  }

  /**
   * Returns the flag of a two-letter code of SDDL in either case. {@code TP} is the flag of access
   * filters.
   *
   * @return the bit, 0 when there is no such code
   */
  public static int ofSddlCode(char first, char second) {
    int high = first | 0x20;
    int low = second | 0x20;
    for (int i = 0; i < CODES.length; i++) {
      if (high == (CODES[i].charAt(0) | 0x20) && low == (CODES[i].charAt(1) | 0x20)) {
        return BITS[i];
      }
    }
    return high == 't' && low == 'p' ? TRUST_PROTECTED_FILTER : 0;
  }

  /** Returns the eight bits. */
  public int bits() {
    return bits;
  }

  /** Tells whether all these bits are set. */
  public boolean contains(int flags) {
    return (bits & flags) == flags;
  }

  /** Returns the flags with these bits set as well. */
  public AceFlags with(int flags) {
    return of(bits | flags);
  }

  /** Returns the flags without these bits. */
  public AceFlags without(int flags) {
    return of(bits & ~flags);
  }

  /** Tells whether the ACE is for children only and takes no part in checks of its own object. */
  public boolean isInheritOnly() {
    return (bits & INHERIT_ONLY) != 0;
  }

  /** Tells whether the ACE came from the parent. */
  public boolean isInherited() {
    return (bits & INHERITED) != 0;
  }

  /** Tells whether children of some kind get the ACE. */
  public boolean isInheritable() {
    return (bits & (OBJECT_INHERIT | CONTAINER_INHERIT)) != 0;
  }

  void appendTo(TextBuilder text, boolean accessFilter) {
    for (int i = 0; i < BITS.length; i++) {
      if ((bits & BITS[i]) != 0) {
        text.append(accessFilter && BITS[i] == TRUST_PROTECTED_FILTER ? "TP" : CODES[i]);
      }
    }
  }

  /** Returns the SDDL codes of an ordinary ACE's flags, as in {@code OICI}. */
  @Override
  public String toString() {
    TextBuilder text = new TextBuilder(16);
    appendTo(text, false);
    return text.toString();
  }
}
