package org.ntacl;

/**
 * Bytes that are not the structure they were read as.
 *
 * <p>The only exception that any reader of bytes in ntacl throws on bad content, whatever the
 * bytes. The message says what is wrong, where, and what was expected.
 */
public final class MalformedBytesException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final NtStatus status;
  private final int offset;

  /**
   * Describes a fault.
   *
   * @param status what Windows would report
   * @param offset index of the byte at fault, counted from the start of the bytes that the caller
   *     passed in
   * @param fault what is wrong and what was expected, lower case, without final period
   */
  public MalformedBytesException(NtStatus status, int offset, String fault) {
    super(fault + " at byte " + offset);
    this.status = status;
    this.offset = offset;
  }

  /** Returns the status that Windows would report. */
  public NtStatus status() {
    return status;
  }

  /** Returns the index of the byte at fault. */
  public int offset() {
    return offset;
  }
}
