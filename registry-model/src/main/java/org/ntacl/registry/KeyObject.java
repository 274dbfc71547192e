package org.ntacl.registry;

import org.ntacl.descriptor.AccessMask;

/**
 * What a handle stands for: a key and the rights that were granted when it was opened. Callbacks
 * see this. Two handles to one key are two objects with the same {@link #keyId()}. Thread-safe.
 */
public final class KeyObject {
  private final KeyTree tree;
  private final KeyNode node;
  private final AccessMask granted;
  private final boolean isMaximum;

  /** Guarded by the lock of the tree. */
  private boolean isClosed;

  KeyObject(KeyTree tree, KeyNode node, AccessMask granted, boolean isMaximum) {
    this.tree = tree;
    this.node = node;
    this.granted = granted;
    this.isMaximum = isMaximum;
  }

  /** Returns a number that stays the key's through renaming, the same for all its handles. */
  public long keyId() {
    return node.id();
  }

  /** Returns the whole path as it is now; for a deleted key, as it was last. */
  public String path() {
    return tree.reading(node::path);
  }

  /** Returns the rights of the handle. */
  public AccessMask granted() {
    return granted;
  }

  /** Tells whether MAXIMUM_ALLOWED was asked for. */
  boolean isMaximum() {
    return isMaximum;
  }

  KeyNode node() {
    return node;
  }

  KeyTree tree() {
    return tree;
  }

  boolean isClosed() {
    return isClosed;
  }

  void markClosed() {
    isClosed = true;
  }
}
