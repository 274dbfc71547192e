package org.ntacl.claim;

import org.ntacl.Bytes;

/** Writes claims as CLAIM_SECURITY_ATTRIBUTE_RELATIVE_V1. */
final class ClaimEncoder {
  private ClaimEncoder() {}

  static Bytes encode(Claim claim) {
    throw new UnsupportedOperationException(claim.name());
  }
}
