package org.ntacl.access;

import org.ntacl.NtStatus;
import org.ntacl.descriptor.AccessMask;

/**
 * What {@link AccessPolicy#check} decided, packed into one number: the NTSTATUS in the upper half,
 * the rights granted in the lower one. A number of 0 or more means that all that was asked for is
 * granted. All methods are pure and thread-safe.
 */
public final class PackedDecision {
  private static final NtStatus[] STATUSES = NtStatus.values();

  private PackedDecision() {}

  static long granted(int bits) {
    return Integer.toUnsignedLong(bits);
  }

  static long denied(NtStatus status) {
    return (long) status.code() << Integer.SIZE;
  }

  /** Tells whether all that was asked for is granted. */
  public static boolean isGranted(long decision) {
    // the highest bit of a status says that it is a failure
    return decision >= 0;
  }

  /** Returns the status that Windows reports; see {@link AccessDecision#status()}. */
  public static NtStatus status(long decision) {
    int code = (int) (decision >>> Integer.SIZE);
    for (NtStatus status : STATUSES) {
      if (status.code() == code) {
        return status;
      }
    }
    throw new IllegalArgumentException("no decision: 0x" + Long.toHexString(decision));
  }

  /** Returns the bits of the rights granted, none when the check fails. */
  public static int grantedBits(long decision) {
    return (int) decision;
  }

  /** Returns the rights granted, none when the check fails. */
  public static AccessMask granted(long decision) {
    return AccessMask.of((int) decision);
  }
}
