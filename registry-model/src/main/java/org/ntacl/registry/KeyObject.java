package org.ntacl.registry;

import org.ntacl.descriptor.AccessMask;

/**
 * What a handle stands for: a key and the rights that were granted when it was opened. Callbacks
 * see this. Two handles to one key are two objects with the same {@link #keyId()}, but for a handle
 * and its duplicates, which share one. Thread-safe.
 */
public final class KeyObject {
  private final KeyTree tree;
  private final KeyNode node;
  private final AccessMask granted;
  private final boolean isMaximum;

  /** How many handles there are; guarded by the lock of the tree. */
  private int handles = 1;

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

  /** Returns the rights that were granted when it was opened; a duplicate may have fewer. */
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

  void addHandle() {
    handles++;
  }

  /** Tells whether there is one handle and no more. */
  boolean isLastHandle() {
    return handles == 1;
  }

  void removeHandle() {
    handles--;
  }

  boolean isClosed() {
    return isClosed;
  }

  void markClosed() {
    isClosed = true;
  }
}
