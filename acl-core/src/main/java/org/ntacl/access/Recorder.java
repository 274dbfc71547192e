package org.ntacl.access;

import org.ntacl.NtStatus;

/**
 * Is told what decides about each right while a check runs. This one forgets it and costs nothing;
 * {@link Recording} takes it down.
 */
class Recorder {
  /** Forgets everything. */
  static final Recorder OFF = new Recorder();

  /** For {@link Recording} only. */
  Recorder() {}

  /** Tells whether a reason is worth making. */
  boolean isOn() {
    return false;
  }

  /** Returns who is told about one element of a list of object types. */
  Recorder at(int node) {
    return this;
  }

  /** The check does not take place. */
  void refuse(NtStatus status) {}

  /** These rights were granted before. */
  void grantEarlier(int bits) {}

  /** The kernel asks. */
  void grantToKernel(int bits) {}

  /** These rights cannot be granted whatever comes. */
  void limit(int bits, AccessReason reason) {}

  /** A central access rule leaves these rights to nobody who asks this. */
  void limitByPolicy(int bits, AccessReason reason) {}

  /**
   * A walk begins.
   *
   * @param exempt rights that the walk has nothing to say about
   */
  void begin(CheckPass pass, int exempt) {}

  /** A walk grants these rights, as far as it has not decided about them. */
  void grant(CheckPass pass, int bits, AccessReason reason) {}

  /** A walk denies these rights, as far as it has not decided about them. */
  void deny(CheckPass pass, int bits, AccessReason reason) {}

  /** A walk passes over an entry that speaks of these rights, because of its condition. */
  void skip(CheckPass pass, int bits, SkippedEntry entry) {}

  /** A walk ends without a decision about these rights, and so refuses them. */
  void rest(CheckPass pass, int bits, AccessReason reason) {}
}
