package org.ntacl.token;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ntacl.sid.Sid;

/**
 * What is taken away from a token, as by CreateRestrictedToken and NtFilterToken. SIDs and
 * privileges that the token does not hold are passed over (recorded: CreateRestrictedToken).
 *
 * <pre>{@code
 * AccessToken sandboxed =
 *     token.filtered(
 *         TokenFilter.NONE
 *             .denyingOnly(administrators)
 *             .restrictingTo(WellKnownSid.RESTRICTED_CODE.sid())
 *             .with(TokenFilter.Flag.DISABLE_MAX_PRIVILEGE));
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 *
 * @param denyOnly the user or groups that shall count for entries that deny only
 * @param deleted the privileges to take away
 * @param restricting the restricting SIDs; none leaves those of the token as they are
 * @param flags what else is taken away
 */
public record TokenFilter(
    List<Sid> denyOnly, Set<Privilege> deleted, List<Sid> restricting, Set<Flag> flags) {
  /** Takes nothing away. */
  public static final TokenFilter NONE = new TokenFilter(List.of(), Set.of(), List.of(), Set.of());

  /** The flags of CreateRestrictedToken. */
  public enum Flag {
    /** All privileges but SeChangeNotify are taken away, whichever are named. */
    DISABLE_MAX_PRIVILEGE(1),

    /** Software restriction rules are not looked at. No access check depends on it. */
    SANDBOX_INERT(2),

    /**
     * What makes an administrator is taken away: groups for administration count for denying only,
     * five harmless privileges stay, the level is medium at most.
     */
    LUA_TOKEN(4),

    /** The restricting SIDs of the filter bind rights to write only. */
    WRITE_RESTRICTED(8);

    private final int bit;

    Flag(int bit) {
      this.bit = bit;
    }

    /** Returns the bit of the Windows headers. */
    public int bit() {
      return bit;
    }

    /**
     * Returns the flags of some bits.
     *
     * @throws IllegalArgumentException when a bit is no flag
     */
    public static Set<Flag> of(int bits) {
      EnumSet<Flag> flags = EnumSet.noneOf(Flag.class);
      int rest = bits;
      for (Flag flag : values()) {
        if ((bits & flag.bit) != 0) {
          flags.add(flag);
          rest &= ~flag.bit;
        }
      }
      if (rest != 0) {
        throw new IllegalArgumentException(
            "unknown bits `0x%x` in the flags of a token filter".formatted(rest));
      }
      return Collections.unmodifiableSet(flags);
    }
  }

  /** Copies the collections. */
  public TokenFilter {
    denyOnly = List.copyOf(denyOnly);
    deleted = copyOf(deleted, Privilege.class);
    restricting = List.copyOf(restricting);
    flags = copyOf(flags, Flag.class);
  }

  private static <E extends Enum<E>> Set<E> copyOf(Set<E> values, Class<E> type) {
    EnumSet<E> copy = EnumSet.noneOf(type);
    copy.addAll(values);
    return Collections.unmodifiableSet(copy);
  }

  /** Returns this filter with more SIDs that shall count for entries that deny only. */
  public TokenFilter denyingOnly(Sid... sids) {
    return new TokenFilter(joined(denyOnly, sids), deleted, restricting, flags);
  }

  /** Returns this filter with more privileges to take away. */
  public TokenFilter deleting(Privilege... privileges) {
    return new TokenFilter(
        denyOnly, joined(deleted, Arrays.asList(privileges)), restricting, flags);
  }

  /** Returns this filter with more restricting SIDs. */
  public TokenFilter restrictingTo(Sid... sids) {
    return new TokenFilter(denyOnly, deleted, joined(restricting, sids), flags);
  }

  /** Returns this filter with more flags. */
  public TokenFilter with(Flag... more) {
    return new TokenFilter(denyOnly, deleted, restricting, joined(flags, Arrays.asList(more)));
  }

  private static List<Sid> joined(List<Sid> sids, Sid... more) {
    List<Sid> all = new ArrayList<>(sids);
    all.addAll(Arrays.asList(more));
    return all;
  }

  private static <E> Set<E> joined(Set<E> values, Collection<E> more) {
    Set<E> all = new HashSet<>(values);
    all.addAll(more);
    return all;
  }
}
