package org.ntacl.wfp.classify;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.ntacl.access.AccessPolicy;
import org.ntacl.descriptor.WfpRights;
import org.ntacl.token.AccessToken;

/**
 * A token with the answers of all conditions about users: one bit for each descriptor. Descriptors
 * that come up later are checked when a layer asks for them. Thread-safe.
 */
final class PreparedUser {
  private final UserConditions conditions;
  private final AccessToken token;

  /** Replaced as a whole; a race makes the same answers twice. */
  private volatile Answers answers = new Answers(new long[0], 0);

  /** Bits that never change, and how many of them count. */
  private static final class Answers {
    final long[] bits;
    final int count;

    Answers(long[] bits, int count) {
      this.bits = bits;
      this.count = count;
    }
  }

  PreparedUser(UserConditions conditions, AccessToken token) {
    this.conditions = conditions;
    this.token = Objects.requireNonNull(token, "token");
  }

  /** Returns the bits of at least so many descriptors; not to be written to. */
  long[] answers(int count) {
    Answers known = answers;
    if (known.count < count) {
      known = extended(known);
      answers = known;
    }
    return known.bits;
  }

  private Answers extended(Answers known) {
    List<AccessPolicy> more = conditions.policiesFrom(known.count);
    int count = known.count + more.size();
    long[] bits = Arrays.copyOf(known.bits, (count + Long.SIZE - 1) / Long.SIZE);
    for (int i = 0; i < more.size(); i++) {
      if (more.get(i).check(token, WfpRights.MATCH_FILTER.bits()) >= 0) {
        int id = known.count + i;
        bits[id / Long.SIZE] |= 1L << id;
      }
    }
    return new Answers(bits, count);
  }
}
