package org.ntacl.wfp.classify;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the next filter of a sublayer that traffic meets. In a large sublayer a filter with a
 * condition for certain numbers of a field is found by them, the one of its conditions that fewest
 * filters share; the others are tried 64 at a time. Immutable and thread-safe; finding allocates
 * nothing.
 */
final class SegmentIndex {
  private final int start;
  private final int end;
  private final PostingTable[] tables;

  /** The conditions of the filters that are in tables, by position from the start on. */
  private final FilterProgram program;

  /** The filters that no table has. */
  private final MaskIndex[] others;

  private SegmentIndex(
      int start,
      int end,
      List<PostingTable> tables,
      FilterProgram program,
      List<MaskIndex> others) {
    this.start = start;
    this.end = end;
    this.tables = tables.toArray(PostingTable[]::new);
    this.program = program;
    this.others = others.toArray(MaskIndex[]::new);
  }

  /**
   * Makes the index of the filters from one position on.
   *
   * @param start the position of the first filter of the sublayer
   * @param groups the groups of each filter of the sublayer, in the order in which to test them
   */
  static SegmentIndex of(int start, List<List<ConditionGroup>> groups) {
    Postings postings = Postings.of(start, groups);
    FilterProgram.Builder program = new FilterProgram.Builder();
    if (!postings.tables().isEmpty()) {
      groups.forEach(program::add);
    }
    List<MaskIndex> others = new ArrayList<>();
    List<Integer> rest = postings.others();
    for (int i = 0; i < rest.size(); i += MaskIndex.MOST) {
      List<Integer> part = rest.subList(i, Math.min(rest.size(), i + MaskIndex.MOST));
      others.add(
          MaskIndex.of(
              part.stream().mapToInt(Integer::intValue).toArray(),
              part.stream().map(position -> groups.get(position - start)).toList()));
    }
    return new SegmentIndex(
        start, start + groups.size(), postings.tables(), program.build(), others);
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
    for (MaskIndex other : others) {
      best = other.next(from, best, traffic);
    }
    return best;
  }

  private int nextOf(PostingTable table, int bucket, int from, int best, LayerTraffic traffic) {
    int last = table.end(bucket);
    for (int i = table.first(bucket, from); i < last; i++) {
      int position = table.position(i);
      if (position >= best) {
        return best;
      }
      if (program.matches(position - start, traffic)) {
        return position;
      }
    }
    return best;
  }
}
