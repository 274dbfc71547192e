package org.ntacl.wfp.state;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Any bytes are a dump or are refused in the one documented way; what is read comes back from its
 * export.
 */
class StateFuzzTest {
  /** The made-up dumps. */
  static Stream<Arguments> dumps() {
    return Arrays.stream(Fixture.values())
        .map(fixture -> Arguments.of((Object) fixture.bytes().toArray()));
  }

  @MethodSource("dumps")
  @FuzzTest(maxDuration = "10m")
  void read(byte[] data) {
    RoundTrip.check(data);
  }
}
