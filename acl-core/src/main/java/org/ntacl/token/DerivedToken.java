package org.ntacl.token;

import java.util.Objects;
import org.ntacl.NtStatus;

/**
 * What comes of changing a token, with the status that Windows would report. Immutable and
 * thread-safe.
 *
 * @param token the changed token; the old one when the status is an error
 * @param status STATUS_SUCCESS; STATUS_NOT_ALL_ASSIGNED, a success as well, when the token does not
 *     hold all that was to be changed; or an error, with which nothing changes
 */
public record DerivedToken(AccessToken token, NtStatus status) {
  /** Refuses null. */
  public DerivedToken {
    Objects.requireNonNull(token, "token");
    Objects.requireNonNull(status, "status");
  }

  static DerivedToken of(AccessToken token) {
    return new DerivedToken(token, NtStatus.STATUS_SUCCESS);
  }

  /** Tells whether the token was changed as far as it holds what was to be changed. */
  public boolean isSuccess() {
    return status.isSuccess();
  }
}
