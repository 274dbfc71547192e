package org.ntacl.access;

import java.util.Optional;
import org.ntacl.condition.TruthValue;

/**
 * What an entry means to one side of a token.
 *
 * @param effect what it does
 * @param condition what its condition came to, or empty when it has none or is not about the token
 */
record Match(Effect effect, Optional<TruthValue> condition) {
  /** What an entry can do. */
  enum Effect {
    /** The entry is not about this side of the token. */
    NONE,
    ALLOWS,
    DENIES,
    /** The entry is about this side of the token, and its condition keeps it from applying. */
    SKIPPED
  }

  static final Match NONE = new Match(Effect.NONE, Optional.empty());
  static final Match ALLOWS = new Match(Effect.ALLOWS, Optional.empty());
  static final Match DENIES = new Match(Effect.DENIES, Optional.empty());

  /** Only TRUE lets an entry allow (accesscheck 10.1). */
  static Match allowing(TruthValue condition) {
    Effect effect = condition == TruthValue.TRUE ? Effect.ALLOWS : Effect.SKIPPED;
    return new Match(effect, Optional.of(condition));
  }

  /** Only FALSE keeps an entry from denying (accesscheck 10.1). */
  static Match denying(TruthValue condition) {
    Effect effect = condition == TruthValue.FALSE ? Effect.SKIPPED : Effect.DENIES;
    return new Match(effect, Optional.of(condition));
  }
}
