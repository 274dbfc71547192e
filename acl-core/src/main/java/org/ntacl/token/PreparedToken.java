package org.ntacl.token;

import org.ntacl.sid.Sid;
import org.ntacl.sid.WellKnownSid;

/**
 * A token as an index of trustees sees it: which numbers it holds, as bit sets, and what else
 * compiled policies ask of every token. Immutable and thread-safe.
 *
 * <p>A preparation knows the numbers that were given out before it, and only those. To ask it about
 * others makes no sense; see {@link #covers}.
 */
public final class PreparedToken {
  /** No preparation: it covers nothing. */
  public static final PreparedToken NONE =
      new PreparedToken(new TrusteeIndex(), 0, -1, -1, new long[0], new long[0]);

  private static final Sid ALL_PACKAGES = WellKnownSid.ALL_APP_PACKAGES.sid();
  private static final Sid ALL_RESTRICTED_PACKAGES = WellKnownSid.ALL_RESTRICTED_APP_PACKAGES.sid();
  private static final long[] NOBODY = {};
  private static final long UNBOUND = 1L << 32;
  private static final long EXTRAORDINARY = -1;

  private final TrusteeIndex index;
  private final long serial;
  private final int size;
  private final long standing;

  /** Bit 2·id: an entry that allows matches; bit 2·id + 1: one that denies. */
  private final long[] members;

  /** Bit 2·id: a restricting SID; bit 2·id + 1: the container. Empty without any of them. */
  private final long[] bounds;

  private PreparedToken(
      TrusteeIndex index, long serial, int size, long standing, long[] members, long[] bounds) {
    this.index = index;
    this.serial = serial;
    this.size = size;
    this.standing = standing;
    this.members = members;
    this.bounds = bounds;
  }

  /** Looks the SIDs of an index up in a token, or the other way round when those are fewer. */
  static PreparedToken of(AccessToken token, TrusteeIndex index) {
    // read first: what is added while this runs may be missing and is not covered
    int size = index.size();
    long[] members = new long[words(size)];
    if (size <= token.members().size()) {
      for (int id = 0; id < size; id++) {
        markMember(token, index.sid(id), id, members);
      }
    } else {
      for (Sid sid : token.members()) {
        int id = index.find(sid);
        if (id >= 0 && id < size) {
          markMember(token, sid, id, members);
        }
      }
    }
    return new PreparedToken(
        index, index.nextSerial(), size, standing(token), members, bounds(token, index, size));
  }

  private static int words(int size) {
    return (2 * size + Long.SIZE - 1) / Long.SIZE;
  }

  private static void markMember(AccessToken token, Sid sid, int id, long[] members) {
    if (token.matchesAllow(sid)) {
      mark(2 * id, members);
    }
    if (token.matchesDeny(sid)) {
      mark(2 * id + 1, members);
    }
  }

  private static void mark(int slot, long[] bits) {
    bits[slot >>> 6] |= 1L << slot;
  }

  private static long[] bounds(AccessToken token, TrusteeIndex index, int size) {
    if (!token.isRestricted() && token.appContainer().isEmpty()) {
      return NOBODY;
    }
    long[] bounds = new long[words(size)];
    for (Sid sid : token.restrictingSids()) {
      markBound(sid, 0, index, size, bounds);
    }
    token
        .appContainer()
        .ifPresent(
            container -> {
              markContainer(container, container.packageSid(), index, size, bounds);
              markContainer(container, ALL_PACKAGES, index, size, bounds);
              markContainer(container, ALL_RESTRICTED_PACKAGES, index, size, bounds);
              for (TokenGroup capability : container.capabilities()) {
                markContainer(container, capability.sid(), index, size, bounds);
              }
            });
    return bounds;
  }

  private static void markContainer(
      AppContainer container, Sid sid, TrusteeIndex index, int size, long[] bounds) {
    if (container.matches(sid)) {
      markBound(sid, 1, index, size, bounds);
    }
  }

  private static void markBound(Sid sid, int side, TrusteeIndex index, int size, long[] bounds) {
    int id = index.find(sid);
    if (id >= 0 && id < size) {
      mark(2 * id + side, bounds);
    }
  }

  private static long standing(AccessToken token) {
    boolean below =
        token.impersonationLevel().isPresent()
            && !token.impersonationLevel().get().isAtLeast(ImpersonationLevel.IMPERSONATION);
    if (below
        || token.isRestricted()
        || token.appContainer().isPresent()
        || takesOwnership(token)) {
      return EXTRAORDINARY;
    }
    return token.policy().contains(TokenPolicy.NO_WRITE_UP)
        ? Integer.toUnsignedLong(token.integrity().level())
        : UNBOUND;
  }

  /** accesscheck 6.1: these give WRITE_OWNER to whoever asks for it by name. */
  private static boolean takesOwnership(AccessToken token) {
    return token.isEnabled(Privilege.TAKE_OWNERSHIP) || token.isEnabled(Privilege.RELABEL);
  }

  /** Tells whether this preparation knows the first {@code count} numbers of an index. */
  @SuppressWarnings("ReferenceEquality") // every index numbers on its own
  public boolean covers(TrusteeIndex other, int count) {
    return index == other && size >= count;
  }

  /** Tells whether this is a preparation for an index at all, whatever it covers of it. */
  @SuppressWarnings("ReferenceEquality") // every index numbers on its own
  boolean isFor(TrusteeIndex other) {
    return index == other;
  }

  /** Returns the number of this preparation for its index, above 0; 0 of {@link #NONE}. */
  public long serial() {
    return serial;
  }

  /**
   * Returns the integrity level, an unsigned 32-bit number, or 2<sup>32</sup> when no label binds
   * the token; −1 when there is more to it than user, groups and level: restricting SIDs, a
   * container, too low a level of impersonation, or an enabled privilege that gives WRITE_OWNER.
   */
  public long standing() {
    return standing;
  }

  /**
   * Tells whether an entry is about the user or a group.
   *
   * @param slot 2·id for an entry that allows, 2·id + 1 for one that denies
   */
  public boolean matches(int slot) {
    return (members[slot >>> 6] & 1L << slot) != 0;
  }

  /** Returns the answers of {@link #matches} for the slots 64·index to 64·index + 63, as bits. */
  public long word(int index) {
    return members[index];
  }

  /** Tells whether a number is that of a restricting SID. */
  public boolean isRestricting(int id) {
    return bounds.length != 0 && (bounds[id >>> 5] & 1L << 2 * id) != 0;
  }

  /** Tells whether a number is that of a SID that stands for the container. */
  public boolean isContained(int id) {
    return bounds.length != 0 && (bounds[id >>> 5] & 1L << 2 * id + 1) != 0;
  }

  /** Returns for how many trustees this preparation was made. */
  @Override
  public String toString() {
    return "prepared for " + size + " trustees";
  }
}
