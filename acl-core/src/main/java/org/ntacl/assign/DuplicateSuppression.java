package org.ntacl.assign;

import java.util.List;
import org.ntacl.descriptor.AccessAce;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.AceFlags;

/**
 * Leaves out of an inherited entry what an earlier one already does, as the kernel does for lists
 * whose inheritance is marked (measured on registry hives: registry 3.4).
 */
final class DuplicateSuppression {
  private static final int PASSED_ON = AceFlags.OBJECT_INHERIT | AceFlags.CONTAINER_INHERIT;
  private static final int AUDIT = AceFlags.SUCCESSFUL_ACCESS | AceFlags.FAILED_ACCESS;

  private DuplicateSuppression() {}

  /** Adds the part of an entry that is not there yet. */
  static void add(List<Ace> copies, Ace ace) {
    if (!(ace instanceof AccessAce next)) {
      addUnlessEqual(copies, ace);
      return;
    }
    int flags = next.flags().bits();
    int passedOn = flags & PASSED_ON;
    boolean effective = !next.flags().isInheritOnly();
    boolean inheritable = passedOn != 0;
    for (int i = 0; i < copies.size() && (effective || inheritable); i++) {
      if (copies.get(i) instanceof AccessAce earlier && covers(earlier, next)) {
        effective &= earlier.flags().isInheritOnly();
        inheritable &= (earlier.flags().bits() & passedOn) != passedOn;
      }
    }
    if (effective && inheritable) {
      copies.add(ace);
    } else if (inheritable) {
      copies.add(ace.withFlags(next.flags().with(AceFlags.INHERIT_ONLY)));
    } else if (effective) {
      copies.add(
          EffectiveCopy.settled(ace, next.flags().without(PASSED_ON | AceFlags.INHERIT_ONLY)));
    }
  }

  private static void addUnlessEqual(List<Ace> copies, Ace ace) {
    if (!copies.contains(ace)) {
      copies.add(ace);
    }
  }

  private static boolean covers(AccessAce earlier, AccessAce next) {
    AccessMask mask = next.mask();
    return earlier.mask().contains(mask)
        && earlier.effect() == next.effect()
        && earlier.trustee().equals(next.trustee())
        && ((earlier.flags().bits() ^ next.flags().bits()) & AUDIT) == 0
        && earlier.objects().equals(next.objects())
        && earlier.condition().equals(next.condition())
        && earlier.slack().equals(next.slack());
  }
}
