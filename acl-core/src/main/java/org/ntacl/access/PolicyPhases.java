package org.ntacl.access;

import org.ntacl.NtStatus;
import org.ntacl.sid.Sid;
import org.ntacl.token.AccessToken;
import org.ntacl.token.PreparedToken;

/**
 * The long way through a compiled policy: all phases, for tokens and requests of every kind, still
 * over the arrays of the policy.
 */
final class PolicyPhases {
  private static final long DENIED = PackedDecision.denied(NtStatus.STATUS_ACCESS_DENIED);
  private static final int DENIES = AccessPolicy.DENIES;

  private PolicyPhases() {}

  /** All phases in the order of {@link Evaluation}. */
  static long check(AccessPolicy policy, AccessToken token, PreparedToken view, int mask) {
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
    int seed = privileged | (owned(policy, token, view) & (maximum ? Bits.ALL : want));
    if (!maximum && token.appContainer().isEmpty() && (want & ~seed) == 0) {
      return PackedDecision.granted(want);
    }
    int granted = whole(policy, token, view, want, seed, maximum);
    if ((granted & ~cap) != 0 && terms.isOn(CheckOption.LIMITED_MAXIMUM_DENIED)) {
      return DENIED;
    }
    int result = granted & cap;
    return (want & ~result) == 0 && result != 0 ? PackedDecision.granted(result) : DENIED;
  }

  /** See {@link AccessPolicy#rights}. */
  static int rights(AccessPolicy policy, AccessToken token, PreparedToken view) {
    return refuses(policy, token)
        ? 0
        : normalRights(policy, token, view) & boundRights(policy, token, view);
  }

  /** See {@link AccessPolicy#isDividedFor}. */
  static boolean isDividedFor(AccessPolicy policy, AccessToken token, PreparedToken view) {
    if (!token.isWriteRestricted() || !token.isRestricted() || refuses(policy, token)) {
      return false;
    }
    int granted = normalRights(policy, token, view);
    int outstanding = ~seedOfAll(policy, token, view) & policy.details.terms().writeRights();
    int both =
        granted & alone(policy, CheckPass.RESTRICTED, token, view, seedOfAll(policy, token, view));
    return (granted & ~both & ~outstanding) != 0 && (both & outstanding) != 0;
  }

  private static boolean refuses(AccessPolicy policy, AccessToken token) {
    return policy.details.terms().refusal(token, Bits.READ_CONTROL, policy.details.fault())
        != NtStatus.STATUS_SUCCESS;
  }

  /** Returns the rights that are given before the walks to whoever asks for them by name. */
  private static int seedOfAll(AccessPolicy policy, AccessToken token, PreparedToken view) {
    return policy.details.terms().privileged(token, Bits.ALL) | owned(policy, token, view);
  }

  private static int normalRights(AccessPolicy policy, AccessToken token, PreparedToken view) {
    int seed = seedOfAll(policy, token, view);
    int granted =
        alone(policy, CheckPass.NORMAL, token, view, seed) & policy.details.limits().cap(token);
    if (token.appContainer().isPresent()) {
      granted &= alone(policy, CheckPass.PACKAGE, token, view, 0);
    }
    // phase 7: nothing but the privilege gives this right
    return granted & ~Bits.MAXIMUM_ALLOWED & (~Bits.ACCESS_SYSTEM_SECURITY | seed);
  }

  /** Returns the rights that the restricting SIDs leave to requests for one right. */
  private static int boundRights(AccessPolicy policy, AccessToken token, PreparedToken view) {
    if (!token.isRestricted()) {
      return Bits.ALL;
    }
    int seed = seedOfAll(policy, token, view);
    int exempt = token.isWriteRestricted() ? ~(policy.details.terms().writeRights() & ~seed) : 0;
    return alone(policy, CheckPass.RESTRICTED, token, view, seed) | exempt;
  }

  /** Returns the rights that a walk grants to requests by name. */
  private static int alone(
      AccessPolicy policy, CheckPass pass, AccessToken token, PreparedToken view, int seed) {
    return walk(policy, pass, token, view, Bits.ALL, seed, false);
  }

  /** Phase 5; see {@link OwnerPhase}. */
  private static int owned(AccessPolicy policy, AccessToken token, PreparedToken view) {
    if (!policy.details.ownerFirst() || !isAbout(policy, CheckPass.NORMAL, 0, token, view)) {
      return 0;
    }
    return !token.isRestricted() || isAbout(policy, CheckPass.RESTRICTED, 0, token, view)
        ? policy.masks[0]
        : 0;
  }

  /** Phases 8 and 9: a right must be granted in each walk. */
  private static int whole(
      AccessPolicy policy,
      AccessToken token,
      PreparedToken view,
      int want,
      int seed,
      boolean maximum) {
    int granted = walk(policy, CheckPass.NORMAL, token, view, want, seed, maximum);
    if (token.appContainer().isPresent()) {
      granted &= walk(policy, CheckPass.PACKAGE, token, view, want, 0, maximum);
    }
    int scope = restrictedScope(policy, token, want & ~seed, maximum);
    return scope == 0
        ? granted
        : granted & (walk(policy, CheckPass.RESTRICTED, token, view, want, seed, maximum) | ~scope);
  }

