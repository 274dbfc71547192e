package org.ntacl.identity.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ntacl.Bytes;
import org.ntacl.MalformedBytesException;
import org.ntacl.sid.Sid;

/**
 * Any bytes are read as extensions or refused; what is read as a SID was written as Windows does.
 */
class CertificateFuzzTest {

  static Stream<Arguments> extensions() {
    return Stream.of(
            SidExtension.write(Sid.parse("S-1-5-21-1-2-3-1105")),
            Certificates.names(
                Certificates.upn("alice@example.com"),
                Certificates.uri(CertificateIdentity.SID_URI + "S-1-5-21-1-2-3-1105")))
        .map(value -> Arguments.of((Object) value.toArray()));
  }

  @MethodSource("extensions")
  @FuzzTest(maxDuration = "10m")
  void extension(byte[] data) {
    Bytes value = Bytes.of(data);
    try {
      assertThat(SidExtension.write(SidExtension.read(value))).isEqualTo(value);
    } catch (MalformedBytesException e) {
      assertThat(e).hasMessageMatching("[^\n]+");
    }
    try {
      CertificateIdentity.ofExtensions(Optional.empty(), Optional.of(value), "CN=x");
    } catch (MalformedBytesException e) {
      assertThat(e).hasMessageMatching("[^\n]+");
    }
  }
}
