package org.ntacl.access;

import org.ntacl.NtStatus;
import org.ntacl.descriptor.ObjectType;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.sid.Sid;
import org.ntacl.token.AccessToken;
import org.ntacl.token.PreparedToken;
import org.ntacl.token.TrusteeIndex;

/**
 * A descriptor compiled for checks: the entries of its DACL as parallel arrays of numbers, with
 * inherit-only entries gone, generic rights mapped and owner, OWNER RIGHTS and PRINCIPAL SELF
 * replaced by whom they stand for.
 *
 * <pre>{@code
 * AccessPolicy policy = AccessPolicy.compile(sd, ObjectTypes.KEY);
 * long decision = policy.check(user, KeyRights.QUERY_VALUE.bits());
 * PackedDecision.isGranted(decision);
 * }</pre>
 *
 * <p>A policy decides as {@link AccessCheck} does about a request under ordinary circumstances:
 * without object types, central access policies, a SID of the object itself, a server or rights
 * granted before. It gives no reasons. A check allocates nothing once the token is prepared for the
 * policy's index of trustees, which happens by itself; only conditions of unusual size do. Policies
 * for the same tokens should share an index: make them with one {@link PolicyCompiler}.
 *
 * <p>Immutable and thread-safe.
 */
public final class AccessPolicy {
  private static final long DENIED = PackedDecision.denied(NtStatus.STATUS_ACCESS_DENIED);

  /** The highest mask of ordinary requests: those for no generic and no special right. */
  private static final int ORDINARY = 0x00FF_FFFF;

  private static final int DENIES = 1;

  /** So many entries are worth looking for those that match, word by word. */
  private static final int LONG_LIST = 16;

  private static final int WORD_SHIFT = 6;
  private static final long[] NO_WORDS = {};

  private final TrusteeIndex index;

  /** How many trustees of the index a preparation must cover. */
  private final int trustees;

  /** The standing that a token needs for the short way. */
  private final long guard;

  /**
   * Of each entry 2·id of its trustee, and 1 more when it denies. In front, an entry for what the
   * owner has by ownership if there is one: that comes before the DACL.
   */
  private final int[] slots;

  /** Of each entry its rights. */
  private final int[] masks;

  /**
   * For a long list whose slots rise from entry to entry, as in a policy of its own that names
   * nobody twice: the slots as bits, from word {@link #firstWord} of a token on. Empty for others.
   */
  private final long[] words;

  private final int firstWord;

  private final PolicyDetails details;

  AccessPolicy(TrusteeIndex index, int trustees, int[] slots, int[] masks, PolicyDetails details) {
    this.index = index;
    this.trustees = trustees;
    this.slots = slots;
    this.masks = masks;
    this.details = details;
    this.firstWord = slots.length == 0 ? 0 : slots[0] >>> WORD_SHIFT;
    this.words = words(slots);
    this.guard = words.length == 0 ? details.guard() : Long.MAX_VALUE;
  }

  private static long[] words(int[] slots) {
    if (slots.length < LONG_LIST) {
      return NO_WORDS;
    }
    int first = slots[0] >>> WORD_SHIFT;
    int count = (slots[slots.length - 1] >>> WORD_SHIFT) - first + 1;
    for (int i = 1; i < slots.length; i++) {
      if (slots[i] <= slots[i - 1]) {
        return NO_WORDS;
      }
    }
    if (count > slots.length / 4) {
      return NO_WORDS;
    }
    long[] words = new long[count];
    for (int slot : slots) {
      words[(slot >>> WORD_SHIFT) - first] |= 1L << slot;
    }
    return words;
  }

  /**
   * Compiles a descriptor on its own, with the default readings. To compile many for the same
   * tokens, use one {@link PolicyCompiler}.
   */
  public static AccessPolicy compile(SecurityDescriptor descriptor, ObjectType type) {
    return PolicyCompiler.forType(type).compile(descriptor);
  }

  /** Compiles a descriptor on its own. */
  public static AccessPolicy compile(
      SecurityDescriptor descriptor, ObjectType type, CheckOptions options) {
    return PolicyCompiler.forType(type).withOptions(options).compile(descriptor);
  }

  /**
   * Compiles a self-relative descriptor on its own, with the default readings.
   *
   * @throws org.ntacl.MalformedBytesException when the bytes are no valid descriptor, see {@link
   *     org.ntacl.binary.SelfRelative#decode(byte[])}
   */
  public static AccessPolicy compile(byte[] source, ObjectType type) {
    return PolicyCompiler.forType(type).compile(source);
  }

  /** Returns the slot of an entry, as {@link PreparedToken#matches} takes it. */
  static int slot(int id, boolean denies) {
    return 2 * id + (denies ? DENIES : 0);
  }

