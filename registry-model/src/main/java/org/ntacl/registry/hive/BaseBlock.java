package org.ntacl.registry.hive;

import java.nio.ByteBuffer;

/** Offsets in the base block, and its checksum. All methods are pure. */
final class BaseBlock {
  /** The size of the base block; bins start here, and offsets of cells count from here. */
  static final int SIZE = 4096;

  /** The part that the checksum covers, and that logs begin with. */
  static final int CHECKED_SIZE = 512;

  static final int SIGNATURE = 0x66676572;

  static final int PRIMARY_SEQUENCE = 4;
  static final int SECONDARY_SEQUENCE = 8;
  static final int LAST_WRITTEN = 12;
  static final int MAJOR = 20;
  static final int MINOR = 24;
  static final int FILE_TYPE = 28;
  static final int FORMAT = 32;
  static final int ROOT = 36;
  static final int BINS_SIZE = 40;
  static final int CLUSTER = 44;
  static final int FILE_NAME = 48;
  static final int FILE_NAME_SIZE = 64;
  static final int FLAGS = 144;
  static final int CHECKSUM = 508;

  static final int TYPE_HIVE = 0;
  static final int TYPE_LOG = 1;
  static final int TYPE_LOG_OF_2000 = 2;
  static final int TYPE_ENTRY_LOG = 6;

  private BaseBlock() {}

  /** Returns the checksum that the first 508 bytes should have. */
  static int checksum(ByteBuffer block) {
    int sum = 0;
    for (int at = 0; at < CHECKSUM; at += 4) {
      sum ^= block.getInt(at);
    }
    if (sum == -1) {
      return -2;
    }
    return sum == 0 ? 1 : sum;
  }

  static boolean isChecksumCorrect(ByteBuffer block) {
    return block.getInt(CHECKSUM) == checksum(block);
  }

  static void updateChecksum(ByteBuffer block) {
    block.putInt(CHECKSUM, checksum(block));
  }

  /** Reads a block of at least {@link #CHECKED_SIZE} bytes. */
  static HiveHeader read(ByteBuffer block) {
    return new HiveHeader(
        block.getInt(PRIMARY_SEQUENCE),
        block.getInt(SECONDARY_SEQUENCE),
        block.getLong(LAST_WRITTEN),
        block.getInt(MAJOR),
        block.getInt(MINOR),
        block.getInt(FILE_TYPE),
        block.getInt(ROOT),
        block.getInt(BINS_SIZE),
        fileName(block),
        block.getInt(FLAGS),
        isChecksumCorrect(block));
  }

  private static String fileName(ByteBuffer block) {
    StringBuilder name = new StringBuilder();
    for (int at = FILE_NAME; at < FILE_NAME + FILE_NAME_SIZE; at += 2) {
      char unit = block.getChar(at);
      if (unit == 0) {
        break;
      }
      name.append(unit);
    }
    return name.toString();
  }
}
