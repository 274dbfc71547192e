package org.ntacl.wfp.classify;

import org.ntacl.wfp.model.Filter;

/**
 * What a callout does with traffic: the stand-in for the classify function of a driver.
 *
 * <p>A behaviour must answer the same question with the same verdict, and be thread-safe: an
 * explanation asks again. To answer for a callout that no driver has registered, it returns {@link
 * CalloutVerdict#NOT_REGISTERED}.
 */
@FunctionalInterface
public interface CalloutBehaviour {
  /**
   * Decides about traffic that meets the conditions of a filter.
   *
   * @param filter the filter that calls
   * @param attributes what the traffic is
   * @param tokens who sends and receives it
   * @param writable whether the decision so far may be changed; a block where it may not is a veto
   */
  CalloutVerdict classify(
      Filter filter, TrafficAttributes attributes, TrafficTokens tokens, boolean writable);

  /** Returns a behaviour that gives one verdict about everything. */
  static CalloutBehaviour always(CalloutVerdict verdict) {
    return (filter, attributes, tokens, writable) -> verdict;
  }
}
