package org.ntacl.sid;

import org.ntacl.internal.Excerpt;

/**
 * A text that is not a security identifier. The message says where and what was expected, on one
 * line, and quotes no more of the text than fits there.
 */
public final class SidSyntaxException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String input;
  private final int offset;
  private final String expected;

  SidSyntaxException(String input, int offset, String fault, String expected) {
    super(
        "%s at offset %d of %s: expected %s"
            .formatted(fault, offset, Excerpt.around(input, offset), expected));
    this.input = input;
    this.offset = offset;
    this.expected = expected;
  }

  /** Returns the whole text that was read. */
  public String input() {
    return input;
  }

  /** Returns the UTF-16 index in {@link #input()} of what is wrong. */
  public int offset() {
    return offset;
  }

  /** Returns what should have stood there. */
  public String expected() {
    return expected;
  }
}
