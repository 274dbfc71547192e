package org.ntacl.identity.pac;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * A PAC whose signatures were found right by a {@link PacVerifier}; there is no other way to get
 * one. Immutable and thread-safe.
 */
public final class VerifiedPac {
  private final Pac pac;
  private final Set<PacBufferType> verified;

  /** Keeps the set, which the caller must not change any more. */
  VerifiedPac(Pac pac, EnumSet<PacBufferType> verified) {
    this.pac = pac;
    this.verified = Collections.unmodifiableSet(verified);
  }

  /** Returns the PAC. */
  public Pac pac() {
    return pac;
  }

  /**
   * Returns which signatures were checked and are right: that of the server always, those of the
   * KDC when its key was given.
   */
  public Set<PacBufferType> verified() {
    return verified;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VerifiedPac that
        && pac.equals(that.pac)
        && verified.equals(that.verified);
  }

  @Override
  public int hashCode() {
    return pac.hashCode();
  }

  @Override
  public String toString() {
    return "verified " + pac;
  }
}
