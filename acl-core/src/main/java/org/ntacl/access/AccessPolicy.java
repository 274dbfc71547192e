package org.ntacl.access;

import org.ntacl.NtStatus;
import org.ntacl.descriptor.ObjectType;
import org.ntacl.descriptor.SecurityDescriptor;
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

  /** The bit of a slot that tells denying entries from allowing ones. */
  static final int DENIES = 1;

  /** So many entries are worth marking. */
  private static final int MARKED_FROM = 5;

  /** Marks spread over more words than this, and one for so many entries, are not worth it. */
  private static final int ENTRIES_OF_WORD = 16;

  private static final int WORD_SHIFT = 6;
  private static final long[] NO_WORDS = {};

  final TrusteeIndex index;

  /** How many trustees of the index a preparation must cover. */
  final int trustees;

  /** The standing that a token needs for the short way. */
  private final long guard;

  /**
   * Of each entry 2·id of its trustee, and 1 more when it denies. In front, an entry for what the
   * owner has by ownership if there is one: that comes before the DACL.
   */
  final int[] slots;

  /** Of each entry its rights. */
  final int[] masks;

  /**
   * For a list whose slots rise from entry to entry, as in a policy of its own that names nobody
   * twice: the slots as bits, from word {@link #firstWord()} of a token on. Empty for others.
   */
  private final long[] words;

  /** 2·{@link #firstWord()} + {@link #start()}: there are many policies, and eight bytes count. */
  private final int origin;

  final PolicyDetails details;

  AccessPolicy(TrusteeIndex index, int trustees, int[] slots, int[] masks, PolicyDetails details) {
    this.index = index;
    this.trustees = trustees;
    this.slots = slots;
    this.masks = masks;
    this.details = details;
    int start = details.first() == 1 && isOwnerAllowedAnyway(slots, masks) ? 1 : 0;
    int firstWord = slots.length == start ? 0 : slots[start] >>> WORD_SHIFT;
    this.origin = 2 * firstWord + start;
    this.words = words(slots, start);
    this.guard = details.guard();
  }

  /**
   * Returns the entry that the short way begins with: behind the one for the owner when the DACL
   * allows the owner as much by itself, before it denies anything. Most descriptors do.
   */
  int start() {
    return origin & 1;
  }

  /** Returns which word of a token the first of {@link #words} goes with. */
  private int firstWord() {
    return origin >>> 1;
  }

  private static boolean isOwnerAllowedAnyway(int[] slots, int[] masks) {
    for (int i = 1; i < slots.length && (slots[i] & DENIES) == 0; i++) {
      if (slots[i] == slots[0] && (masks[0] & ~masks[i]) == 0) {
        return true;
      }
    }
    return false;
  }

  private static long[] words(int[] slots, int start) {
    int entries = slots.length - start;
    if (entries < MARKED_FROM) {
      return NO_WORDS;
    }
    int first = slots[start] >>> WORD_SHIFT;
    int count = (slots[slots.length - 1] >>> WORD_SHIFT) - first + 1;
    for (int i = start + 1; i < slots.length; i++) {
      if (slots[i] <= slots[i - 1]) {
        return NO_WORDS;
      }
    }
    if (count > 1 + entries / ENTRIES_OF_WORD) {
      return NO_WORDS;
    }
    long[] words = new long[count];
    for (int i = start; i < slots.length; i++) {
      words[(slots[i] >>> WORD_SHIFT) - first] |= 1L << slots[i];
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
      return PolicyPhases.check(this, token, view, mask);
    }
    if (view.standing() >= guard) {
      int missing = words.length != 0 ? missingOfMarked(view, mask) : missing(view, mask);
      return missing == 0 ? PackedDecision.granted(mask) : DENIED;
    }
    return view.standing() >= details.conditionalGuard()
        ? conditional(token, view, mask)
        : PolicyPhases.check(this, token, view, mask);
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
    for (int i = start(); i < slots.length; i++) {
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

  /** The short way for marked entries: those that match, in their order, and no others. */
  private int missingOfMarked(PreparedToken view, int want) {
    int missing = want;
    int before = start();
    int first = firstWord();
    for (int i = 0; i < words.length; i++) {
      long own = words[i];
      long hits = own & view.word(first + i);
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

  /** Tells whether entries are found word by word. */
  boolean isMarked() {
    return words.length != 0;
  }

  /** The way through entries of which some have a condition, otherwise as short. */
  private long conditional(AccessToken token, PreparedToken view, int mask) {
    int missing = mask;
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

  /**
   * Returns every right that a token is granted when it asks for that right alone, by name, as
   * bits; with generic bits where the variant takes those for rights.
   *
   * <p>Any request for some of them is granted, and no other one for rights by name, unless {@link
   * #isDividedFor} says otherwise.
   */
  public int rights(AccessToken token) {
    return PolicyPhases.rights(this, token, token.preparedFor(index, trustees));
  }

  /**
   * Tells whether a token may be granted several rights one by one and not at once: a
   * write-restricted one to which its restricting SIDs do not leave all that it could read.
   */
  public boolean isDividedFor(AccessToken token) {
    return PolicyPhases.isDividedFor(this, token, token.preparedFor(index, trustees));
  }

  private boolean denies(int entry) {
    return (slots[entry] & DENIES) != 0;
  }

  /** Returns how many entries are left, and the type. */
  @Override
  public String toString() {
    return "policy of %d entries for %s".formatted(slots.length - details.first(), type());
  }
}
