package org.ntacl.registry.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ntacl.descriptor.AccessAce;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.AceEffect;
import org.ntacl.descriptor.KeyRights;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.sid.Sid;
import org.ntacl.sid.WellKnownSid;

/**
 * What a DACL leaves to applications in containers: a check of such a token grants no more than its
 * packages and capabilities are granted, and no more than its user is (accesscheck, lowbox tokens).
 * So this is the most that an application can have, with a user who may do the same.
 */
final class AppAccess {
  private AppAccess() {}

  /** Returns the rights of each package and capability that an entry names, and by which entry. */
  static Map<Sid, List<AccessAce>> in(SecurityDescriptor descriptor, AccessMask wanted) {
    Map<Sid, List<AccessAce>> found = new LinkedHashMap<>();
    AccessMask denied = AccessMask.NONE;
    for (Ace ace : descriptor.dacl().aces()) {
      if (!(ace instanceof AccessAce access) || access.flags().isInheritOnly()) {
        continue;
      }
      AccessMask mask = KeyRights.KERNEL_MAPPING.map(access.mask());
      if (access.effect() == AceEffect.DENY && isForAll(access)) {
        denied = denied.or(mask);
      } else if (access.effect() == AceEffect.ALLOW && Trustees.isApp(access.trustee())) {
        AccessMask rights = mask.minus(denied).and(wanted);
        if (!rights.isEmpty()) {
          found
              .computeIfAbsent(access.trustee(), sid -> new ArrayList<>())
              .add(access.withMask(rights));
        }
      }
    }
    return found;
  }

  /** Entries with conditions deny only some, so that they take nothing away for certain. */
  private static boolean isForAll(AccessAce access) {
    return access.trustee().equals(WellKnownSid.EVERYONE.sid()) && access.condition().isEmpty();
  }
}
