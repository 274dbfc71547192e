package org.ntacl.identity.internal.compression;

import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * A canonical prefix code of 512 symbols with at most 15 bits each: shorter codes before longer
 * ones, those of one length in the order of their symbols (MS-XCA 2.1). On the wire stand the
 * lengths only, four bits each.
 */
final class HuffmanCode {
  static final int SYMBOLS = 512;
  static final int TABLE_SIZE = SYMBOLS / 2;
  static final int MAX_BITS = 15;

  private final byte[] lengths;

  /** The symbols that have a code, in the order of their codes. */
  private final short[] symbols;

  /** Of each length the code behind its last one, in the upper of 15 bits. */
  private final int[] ends = new int[MAX_BITS + 1];

  /** Of each length how many symbols have a shorter one. */
  private final int[] firsts = new int[MAX_BITS + 1];

  private HuffmanCode(byte[] lengths) {
    this.lengths = lengths;
    int[] counts = new int[MAX_BITS + 2];
    for (byte length : lengths) {
      counts[length]++;
    }
    symbols = new short[SYMBOLS - counts[0]];
    int code = 0;
    int first = 0;
    for (int length = 1; length <= MAX_BITS; length++) {
      firsts[length] = first;
      first += counts[length];
      code += counts[length] << MAX_BITS - length;
      ends[length] = code;
    }
    int[] next = firsts.clone();
    for (int symbol = 0; symbol < SYMBOLS; symbol++) {
      if (lengths[symbol] > 0) {
        symbols[next[lengths[symbol]]++] = (short) symbol;
      }
    }
  }

  /** Reads the table of lengths. */
  static HuffmanCode read(CompressedInput input) {
    byte[] lengths = new byte[SYMBOLS];
    for (int i = 0; i < SYMBOLS; i += 2) {
      int pair = input.u8();
      lengths[i] = (byte) (pair & 0xF);
      lengths[i + 1] = (byte) (pair >>> 4);
    }
    HuffmanCode code = new HuffmanCode(lengths);
    // every string of bits must mean something (MS-XCA 2.2)
    if (code.ends[MAX_BITS] != 1 << MAX_BITS) {
      throw input.malformed(
          "prefix code fills %d of %d places".formatted(code.ends[MAX_BITS], 1 << MAX_BITS));
    }
    return code;
  }

  /**
   * Returns the code of symbols that occur so often. There are at least two of them.
   *
   * @param counts how often each symbol occurs
   */
  static HuffmanCode of(int[] counts) {
    int[] scaled = counts.clone();
    byte[] lengths = lengths(scaled);
    while (lengths == null) {
      // flatter frequencies make flatter trees
      for (int i = 0; i < SYMBOLS; i++) {
        scaled[i] = scaled[i] + 1 >>> 1;
      }
      lengths = lengths(scaled);
    }
    return new HuffmanCode(lengths);
  }

  /** A tree of Huffman's algorithm: a node's parent stands behind it. */
  private static byte[] lengths(int[] counts) {
    long[] weights = new long[2 * SYMBOLS];
    int[] parents = new int[2 * SYMBOLS];
    Comparator<Integer> order = Comparator.comparingLong(node -> weights[node]);
    PriorityQueue<Integer> roots = new PriorityQueue<>(order.thenComparing(node -> node));
    for (int i = 0; i < SYMBOLS; i++) {
      weights[i] = counts[i];
      if (counts[i] > 0) {
        roots.add(i);
      }
    }
    int nodes = SYMBOLS;
    while (roots.size() > 1) {
      int one = roots.remove();
      int other = roots.remove();
      weights[nodes] = weights[one] + weights[other];
      parents[one] = nodes;
      parents[other] = nodes;
      roots.add(nodes++);
    }
    return depths(counts, parents, nodes - 1);
  }

  /** Returns the depths of the leaves, or null when one is too deep. */
  private static byte[] depths(int[] counts, int[] parents, int root) {
    int[] depths = new int[root + 1];
    byte[] lengths = new byte[SYMBOLS];
    for (int node = root - 1; node >= 0; node--) {
      if (node >= SYMBOLS || counts[node] > 0) {
        depths[node] = depths[parents[node]] + 1;
      }
      if (node < SYMBOLS) {
        if (depths[node] > MAX_BITS) {
          return null;
        }
        lengths[node] = (byte) depths[node];
      }
    }
    return lengths;
  }

  void write(CompressedOutput output) {
    for (int i = 0; i < SYMBOLS; i += 2) {
      output.put8(lengths[i] | lengths[i + 1] << 4);
    }
  }

  /** Returns the symbol whose code begins a string of 15 bits. */
  int symbol(int bits) {
    int length = 1;
    while (bits >= ends[length]) {
      length++;
    }
    int start = ends[length - 1];
    return symbols[firsts[length] + (bits - start >>> MAX_BITS - length)];
  }

  /** Returns how many bits the code of a symbol has. */
  int length(int symbol) {
    return lengths[symbol];
  }

  /** Returns the code of each symbol. */
  int[] codes() {
    int[] codes = new int[SYMBOLS];
    int code = 0;
    for (short symbol : symbols) {
      codes[symbol] = code >>> MAX_BITS - lengths[symbol];
      code += 1 << MAX_BITS - lengths[symbol];
    }
    return codes;
  }

  @Override
  public String toString() {
    return Arrays.toString(lengths);
  }
}
