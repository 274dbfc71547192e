package org.ntacl.sddl;

import org.ntacl.NtStatus;

/**
 * One fault of a text.
 *
 * @param status what Windows would report for the text
 * @param offset the UTF-16 index of what is wrong
 * @param length how many UTF-16 units are wrong, 0 where something is missing
 * @param found what stands there, in backticks, or {@code end of text}
 * @param expected what should have stood there
 */
public record SddlDiagnostic(
    NtStatus status, int offset, int length, String found, String expected) {
  /** Returns the fault in one line: lower case, without final period. */
  public String message() {
    return "unexpected " + found + " at offset " + offset + ": expected " + expected;
  }

  @Override
  public String toString() {
    return message();
  }
}
