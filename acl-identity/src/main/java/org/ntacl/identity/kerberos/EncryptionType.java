package org.ntacl.identity.kerberos;

import java.util.Optional;

/** What a Kerberos key is for (RFC 3961 8, RFC 4757, RFC 8009). */
public enum EncryptionType {
  /** RFC 3962. */
  AES128_CTS_HMAC_SHA1_96(17, 16, "aes128-cts-hmac-sha1-96"),
  /** RFC 3962. */
  AES256_CTS_HMAC_SHA1_96(18, 32, "aes256-cts-hmac-sha1-96"),
  /** RFC 8009. */
  AES128_CTS_HMAC_SHA256_128(19, 16, "aes128-cts-hmac-sha256-128"),
  /** RFC 8009. */
  AES256_CTS_HMAC_SHA384_192(20, 32, "aes256-cts-hmac-sha384-192"),
  /** RFC 4757. */
  ARCFOUR_HMAC_MD5(23, 16, "arcfour-hmac-md5");

  private final int number;
  private final int keySize;
  private final String kerberosName;

  EncryptionType(int number, int keySize, String kerberosName) {
    this.number = number;
    this.keySize = keySize;
    this.kerberosName = kerberosName;
  }

  /** Returns the number on the wire. */
  public int number() {
    return number;
  }

  /** Returns the size of a key, in bytes. */
  public int keySize() {
    return keySize;
  }

  /** Returns the name in Kerberos configurations, such as {@code aes256-cts-hmac-sha1-96}. */
  public String kerberosName() {
    return kerberosName;
  }

  /** Returns the type of a number on the wire, or empty when it is not one of these. */
  public static Optional<EncryptionType> ofNumber(int number) {
    for (EncryptionType type : values()) {
      if (type.number == number) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  /** Returns the type of a name in Kerberos configurations, or empty when it is none of these. */
  public static Optional<EncryptionType> named(String kerberosName) {
    for (EncryptionType type : values()) {
      if (type.kerberosName.equals(kerberosName)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  /** Returns {@link #kerberosName()}. */
  @Override
  public String toString() {
    return kerberosName;
  }
}
