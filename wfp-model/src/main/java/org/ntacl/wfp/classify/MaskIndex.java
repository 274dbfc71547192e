package org.ntacl.wfp.classify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the next of up to 64 filters that traffic meets, all at once: the value of each slot leaves
 * some of them, and what is left is tried with the conditions that are no numbers or flags.
 * Immutable and thread-safe; finding allocates nothing.
 */
final class MaskIndex {
  /** How many filters there may be. */
  static final int MOST = Long.SIZE;

  /** The positions of the filters, rising. */
  private final int[] positions;

  private final SlotMask[] masks;

  /** The conditions that the masks do not know. */
  private final FilterProgram rest;

  private MaskIndex(int[] positions, List<SlotMask> masks, FilterProgram rest) {
    this.positions = positions;
    this.masks = masks.toArray(SlotMask[]::new);
    this.rest = rest;
  }

  /**
   * Makes the index of some filters.
   *
   * @param positions their positions, rising; at most {@link #MOST}
   * @param groups the groups of each, in the order in which to test them
   */
  static MaskIndex of(int[] positions, List<List<ConditionGroup>> groups) {
    Map<Integer, List<Optional<NumberSet>>> numbers = new LinkedHashMap<>();
    Map<ConditionTest.Flags, Long> flags = new HashMap<>();
    FilterProgram.Builder rest = new FilterProgram.Builder();
    for (int i = 0; i < groups.size(); i++) {
      List<ConditionGroup> others = new ArrayList<>();
      for (ConditionGroup group : groups.get(i)) {
        ConditionTest only = group.tests().get(0);
        if (group.tests().size() > 1 || !isMaskable(only)) {
          others.add(group);
        } else if (only instanceof ConditionTest.In in) {
          List<Optional<NumberSet>> wanted =
              numbers.computeIfAbsent(in.slot(), absent -> indifferent(groups.size()));
          wanted.set(
              i, wanted.get(i).map(in.numbers()::intersection).or(() -> Optional.of(in.numbers())));
        } else if (only instanceof ConditionTest.Flags test) {
          flags.merge(test, 1L << i, (one, other) -> one | other);
        }
      }
      rest.add(others);
    }
    List<SlotMask> masks = new ArrayList<>();
    numbers.forEach((slot, wanted) -> masks.add(SlotMask.ofNumbers(slot, wanted)));
    flags.forEach((test, users) -> masks.add(SlotMask.ofFlags(test, ~users)));
    masks.sort(Comparator.comparingDouble(SlotMask::density));
    return new MaskIndex(positions.clone(), masks, rest.build());
  }

  private static boolean isMaskable(ConditionTest test) {
    return test instanceof ConditionTest.Flags
        || (test instanceof ConditionTest.In in && in.numbers().bits() <= Long.SIZE);
  }

  private static List<Optional<NumberSet>> indifferent(int count) {
    List<Optional<NumberSet>> wanted = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      wanted.add(Optional.empty());
    }
    return wanted;
  }

  /**
   * Returns the position of the first filter that traffic meets.
   *
   * @param from the lowest position that counts
   * @param limit the position from which on none counts
   * @return the position, or the limit when there is none
   */
  int next(int from, int limit, LayerTraffic traffic) {
    long left = -1L >>> (MOST - positions.length);
    if (from > positions[0]) {
      int found = Arrays.binarySearch(positions, from);
      int first = found >= 0 ? found : -found - 1;
      left &= first == MOST ? 0 : -1L << first;
    }
    for (SlotMask mask : masks) {
      left &= mask.of(traffic);
      if (left == 0) {
        return limit;
      }
    }
    for (; left != 0; left &= left - 1) {
      int index = Long.numberOfTrailingZeros(left);
      if (positions[index] >= limit) {
        return limit;
      }
      if (rest.matches(index, traffic)) {
        return positions[index];
      }
    }
    return limit;
  }
}
