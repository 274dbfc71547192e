package org.ntacl.identity.pac;

import java.util.Optional;
import org.ntacl.Bytes;

/** The content of a buffer of a PAC. Fields have the names of MS-PAC. Immutable. */
public sealed interface PacBuffer
    permits KerbValidationInfo,
        PacClaimsInfo,
        PacAttributesInfo,
        PacClientInfo,
        PacCredentialInfo,
        PacDeviceInfo,
        PacRequestor,
        PacSignatureData,
        S4uDelegationInfo,
        UnknownPacBuffer,
        UpnDnsInfo {

  /** Returns the number of the type on the wire. */
  int ulType();

  /**
   * Returns the bytes as Windows lays them out. Another layout that was read is not remembered;
   * {@link Pac#toBytes()} has it.
   *
   * @throws IllegalStateException when a text does not fit into 64 KiB
   */
  Bytes toBytes();

  /** Returns what the buffer is, or empty for an unknown one. */
  default Optional<PacBufferType> type() {
    return PacBufferType.of(ulType());
  }
}
