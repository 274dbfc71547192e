package org.ntacl.registry.hive;

/** A description of a hive that cannot be read. */
public final class HiveTextException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int line;

  HiveTextException(int line, String message) {
    super("line " + line + ": " + message);
    this.line = line;
  }

  HiveTextException(int line, String message, RuntimeException cause) {
    super("line " + line + ": " + message, cause);
    this.line = line;
  }

  /** Returns the line at fault, counted from 1. */
  public int line() {
    return line;
  }
}
