package org.ntacl.wfp.model;

/** Bounds of numbers. */
final class Numbers {
  private Numbers() {}

  /** Refuses a number outside its bounds, both included. */
  static void check(long value, long least, long most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException("%d is outside of %d to %d".formatted(value, least, most));
    }
  }
}
