package org.ntacl.access;

import java.util.List;
import java.util.Optional;
import org.ntacl.descriptor.AccessAce;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.AceList;
import org.ntacl.sid.Sid;
import org.ntacl.sid.WellKnownSid;

/**
 * The central access policies that a machine knows. Immutable and thread-safe.
 *
 * @param policies the policies; of several with one identifier the first counts. Without any, the
 *     machine looks at none and recovers nothing
 * @param recovery the rules for objects whose policy is not among them
 */
public record CentralAccessPolicies(
    List<CentralAccessPolicy> policies, List<CentralAccessRule> recovery) {
  /** All rights of an object, standard and specific. */
  private static final AccessMask FULL_ACCESS = AccessMask.of(0x001F_FFFF);

  /**
   * What applies when a policy is missing: Administrators, LOCAL SYSTEM and the owner have full
   * access, as far as the object's own DACL grants it. The specifications name a recovery policy
   * and do not give it; this is its description in the vendor's documentation.
   */
  public static final List<CentralAccessRule> DEFAULT_RECOVERY =
      List.of(
          CentralAccessRule.of(
              AceList.of(
                  AccessAce.allow(FULL_ACCESS, WellKnownSid.BUILTIN_ADMINISTRATORS.sid()),
                  AccessAce.allow(FULL_ACCESS, WellKnownSid.LOCAL_SYSTEM.sid()),
                  AccessAce.allow(FULL_ACCESS, WellKnownSid.OWNER_RIGHTS.sid()))));

  /** No policies at all, as on a machine that no policy was given to. */
  public static final CentralAccessPolicies NONE =
      new CentralAccessPolicies(List.of(), DEFAULT_RECOVERY);

  /** Copies the lists. */
  public CentralAccessPolicies {
    policies = List.copyOf(policies);
    recovery = List.copyOf(recovery);
  }

  /** Returns these policies with the default recovery policy. */
  public static CentralAccessPolicies of(CentralAccessPolicy... policies) {
    return new CentralAccessPolicies(List.of(policies), DEFAULT_RECOVERY);
  }

  /** Returns the same policies with other rules for objects whose policy is missing. */
  public CentralAccessPolicies withRecovery(List<CentralAccessRule> newRecovery) {
    return new CentralAccessPolicies(policies, newRecovery);
  }

  /** Tells whether the machine knows no policy. */
  public boolean isEmpty() {
    return policies.isEmpty();
  }

  /** Returns the policy of an identifier, or empty when the machine does not know it. */
  public Optional<CentralAccessPolicy> find(Sid id) {
    return policies.stream().filter(policy -> policy.id().equals(id)).findFirst();
  }
}
