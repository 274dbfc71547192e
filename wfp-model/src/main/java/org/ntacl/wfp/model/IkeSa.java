package org.ntacl.wfp.model;

import java.util.Objects;
import org.ntacl.Bytes;
import org.ntacl.Guid;

/**
 * A security association of a keying module (IKEEXT_SA_DETAILS2), as far as the engine handles it.
 *
 * @param saId its number, 64 bits without sign
 * @param ipVersion the version of the addresses
 * @param ikePolicyKey the policy it was made by
 * @param virtualIfTunnelId the tunnel it belongs to
 * @param correlationKey what joins it with events
 * @param details the keying module
 */
public record IkeSa(
    long saId,
    IpVersion ipVersion,
    Guid ikePolicyKey,
    long virtualIfTunnelId,
    Bytes correlationKey,
    RawElement details) {
  /** Refuses null. */
  public IkeSa {
    Objects.requireNonNull(ipVersion, "ipVersion");
    Objects.requireNonNull(ikePolicyKey, "ikePolicyKey");
    Objects.requireNonNull(correlationKey, "correlationKey");
    Objects.requireNonNull(details, "details");
  }
}
