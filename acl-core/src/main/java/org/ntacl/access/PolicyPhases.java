package org.ntacl.access;

import org.ntacl.NtStatus;
import org.ntacl.sid.Sid;
import org.ntacl.token.AccessToken;
import org.ntacl.token.PreparedToken;

/**
 * The long way through a compiled policy: all phases, for tokens and requests of every kind, still
 * over the arrays. Immutable and thread-safe.
 */
final class PolicyPhases {
  private static final long DENIED = PackedDecision.denied(NtStatus.STATUS_ACCESS_DENIED);
  private static final int DENIES = AccessPolicy.DENIES;

  private final AccessPolicy policy;

  PolicyPhases(AccessPolicy policy) {
    this.policy = policy;
  }

  /** All phases in the order of {@link Evaluation}. */
  long check(AccessToken token, PreparedToken view, int mask) {
    PolicyTerms terms = policy.details.terms();
    int desired = terms.desired(mask);
    boolean maximum = (desired & Bits.MAXIMUM_ALLOWED) != 0;
    int want = desired & ~Bits.MAXIMUM_ALLOWED;
    NtStatus refusal = terms.refusal(token, desired, policy.details.fault());
    if (refusal != NtStatus.STATUS_SUCCESS) {
      return PackedDecision.denied(refusal);
    }
    if (want == 0 && !maximum) {
      return terms.isOn(CheckOption.ZERO_ACCESS_GRANTED) ? PackedDecision.granted(0) : DENIED;
    }
    int cap = policy.details.limits().cap(token);
    if ((want & ~cap) != 0) {
      return DENIED;
    }
    int privileged = terms.privileged(token, want);
    if ((want & Bits.ACCESS_SYSTEM_SECURITY & ~privileged) != 0) {
      return PackedDecision.denied(NtStatus.STATUS_PRIVILEGE_NOT_HELD);
    }
    int seed = privileged | (owned(token, view) & (maximum ? Bits.ALL : want));
    if (!maximum && token.appContainer().isEmpty() && (want & ~seed) == 0) {
      return PackedDecision.granted(want);
    }
    int granted = whole(token, view, want, seed, maximum);
    if ((granted & ~cap) != 0 && terms.isOn(CheckOption.LIMITED_MAXIMUM_DENIED)) {
      return DENIED;
    }
    int result = granted & cap;
    return (want & ~result) == 0 && result != 0 ? PackedDecision.granted(result) : DENIED;
  }

  /** See {@link AccessPolicy#rights}. */
  int rights(AccessToken token, PreparedToken view) {
    return refuses(token) ? 0 : normalRights(token, view) & boundRights(token, view);
  }

  /** See {@link AccessPolicy#isDividedFor}. */
  boolean isDividedFor(AccessToken token, PreparedToken view) {
    if (!token.isWriteRestricted() || !token.isRestricted() || refuses(token)) {
      return false;
    }
    int granted = normalRights(token, view);
    int outstanding = ~seedOfAll(token, view) & policy.details.terms().writeRights();
    int both = granted & alone(CheckPass.RESTRICTED, token, view, seedOfAll(token, view));
    return (granted & ~both & ~outstanding) != 0 && (both & outstanding) != 0;
  }

  private boolean refuses(AccessToken token) {
    return policy.details.terms().refusal(token, Bits.READ_CONTROL, policy.details.fault())
        != NtStatus.STATUS_SUCCESS;
  }

  /** Returns the rights that are given before the walks to whoever asks for them by name. */
  private int seedOfAll(AccessToken token, PreparedToken view) {
    return policy.details.terms().privileged(token, Bits.ALL) | owned(token, view);
  }

  private int normalRights(AccessToken token, PreparedToken view) {
    int seed = seedOfAll(token, view);
    int granted = alone(CheckPass.NORMAL, token, view, seed) & policy.details.limits().cap(token);
    if (token.appContainer().isPresent()) {
      granted &= alone(CheckPass.PACKAGE, token, view, 0);
    }
    // phase 7: nothing but the privilege gives this right
    return granted & ~Bits.MAXIMUM_ALLOWED & (~Bits.ACCESS_SYSTEM_SECURITY | seed);
  }

  /** Returns the rights that the restricting SIDs leave to requests for one right. */
  private int boundRights(AccessToken token, PreparedToken view) {
    if (!token.isRestricted()) {
      return Bits.ALL;
    }
    int seed = seedOfAll(token, view);
    int exempt = token.isWriteRestricted() ? ~(policy.details.terms().writeRights() & ~seed) : 0;
    return alone(CheckPass.RESTRICTED, token, view, seed) | exempt;
  }

  /** Returns the rights that a walk grants to requests by name. */
  private int alone(CheckPass pass, AccessToken token, PreparedToken view, int seed) {
    return walk(pass, token, view, Bits.ALL, seed, false);
  }