  /** Returns the type of the objects. */
  public ObjectType type() {
    return details.terms().type();
  }

  /** Returns the readings of the disputed points. */
  public CheckOptions options() {
    return details.terms().options();
  }

  /**
   * Decides about a request.
   *
   * @param token who asks
   * @param mask the bits of the rights asked for; may hold generic bits and MAXIMUM_ALLOWED
   * @return the decision, see {@link PackedDecision}; 0 or more when all of it is granted
   */
  public long check(AccessToken token, int mask) {
    PreparedToken view = token.preparedFor(index, trustees);
    if (Integer.compareUnsigned(mask - 1, ORDINARY) >= 0) {
      return general(token, view, mask);
    }
    if (view.standing() >= guard) {
      return missing(view, mask & ~view.takes()) == 0 ? PackedDecision.granted(mask) : DENIED;
    }
    if (words.length != 0 && view.standing() >= details.guard()) {
      return missingOfLong(view, mask & ~view.takes()) == 0 ? PackedDecision.granted(mask) : DENIED;
    }
    return view.standing() >= details.conditionalGuard()
        ? conditional(token, view, mask)
        : general(token, view, mask);
  }

  /** Tells whether {@link #check} takes the short way for ordinary requests of a token. */
  boolean isPlainFor(AccessToken token) {
    return token.preparedFor(index, trustees).standing() >= details.guard();
  }

  /** Tells whether a check of a token finds it prepared. */
  boolean isPrepared(AccessToken token) {
    return token.preparedFor(index, trustees).covers(index, trustees);
  }

  /** The short way: plain entries, an ordinary token, rights asked for by name. */
  private int missing(PreparedToken view, int want) {
    int missing = want;
    for (int i = 0; i < slots.length; i++) {
      int slot = slots[i];
      if (view.matches(slot)) {
        if ((slot & DENIES) == 0) {
          missing &= ~masks[i];
          if (missing == 0) {
            return 0;
          }
        } else if ((missing & masks[i]) != 0) {
          return missing;
        }
      }
    }
    return missing;
  }

  /** The short way for a long list: the entries that match, in their order, and no others. */
  private int missingOfLong(PreparedToken view, int want) {
    int missing = want;
    int before = 0;
    for (int i = 0; i < words.length; i++) {
      long own = words[i];
      long hits = own & view.word(firstWord + i);
      while (hits != 0) {
        int entry = before + Long.bitCount(own & (Long.lowestOneBit(hits) - 1));
        if (!denies(entry)) {
          missing &= ~masks[entry];
          if (missing == 0) {
            return 0;
          }
        } else if ((missing & masks[entry]) != 0) {
          return missing;
        }
        hits &= hits - 1;
      }
      before += Long.bitCount(own);
    }
    return missing;
  }

  /** Tells whether a long list is looked at word by word. */
  boolean isLong() {
    return words.length != 0;
  }

  /** The way through entries of which some have a condition, otherwise as short. */
  private long conditional(AccessToken token, PreparedToken view, int mask) {
    int missing = mask & ~view.takes();
    for (int i = 0; i < slots.length && missing != 0; i++) {
      if (view.matches(slots[i]) && (missing & masks[i]) != 0 && details.holds(i, token, view)) {
        if (denies(i)) {
          return DENIED;
        }
        missing &= ~masks[i];
      }
    }
    return missing == 0 ? PackedDecision.granted(mask) : DENIED;
  }

