package org.ntacl.update;

import java.util.Collection;
import org.ntacl.NtStatus;
import org.ntacl.descriptor.AccessAce;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.AceEffect;
import org.ntacl.descriptor.AceFlags;
import org.ntacl.descriptor.AceList;
import org.ntacl.sid.Sid;

/**
 * What a list alone gives a trustee (GetEffectiveRightsFromAcl): not what its owner may do, no
 * privileges, no mapping of generic rights. For the real answer ask {@link
 * org.ntacl.access.AccessCheck}.
 *
 * @param status STATUS_SUCCESS, or STATUS_INVALID_ACL for a list that the function refuses
 * @param rights the rights, none after a refusal
 */
public record EffectiveRights(NtStatus status, AccessMask rights) {
  /**
   * What a list audits of a trustee (GetAuditedPermissionsFromAcl).
   *
   * @param success rights whose successful use is audited
   * @param failure rights whose refused use is audited
   */
  public record Audited(AccessMask success, AccessMask failure) {}

  /**
   * Walks over the entries in order; the first that mentions a right decides it. Entries about some
   * objects or properties only do not count, nor do conditional ones that allow.
   *
   * @param list the list
   * @param identities the trustee and the groups it is a member of
   * @return the rights, or STATUS_INVALID_ACL when the list has an inherited entry that denies
   */
  public static EffectiveRights of(AceList list, Collection<Sid> identities) {
    int allowed = 0;
    int denied = 0;
    for (Ace ace : list.aces()) {
      if (!(ace instanceof AccessAce access)) {
        continue;
      }
      if (access.effect() == AceEffect.DENY && access.flags().isInherited()) {
        return new EffectiveRights(NtStatus.STATUS_INVALID_ACL, AccessMask.NONE);
      }
      if (counts(access) && identities.contains(access.trustee())) {
        int bits = access.mask().bits();
        allowed |= access.effect() == AceEffect.ALLOW ? bits & ~denied : 0;
        denied |= access.effect() == AceEffect.DENY ? bits & ~allowed : 0;
      }
    }
    return new EffectiveRights(NtStatus.STATUS_SUCCESS, AccessMask.of(allowed));
  }

  private static boolean counts(AccessAce ace) {
    return !ace.flags().isInheritOnly()
        && !ace.objects().hasObjectType()
        && (ace.condition().isEmpty() || ace.effect() == AceEffect.DENY);
  }

  /**
   * Collects what a list audits of a trustee.
   *
   * @param list a SACL
   * @param identities the trustee and the groups it is a member of
   */
  public static Audited audited(AceList list, Collection<Sid> identities) {
    int success = 0;
    int failure = 0;
    for (Ace ace : list.aces()) {
      if (ace instanceof AccessAce access
          && access.effect() == AceEffect.AUDIT
          && counts(access)
          && identities.contains(access.trustee())) {
        int bits = access.mask().bits();
        success |= access.flags().contains(AceFlags.SUCCESSFUL_ACCESS) ? bits : 0;
        failure |= access.flags().contains(AceFlags.FAILED_ACCESS) ? bits : 0;
      }
    }
    return new Audited(AccessMask.of(success), AccessMask.of(failure));
  }
}
