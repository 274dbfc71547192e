package org.ntacl.access;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Rows of sets of rights, most of them alike: each different set once, and for each place one byte
 * or two that say which, so that more of the places are in the processor's caches. Immutable and
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
   * @throws IndexOutOfBoundsException when there is no such row or column
   */
  abstract int get(int row, int column);

  /** The usual table: at most 256 different sets. */
  static final class InBytes extends RightsTable {
    /** By row and column the number of a set. */
    final byte[][] places;

    /** By number. */
    final int[] sets;

    InBytes(char[][] places, int[] sets) {
      this.places = Arrays.stream(places).map(InBytes::narrow).toArray(byte[][]::new);
      this.sets = sets;
    }

    private static byte[] narrow(char[] row) {
      byte[] narrow = new byte[row.length];
      for (int i = 0; i < row.length; i++) {
        narrow[i] = (byte) row[i];
      }
      return narrow;
    }

    @Override
    int get(int row, int column) {
      return sets[places[row][column] & 0xFF];
    }
  }

  private static final class InChars extends RightsTable {
    private final char[][] places;
    private final int[] sets;

    InChars(char[][] places, int[] sets) {
      this.places = places;
      this.sets = sets;
    }

    @Override
    int get(int row, int column) {
      return sets[places[row][column]];
    }
  }

  /** Every set in its place. */
  private static final class Spelt extends RightsTable {
    private final int[][] sets;

    Spelt(int[][] sets) {
      this.sets = sets;
    }

    @Override
    int get(int row, int column) {
      return sets[row][column];
    }
  }

  /** Collects the sets, place by place, row after row. Not thread-safe. */
  static final class Builder {
    private final int width;
    private final Map<Integer, Character> numbers = new HashMap<>();
    private char[][] places;

    /** The different sets, by number. */
    private int[] sets = new int[64];

    /** Every set in its place, once there are too many to number; null before. */
    private int[][] spelt;

    private int row;
    private int column;

    /** Begins a table of so many places. */
    Builder(int rows, int columns) {
      width = columns;
      places = new char[rows][columns];
    }

    /** Fills the next place. */
    void add(int set) {
      if (spelt == null) {
        addNumber(set);
      } else {
        spelt[row][column] = set;
      }
      column++;
      if (column == width) {
        column = 0;
        row++;
      }
    }

    private void addNumber(int set) {
      Character number = numbers.get(set);
      if (number == null) {
        if (numbers.size() == MAX_IN_CHAR) {
          spellOut();
          spelt[row][column] = set;
          return;
        }
        number = (char) numbers.size();
        if (number == sets.length) {
          sets = Arrays.copyOf(sets, 2 * sets.length);
        }
        sets[number] = set;
        numbers.put(set, number);
      }
      places[row][column] = number;
    }

    /** Gives numbers up: every place gets its set itself. */
    private void spellOut() {
      spelt = new int[places.length][width];
      for (int i = 0; i <= row; i++) {
        for (int j = 0; j < width; j++) {
          spelt[i][j] = sets[places[i][j]];
        }
      }
      places = null;
    }

    /** Returns the table; every place is filled. */
    RightsTable build() {
      if (spelt != null) {
        return new Spelt(spelt);
      }
      int[] different = Arrays.copyOf(sets, numbers.size());
      return different.length <= MAX_IN_BYTE
          ? new InBytes(places, different)
          : new InChars(places, different);
    }
  }
}
