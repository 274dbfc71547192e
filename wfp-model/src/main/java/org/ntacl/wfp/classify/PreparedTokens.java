package org.ntacl.wfp.classify;

import java.util.Map;
import java.util.Optional;
import org.ntacl.Guid;

/**
 * The tokens of traffic with the answers of all conditions about users, made by {@link
 * UserConditions#prepare}. Keep it for as long as the tokens are in use. Thread-safe.
 */
public final class PreparedTokens {
  private final UserConditions conditions;
  private final TrafficTokens tokens;
  private final Map<Guid, PreparedUser> users;

  PreparedTokens(UserConditions conditions, TrafficTokens tokens, Map<Guid, PreparedUser> users) {
    this.conditions = conditions;
    this.tokens = tokens;
    this.users = users;
  }

  /** Returns the tokens. */
  public TrafficTokens tokens() {
    return tokens;
  }

  boolean isOf(UserConditions other) {
    return conditions == other;
  }

  Optional<PreparedUser> user(Guid field) {
    return Optional.ofNullable(users.get(field));
  }
}
