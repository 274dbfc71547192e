package org.ntacl.sddl.internal;

import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.antlr.v4.runtime.misc.IntervalSet;

/** Says in a person's words what a parser expected: sorted, so that messages are stable. */
final class Expectation {
  private Expectation() {}

  static String of(IntervalSet tokens, Map<Integer, String> names) {
    SortedSet<String> words = new TreeSet<>();
    for (int token : tokens.toList()) {
      String name = names.get(token);
      if (name != null) {
        words.add(name);
      }
    }
    return words.isEmpty() ? "something else" : join(words);
  }

  private static String join(SortedSet<String> words) {
    if (words.size() == 1) {
      return words.first();
    }
    String last = words.last();
    return String.join(", ", words.headSet(last)) + " or " + last;
  }
}
