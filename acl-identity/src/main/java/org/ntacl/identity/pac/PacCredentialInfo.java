package org.ntacl.identity.pac;

import java.util.Objects;
import org.ntacl.Bytes;
import org.ntacl.identity.internal.NdrReader;
import org.ntacl.identity.internal.NdrWriter;

/**
 * Credentials of the client, encrypted for it: PAC_CREDENTIAL_INFO (MS-PAC 2.6.1). They are kept
 * and never looked into.
 *
 * @param version 0
 * @param encryptionType the number of the encryption type
 * @param serializedData the encrypted bytes
 */
public record PacCredentialInfo(int version, int encryptionType, Bytes serializedData)
    implements PacBuffer {
  /** Refuses null. */
  public PacCredentialInfo {
    Objects.requireNonNull(serializedData, "serializedData");
  }

  static PacCredentialInfo read(byte[] source, int from, int to) {
    NdrReader in = NdrReader.of(source, from, to);
    return new PacCredentialInfo(
        in.i32("PAC_CREDENTIAL_INFO.Version"),
        in.i32("PAC_CREDENTIAL_INFO.EncryptionType"),
        in.octets(in.remaining(), "PAC_CREDENTIAL_INFO.SerializedData"));
  }

  @Override
  public int ulType() {
    return PacBufferType.CREDENTIALS_INFO.ulType();
  }

  @Override
  public Bytes toBytes() {
    return new NdrWriter().i32(version).i32(encryptionType).octets(serializedData).toBytes();
  }

  /** Returns sizes, and nothing of the credentials. */
  @Override
  public String toString() {
    return "PacCredentialInfo[version=%d, encryptionType=%d, %d bytes]"
        .formatted(version, encryptionType, serializedData.size());
  }
}
