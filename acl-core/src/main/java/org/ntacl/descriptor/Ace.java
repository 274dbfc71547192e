package org.ntacl.descriptor;

import org.ntacl.sid.SidContext;

/**
 * An access control entry (MS-DTYP 2.4.4). Immutable and thread-safe.
 *
 * <p>The 22 types on the wire are modelled by what they mean: the sixteen that allow, deny, audit
 * or alarm are one record, {@link AccessAce}. Switch over {@link #type()} where every type matters;
 * use {@code instanceof} for the fields of one kind.
 */
public sealed interface Ace
    permits AccessAce,
        MandatoryLabelAce,
        ResourceAttributeAce,
        ScopedPolicyAce,
        ProcessTrustAce,
        AccessFilterAce,
        CompoundAce,
        OpaqueAce {
  /** The size of the type, flags and size fields, in bytes. */
  int HEADER_SIZE = 4;

  /** The greatest size of an ACE in bytes: a multiple of 4 in 16 bits. */
  int MAX_SIZE = 0xFFFC;

  /** Returns the type; {@link AceType#UNKNOWN} for a wire code without meaning. */
  AceType type();

  /** Returns the type byte on the wire, 0 to 255. */
  default int typeCode() {
    return type().code();
  }

  /** Returns the inheritance and audit flags. */
  AceFlags flags();

  /** Returns the size on the wire in bytes, a multiple of 4. */
  int size();

  /** Returns the same ACE with other flags. */
  Ace withFlags(AceFlags flags);

  /**
   * Returns the ACE as Windows prints it in SDDL, parentheses included, without relative aliases.
   *
   * @throws UnprintableException when SDDL has no way to say this ACE
   */
  default String toSddl() {
    return toSddl(SidContext.NONE);
  }

  /**
   * Returns the ACE as Windows prints it in SDDL, parentheses included.
   *
   * @param context what relative aliases are relative to
   * @throws UnprintableException when SDDL has no way to say this ACE
   */
  default String toSddl(SidContext context) {
    return SddlPrinter.print(this, context);
  }
}
