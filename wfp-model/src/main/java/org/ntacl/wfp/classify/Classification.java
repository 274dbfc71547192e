package org.ntacl.wfp.classify;

import java.util.Optional;
import java.util.function.Supplier;
import org.ntacl.wfp.model.ActionType;
import org.ntacl.wfp.model.Filter;

/**
 * What a layer decides about traffic. It remembers the question: {@link #trace()} and {@link
 * #explain()} walk through the layer once more and take down what decides, so that a classification
 * which nobody asks about pays nothing for them.
 *
 * <p>Two classifications are equal when their outcomes are. Immutable and thread-safe, as far as
 * the callouts are.
 */
public final class Classification {
  private final ClassifyOutcome outcome;
  private final Supplier<ClassifyTrace> again;

  Classification(ClassifyOutcome outcome, Supplier<ClassifyTrace> again) {
    this.outcome = outcome;
    this.again = again;
  }

  /**
   * Returns the action: PERMIT or BLOCK; NONE when filters match and none of them decides,
   * NONE_NO_MATCH when none matches.
   */
  public ActionType action() {
    return outcome.action();
  }

  /** Tells whether the traffic may pass: nobody blocks it. */
  public boolean isPermitted() {
    return outcome.action() != ActionType.BLOCK;
  }

  /** Tells whether the decision was final: no lighter sublayer could change it, but for a veto. */
  public boolean isHard() {
    return !Arbitration.isWritable(outcome.state());
  }

  /** Tells whether a callout blocked what a filter had permitted for good. */
  public boolean isVeto() {
    return Arbitration.isVeto(outcome.state());
  }

  /**
   * Returns the filter that made the decision what it is: of several that agree the first one, or
   * the one that made it final. Empty when none decides.
   */
  public Optional<Filter> decidingFilter() {
    return outcome.decider();
  }

  /** Returns how it came about. Walks through the layer again, with all filters one by one. */
  public ClassifyTrace trace() {
    return again.get();
  }

  /** Returns how it came about as lines of text, the outcome first. Walks through the layer. */
  public String explain() {
    return TraceText.of(this, trace());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Classification that && outcome.equals(that.outcome);
  }

  @Override
  public int hashCode() {
    return outcome.hashCode();
  }

  /** Returns the outcome in one line. */
  @Override
  public String toString() {
    return TraceText.headline(this);
  }
}
