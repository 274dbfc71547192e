package org.ntacl.sid;

import java.util.Map;
import java.util.Optional;

/**
 * Gives SIDs the names that people know them by. Windows asks the local machine and its domain;
 * ntacl asks what it is handed.
 *
 * <pre>{@code
 * SidNameResolver names =
 *     SidNameResolver.of(Map.of(alice, "CONTOSO\\alice")).orElse(SidNameResolver.wellKnown(context));
 * }</pre>
 *
 * <p>The resolvers made here are immutable and thread-safe; others should be as well.
 */
@FunctionalInterface
public interface SidNameResolver {
  /** Knows no name. */
  SidNameResolver NONE = sid -> Optional.empty();

  /** Returns the name of a SID, or empty when this resolver does not know it. */
  Optional<String> nameOf(Sid sid);

  /**
   * Returns a resolver that knows the {@link WellKnownSid}s, and the virtual accounts whose name is
   * in the SID itself: virtual machines, window managers and font driver hosts.
   *
   * @param context what relative well-known SIDs are relative to; their names come without the
   *     domain's
   */
  static SidNameResolver wellKnown(SidContext context) {
    return sid ->
        WellKnownSid.find(sid, context)
            .map(WellKnownSid::displayName)
            .or(() -> VirtualAccountNames.nameOf(sid));
  }

  /**
   * Returns a resolver that knows the names of a map.
   *
   * @param names names by SID; copied
   */
  static SidNameResolver of(Map<Sid, String> names) {
    Map<Sid, String> copy = Map.copyOf(names);
    return sid -> Optional.ofNullable(copy.get(sid));
  }

  /** Returns a resolver that asks this one first, and another for what this one does not know. */
  default SidNameResolver orElse(SidNameResolver other) {
    return sid -> nameOf(sid).or(() -> other.nameOf(sid));
  }
}