  /** See {@link Evaluation}: the rights that the restricting SIDs must have as well. */
  private static int restrictedScope(
      AccessPolicy policy, AccessToken token, int outstanding, boolean maximum) {
    if (!token.isRestricted()) {
      return 0;
    }
    if (!token.isWriteRestricted()) {
      return Bits.ALL;
    }
    int writing = policy.details.terms().writeRights();
    return maximum ? writing : (outstanding & writing) != 0 ? Bits.ALL : 0;
  }

  private static int walk(
      AccessPolicy policy,
      CheckPass pass,
      AccessToken token,
      PreparedToken view,
      int want,
      int seed,
      boolean maximum) {
    if (!policy.details.hasEntries()) {
      boolean nothing =
          pass == CheckPass.PACKAGE
              && !policy.details.terms().isOn(CheckOption.CONTAINER_NULL_DACL);
      return nothing
          ? 0
          : maximum ? policy.details.terms().type().mapping().all().bits() | want : want;
    }
    if (!maximum) {
      // what is asked for by name is decided right by right, by the first entry that speaks of it
      return want & collect(policy, pass, token, view, want, seed);
    }
    if (!policy.details.terms().isOn(CheckOption.UNORDERED_MAXIMUM)) {
      return collect(policy, pass, token, view, Bits.ALL, seed);
    }
    int denied = gather(policy, pass, token, view, DENIES, ~seed);
    return seed | gather(policy, pass, token, view, 0, ~(seed | denied));
  }

  /** Returns the rights granted by the first entries that speak of them, and the seed. */
  private static int collect(
      AccessPolicy policy,
      CheckPass pass,
      AccessToken token,
      PreparedToken view,
      int interest,
      int seed) {
    if (pass == CheckPass.NORMAL
        && !policy.details.isConditional()
        && view.covers(policy.index, policy.trustees)) {
      return collectPlain(policy, view, interest, seed);
    }
    int granted = seed;
    int open = interest & ~seed;
    for (int i = policy.details.first(); i < policy.slots.length && open != 0; i++) {
      int bits = policy.masks[i] & open;
      if (bits != 0 && applies(policy, pass, i, token, view)) {
        open &= ~bits;
        granted |= (policy.slots[i] & DENIES) == 0 ? bits : 0;
      }
    }
    return granted;
  }

  /** The same where entries are about whoever they name, which a matrix asks for each pair. */
  private static int collectPlain(AccessPolicy policy, PreparedToken view, int interest, int seed) {
    int granted = seed;
    int open = interest & ~seed;
    for (int i = policy.details.first(); i < policy.slots.length; i++) {
      int slot = policy.slots[i];
      if (view.matches(slot)) {
        int bits = policy.masks[i] & open;
        open &= ~bits;
        granted |= (slot & DENIES) == 0 ? bits : 0;
      }
    }
    return granted;
  }

  /** Returns the rights of interest that any entry of an effect speaks of. */
  private static int gather(
      AccessPolicy policy,
      CheckPass pass,
      AccessToken token,
      PreparedToken view,
      int effect,
      int interest) {
    int found = 0;
    for (int i = policy.details.first(); i < policy.slots.length; i++) {
      int bits = policy.masks[i] & interest & ~found;
      if (bits != 0
          && (policy.slots[i] & DENIES) == effect
          && applies(policy, pass, i, token, view)) {
        found |= bits;
      }
    }
    return found;
  }

  private static boolean applies(
      AccessPolicy policy, CheckPass pass, int entry, AccessToken token, PreparedToken view) {
    return isAbout(policy, pass, entry, token, view) && policy.details.holds(entry, token, view);
  }

  private static boolean denies(AccessPolicy policy, int entry) {
    return (policy.slots[entry] & DENIES) != 0;
  }

  /** Tells whether an entry is about one side of a token; see {@link SidView}. */
  private static boolean isAbout(
      AccessPolicy policy, CheckPass pass, int entry, AccessToken token, PreparedToken view) {
    int slot = policy.slots[entry];
    if (!view.covers(policy.index, policy.trustees)) {
      return isAbout(policy, pass, entry, token, policy.index.sid(slot >>> 1));
    }
    return switch (pass) {
      case NORMAL -> view.matches(slot);
      case RESTRICTED -> view.isRestricting(slot >>> 1);
      case PACKAGE ->
          view.isContained(slot >>> 1)
              && concernsContainers(policy, entry)
              && (denies(policy, entry) || !view.matches(slot));
    };
  }

  /** The same for a token that is not prepared. */
  private static boolean isAbout(
      AccessPolicy policy, CheckPass pass, int entry, AccessToken token, Sid trustee) {
    return switch (pass) {
      case NORMAL ->
          denies(policy, entry) ? token.matchesDeny(trustee) : token.matchesAllow(trustee);
      case RESTRICTED -> token.isRestrictingSid(trustee);
      case PACKAGE ->
          concernsContainers(policy, entry)
              && token.appContainer().isPresent()
              && token.appContainer().get().matches(trustee)
              && (denies(policy, entry) || !token.matchesAllow(trustee));
    };
  }

  private static boolean concernsContainers(AccessPolicy policy, int entry) {
    return !policy.details.isKeptFromContainers(entry)
        && (!denies(policy, entry) || policy.details.terms().isOn(CheckOption.CONTAINER_DENIES));
  }
}
