package org.ntacl.access;

import java.util.List;
import java.util.Objects;
import org.ntacl.sid.Sid;

/**
 * A central access policy: rules that all must grant what the DACL of an object grants (MS-GPCAP
 * 3.2.1.1). Immutable and thread-safe.
 *
 * @param id the SID by which objects name the policy, S-1-17-…
 * @param rules its rules; a policy without any refuses nothing
 */
public record CentralAccessPolicy(Sid id, List<CentralAccessRule> rules) {
  /** SECURITY_SCOPED_POLICY_ID_AUTHORITY. */
  private static final long AUTHORITY = 17;

  /**
   * Checks the identifier and copies the list.
   *
   * @throws IllegalArgumentException when the identifier is no S-1-17-…
   */
  public CentralAccessPolicy {
    Objects.requireNonNull(id, "id");
    if (id.authority() != AUTHORITY) {
      throw new IllegalArgumentException("no central access policy has the SID `" + id + "`");
    }
    rules = List.copyOf(rules);
  }

  /** Returns the policy of these rules. */
  public static CentralAccessPolicy of(Sid id, CentralAccessRule... rules) {
    return new CentralAccessPolicy(id, List.of(rules));
  }
}
