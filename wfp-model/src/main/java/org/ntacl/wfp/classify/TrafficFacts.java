package org.ntacl.wfp.classify;

import java.util.Optional;
import org.ntacl.Guid;
import org.ntacl.sid.WellKnownSid;
import org.ntacl.token.AccessToken;
import org.ntacl.token.AppContainer;
import org.ntacl.wfp.model.ConditionKeys;
import org.ntacl.wfp.model.FwpValue;
import org.ntacl.wfp.model.FwpValue.SidValue;

/**
 * What conditions find when they look at traffic.
 *
 * @param attributes the values of fields
 * @param tokens the tokens of fields about users
 */
record TrafficFacts(TrafficAttributes attributes, TrafficTokens tokens) {
  /**
   * Returns the value of a field. The package of the local user follows from the token unless it is
   * given: the NULL SID for whoever is in no container (recorded: conditions of state dumps).
   */
  Optional<FwpValue> value(Guid field) {
    Optional<FwpValue> given = attributes.value(field);
    if (given.isPresent() || !field.equals(ConditionKeys.ALE_PACKAGE_ID)) {
      return given;
    }
    return tokens
        .token(ConditionKeys.ALE_USER_ID)
        .map(
            user ->
                new SidValue(
                    user.appContainer()
                        .map(AppContainer::packageSid)
                        .orElse(WellKnownSid.NULL.sid())));
  }

  /** Returns the token of a field. */
  Optional<AccessToken> token(Guid field) {
    return tokens.token(field).or(() -> attributes.token(field));
  }
}
