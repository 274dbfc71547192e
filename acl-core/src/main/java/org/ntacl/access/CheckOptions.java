package org.ntacl.access;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * How a check reads what the sources leave open. Immutable and thread-safe.
 *
 * @param variant which function of Windows the check behaves like
 * @param enabled the readings taken instead of the default ones
 */
public record CheckOptions(CheckVariant variant, Set<CheckOption> enabled) {
  /** SeAccessCheck with the default reading of every disputed point. */
  public static final CheckOptions DEFAULT =
      new CheckOptions(CheckVariant.SE_ACCESS_CHECK, Set.of());

  /** Copies the set. */
  public CheckOptions {
    Objects.requireNonNull(variant, "variant");
    EnumSet<CheckOption> copy = EnumSet.noneOf(CheckOption.class);
    copy.addAll(enabled);
    enabled = Collections.unmodifiableSet(copy);
  }

  /** Returns these options for another variant. */
  public CheckOptions with(CheckVariant newVariant) {
    return new CheckOptions(newVariant, enabled);
  }

  /** Returns these options with one more reading taken. */
  public CheckOptions with(CheckOption option) {
    EnumSet<CheckOption> more = EnumSet.of(option);
    more.addAll(enabled);
    return new CheckOptions(variant, more);
  }

  /** Tells whether a reading is taken instead of the default one. */
  public boolean isOn(CheckOption option) {
    return enabled.contains(option);
  }
}
