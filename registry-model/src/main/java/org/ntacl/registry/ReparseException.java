package org.ntacl.registry;

import org.ntacl.NtStatus;

/** The path leads over a symbolic link and has to be followed anew. */
final class ReparseException extends RegistryException {
  private static final long serialVersionUID = 1L;

  private final String target;

  ReparseException(String target) {
    super(NtStatus.STATUS_REPARSE, "a symbolic link leads on");
    this.target = target;
  }

  /** Returns the whole path to follow. */
  String target() {
    return target;
  }
}
