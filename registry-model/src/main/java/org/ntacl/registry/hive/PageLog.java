package org.ntacl.registry.hive;

import java.nio.ByteBuffer;

/** A log of the old format: a bitmap of pages of 512 bytes, then those pages. */
final class PageLog {
  private static final int SECTOR = 512;
  private static final int SIGNATURE = 0x54524944;

  private PageLog() {}

  /** Tells whether the pages of a log can be told, for a hive that is not absurdly large. */
  static boolean isUsable(ByteBuffer log, int hiveSize) {
    int binsSize = log.getInt(BaseBlock.BINS_SIZE);
    return binsSize > 0
        && binsSize % Layout.PAGE == 0
        && (long) binsSize + BaseBlock.SIZE <= (long) hiveSize + log.limit() + (1 << 18)
        && log.limit() >= pagesAt(binsSize)
        && log.getInt(SECTOR) == SIGNATURE;
  }

  private static int pagesAt(int binsSize) {
    int bitmapEnd = SECTOR + 4 + binsSize / SECTOR / 8;
    return (bitmapEnd + SECTOR - 1) / SECTOR * SECTOR;
  }

  /** Writes the pages into a hive; tells whether all of them are there. */
  static boolean writePages(ByteBuffer log, ByteBuffer hive) {
    int binsSize = log.getInt(BaseBlock.BINS_SIZE);
    int at = pagesAt(binsSize);
    for (int page = 0; page < binsSize / SECTOR; page++) {
      if ((log.get(SECTOR + 4 + page / 8) >> (page & 7) & 1) != 0) {
        if (at > log.limit() - SECTOR) {
          return false;
        }
        hive.put(BaseBlock.SIZE + page * SECTOR, log, at, SECTOR);
        at += SECTOR;
      }
    }
    return true;
  }
}
