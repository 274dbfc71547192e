package org.ntacl.update;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ntacl.assign.Inheritance;
import org.ntacl.assign.InheritanceMode;
import org.ntacl.assign.ObjectKind;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.AceList;
import org.ntacl.descriptor.AclKind;
import org.ntacl.descriptor.SecurityDescriptor;

/** Cuts lists off from the parent's and joins them again. */
public final class ProtectionEdits {
  /** What becomes of inherited entries when a list is cut off. */
  public enum InheritedEntries {
    /** They stay, as if somebody had written them. */
    KEEP,

    /** They go. */
    DROP
  }

  private ProtectionEdits() {}

  /**
   * Returns the descriptor with a list that takes nothing from the parent.
   *
   * @param descriptor the descriptor
   * @param place which list
   * @param inherited what becomes of entries that are marked as inherited
   */
  public static SecurityDescriptor protect(
      SecurityDescriptor descriptor, AclKind place, InheritedEntries inherited) {
    SecurityDescriptor result =
        descriptor.withControl(descriptor.control().with(place.protection()));
    if (!(place.of(descriptor) instanceof AceList list)) {
      return result;
    }
    List<Ace> aces =
        inherited == InheritedEntries.KEEP
            ? Entries.withoutMarks(list.aces())
            : Entries.explicit(list.aces());
    // not larger than before
    return place.replace(result, list.withAces(aces).orElse(list));
  }

  /**
   * Returns the descriptor with a list that takes what the parent gives today, behind its explicit
   * entries.
   *
   * @param descriptor the descriptor; its owner and group stand for the creators
   * @param place which list
   * @param kind what the object is
   * @param parent the parent's descriptor
   * @return the new descriptor, or empty when the list would be too large
   */
  public static Optional<SecurityDescriptor> unprotect(
      SecurityDescriptor descriptor, AclKind place, ObjectKind kind, SecurityDescriptor parent) {
    List<Ace> aces = new ArrayList<>(Entries.explicit(place.of(descriptor).aces()));
    List<Ace> inherited =
        Inheritance.of(kind, descriptor).from(place.of(parent), InheritanceMode.AUTO);
    aces.addAll(inherited);
    SecurityDescriptor result =
        descriptor.withControl(
            descriptor.control().without(place.protection()).with(place.autoInherited()));
    if (place.of(descriptor) instanceof AceList list) {
      return list.withAces(aces).map(entries -> place.replace(result, entries));
    }
    // inheritance 5.4: an object without list gets one when it inherits something
    return inherited.isEmpty()
        ? Optional.of(result)
        : AceList.tryOf(aces).map(entries -> place.replace(result, entries));
  }
}
