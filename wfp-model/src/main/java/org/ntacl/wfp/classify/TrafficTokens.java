package org.ntacl.wfp.classify;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.ntacl.Guid;
import org.ntacl.token.AccessToken;
import org.ntacl.wfp.model.ConditionKeys;

/**
 * Who sends or receives traffic: the tokens of the fields about users, that of the local user first
 * of all. Immutable and thread-safe.
 */
public final class TrafficTokens {
  /** Nobody is known, as for remote users when IPsec does not secure the traffic. */
  public static final TrafficTokens NONE = new TrafficTokens(Map.of());

  private final Map<Guid, AccessToken> tokens;

  private TrafficTokens(Map<Guid, AccessToken> tokens) {
    this.tokens = tokens;
  }

  /**
   * Returns the token of the local user: ALE_USER_ID, and ALE_PACKAGE_FAMILY_NAME, whose conditions
   * ask for claims of the same token.
   */
  public static TrafficTokens ofUser(AccessToken user) {
    return NONE.with(ConditionKeys.ALE_USER_ID, user)
        .with(ConditionKeys.ALE_PACKAGE_FAMILY_NAME, user);
  }

  /** Returns these tokens with that of the remote user, which IPsec has authenticated. */
  public TrafficTokens withRemoteUser(AccessToken user) {
    return with(ConditionKeys.ALE_REMOTE_USER_ID, user);
  }

  /** Returns these tokens with that of the remote machine, which IPsec has authenticated. */
  public TrafficTokens withRemoteMachine(AccessToken machine) {
    return with(ConditionKeys.ALE_REMOTE_MACHINE_ID, machine);
  }

  /** Returns these tokens with another one for a field. */
  public TrafficTokens with(Guid field, AccessToken token) {
    Map<Guid, AccessToken> more = new HashMap<>(tokens);
    more.put(Objects.requireNonNull(field, "field"), Objects.requireNonNull(token, "token"));
    return new TrafficTokens(Map.copyOf(more));
  }

  /** Returns the token of a field, or empty. */
  public Optional<AccessToken> token(Guid field) {
    return Optional.ofNullable(tokens.get(field));
  }

  /** Returns the fields and their tokens. */
  public Map<Guid, AccessToken> tokens() {
    return tokens;
  }
}
