package org.ntacl.registry.hive;

/**
 * The base block of a hive file, as it stands there. Immutable and thread-safe.
 *
 * @param primarySequence the number of the last write that was begun
 * @param secondarySequence the number of the last write that was completed
 * @param lastWritten when the hive was written, in units of 100 ns since 1601; not maintained since
 *     Windows 8.1
 * @param majorVersion 1
 * @param minorVersion 1 to 6
 * @param fileType 0 for a hive, 1, 2 and 6 for logs
 * @param rootOffset where the root key is, in bytes from the start of the bins
 * @param binsSize the size of all bins in bytes
 * @param fileName the end of the name that the file had when it was loaded
 * @param flags bit 0 for a pending transaction, bit 1 for a hive that supports layered keys
 * @param checksumCorrect whether the checksum is right
 */
public record HiveHeader(
    int primarySequence,
    int secondarySequence,
    long lastWritten,
    int majorVersion,
    int minorVersion,
    int fileType,
    int rootOffset,
    int binsSize,
    String fileName,
    int flags,
    boolean checksumCorrect) {

  /** Tells whether the last write was not completed, so that the logs hold what is missing. */
  public boolean isDirty() {
    return primarySequence != secondarySequence || !checksumCorrect;
  }
}
