package org.ntacl.identity.kerberos;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.BlockCipher;
import org.bouncycastle.crypto.engines.AESLightEngine;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * A key ready to make checksums for one usage. Hashes come from the platform. Thread-safe; what
 * changes cannot be seen.
 */
final class ChecksumKey {
  /** The octet behind the usage that stands for checksums (RFC 3961 5.3, RFC 8009 5). */
  private static final byte CHECKSUM = (byte) 0x99;

  private static final byte[] SIGNATURE_KEY = "signaturekey\0".getBytes(StandardCharsets.US_ASCII);

  private final String algorithm;
  private final SecretKeySpec key;
  private final int size;

  /** What is hashed before the data, for HMAC-MD5 only; null for the others. */
  private final byte[] messageType;

  /** A computation nobody is at, or null: starting one is work that need not be done again. */
  private final AtomicReference<Mac> idle = new AtomicReference<>();

  private ChecksumKey(String algorithm, byte[] key, int size, byte[] messageType) {
    this.algorithm = algorithm;
    this.key = new SecretKeySpec(key, algorithm);
    this.size = size;
    this.messageType = messageType;
  }

  /** Derives the key for checksums of a usage. */
  static ChecksumKey derive(EncryptionType type, byte[] key, int usage) {
    int size = ChecksumType.of(type).size();
    return switch (type) {
      case ARCFOUR_HMAC_MD5 ->
          // RFC 4757 4: a usage is a message type; the one of PACs stays what it is
          new ChecksumKey(
              "HmacMD5",
              mac("HmacMD5", key, SIGNATURE_KEY),
              size,
              littleEndian(messageType(usage)));
      case AES128_CTS_HMAC_SHA1_96, AES256_CTS_HMAC_SHA1_96 ->
          new ChecksumKey("HmacSHA1", derived(key, constant(usage)), size, null);
      case AES128_CTS_HMAC_SHA256_128 ->
          new ChecksumKey("HmacSHA256", derived("HmacSHA256", key, usage, 16), size, null);
      case AES256_CTS_HMAC_SHA384_192 ->
          new ChecksumKey("HmacSHA384", derived("HmacSHA384", key, usage, 24), size, null);
    };
  }

  /** Returns the checksum of data. */
  byte[] checksum(byte[] data) {
    byte[] signed = messageType == null ? data : md5(messageType, data);
    Mac mac = idle.getAndSet(null);
    if (mac == null) {
      mac = started(algorithm, key);
    }
    byte[] whole = mac.doFinal(signed);
    idle.set(mac);
    return Arrays.copyOf(whole, size);
  }

  /** RFC 4757 3: two usages have message types of other numbers. */
  private static int messageType(int usage) {
    return switch (usage) {
      case 3, 9 -> 8;
      case 23 -> 13;
      default -> usage;
    };
  }

  private static byte[] constant(int usage) {
    return new byte[] {
      (byte) (usage >>> 24), (byte) (usage >>> 16), (byte) (usage >>> 8), (byte) usage, CHECKSUM
    };
  }

  private static byte[] littleEndian(int number) {
    return new byte[] {
      (byte) number, (byte) (number >>> 8), (byte) (number >>> 16), (byte) (number >>> 24)
    };
  }

  /**
   * DK of RFC 3961 5.1 for AES, whose random-to-key is the identity (RFC 3962 6).
   *
   * <p>The platform's AES is quick at much data and slow to start, slower than all else that is
   * done with a PAC; here two blocks are encrypted. This one has small tables, which leave little
   * to see in caches.
   */
  static byte[] derived(byte[] key, byte[] constant) {
    BlockCipher aes = new AESLightEngine();
    aes.init(true, new KeyParameter(key));
    byte[] out = new byte[key.length];
    byte[] block = NFold.fold(constant, aes.getBlockSize());
    // keys have 16 or 32 bytes: whole blocks
    for (int at = 0; at < out.length; at += block.length) {
      aes.processBlock(block, 0, block, 0);
      System.arraycopy(block, 0, out, at, block.length);
    }
    return out;
  }

  /** KDF-HMAC-SHA2 of RFC 8009 3 for the key Kc; one round is enough for every key. */
  private static byte[] derived(String algorithm, byte[] key, int usage, int size) {
    byte[] label = constant(usage);
    byte[] input = new byte[4 + label.length + 1 + 4];
    input[3] = 1;
    System.arraycopy(label, 0, input, 4, label.length);
    input[input.length - 1] = (byte) (8 * size);
    return Arrays.copyOf(mac(algorithm, key, input), size);
  }

  private static byte[] md5(byte[] first, byte[] second) {
    try {
      MessageDigest digest = MessageDigest.getInstance("MD5");
      digest.update(first);
      return digest.digest(second);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the platform has no MD5", e);
    }
  }

  private static byte[] mac(String algorithm, byte[] key, byte[] data) {
    return started(algorithm, new SecretKeySpec(key, algorithm)).doFinal(data);
  }

  private static Mac started(String algorithm, SecretKeySpec key) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(key);
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the platform has no " + algorithm, e);
    }
  }
}
