package org.ntacl.identity;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ntacl.sid.Sid;
import org.ntacl.token.GroupAttributes;
import org.ntacl.token.TokenGroup;

/**
 * The groups that a token gets, each once, in the order in which they were named. A SID may be
 * there with several attributes. Not thread-safe.
 *
 * <p>Whoever writes a PAC chooses SIDs and attributes, and with them hash codes. SIDs are looked up
 * by themselves, for a map of what can be ordered stays quick whatever its keys are; the pair of
 * both cannot be.
 */
final class NamedGroups {
  private final List<TokenGroup> groups;
  private final Map<Sid, TokenGroup> first;

  /** The attributes of SIDs that are there with several ones. */
  private final Map<Sid, Set<GroupAttributes>> several = new HashMap<>();

  /**
   * Makes an empty list.
   *
   * @param expected how many groups are going to be added, roughly
   */
  NamedGroups(int expected) {
    groups = new ArrayList<>(expected);
    first = new HashMap<>(expected + expected / 2);
  }

  /** Adds a group unless it is there. */
  void add(TokenGroup group) {
    TokenGroup known = first.putIfAbsent(group.sid(), group);
    if (known == null || (!known.equals(group) && isOther(known, group))) {
      groups.add(group);
    }
  }

  private boolean isOther(TokenGroup known, TokenGroup group) {
    Set<GroupAttributes> attributes =
        several.computeIfAbsent(group.sid(), sid -> new HashSet<>(Set.of(known.attributes())));
    return attributes.add(group.attributes());
  }

  /** Tells whether a SID was named, with whatever attributes. */
  boolean names(Sid sid) {
    return first.containsKey(sid);
  }

  /** Tells whether a SID was named with attributes that count for entries which allow. */
  boolean allows(Sid sid) {
    TokenGroup known = first.get(sid);
    return known != null
        && (known.matchesAllow()
            || several.getOrDefault(sid, Set.of()).stream()
                .anyMatch(attributes -> new TokenGroup(sid, attributes).matchesAllow()));
  }

  /** Returns the groups as they are now and will be. */
  List<TokenGroup> groups() {
    return Collections.unmodifiableList(groups);
  }
}
