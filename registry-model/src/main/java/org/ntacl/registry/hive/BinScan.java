package org.ntacl.registry.hive;

/** Finds the bins of a file and the faults of its base block. */
final class BinScan {
  private final HiveImage image;
  private final Faults faults;

  private BinScan(HiveImage image, Faults faults) {
    this.image = image;
    this.faults = faults;
  }

  /**
   * Checks the base block and declares all bins that can be found.
   *
   * @return whether the file is a hive at all
   */
  static boolean run(HiveImage image, Faults faults) {
    BinScan scan = new BinScan(image, faults);
    if (!scan.isHive()) {
      return false;
    }
    scan.checkBaseBlock(BaseBlock.read(image.bytes()));
    scan.findBins();
    scan.findCellHeader();
    return true;
  }

  private boolean isHive() {
    if (image.length() >= 4 && image.i32(0) != BaseBlock.SIGNATURE) {
      faults.report(HiveFault.NOT_A_HIVE, 0, "signature 0x%08x".formatted(image.i32(0)), "`regf`");
      return false;
    }
    if (image.length() < BaseBlock.SIZE + Layout.BIN_HEADER) {
      faults.report(
          HiveFault.FILE_TOO_SHORT,
          image.length(),
          "file of %d bytes".formatted(image.length()),
          "at least %d".formatted(BaseBlock.SIZE + Layout.BIN_HEADER));
      return false;
    }
    return true;
  }

  private void checkBaseBlock(HiveHeader header) {
    if (!header.checksumCorrect()) {
      faults.report(
          HiveFault.BASE_CHECKSUM,
          BaseBlock.CHECKSUM,
          "checksum 0x%08x".formatted(image.i32(BaseBlock.CHECKSUM)),
          "0x%08x".formatted(BaseBlock.checksum(image.bytes())));
    }
    if (header.primarySequence() != header.secondarySequence()) {
      faults.report(
          HiveFault.DIRTY,
          BaseBlock.PRIMARY_SEQUENCE,
          "sequence numbers %d and %d"
              .formatted(
                  Integer.toUnsignedLong(header.primarySequence()),
                  Integer.toUnsignedLong(header.secondarySequence())),
          "equal ones, or a log to replay");
    }
    checkField("major version", BaseBlock.MAJOR, 1, 1);
    checkField("minor version", BaseBlock.MINOR, 1, 6);
    checkField("file type", BaseBlock.FILE_TYPE, BaseBlock.TYPE_HIVE, BaseBlock.TYPE_HIVE);
    checkField("format", BaseBlock.FORMAT, 1, 1);
    checkField("size of the bins", BaseBlock.BINS_SIZE, Layout.PAGE, Integer.MAX_VALUE);
    if (header.binsSize() % Layout.PAGE != 0) {
      faults.report(
          HiveFault.BASE_FIELD,
          BaseBlock.BINS_SIZE,
          "size of the bins %d".formatted(header.binsSize()),
          "a multiple of 4096");
    }
    if (image.length() % Layout.PAGE != 0) {
      faults.report(
          HiveFault.TRAILING_BYTES,
          image.length() / Layout.PAGE * Layout.PAGE,
          "file of %d bytes".formatted(image.length()),
          "a multiple of 4096");
    }
  }

  private void checkField(String what, int at, int least, int greatest) {
    int value = image.i32(at);
    if (value < least || value > greatest) {
      faults.report(
          HiveFault.BASE_FIELD,
          at,
          "%s %d".formatted(what, value),
          least == greatest ? Integer.toString(least) : "%d to %d".formatted(least, greatest));
    }
  }

  private void findBins() {
    long declaredEnd = BaseBlock.SIZE + Math.max(0L, image.i32(BaseBlock.BINS_SIZE));
    if (declaredEnd > image.length()) {
      faults.report(
          HiveFault.FILE_TRUNCATED,
          image.length(),
          "file of %d bytes".formatted(image.length()),
          "%d as the base block says".formatted(declaredEnd));
    }
    int end = (int) Math.min(declaredEnd, image.length());
    int position = scan(BaseBlock.SIZE, end);
    int beyond = position;
    while (isHeader(beyond) && binSize(beyond) <= image.length() - beyond) {
      image.addBin(beyond, beyond + binSize(beyond));
      beyond += binSize(beyond);
    }
    if (beyond > position) {
      faults.report(
          HiveFault.BINS_BEYOND_SIZE,
          position,
          "bins up to 0x%x".formatted(beyond),
          "their end, as the base block says");
    }
  }

  /** Declares the bins that begin between two positions and returns where the last one ends. */
  private int scan(int start, int end) {
    int position = start;
    boolean lost = false;
    while (position <= end - Layout.BIN_HEADER) {
      if (isHeader(position)) {
        int size = Math.min(binSize(position), image.length() - position);
        if (size < binSize(position) || position + size > end) {
          faults.report(
              HiveFault.BIN_SIZE,
              position + 8,
              "bin of %d bytes".formatted(binSize(position)),
              "at most the %d that are left".formatted(end - position));
        }
        image.addBin(position, position + size);
        position += size;
        lost = false;
      } else {
        if (!lost) {
          reportHeader(position);
          lost = true;
        }
        position += Layout.PAGE;
      }
    }
    return position;
  }

  private boolean isHeader(int position) {
    return position <= image.length() - Layout.BIN_HEADER
        && image.i32(position) == Layout.BIN
        && image.i32(position + 4) == position - BaseBlock.SIZE
        && binSize(position) > 0
        && binSize(position) % Layout.PAGE == 0;
  }

  private int binSize(int position) {
    return image.i32(position + 8);
  }

  private void reportHeader(int position) {
    if (image.i32(position) != Layout.BIN) {
      faults.report(
          HiveFault.BIN_SIGNATURE,
          position,
          "signature 0x%08x".formatted(image.i32(position)),
          "`hbin`");
    } else if (image.i32(position + 4) != position - BaseBlock.SIZE) {
      faults.report(
          HiveFault.BIN_OFFSET,
          position + 4,
          "bin offset 0x%x".formatted(image.i32(position + 4)),
          "0x%x".formatted(position - BaseBlock.SIZE));
    } else {
      faults.report(
          HiveFault.BIN_SIZE,
          position + 8,
          "bin of %d bytes".formatted(binSize(position)),
          "a multiple of 4096 above 0");
    }
  }

  /**
   * In hives of minor version 1 the data of a cell follows four more bytes. A damaged base block
   * may claim that version wrongly, so the root key decides.
   */
  private void findCellHeader() {
    int root = image.i32(BaseBlock.ROOT);
    if (image.i32(BaseBlock.MINOR) == 1
        && root >= 0
        && root <= image.length() - BaseBlock.SIZE - 10
        && image.u16(HiveImage.position(root) + 4) != Layout.NK
        && image.u16(HiveImage.position(root) + 8) == Layout.NK) {
      image.cellHeader(8);
    }
  }
}
