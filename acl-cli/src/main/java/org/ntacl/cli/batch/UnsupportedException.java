package org.ntacl.cli.batch;

/** A request that is well-formed and asks for what is not there yet. */
final class UnsupportedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnsupportedException(String message) {
    super(message);
  }
}
