package org.ntacl.registry.hive;

/** Takes faults as they are found. */
@FunctionalInterface
interface Faults {
  /**
   * Takes a fault.
   *
   * @param fault what kind of fault
   * @param offset bytes from the start of the file
   * @param what what was found
   * @param expected what would have been right
   */
  void report(HiveFault fault, int offset, String what, String expected);
}
