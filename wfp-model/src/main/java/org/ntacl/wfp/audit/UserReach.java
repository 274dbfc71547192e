package org.ntacl.wfp.audit;

import java.util.ArrayList;
import java.util.List;
import org.ntacl.descriptor.AccessAce;
import org.ntacl.descriptor.AccessFilterAce;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.AceEffect;
import org.ntacl.descriptor.AceList;
import org.ntacl.descriptor.GenericMapping;
import org.ntacl.descriptor.MandatoryLabelAce;
import org.ntacl.descriptor.ObjectTypes;
import org.ntacl.descriptor.ProcessTrustAce;
import org.ntacl.descriptor.ScopedPolicyAce;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.descriptor.WfpRights;
import org.ntacl.sid.Sid;
import org.ntacl.sid.WellKnownSid;

/**
 * Whom the descriptor of a condition reaches, for certain. Nobody: no entry allows the right, and
 * neither ownership nor a privilege gives it. Every user: an entry for Everyone and one for
 * ANONYMOUS LOGON allow it before any entry could deny it, and nothing in the SACL limits it.
 *
 * <p>Every user means every token that is neither in a container nor restricted: those are checked
 * a second time against SIDs that a descriptor need not name.
 */
enum UserReach {
  NOBODY,
  EVERY_USER,
  /** Neither is certain. */
  SOME;

  private static final Sid EVERYONE = WellKnownSid.EVERYONE.sid();
  private static final Sid ANONYMOUS = WellKnownSid.ANONYMOUS.sid();

  static UserReach of(SecurityDescriptor descriptor) {
    if (!(descriptor.dacl() instanceof AceList dacl)) {
      return isLimited(descriptor) ? SOME : EVERY_USER;
    }
    List<AccessAce> speaking = speaking(dacl);
    if (speaking.stream().noneMatch(ace -> ace.effect() == AceEffect.ALLOW)) {
      return NOBODY;
    }
    return !isLimited(descriptor) && reachesAll(speaking) ? EVERY_USER : SOME;
  }

  /** Returns the entries that allow or deny the right to match. */
  private static List<AccessAce> speaking(AceList dacl) {
    GenericMapping mapping = ObjectTypes.WFP_FILTER_CONDITION.mapping();
    List<AccessAce> speaking = new ArrayList<>();
    for (Ace ace : dacl.aces()) {
      if (ace instanceof AccessAce access
          && !access.flags().isInheritOnly()
          && (access.effect() == AceEffect.ALLOW || access.effect() == AceEffect.DENY)
          && mapping.map(access.mask()).contains(WfpRights.MATCH_FILTER)) {
        speaking.add(access);
      }
    }
    return speaking;
  }

  private static boolean reachesAll(List<AccessAce> speaking) {
    boolean everyone = false;
    boolean anonymous = false;
    for (AccessAce ace : speaking) {
      if (ace.effect() == AceEffect.DENY) {
        return false;
      }
      boolean plain = ace.condition().isEmpty() && !ace.objects().isPresent();
      everyone |= plain && ace.trustee().equals(EVERYONE);
      anonymous |= plain && ace.trustee().equals(ANONYMOUS);
      if (everyone && anonymous) {
        return true;
      }
    }
    return false;
  }

  private static boolean isLimited(SecurityDescriptor descriptor) {
    return descriptor.sacl().aces().stream()
        .anyMatch(
            ace ->
                ace instanceof MandatoryLabelAce
                    || ace instanceof ProcessTrustAce
                    || ace instanceof AccessFilterAce
                    || ace instanceof ScopedPolicyAce);
  }
}
