package org.ntacl.wfp.classify;

import java.util.List;

/**
 * Consecutive conditions on one field: one of the tests must succeed. Without any, the group is
 * never met.
 *
 * @param tests the tests, one at most of each slot that asks for numbers
 */
record ConditionGroup(List<ConditionTest> tests) {
  ConditionGroup {
    tests = List.copyOf(tests);
  }

  boolean isNeverMet() {
    return tests.isEmpty();
  }
}
