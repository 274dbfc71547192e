package org.ntacl.condition;

import java.util.Optional;
import org.ntacl.claim.Claim;
import org.ntacl.sid.Sid;

/**
 * What a conditional expression is about: a caller, the caller's device and a resource, as seen by
 * an entry that allows or by one that denies.
 */
public interface ConditionContext {
  /** Tells whether a SID is the user or one of the groups that count for such an entry. */
  boolean isMember(Sid sid);

  /** Tells whether a SID is one of the groups of the device that count for such an entry. */
  boolean isDeviceMember(Sid sid);

  /**
   * Returns the claim that an attribute stands for, or empty when there is none.
   *
   * @param attribute where to look, and the name, whose case does not matter
   * @return a claim; one without values counts as missing, and one that has a {@link Claim#fault()
   *     fault} makes the whole expression UNKNOWN
   */
  Optional<Claim> claim(Attribute attribute);
}
