package org.ntacl.descriptor;

import org.ntacl.Bytes;

/** The arithmetic of sizes that every kind of ACE obeys. */
final class AceSizes {
  private AceSizes() {}

  /** Returns the next multiple of 4. */
  static int padded(int size) {
    return size + 3 & ~3;
  }

  static void requireAligned(Bytes slack) {
    if ((slack.size() & 3) != 0) {
      throw new IllegalArgumentException(
          "slack of an ACE is a multiple of 4 bytes, not " + slack.size());
    }
  }

  static void requireFits(int size) {
    if (size > Ace.MAX_SIZE) {
      throw new IllegalArgumentException(
          "an ACE has at most " + Ace.MAX_SIZE + " bytes, not " + size);
    }
  }

  /** Returns the size of an ACE of header, mask, SID and slack, after checking it. */
  static int basic(int sidSize, Bytes slack) {
    requireAligned(slack);
    int size = Ace.HEADER_SIZE + 4 + sidSize + slack.size();
    requireFits(size);
    return size;
  }

  /** Returns the size of an ACE of header, mask, SID and application data, after checking it. */
  static int callback(int sidSize, Bytes data) {
    int size = Ace.HEADER_SIZE + 4 + sidSize + padded(data.size());
    requireFits(size);
    return size;
  }
}
