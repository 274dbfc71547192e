package org.ntacl.registry;

import org.ntacl.descriptor.AccessMask;

/**
 * A handle: an object and the rights to it. Handles that were duplicated share the object, which
 * goes with the last of them.
 */
final class OpenHandle {
  private final KeyObject object;
  private final AccessMask granted;

  /** Guarded by the lock of the tree. */
  private boolean isClosing;

  /** Guarded by the lock of the tree. */
  private boolean isClosed;

  OpenHandle(KeyObject object, AccessMask granted) {
    this.object = object;
    this.granted = granted;
  }

  KeyObject object() {
    return object;
  }

  AccessMask granted() {
    return granted;
  }

  // ---- with a lock held

  boolean isClosed() {
    return isClosed;
  }

  /** Tells whether callbacks are being told that the object goes. */
  boolean isClosing() {
    return isClosing;
  }

  void setClosing(boolean value) {
    isClosing = value;
  }

  void markClosed() {
    isClosed = true;
  }
}
