package org.ntacl.wfp.state;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ntacl.Bytes;

/**
 * Any bytes are a dump or are refused in the one documented way; what is read comes back from its
 * export.
 */
class StateFuzzTest {
  private static final StateOptions OPTIONS =
      new StateOptions(new StateLimits(1 << 20, 20_000, 64, 100), Optional.empty());

  /** The made-up dumps. */
  static Stream<Arguments> dumps() {
    return Arrays.stream(Fixture.values())
        .map(fixture -> Arguments.of((Object) fixture.bytes().toArray()));
  }

  @FuzzTest(maxDuration = "10m")
  @MethodSource("dumps")
  void read(byte[] data) {
    StateImport first;
    try {
      first = WfpStateXml.read(Bytes.of(data), OPTIONS);
    } catch (StateException e) {
      assertThat(e.line()).isPositive();
      assertThat(e.column()).isPositive();
      return;
    }
    Bytes written = WfpStateXml.write(first.state());
    StateImport second = WfpStateXml.read(written);
    assertThat(second.state()).isEqualTo(first.state());
    assertThat(WfpStateXml.write(second.state())).isEqualTo(written);
    assertThat(second.report().count(FindingKind.WRITTEN_OTHERWISE)).isZero();
    if (first.report().isExact() && first.state().shape().hasByteOrderMark()) {
      assertThat(second.report().isExact()).isTrue();
    }
  }
}
