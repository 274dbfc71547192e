package org.ntacl.identity.kerberos;

import java.util.List;
import java.util.Optional;

/** The keyed checksums that sign PACs (MS-PAC 2.8; the last two as RFC 8009 numbers them). */
public enum ChecksumType {
  /** KERB_CHECKSUM_HMAC_MD5, RFC 4757 4. */
  HMAC_MD5(-138, 16, EncryptionType.ARCFOUR_HMAC_MD5),
  /** RFC 3962 7. */
  HMAC_SHA1_96_AES128(15, 12, EncryptionType.AES128_CTS_HMAC_SHA1_96),
  /** RFC 3962 7. */
  HMAC_SHA1_96_AES256(16, 12, EncryptionType.AES256_CTS_HMAC_SHA1_96),
  /** RFC 8009 6. */
  HMAC_SHA256_128_AES128(19, 16, EncryptionType.AES128_CTS_HMAC_SHA256_128),
  /** RFC 8009 6. */
  HMAC_SHA384_192_AES256(20, 24, EncryptionType.AES256_CTS_HMAC_SHA384_192);

  private static final List<ChecksumType> ALL = List.of(values());

  private final int number;
  private final int size;
  private final EncryptionType encryptionType;

  ChecksumType(int number, int size, EncryptionType encryptionType) {
    this.number = number;
    this.size = size;
    this.encryptionType = encryptionType;
  }

  /** Returns the number on the wire, negative for {@link #HMAC_MD5}. */
  public int number() {
    return number;
  }

  /** Returns the size of a checksum, in bytes. */
  public int size() {
    return size;
  }

  /** Returns the type of the keys that make such a checksum. */
  public EncryptionType encryptionType() {
    return encryptionType;
  }

  /** Returns the type of a number on the wire, or empty when it is not one of these. */
  public static Optional<ChecksumType> ofNumber(int number) {
    for (ChecksumType type : ALL) {
      if (type.number == number) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  /** Returns the type of the checksums that keys of a type make. */
  public static ChecksumType of(EncryptionType encryptionType) {
    for (ChecksumType type : ALL) {
      if (type.encryptionType == encryptionType) {
        return type;
      }
    }
    throw new IllegalArgumentException("no checksum for keys of " + encryptionType);
  }
}
