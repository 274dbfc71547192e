package org.ntacl.wfp.classify;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.ntacl.access.CheckOptions;

/**
 * How a classification reads what the sources leave open. Immutable and thread-safe.
 *
 * @param enabled the readings taken instead of the default ones
 * @param checks how the access checks of conditions about users read the sources
 */
public record ClassifyOptions(Set<ClassifyOption> enabled, CheckOptions checks) {
  /** The default reading of every disputed point. */
  public static final ClassifyOptions DEFAULT = new ClassifyOptions(Set.of(), CheckOptions.DEFAULT);

  /** Copies the set. */
  public ClassifyOptions {
    EnumSet<ClassifyOption> copy = EnumSet.noneOf(ClassifyOption.class);
    copy.addAll(enabled);
    enabled = Collections.unmodifiableSet(copy);
    Objects.requireNonNull(checks, "checks");
  }

  /** Returns these options with one more reading taken. */
  public ClassifyOptions with(ClassifyOption option) {
    EnumSet<ClassifyOption> more = EnumSet.of(option);
    more.addAll(enabled);
    return new ClassifyOptions(more, checks);
  }

  /** Returns these options with other readings of access checks. */
  public ClassifyOptions withChecks(CheckOptions newChecks) {
    return new ClassifyOptions(enabled, newChecks);
  }

  /** Tells whether a reading is taken instead of the default one. */
  public boolean isOn(ClassifyOption option) {
    return enabled.contains(option);
  }
}
