package org.ntacl.wfp.classify;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which filters of a sublayer are found by the exact number of a field, and by which: of the fields
 * that most filters want few numbers of, as few as leave the others few.
 *
 * @param tables the tables
 * @param others the positions of the filters that no table has, rising
 */
record Postings(List<PostingTable> tables, List<Integer> others) {
  /** A filter for more numbers than this is tried, so that the tables stay small. */
  private static final int MOST_NUMBERS = 64;

  /** Each table costs a look, whatever it finds. */
  private static final int MOST_TABLES = 6;

  /** A number that more filters share than this does not find them. */
  private static final int MOST_SHARED = 16;

  Postings {
    tables = List.copyOf(tables);
    others = List.copyOf(others);
  }

  /** A number of a slot. */
  private record Key(int slot, long number) {}

  /**
   * Distributes the filters of a sublayer.
   *
   * @param start the position of the first one
   * @param groups the groups of each
   */
  static Postings of(int start, List<List<ConditionGroup>> groups) {
    Set<Integer> left = new HashSet<>();
    for (int i = 0; i < groups.size(); i++) {
      left.add(i);
    }
    List<PostingTable> tables = new ArrayList<>();
    List<Map<Integer, List<Key>>> keys = groups.stream().map(Postings::keysBySlot).toList();
    while (left.size() > MaskIndex.MOST && tables.size() < MOST_TABLES) {
      Optional<Map<Integer, List<Key>>> found = bestSlot(keys, left);
      if (found.isEmpty()) {
        break;
      }
      tables.add(table(start, found.get()));
      left.removeAll(found.get().keySet());
    }
    return new Postings(tables, left.stream().sorted().map(index -> start + index).toList());
  }

  /** Returns the numbers that a filter wants, by slot; none for slots where they are too many. */
  private static Map<Integer, List<Key>> keysBySlot(List<ConditionGroup> groups) {
    Map<Integer, List<Key>> bySlot = new HashMap<>();
    for (ConditionGroup group : groups) {
      List<Key> keys = keys(group);
      if (!keys.isEmpty()) {
        bySlot.put(keys.get(0).slot(), keys);
      }
    }
    return bySlot;
  }

  /** Returns the filters that are best found by the slot that finds most, with their numbers. */
  private static Optional<Map<Integer, List<Key>>> bestSlot(
      List<Map<Integer, List<Key>>> keys, Set<Integer> left) {
    Map<Key, Integer> uses = new HashMap<>();
    for (int index : left) {
      keys.get(index).values().forEach(own -> own.forEach(key -> uses.merge(key, 1, Integer::sum)));
    }
    // a larger sublayer may have longer lists: what counts is how much of it is passed over
    int mostShared = Math.max(MOST_SHARED, left.size() / MaskIndex.MOST);
    Map<Integer, Map<Integer, List<Key>>> found = new HashMap<>();
    for (int index : left) {
      keys.get(index)
          .forEach(
              (slot, own) -> {
                if (own.stream().allMatch(key -> uses.get(key) <= mostShared)) {
                  found.computeIfAbsent(slot, absent -> new HashMap<>()).put(index, own);
                }
              });
    }
    return found.values().stream().reduce((one, other) -> one.size() >= other.size() ? one : other);
  }

  private static PostingTable table(int start, Map<Integer, List<Key>> found) {
    Map<Long, List<Integer>> postings = new HashMap<>();
    found.keySet().stream()
        .sorted()
        .forEach(
            index ->
                found
                    .get(index)
                    .forEach(
                        key ->
                            postings
                                .computeIfAbsent(key.number(), absent -> new ArrayList<>())
                                .add(start + index)));
    int slot = found.values().iterator().next().get(0).slot();
    return new PostingTable(slot, postings);
  }

  /** Returns the numbers that a group wants, none when they are too many or not only numbers. */
  private static List<Key> keys(ConditionGroup group) {
    if (group.tests().size() != 1
        || !(group.tests().get(0) instanceof ConditionTest.In in)
        || in.numbers().bits() > Long.SIZE) {
      return List.of();
    }
    List<Key> keys = new ArrayList<>();
    for (NumberSet.Range range : in.numbers().ranges()) {
      BigInteger count = range.high().subtract(range.low()).add(BigInteger.ONE);
      if (count.compareTo(BigInteger.valueOf(MOST_NUMBERS - keys.size())) > 0) {
        return List.of();
      }
      for (int i = 0; i < count.intValue(); i++) {
        keys.add(new Key(in.slot(), range.low().longValue() + i));
      }
    }
    return keys;
  }
}
