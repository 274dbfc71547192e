package org.ntacl.identity.pac;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ntacl.Bytes;
import org.ntacl.MalformedBytesException;
import org.ntacl.identity.IdentityTokens;
import org.ntacl.identity.LocalPolicy;
import org.ntacl.identity.kerberos.EncryptionType;
import org.ntacl.identity.kerberos.KerberosKey;

/**
 * Any bytes are read as a PAC or refused with the one exception; what is read keeps its bytes, can
 * be written part by part, and makes a token or is refused; nobody verifies it.
 */
class PacFuzzTest {
  private static final KerberosKey KEY = SamplePacs.key(EncryptionType.AES256_CTS_HMAC_SHA1_96, 1);
  private static final KerberosKey OTHER_KEY =
      SamplePacs.key(EncryptionType.AES256_CTS_HMAC_SHA1_96, 2);
  private static final PacVerifier STRANGER =
      PacVerifier.withServerKeys(OTHER_KEY).andKdcKeys(OTHER_KEY);

  static Stream<Arguments> pacs() {
    return Stream.of(
            SamplePacs.everything().withFullChecksum(),
            new PacBuilder().add(SamplePacs.logon()),
            new PacBuilder().add(SamplePacs.device()).add(SamplePacs.logon()))
        .map(builder -> builder.sign(KEY, KEY).toBytes().toArray())
        .map(bytes -> Arguments.of((Object) bytes));
  }

  @MethodSource("pacs")
  @FuzzTest(maxDuration = "10m")
  void read(byte[] data) {
    Pac pac;
    try {
      pac = Pac.read(Bytes.of(data));
    } catch (MalformedBytesException e) {
      assertThat(e.offset()).isBetween(0, data.length);
      return;
    }
    assertThat(pac.toBytes()).isEqualTo(Bytes.of(data));
    pac.buffers().forEach(PacFuzzTest::assertWritable);
    assertThat(STRANGER.examine(pac)).noneMatch(PacCheck::isVerified);
    try {
      IdentityTokens.ofUnverifiedPac(pac, LocalPolicy.NONE);
    } catch (PacRefusedException e) {
      assertThat(e).hasMessageMatching("[^\n]+");
    }
  }

  private static void assertWritable(PacBuffer buffer) {
    Pac again;
    try {
      again = PacBuilder.layout(List.of(buffer));
    } catch (IllegalStateException e) {
      // names that share bytes may be too long one behind the other
      assertThat(buffer).isInstanceOf(UpnDnsInfo.class);
      return;
    }
    assertThat(again.buffers()).containsExactly(buffer);
  }
}
