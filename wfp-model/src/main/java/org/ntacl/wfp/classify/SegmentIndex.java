package org.ntacl.wfp.classify;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the next filter of a sublayer that traffic meets. A filter with a condition for certain
 * numbers of a field is found by them, the one of its conditions that fewest filters share; only
 * the others are tried one by one. Immutable and thread-safe; finding allocates nothing.
 */
final class SegmentIndex {
  /** Fewer filters are tried one by one faster. */
  private static final int WORTH_FINDING = 12;

  /** A filter for more numbers than this is tried, so that the tables stay small. */
  private static final int MOST_NUMBERS = 64;

  /** Each table costs a look, whatever it finds. */
  private static final int MOST_TABLES = 6;

  private final FilterProgram program;
  private final int start;
  private final int end;
  private final PostingTable[] tables;

  /** The positions of the filters that no table has, rising. */
  private final int[] others;

  private SegmentIndex(
      FilterProgram program, int start, int end, List<PostingTable> tables, int[] others) {
    this.program = program;
    this.start = start;
    this.end = end;
    this.tables = tables.toArray(PostingTable[]::new);
    this.others = others;
  }

  /**
   * Makes the index of the filters from one position on.
   *
   * @param program the program of all filters
   * @param start the position of the first filter of the sublayer
   * @param groups the groups of each filter of the sublayer
   */
  static SegmentIndex of(FilterProgram program, int start, List<List<ConditionGroup>> groups) {
    int end = start + groups.size();
    Map<Integer, Map<Long, List<Integer>>> postings = new HashMap<>();
    List<Integer> others = new ArrayList<>();
    if (groups.size() >= WORTH_FINDING) {
      sort(groups, start, postings, others);
    } else {
      for (int position = start; position < end; position++) {
        others.add(position);
      }
    }
    List<PostingTable> tables = new ArrayList<>();
    postings.forEach((slot, bySlot) -> tables.add(new PostingTable(slot, bySlot)));
    int[] rest = others.stream().mapToInt(Integer::intValue).toArray();
    return new SegmentIndex(program, start, end, tables, rest);
  }

  /** A number of a slot. */
  private record Key(int slot, long number) {}

  private static void sort(
      List<List<ConditionGroup>> groups,
      int start,
      Map<Integer, Map<Long, List<Integer>>> postings,
      List<Integer> others) {
    Map<Key, Integer> uses = new HashMap<>();
    for (List<ConditionGroup> filter : groups) {
      for (ConditionGroup group : filter) {
        keys(group).forEach(key -> uses.merge(key, 1, Integer::sum));
      }
    }
    Map<Integer, Integer> filtersOfSlot = new HashMap<>();
    for (List<ConditionGroup> filter : groups) {
      best(filter, uses, filtersOfSlot.keySet(), false)
          .ifPresent(keys -> filtersOfSlot.merge(keys.get(0).slot(), 1, Integer::sum));
    }
    List<Integer> slots =
        filtersOfSlot.entrySet().stream()
            .sorted(Map.Entry.<Integer, Integer>comparingByValue(Comparator.reverseOrder()))
            .limit(MOST_TABLES)
            .map(Map.Entry::getKey)
            .toList();
    for (int i = 0; i < groups.size(); i++) {
      Optional<List<Key>> keys = best(groups.get(i), uses, slots, true);
      if (keys.isEmpty()) {
        others.add(start + i);
      } else {
        for (Key key : keys.get()) {
          postings
              .computeIfAbsent(key.slot(), absent -> new HashMap<>())
              .computeIfAbsent(key.number(), absent -> new ArrayList<>())
              .add(start + i);
        }
      }
    }
  }

  /** Returns the numbers of the group of a filter whose numbers fewest filters share. */
  private static Optional<List<Key>> best(
      List<ConditionGroup> filter,
      Map<Key, Integer> uses,
      Collection<Integer> slots,
      boolean onlyThese) {
    return filter.stream()
        .map(SegmentIndex::keys)
        .filter(keys -> !keys.isEmpty() && (!onlyThese || slots.contains(keys.get(0).slot())))
        .min(Comparator.comparingInt(keys -> keys.stream().mapToInt(uses::get).max().orElse(0)));
  }

  /** Returns the numbers that a group wants, none when they are too many or not only numbers. */
  private static List<Key> keys(ConditionGroup group) {
    if (group.tests().size() != 1 || !(group.tests().get(0) instanceof ConditionTest.In in)) {
      return List.of();
    }
    if (in.numbers().bits() > Long.SIZE) {
      return List.of();
    }
    List<Key> keys = new ArrayList<>();
    for (NumberSet.Range range : in.numbers().ranges()) {
      BigInteger count = range.high().subtract(range.low()).add(BigInteger.ONE);
      if (count.add(BigInteger.valueOf(keys.size())).compareTo(BigInteger.valueOf(MOST_NUMBERS))
          > 0) {
        return List.of();
      }
      for (int i = 0; i < count.intValue(); i++) {
        keys.add(new Key(in.slot(), range.low().longValue() + i));
      }
    }
    return keys;
  }

  int start() {
    return start;
  }

  int end() {
    return end;
  }

  /**
   * Returns the position of the first filter that traffic meets.
   *
   * @param from the lowest position that counts
   * @return the position, {@link #end()} when there is none
   */
  int next(int from, LayerTraffic traffic) {
    int best = end;
    for (PostingTable table : tables) {
      int slot = table.slot();
      if (traffic.present[slot]) {
        int bucket = table.find(traffic.numbers[slot]);
        if (bucket != PostingTable.NONE) {
          best = nextOf(table, bucket, from, best, traffic);
        }
      }
    }
    return nextOfOthers(from, best, traffic);
  }

  private int nextOf(PostingTable table, int bucket, int from, int best, LayerTraffic traffic) {
    int last = table.end(bucket);
    for (int i = table.first(bucket, from); i < last; i++) {
      int position = table.position(i);
      if (position >= best) {
        return best;
      }
      if (program.matches(position, traffic)) {
        return position;
      }
    }
    return best;
  }

  private int nextOfOthers(int from, int best, LayerTraffic traffic) {
    int first = 0;
    if (from > start) {
      int found = Arrays.binarySearch(others, from);
      first = found >= 0 ? found : -found - 1;
    }
    for (int i = first; i < others.length; i++) {
      int position = others[i];
      if (position >= best) {
        return best;
      }
      if (program.matches(position, traffic)) {
        return position;
      }
    }
    return best;
  }
}