  /** All phases in the order of {@link Evaluation}. */
  private long general(AccessToken token, PreparedToken view, int mask) {
    PolicyTerms terms = details.terms();
    int desired = terms.desired(mask);
    boolean maximum = (desired & Bits.MAXIMUM_ALLOWED) != 0;
    int want = desired & ~Bits.MAXIMUM_ALLOWED;
    NtStatus refusal = terms.refusal(token, desired, details.fault());
    if (refusal != NtStatus.STATUS_SUCCESS) {
      return PackedDecision.denied(refusal);
    }
    if (want == 0 && !maximum) {
      return terms.isOn(CheckOption.ZERO_ACCESS_GRANTED) ? PackedDecision.granted(0) : DENIED;
    }
    int cap = details.limits().cap(token);
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

  /**
   * Returns every right that a token is granted when it asks for that right alone, by name, as
   * bits; with generic bits where the variant takes those for rights.
   *
   * <p>Any request for some of them is granted, and no other one for rights by name, unless {@link
   * #isDividedFor} says otherwise.
   */
  public int rights(AccessToken token) {
    PreparedToken view = token.preparedFor(index, trustees);
    return refuses(token) ? 0 : normalRights(token, view) & boundRights(token, view);
  }

  /**
   * Tells whether a token may be granted several rights one by one and not at once: a
   * write-restricted one to which its restricting SIDs do not leave all that it could read.
   */
  public boolean isDividedFor(AccessToken token) {
    if (!token.isWriteRestricted() || !token.isRestricted() || refuses(token)) {
      return false;
    }
    PreparedToken view = token.preparedFor(index, trustees);
    int granted = normalRights(token, view);
    int outstanding = ~seedOfAll(token, view) & details.terms().writeRights();
    int both = granted & alone(CheckPass.RESTRICTED, token, view, seedOfAll(token, view));
    return (granted & ~both & ~outstanding) != 0 && (both & outstanding) != 0;
  }

  private boolean refuses(AccessToken token) {
    return details.terms().refusal(token, Bits.READ_CONTROL, details.fault())
        != NtStatus.STATUS_SUCCESS;
  }

  /** Returns the rights that are given before the walks to whoever asks for them by name. */
  private int seedOfAll(AccessToken token, PreparedToken view) {
    return details.terms().privileged(token, Bits.ALL) | owned(token, view);
  }

  private int normalRights(AccessToken token, PreparedToken view) {
    int seed = seedOfAll(token, view);
    int granted = alone(CheckPass.NORMAL, token, view, seed) & details.limits().cap(token);
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
    int exempt = token.isWriteRestricted() ? ~(details.terms().writeRights() & ~seed) : 0;
    return alone(CheckPass.RESTRICTED, token, view, seed) | exempt;
  }

  /** Returns the rights that a walk grants to requests by name. */
  private int alone(CheckPass pass, AccessToken token, PreparedToken view, int seed) {
    return walk(pass, token, view, Bits.ALL, seed, false);
  }

  /** Phase 5; see {@link OwnerPhase}. */
  private int owned(AccessToken token, PreparedToken view) {
    if (!details.ownerFirst() || !isAbout(CheckPass.NORMAL, 0, token, view)) {
      return 0;
    }
    return !token.isRestricted() || isAbout(CheckPass.RESTRICTED, 0, token, view) ? masks[0] : 0;
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
    int writing = details.terms().writeRights();
    return maximum ? writing : (outstanding & writing) != 0 ? Bits.ALL : 0;
  }

  private int walk(
      CheckPass pass, AccessToken token, PreparedToken view, int want, int seed, boolean maximum) {
    if (!details.hasEntries()) {
      boolean nothing =
          pass == CheckPass.PACKAGE && !details.terms().isOn(CheckOption.CONTAINER_NULL_DACL);
      return nothing ? 0 : maximum ? details.terms().type().mapping().all().bits() | want : want;
    }
    if (!maximum) {
      int outstanding = want & ~seed;
      // what is asked for by name is decided right by right, by the first entry that speaks of it
      return want & (seed | collect(pass, token, view, outstanding, seed));
    }
    if (!details.terms().isOn(CheckOption.UNORDERED_MAXIMUM)) {
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
    for (int i = details.first(); i < slots.length && open != 0; i++) {
      int bits = masks[i] & open;
      if (bits != 0 && applies(pass, i, token, view)) {
        open &= ~bits;
        granted |= (slots[i] & DENIES) == 0 ? bits : 0;
      }
    }
    return granted;
  }

  /** Returns the rights of interest that any entry of an effect speaks of. */
  private int gather(
      CheckPass pass, AccessToken token, PreparedToken view, int effect, int interest) {
    int found = 0;
    for (int i = details.first(); i < slots.length; i++) {
      int bits = masks[i] & interest & ~found;
      if (bits != 0 && (slots[i] & DENIES) == effect && applies(pass, i, token, view)) {
        found |= bits;
      }
    }
    return found;
  }

  private boolean applies(CheckPass pass, int entry, AccessToken token, PreparedToken view) {
    return isAbout(pass, entry, token, view) && details.holds(entry, token, view);
  }

  private boolean denies(int entry) {
    return (slots[entry] & DENIES) != 0;
  }

  /** Tells whether an entry is about one side of a token; see {@link SidView}. */
  private boolean isAbout(CheckPass pass, int entry, AccessToken token, PreparedToken view) {
    int slot = slots[entry];
    if (!view.covers(index, trustees)) {
      return isAbout(pass, entry, token, index.sid(slot >>> 1));
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
    return !details.isKeptFromContainers(entry)
        && (!denies(entry) || details.terms().isOn(CheckOption.CONTAINER_DENIES));
  }

  /** Returns how many entries are left, and the type. */
  @Override
  public String toString() {
    return "policy of %d entries for %s".formatted(slots.length - details.first(), type());
  }
}
