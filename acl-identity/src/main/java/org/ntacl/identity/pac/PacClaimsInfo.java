package org.ntacl.identity.pac;

import java.util.Objects;
import org.ntacl.Bytes;

/**
 * Claims about the client or the device: PAC_CLIENT_CLAIMS_INFO and PAC_DEVICE_CLAIMS_INFO (MS-PAC
 * 2.11 and 2.13), whose content is a CLAIMS_SET_METADATA in NDR.
 *
 * @param ofDevice whether they are about the device
 * @param claims the bytes; empty when there are no claims
 */
public record PacClaimsInfo(boolean ofDevice, Bytes claims) implements PacBuffer {
  /** Refuses null. */
  public PacClaimsInfo {
    Objects.requireNonNull(claims, "claims");
  }

  @Override
  public int ulType() {
    return (ofDevice ? PacBufferType.DEVICE_CLAIMS_INFO : PacBufferType.CLIENT_CLAIMS_INFO)
        .ulType();
  }

  @Override
  public Bytes toBytes() {
    return claims;
  }
}
