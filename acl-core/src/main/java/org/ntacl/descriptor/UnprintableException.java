package org.ntacl.descriptor;

/** Part of a descriptor that SDDL has no way to say, such as an ACE of a type without a code. */
public final class UnprintableException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  UnprintableException(String message) {
    super(message);
  }

  UnprintableException(String message, Throwable cause) {
    super(message, cause);
  }
}
