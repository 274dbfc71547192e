package org.ntacl.descriptor;

import java.util.Optional;
import org.ntacl.sid.Sid;
import org.ntacl.sid.SidContext;

/**
 * A security descriptor (MS-DTYP 2.4.6): who owns an object, who may do what with it, and what is
 * recorded. Immutable and thread-safe.
 *
 * <p>The PRESENT bits always agree with the lists, and SELF_RELATIVE is always set, whatever the
 * form the descriptor came in.
 *
 * @param control the control bits
 * @param resourceManagerControl the byte reserved for the resource manager, 0 to 255; it has a
 *     meaning when RM_CONTROL_VALID is set and is kept either way
 * @param owner the owner, or empty
 * @param group the primary group, or empty
 * @param sacl the system list: audit entries, label, attributes, policy
 * @param dacl the discretionary list: who may do what
 */
public record SecurityDescriptor(
    ControlFlags control,
    int resourceManagerControl,
    Optional<Sid> owner,
    Optional<Sid> group,
    Acl sacl,
    Acl dacl) {
  /** The descriptor without any part. */
  public static final SecurityDescriptor EMPTY =
      new SecurityDescriptor(
          ControlFlags.NONE,
          0,
          Optional.empty(),
          Optional.empty(),
          AbsentAcl.ABSENT,
          AbsentAcl.ABSENT);

  private static final int DERIVED =
      ControlFlags.DACL_PRESENT | ControlFlags.SACL_PRESENT | ControlFlags.SELF_RELATIVE;

  /**
   * Checks the parts and sets the derived control bits.
   *
   * @throws IllegalArgumentException when the resource manager's byte is out of range
   */
  public SecurityDescriptor {
    if ((resourceManagerControl & ~0xFF) != 0) {
      throw new IllegalArgumentException(
          "resource manager control is a byte: " + resourceManagerControl);
    }
    int derived =
        ControlFlags.SELF_RELATIVE
            | (dacl.isPresent() ? ControlFlags.DACL_PRESENT : 0)
            | (sacl.isPresent() ? ControlFlags.SACL_PRESENT : 0);
    if ((control.bits() & DERIVED) != derived) {
      control = ControlFlags.of((control.bits() & ~DERIVED) | derived);
    }
  }

  /** Returns the descriptor with another owner. */
  public SecurityDescriptor withOwner(Sid newOwner) {
    return new SecurityDescriptor(
        control, resourceManagerControl, Optional.of(newOwner), group, sacl, dacl);
  }

  /** Returns the descriptor with another primary group. */
  public SecurityDescriptor withGroup(Sid newGroup) {
    return new SecurityDescriptor(
        control, resourceManagerControl, owner, Optional.of(newGroup), sacl, dacl);
  }

  /** Returns the descriptor with another DACL; only the PRESENT bit follows it. */
  public SecurityDescriptor withDacl(Acl newDacl) {
    return new SecurityDescriptor(control, resourceManagerControl, owner, group, sacl, newDacl);
  }

  /** Returns the descriptor with another SACL; only the PRESENT bit follows it. */
  public SecurityDescriptor withSacl(Acl newSacl) {
    return new SecurityDescriptor(control, resourceManagerControl, owner, group, newSacl, dacl);
  }

  /** Returns the descriptor with other control bits; the derived ones stay what they are. */
  public SecurityDescriptor withControl(ControlFlags newControl) {
    return new SecurityDescriptor(newControl, resourceManagerControl, owner, group, sacl, dacl);
  }

  /**
   * Returns the descriptor as Windows prints it outside a domain: all parts, no relative aliases.
   *
   * @throws UnprintableException when an entry has no form in SDDL
   */
  public String toSddl() {
    return toSddl(SidContext.NONE, SecurityInformation.ALL);
  }

  /**
   * Returns the descriptor as Windows prints it on a machine whose SIDs the context gives.
   *
   * @throws UnprintableException when an entry has no form in SDDL
   */
  public String toSddl(SidContext context) {
    return toSddl(context, SecurityInformation.ALL);
  }

  /**
   * Returns the selected parts of the descriptor as Windows prints them.
   *
   * @param context what relative aliases are relative to
   * @param parts which parts; SACL alone means the audit entries, the other entries of the SACL
   *     have bits of their own
   * @throws UnprintableException when a selected entry has no form in SDDL
   */
  public String toSddl(SidContext context, SecurityInformation parts) {
    return SddlPrinter.print(this, context, parts);
  }

  /** Returns the descriptor in the form of SDDL, also where SDDL proper has none. */
  @Override
  public String toString() {
    return SddlPrinter.show(this);
  }
}
