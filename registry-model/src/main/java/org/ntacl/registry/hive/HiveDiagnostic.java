package org.ntacl.registry.hive;

/**
 * A fault at a place of a hive file. Immutable and thread-safe.
 *
 * @param fault what kind of fault it is
 * @param offset where it is, in bytes from the start of the file: of the hive, or of a log
 * @param what what was found, lower case, without final period
 * @param expected what would have been right
 */
public record HiveDiagnostic(HiveFault fault, int offset, String what, String expected) {

  /** Returns the fault on one line, with its offset in hexadecimal digits. */
  @Override
  public String toString() {
    return "%s at file offset 0x%x: %s, expected %s".formatted(fault, offset, what, expected);
  }
}
