package org.ntacl.identity.kerberos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.ntacl.Bytes;

class KerberosKeyTest {
  private static final Bytes DATA = Bytes.of("data".getBytes(StandardCharsets.US_ASCII));

  private static KerberosKey sample(EncryptionType type) {
    byte[] octets = new byte[type.keySize()];
    for (int i = 0; i < octets.length; i++) {
      octets[i] = (byte) i;
    }
    return KerberosKey.of(type, Bytes.of(octets));
  }

  /** RFC 8009, appendix A. */
  @ParameterizedTest
  @CsvSource({
    "AES128_CTS_HMAC_SHA256_128, 3705d96080c17728a0e800eab6e0d23c,"
        + " d78367186643d67b411cba9139fc1dee",
    "AES256_CTS_HMAC_SHA384_192, 6d404d37faf79f9df0d33568d320669800eb4836472ea8a026d16b7182460c52,"
        + " 45ee791567eefca37f4ac1e0222de80d43c3bfa06699672a",
  })
  void checksum_publishedWithUsage2_isAsPublished(EncryptionType type, String key, String sum) {
    Bytes data = Bytes.parseHex("000102030405060708090a0b0c0d0e0f1011121314");
    assertThat(KerberosKey.of(type, Bytes.parseHex(key)).checksum(2, data).toHex()).isEqualTo(sum);
  }

  /** The examples of key derivation with AES that MIT Kerberos publishes, usage 2, checksum key. */
  @ParameterizedTest
  @CsvSource({
    "42263c6e89f4fc28b8df68ee09799f15, 34280a382bc92769b2da2f9ef066854b",
    "fe697b52bc0d3ce14432ba036a92e65bbb52280990a2fa27883998d72af30161,"
        + " bfab388bdcb238e9f9c98d6a878304f04d30c82556375ac507a7a852790f4674",
  })
  void derivation_publishedForAes_isAsPublished(String key, String checksumKey) {
    byte[] constant = {0, 0, 0, 2, (byte) 0x99};
    assertThat(Bytes.of(ChecksumKey.derived(Bytes.parseHex(key).toArray(), constant)).toHex())
        .isEqualTo(checksumKey);
  }

  /** The examples of checksums that MIT Kerberos publishes. */
  @ParameterizedTest
  @CsvSource({
    "AES128_CTS_HMAC_SHA1_96, 3, 9062430c8cda3388922e6d6a509f5b7a,"
        + " eight nine ten eleven twelve thirteen, 01a4b088d45628f6946614e3",
    "AES256_CTS_HMAC_SHA1_96, 4,"
        + " b1ae4cd8462aff1677053cc9279aac30b796fb81ce21474dd3ddbcfea4ec76d7,"
        + " fourteen, e08739e3279e2903ec8e3836",
  })
  void checksum_published_isAsPublished(
      EncryptionType type, int usage, String key, String text, String sum) {
    Bytes data = Bytes.of(text.getBytes(StandardCharsets.US_ASCII));
    String made = KerberosKey.of(type, Bytes.parseHex(key)).checksum(usage, data).toHex();
    assertThat(made).isEqualTo(sum);
  }

  @ParameterizedTest
  @EnumSource(ChecksumType.class)
  void checksum_ofEveryType_hasItsSizeAndIsVerified(ChecksumType type) {
    KerberosKey key = sample(type.encryptionType());
    Bytes sum = key.checksum(17, DATA);
    assertThat(sum.size()).isEqualTo(type.size());
    assertThat(key.verifies(type, 17, DATA, sum)).isTrue();
    assertThat(key.verifies(type, 16, DATA, sum)).isFalse();
    assertThat(key.verifies(type, 17, Bytes.EMPTY, sum)).isFalse();
    assertThat(key.verifies(type, 17, DATA, Bytes.EMPTY)).isFalse();
    assertThat(key.verifies(type, 17, DATA, Bytes.copyOfRange(sum.toArray(), 0, 4))).isFalse();
    assertThat(key.verifies(type, 17, DATA, sum)).as("after another usage").isTrue();
  }

  @ParameterizedTest
  @EnumSource(EncryptionType.class)
  void checksum_ofManyThreadsAtOnce_isThatOfOne(EncryptionType type) {
    List<Bytes> data = IntStream.range(0, 64).mapToObj(i -> Bytes.of(new byte[37 * i])).toList();
    List<Bytes> alone = data.stream().map(each -> sample(type).checksum(17, each)).toList();
    KerberosKey key = sample(type);
    for (int round = 0; round < 20; round++) {
      assertThat(data.parallelStream().map(each -> key.checksum(17, each)).toList())
          .isEqualTo(alone);
    }
  }

  @Test
  void verifies_checksumOfAnotherType_isFalse() {
    KerberosKey key = sample(EncryptionType.AES256_CTS_HMAC_SHA1_96);
    Bytes sum = key.checksum(17, DATA);
    assertThat(key.verifies(ChecksumType.HMAC_SHA1_96_AES128, 17, DATA, sum)).isFalse();
    assertThat(key.verifies(ChecksumType.HMAC_SHA1_96_AES256, 17, DATA, sum)).isTrue();
  }

  @Test
  void text_ofKeys_showsNothingOfThem() {
    KerberosKey key = KerberosKey.of(EncryptionType.ARCFOUR_HMAC_MD5, -1, Bytes.of(new byte[16]));
    assertThat(key).hasToString("arcfour-hmac-md5 version 4294967295");
    assertThat(sample(EncryptionType.ARCFOUR_HMAC_MD5)).hasToString("arcfour-hmac-md5");
  }

  @Test
  void equality_isOfTypeVersionAndOctets() {
    KerberosKey key = sample(EncryptionType.AES128_CTS_HMAC_SHA1_96);
    assertThat(key)
        .isEqualTo(sample(EncryptionType.AES128_CTS_HMAC_SHA1_96))
        .hasSameHashCodeAs(sample(EncryptionType.AES128_CTS_HMAC_SHA1_96))
        .isNotEqualTo(sample(EncryptionType.AES128_CTS_HMAC_SHA256_128))
        .isNotEqualTo(
            KerberosKey.of(EncryptionType.AES128_CTS_HMAC_SHA1_96, Bytes.of(new byte[16])));
  }

  @Test
  void key_ofWrongSize_isRefused() {
    assertThatThrownBy(
            () -> KerberosKey.of(EncryptionType.AES256_CTS_HMAC_SHA1_96, Bytes.of(new byte[16])))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a key for aes256-cts-hmac-sha1-96 has 32 bytes, not 16");
  }
}
