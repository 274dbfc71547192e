package org.ntacl.access;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Many sets of rights, most of them alike: each different set once, and for each place two bytes
 * that say which, in half the memory of the sets. Immutable and thread-safe.
 */
final class RightsTable {
  /** What two bytes can tell apart. */
  private static final int MAX_DIFFERENT = 1 << Character.SIZE;

  private final char[] places;

  /** The different sets; or every set in its place, when they are too many to number. */
  private final int[] sets;

  private final boolean numbered;

  private RightsTable(char[] places, int[] sets, boolean numbered) {
    this.places = places;
    this.sets = sets;
    this.numbered = numbered;
  }

  /**
   * Returns the set in a place.
   *
   * @throws IndexOutOfBoundsException when there is no such place
   */
  int get(int place) {
    return sets[numbered ? places[place] : place];
  }

  /** Collects the sets, place by place. Not thread-safe. */
  static final class Builder {
    private final char[] places;
    private final Map<Integer, Character> numbers = new HashMap<>();
    private int[] sets = new int[64];
    private int count;
    private boolean numbered = true;

    /** Begins a table of so many places. */
    Builder(int size) {
      places = new char[size];
    }

    /** Fills the next place. */
    void add(int set) {
      if (numbered) {
        addNumber(set);
      } else {
        sets[count] = set;
      }
      count++;
    }

    private void addNumber(int set) {
      Character number = numbers.get(set);
      if (number == null) {
        if (numbers.size() == MAX_DIFFERENT) {
          spellOut();
          sets[count] = set;
          return;
        }
        number = (char) numbers.size();
        if (number == sets.length) {
          sets = Arrays.copyOf(sets, 2 * sets.length);
        }
        sets[number] = set;
        numbers.put(set, number);
      }
      places[count] = number;
    }

    /** Gives numbers up: every place gets its set itself. */
    private void spellOut() {
      int[] all = new int[places.length];
      for (int i = 0; i < count; i++) {
        all[i] = sets[places[i]];
      }
      sets = all;
      numbered = false;
    }

    /** Returns the table; every place is filled. */
    RightsTable build() {
      return new RightsTable(
          numbered ? places : new char[0],
          numbered ? Arrays.copyOf(sets, numbers.size()) : sets,
          numbered);
    }
  }
}
