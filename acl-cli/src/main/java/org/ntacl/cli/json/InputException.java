package org.ntacl.cli.json;

import java.util.OptionalInt;
import org.ntacl.MalformedBytesException;
import org.ntacl.NtStatus;
import org.ntacl.sddl.SddlException;

/** Input that is not what it should be: which field, where in its text, and what was expected. */
public final class InputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final NtStatus status;
  private final int offset;
  private final String display;

  private InputException(NtStatus status, int offset, String message, String display) {
    super(message);
    this.status = status;
    this.offset = offset;
    this.display = display;
  }

  /**
   * Describes a fault without a place in a text.
   *
   * @param message what is wrong, lower case, one line, without final period
   */
  public InputException(String message) {
    this(NtStatus.STATUS_INVALID_PARAMETER, -1, message, message);
  }

  /**
   * Describes a fault without a place in a text.
   *
   * @param status what Windows would report
   * @param message what is wrong, lower case, one line, without final period
   */
  public InputException(NtStatus status, String message) {
    this(status, -1, message, message);
  }

  /**
   * Describes a fault in a text.
   *
   * @param offset UTF-16 index in the text
   * @param message what is wrong and where, lower case, one line, without final period
   */
  public InputException(int offset, String message) {
    this(NtStatus.STATUS_INVALID_PARAMETER, offset, message, message);
  }

  /**
   * Describes a fault in SDDL.
   *
   * @param where the field that holds the text, empty when there is but one
   */
  public static InputException of(String where, SddlException e) {
    return new InputException(
        e.status(), e.offset(), prefixed(where, e.getMessage()), prefixed(where, e.display()));
  }

  /**
   * Describes a fault in bytes that were given as hexadecimal digits.
   *
   * @param where the field that holds the digits, empty when there is but one
   */
  public static InputException ofHex(String where, MalformedBytesException e) {
    String message = prefixed(where, e.getMessage());
    return new InputException(e.status(), 2 * e.offset(), message, message);
  }

  /**
   * Describes a fault in bytes.
   *
   * @param where what holds the bytes, empty when there is but one
   */
  public static InputException of(String where, MalformedBytesException e) {
    return new InputException(e.status(), prefixed(where, e.getMessage()));
  }

  /** Returns the same fault, with what the input came from before the message. */
  public InputException in(String source) {
    return new InputException(
        status, offset, source + ": " + getMessage(), source + ": " + display);
  }

  static String prefixed(String where, String message) {
    return where.isEmpty() ? message : "`" + where + "`: " + message;
  }

  /** Returns what Windows would report. */
  public NtStatus status() {
    return status;
  }

  /** Returns the UTF-16 index in the text at fault, where there is one. */
  public OptionalInt offset() {
    return offset < 0 ? OptionalInt.empty() : OptionalInt.of(offset);
  }

  /** Returns the message, and below it the text at fault where there is one, for a person. */
  public String display() {
    return display;
  }
}
