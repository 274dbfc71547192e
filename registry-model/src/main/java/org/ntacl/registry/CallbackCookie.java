package org.ntacl.registry;

/** Proof of a registered callback. Two are equal only when they are the same. */
public final class CallbackCookie {
  private final Altitude altitude;

  CallbackCookie(Altitude altitude) {
    this.altitude = altitude;
  }

  /** Returns the altitude of the callback. */
  public Altitude altitude() {
    return altitude;
  }

  @Override
  public String toString() {
    return "callback at " + altitude;
  }
}
