package org.ntacl.wfp.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.ntacl.Bytes;

/** What has to hold of any bytes that are read as a dump. */
final class RoundTrip {
  private static final StateOptions OPTIONS =
      new StateOptions(new StateLimits(1 << 20, 20_000, 64, 100), Optional.empty());

  private RoundTrip() {}

  /**
   * Checks that the bytes are refused in the one documented way, or that what is read comes back
   * from its export.
   *
   * @return whether they are a dump
   */
  static boolean check(byte[] data) {
    StateImport first;
    try {
      first = WfpStateXml.read(Bytes.of(data), OPTIONS);
    } catch (StateException e) {
      assertThat(e.line()).isPositive();
      assertThat(e.column()).isPositive();
      return false;
    }
    Bytes written = WfpStateXml.write(first.state());
    StateImport second = WfpStateXml.read(written);
    assertThat(second.state()).isEqualTo(first.state());
    assertThat(second.report().count(FindingKind.WRITTEN_OTHERWISE))
        .as("%s", second.report().findings())
        .isZero();
    assertThat(WfpStateXml.write(second.state())).isEqualTo(written);
    return true;
  }
}