  /** Phase 5; see {@link OwnerPhase}. */
  private int owned(AccessToken token, PreparedToken view) {
    if (!policy.details.ownerFirst() || !isAbout(CheckPass.NORMAL, 0, token, view)) {
      return 0;
    }
    return !token.isRestricted() || isAbout(CheckPass.RESTRICTED, 0, token, view)
        ? policy.masks[0]
        : 0;
  }

  /** Phases 8 and 9: a right must be granted in each walk. */
  private int whole(AccessToken token, PreparedToken view, int want, int seed, boolean maximum) {
    int granted = walk(CheckPass.NORMAL, token, view, want, seed, maximum);
    if (token.appContainer().isPresent()) {
      granted &= walk(CheckPass.PACKAGE, token, view, want, 0, maximum);
    }
    int scope = restrictedScope(token, want & ~seed, maximum);
    return scope == 0
        ? granted
        : granted & (walk(CheckPass.RESTRICTED, token, view, want, seed, maximum) | ~scope);
  }

  /** See {@link Evaluation}: the rights that the restricting SIDs must have as well. */
  private int restrictedScope(AccessToken token, int outstanding, boolean maximum) {
    if (!token.isRestricted()) {
      return 0;
    }
    if (!token.isWriteRestricted()) {
      return Bits.ALL;
    }
    int writing = policy.details.terms().writeRights();
    return maximum ? writing : (outstanding & writing) != 0 ? Bits.ALL : 0;
  }

  private int walk(
      CheckPass pass, AccessToken token, PreparedToken view, int want, int seed, boolean maximum) {
    if (!policy.details.hasEntries()) {
      boolean nothing =
          pass == CheckPass.PACKAGE
              && !policy.details.terms().isOn(CheckOption.CONTAINER_NULL_DACL);
      return nothing
          ? 0
          : maximum ? policy.details.terms().type().mapping().all().bits() | want : want;
    }
    if (!maximum) {
      int outstanding = want & ~seed;
      // what is asked for by name is decided right by right, by the first entry that speaks of it
      return want & (seed | collect(pass, token, view, outstanding, seed));
    }
    if (!policy.details.terms().isOn(CheckOption.UNORDERED_MAXIMUM)) {
      return collect(pass, token, view, Bits.ALL, seed);
    }
    int denied = gather(pass, token, view, DENIES, ~seed);
    return seed | gather(pass, token, view, 0, ~(seed | denied));
  }

  /** Returns the rights granted by the first entries that speak of them, and the seed. */
  private int collect(
      CheckPass pass, AccessToken token, PreparedToken view, int interest, int seed) {
    int granted = seed;
    int open = interest & ~seed;
    for (int i = policy.details.first(); i < policy.slots.length && open != 0; i++) {
      int bits = policy.masks[i] & open;
      if (bits != 0 && applies(pass, i, token, view)) {
        open &= ~bits;
        granted |= (policy.slots[i] & DENIES) == 0 ? bits : 0;
      }
    }
    return granted;
  }

  /** Returns the rights of interest that any entry of an effect speaks of. */
  private int gather(
      CheckPass pass, AccessToken token, PreparedToken view, int effect, int interest) {
    int found = 0;
    for (int i = policy.details.first(); i < policy.slots.length; i++) {
      int bits = policy.masks[i] & interest & ~found;
      if (bits != 0 && (policy.slots[i] & DENIES) == effect && applies(pass, i, token, view)) {
        found |= bits;
      }
    }
    return found;
  }

  private boolean applies(CheckPass pass, int entry, AccessToken token, PreparedToken view) {
    return isAbout(pass, entry, token, view) && policy.details.holds(entry, token, view);
  }

  private boolean denies(int entry) {
    return (policy.slots[entry] & DENIES) != 0;
  }

  /** Tells whether an entry is about one side of a token; see {@link SidView}. */
  private boolean isAbout(CheckPass pass, int entry, AccessToken token, PreparedToken view) {
    int slot = policy.slots[entry];
    if (!view.covers(policy.index, policy.trustees)) {
      return isAbout(pass, entry, token, policy.index.sid(slot >>> 1));
    }
    return switch (pass) {
      case NORMAL -> view.matches(slot);
      case RESTRICTED -> view.isRestricting(slot >>> 1);
      case PACKAGE ->
          view.isContained(slot >>> 1)
              && concernsContainers(entry)
              && (denies(entry) || !view.matches(slot));
    };
  }

  /** The same for a token that is not prepared. */
  private boolean isAbout(CheckPass pass, int entry, AccessToken token, Sid trustee) {
    return switch (pass) {
      case NORMAL -> denies(entry) ? token.matchesDeny(trustee) : token.matchesAllow(trustee);
      case RESTRICTED -> token.isRestrictingSid(trustee);
      case PACKAGE ->
          concernsContainers(entry)
              && token.appContainer().isPresent()
              && token.appContainer().get().matches(trustee)
              && (denies(entry) || !token.matchesAllow(trustee));
    };
  }

  private boolean concernsContainers(int entry) {
    return !policy.details.isKeptFromContainers(entry)
        && (!denies(entry) || policy.details.terms().isOn(CheckOption.CONTAINER_DENIES));
  }
}
