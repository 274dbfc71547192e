package org.ntacl.identity.kerberos;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Objects;
import org.ntacl.Bytes;

/**
 * A key that signs PACs. It does not show its octets, not even as text.
 *
 * <p>The key for checksums that is derived from it is kept, so that it is derived once for many
 * PACs. Immutable and thread-safe.
 */
public final class KerberosKey {
  /** The version of a key whose version is not known. */
  public static final int ANY_VERSION = 0;

  private final EncryptionType encryptionType;
  private final int version;
  private final byte[] octets;

  /** The key derived last, or null before the first; a race keeps one of two good ones. */
  private volatile Derived derived;

  private record Derived(int usage, ChecksumKey key) {}

  private KerberosKey(EncryptionType encryptionType, int version, byte[] octets) {
    this.encryptionType = encryptionType;
    this.version = version;
    this.octets = octets;
  }

  /**
   * Returns a key of a known version.
   *
   * @param encryptionType what the key is for
   * @param version the number that the KDC gives to the key (kvno), to be read as unsigned, or
   *     {@link #ANY_VERSION}
   * @param octets the key itself
   * @throws IllegalArgumentException when the octets are too few or too many
   */
  public static KerberosKey of(EncryptionType encryptionType, int version, Bytes octets) {
    if (octets.size() != encryptionType.keySize()) {
      throw new IllegalArgumentException(
          "a key for %s has %d bytes, not %d"
              .formatted(encryptionType, encryptionType.keySize(), octets.size()));
    }
    return new KerberosKey(encryptionType, version, octets.toArray());
  }

  /**
   * Returns a key whose version is not known.
   *
   * @throws IllegalArgumentException when the octets are too few or too many
   */
  public static KerberosKey of(EncryptionType encryptionType, Bytes octets) {
    return of(encryptionType, ANY_VERSION, octets);
  }

  /** Returns what the key is for. */
  public EncryptionType encryptionType() {
    return encryptionType;
  }

  /**
   * Returns the number that the KDC gives to the key (kvno), to be read as unsigned, or {@link
   * #ANY_VERSION}. The upper half of that of a read-only KDC says which one it is.
   */
  public int version() {
    return version;
  }

  /**
   * Returns the checksum that this key makes.
   *
   * @param usage the key usage number of RFC 4120 7.5.1
   * @param data what is signed
   */
  public Bytes checksum(int usage, Bytes data) {
    return Bytes.of(checksumKey(usage).checksum(data.toArray()));
  }

  /**
   * Tells whether a checksum is the one that this key makes, in a time that does not depend on how
   * much of it is right. A checksum of another type is not.
   *
   * @param type what the checksum is said to be
   * @param usage the key usage number of RFC 4120 7.5.1
   * @param data what is signed
   * @param checksum the checksum
   */
  public boolean verifies(ChecksumType type, int usage, Bytes data, Bytes checksum) {
    return verifies(type, usage, data.toArray(), checksum);
  }

  /**
   * Does the same with data in an array.
   *
   * @param data what is signed; not kept and not changed
   */
  public boolean verifies(ChecksumType type, int usage, byte[] data, Bytes checksum) {
    return type.encryptionType() == encryptionType
        && MessageDigest.isEqual(checksumKey(usage).checksum(data), checksum.toArray());
  }

  private ChecksumKey checksumKey(int usage) {
    Derived known = derived;
    if (known == null || known.usage != usage) {
      known = new Derived(usage, ChecksumKey.derive(encryptionType, octets, usage));
      derived = known;
    }
    return known.key;
  }

  /** Compares types, versions and octets, the latter in constant time. */
  @Override
  public boolean equals(Object other) {
    return other instanceof KerberosKey that
        && encryptionType == that.encryptionType
        && version == that.version
        && MessageDigest.isEqual(octets, that.octets);
  }

  @Override
  public int hashCode() {
    return Objects.hash(encryptionType, version, Arrays.hashCode(octets));
  }

  /** Returns type and version, and nothing of the key itself. */
  @Override
  public String toString() {
    return version == ANY_VERSION
        ? encryptionType.kerberosName()
        : encryptionType.kerberosName() + " version " + Integer.toUnsignedString(version);
  }
}
