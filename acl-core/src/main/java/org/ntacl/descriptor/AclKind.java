package org.ntacl.descriptor;

/**
 * The two places for lists in a descriptor, each with the control bits and selections that are
 * about it (MS-DTYP 2.4.6, 2.4.7).
 */
public enum AclKind {
  /** The discretionary list. */
  DACL(0, SecurityInformation.PROTECTED_DACL, SecurityInformation.UNPROTECTED_DACL) {
    @Override
    public Acl of(SecurityDescriptor descriptor) {
      return descriptor.dacl();
    }

    @Override
    public SecurityDescriptor replace(SecurityDescriptor descriptor, Acl list) {
      return descriptor.withDacl(list);
    }
  },

  /** The system list. */
  SACL(1, SecurityInformation.PROTECTED_SACL, SecurityInformation.UNPROTECTED_SACL) {
    @Override
    public Acl of(SecurityDescriptor descriptor) {
      return descriptor.sacl();
    }

    @Override
    public SecurityDescriptor replace(SecurityDescriptor descriptor, Acl list) {
      return descriptor.withSacl(list);
    }
  };

  /** How far the bits are from those of the DACL; PRESENT and DEFAULTED are two apart. */
  private final int shift;

  private final int protectSelection;
  private final int unprotectSelection;

  AclKind(int shift, int protectSelection, int unprotectSelection) {
    this.shift = shift;
    this.protectSelection = protectSelection;
    this.unprotectSelection = unprotectSelection;
  }

  /** Returns the list in this place. */
  public abstract Acl of(SecurityDescriptor descriptor);

  /** Returns the descriptor with another list in this place; only the PRESENT bit follows it. */
  public abstract SecurityDescriptor replace(SecurityDescriptor descriptor, Acl list);

  /** Returns the control bit of a list that was not asked for by anybody. */
  public int defaulted() {
    return ControlFlags.DACL_DEFAULTED << 2 * shift;
  }

  /** Returns the control bit that asks for AUTO_INHERITED to be stored. */
  public int autoInheritRequest() {
    return ControlFlags.DACL_AUTO_INHERIT_REQ << shift;
  }

  /** Returns the control bit of a list whose inherited entries are marked. */
  public int autoInherited() {
    return ControlFlags.DACL_AUTO_INHERITED << shift;
  }

  /** Returns the control bit of a list that takes nothing from the parent. */
  public int protection() {
    return ControlFlags.DACL_PROTECTED << shift;
  }

  /** Tells whether the list in this place takes nothing from the parent. */
  public boolean isProtected(SecurityDescriptor descriptor) {
    return descriptor.control().contains(protection());
  }

  /** Tells whether the inherited entries of the list in this place are marked. */
  public boolean isAutoInherited(SecurityDescriptor descriptor) {
    return descriptor.control().contains(autoInherited());
  }

  /** Returns the bit of a {@link SecurityInformation} that asks for protection. */
  public int protectSelection() {
    return protectSelection;
  }

  /** Returns the bit of a {@link SecurityInformation} that asks for an end of protection. */
  public int unprotectSelection() {
    return unprotectSelection;
  }
}
