package org.ntacl.access;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Many sets of rights, most of them alike: each different set once, and for each place one byte or
 * two that say which, so that more of the places are in the processor's caches. Immutable and
 * thread-safe.
 */
abstract class RightsTable {
  /** What one byte can tell apart. */
  private static final int MAX_IN_BYTE = 1 << Byte.SIZE;

  /** What two bytes can tell apart. */
  private static final int MAX_IN_CHAR = 1 << Character.SIZE;

  /**
   * Returns the set in a place.
   *
   * @throws IndexOutOfBoundsException when there is no such place
   */
  abstract int get(int place);

  private static final class InBytes extends RightsTable {
    private final byte[] places;
    private final int[] sets;

    InBytes(char[] places, int[] sets) {
      this.places = new byte[places.length];
      for (int i = 0; i < places.length; i++) {
        this.places[i] = (byte) places[i];
      }
      this.sets = sets;
    }

    @Override
    int get(int place) {
      return sets[places[place] & 0xFF];
    }
  }

  private static final class InChars extends RightsTable {
    private final char[] places;
    private final int[] sets;

    InChars(char[] places, int[] sets) {
      this.places = places;
      this.sets = sets;
    }

    @Override
    int get(int place) {
      return sets[places[place]];
    }
  }

  /** Every set in its place. */
  private static final class Spelt extends RightsTable {
    private final int[] sets;

    Spelt(int[] sets) {
      this.sets = sets;
    }

    @Override
    int get(int place) {
      return sets[place];
    }
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
        if (numbers.size() == MAX_IN_CHAR) {
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
      if (!numbered) {
        return new Spelt(sets);
      }
      int[] different = Arrays.copyOf(sets, numbers.size());
      return different.length <= MAX_IN_BYTE
          ? new InBytes(places, different)
          : new InChars(places, different);
    }
  }
}
