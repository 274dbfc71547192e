package org.ntacl.identity.pac;

import java.util.Objects;
import org.ntacl.Bytes;
import org.ntacl.identity.internal.NdrReader;
import org.ntacl.sid.Sid;

/**
 * The account that asked for the ticket: PAC_REQUESTOR (MS-PAC 2.15).
 *
 * @param userSid the SID of the account
 */
public record PacRequestor(Sid userSid) implements PacBuffer {
  /** Refuses null. */
  public PacRequestor {
    Objects.requireNonNull(userSid, "userSid");
  }

  static PacRequestor read(byte[] source, int from, int to) {
    NdrReader in = NdrReader.of(source, from, to);
    Sid sid = in.sid("PAC_REQUESTOR.UserSid");
    if (in.remaining() > 0) {
      throw in.fault(
          in.offset(), "PAC_REQUESTOR.UserSid is followed by " + in.remaining() + " bytes");
    }
    return new PacRequestor(sid);
  }

  @Override
  public int ulType() {
    return PacBufferType.REQUESTOR.ulType();
  }

  @Override
  public Bytes toBytes() {
    return userSid.toBytes();
  }
}
