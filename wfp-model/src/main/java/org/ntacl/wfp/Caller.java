package org.ntacl.wfp;

import org.ntacl.token.AccessToken;
import org.ntacl.wfp.model.SessionInfo;

/**
 * Who calls: a session with the token that it was opened with, which serves for all later checks
 * (wfp 4.2). Immutable.
 *
 * @param number the number of the session, from 1
 * @param info what is known of the session
 * @param token the token
 */
record Caller(long number, SessionInfo info, AccessToken token) {
  boolean isKernel() {
    return info.kernelMode();
  }

  boolean isDynamic() {
    return info.isDynamic();
  }
}
