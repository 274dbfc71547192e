package org.ntacl.assign;

import java.util.Optional;
import org.ntacl.descriptor.AclKind;
import org.ntacl.descriptor.SecurityDescriptor;

/**
 * Who manages the objects: the managers of Windows share one table of inheritance and differ in the
 * points that the accessors name.
 */
public enum InheritanceFlavour {
  /**
   * Files and directories: the mode follows the parent, and a list that the creator gives stands
   * alone (recorded: inherit-file; tests of CreateDirectory and CreateFile that run on Windows).
   */
  FILE(true, false, true, true, false, false),

  /**
   * Registry keys, as measured on real hives: the mode follows the parent, and copies keep a mark
   * that the parent's entry carries even in the plain mode (registry 3.2 to 3.4). No entry that
   * works on a key has a right that GENERIC_ALL does not stand for, whoever set it (registry 1.1:
   * of 20,900 keys not one; entries for children only do).
   */
  KEY(true, true, true, false, false, true),

  /**
   * Objects of the directory service: always {@link InheritanceMode#AUTO}, every object is a
   * container, and explicit entries without effect are dropped (recorded: inherit-ds; MS-ADTS
   * 6.1.3).
   */
  DIRECTORY_SERVICE(false, false, false, false, true, false),

  /**
   * Objects of a program of one's own, by CreatePrivateObjectSecurityEx and SeAssignSecurityEx: the
   * caller's flags say which mode.
   */
  PRIVATE_OBJECT(false, false, false, false, false, false);

  private final boolean followsParent;
  private final boolean keepsMarks;
  private final boolean suppressesDuplicates;
  private final boolean explicitStandsAlone;
  private final boolean dropsInertEntries;
  private final boolean clipsMasks;

  InheritanceFlavour(
      boolean followsParent,
      boolean keepsMarks,
      boolean suppressesDuplicates,
      boolean explicitStandsAlone,
      boolean dropsInertEntries,
      boolean clipsMasks) {
    this.followsParent = followsParent;
    this.keepsMarks = keepsMarks;
    this.suppressesDuplicates = suppressesDuplicates;
    this.explicitStandsAlone = explicitStandsAlone;
    this.dropsInertEntries = dropsInertEntries;
    this.clipsMasks = clipsMasks;
  }

  /** Tells whether the parent's AUTO_INHERITED decides on the mode, and not the caller's flags. */
  public boolean followsParent() {
    return followsParent;
  }

  /** Tells whether copies made in the plain mode keep a mark of the parent's entry. */
  public boolean keepsMarks() {
    return keepsMarks;
  }

  /**
   * Tells whether, in the automatic mode, a copy is left out as far as an earlier copy does the
   * same. Measured on keys (registry 3.4); files come out of the same kernel routine.
   */
  public boolean suppressesDuplicates() {
    return suppressesDuplicates;
  }

  /** Tells whether nothing is inherited into a list that the creator gives. */
  public boolean explicitStandsAlone() {
    return explicitStandsAlone;
  }

  /** Tells whether explicit entries for children only that no child can inherit are dropped. */
  public boolean dropsInertEntries() {
    return dropsInertEntries;
  }

  /**
   * Tells whether an entry that is set on the object itself loses the rights that GENERIC_ALL does
   * not stand for. The sources agree that inherited and new lists do, for all kinds of objects; of
   * lists that are set only keys have been measured.
   */
  public boolean clipsMasks() {
    return clipsMasks;
  }

  /** Returns the flags that are in force for a child of this parent. */
  AutoInheritFlags effective(AutoInheritFlags flags, Optional<SecurityDescriptor> parent) {
    if (this == DIRECTORY_SERVICE) {
      return flags.with(AutoInheritFlags.DACL_AUTO_INHERIT | AutoInheritFlags.SACL_AUTO_INHERIT);
    }
    if (!followsParent) {
      return flags;
    }
    int bits = 0;
    if (parent.isPresent()) {
      bits |= AclKind.DACL.isAutoInherited(parent.get()) ? AutoInheritFlags.DACL_AUTO_INHERIT : 0;
      bits |= AclKind.SACL.isAutoInherited(parent.get()) ? AutoInheritFlags.SACL_AUTO_INHERIT : 0;
    }
    return flags
        .without(AutoInheritFlags.DACL_AUTO_INHERIT | AutoInheritFlags.SACL_AUTO_INHERIT)
        .with(bits);
  }
}
