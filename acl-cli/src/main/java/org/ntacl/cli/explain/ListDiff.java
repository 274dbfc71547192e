package org.ntacl.cli.explain;

import java.util.ArrayList;
import java.util.List;

/** What two lists have in common, in order, and what they have not. */
final class ListDiff {
  /** More pairs than these are not compared one by one. */
  private static final int MAX_PAIRS = 1 << 22;

  /** Where an item stands. */
  enum Side {
    BOTH,
    BEFORE,
    AFTER
  }

  /**
   * An item.
   *
   * @param side in which of the lists it stands
   * @param value the item
   */
  record Line<T>(Side side, T value) {}

  private ListDiff() {}

  /**
   * Returns the items of two lists: the longest common row of items once, the others where they
   * stand, those of the first list before those of the second. Very long lists are compared at
   * their ends only.
   */
  static <T> List<Line<T>> of(List<T> before, List<T> after) {
    int start = 0;
    int shorter = Math.min(before.size(), after.size());
    while (start < shorter && before.get(start).equals(after.get(start))) {
      start++;
    }
    int tail = 0;
    while (tail < shorter - start
        && before.get(before.size() - 1 - tail).equals(after.get(after.size() - 1 - tail))) {
      tail++;
    }
    List<Line<T>> lines = new ArrayList<>();
    add(lines, Side.BOTH, before.subList(0, start));
    middle(
        lines,
        before.subList(start, before.size() - tail),
        after.subList(start, after.size() - tail));
    add(lines, Side.BOTH, before.subList(before.size() - tail, before.size()));
    return lines;
  }

  private static <T> void add(List<Line<T>> lines, Side side, List<T> values) {
    values.forEach(value -> lines.add(new Line<>(side, value)));
  }

  private static <T> void middle(List<Line<T>> lines, List<T> before, List<T> after) {
    if ((long) before.size() * after.size() > MAX_PAIRS) {
      add(lines, Side.BEFORE, before);
      add(lines, Side.AFTER, after);
      return;
    }
    int[][] common = common(before, after);
    int i = 0;
    int j = 0;
    while (i < before.size() && j < after.size()) {
      if (before.get(i).equals(after.get(j))) {
        lines.add(new Line<>(Side.BOTH, before.get(i++)));
        j++;
      } else if (common[i + 1][j] >= common[i][j + 1]) {
        lines.add(new Line<>(Side.BEFORE, before.get(i++)));
      } else {
        lines.add(new Line<>(Side.AFTER, after.get(j++)));
      }
    }
    add(lines, Side.BEFORE, before.subList(i, before.size()));
    add(lines, Side.AFTER, after.subList(j, after.size()));
  }

  /** Returns how long the common row of the lists is from each pair of places on. */
  private static <T> int[][] common(List<T> before, List<T> after) {
    int[][] common = new int[before.size() + 1][after.size() + 1];
    for (int i = before.size() - 1; i >= 0; i--) {
      for (int j = after.size() - 1; j >= 0; j--) {
        common[i][j] =
            before.get(i).equals(after.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    return common;
  }
}
