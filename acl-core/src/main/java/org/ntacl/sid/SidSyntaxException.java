package org.ntacl.sid;

/** A text that is not a security identifier. The message says where and what was expected. */
public final class SidSyntaxException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String input;
  private final int offset;
  private final String expected;

  SidSyntaxException(String input, int offset, String fault, String expected) {
    super("%s at offset %d of `%s`: expected %s".formatted(fault, offset, input, expected));
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
