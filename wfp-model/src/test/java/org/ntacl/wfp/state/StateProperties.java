package org.ntacl.wfp.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.ntacl.Bytes;
import org.ntacl.sid.SidContext;
import org.ntacl.wfp.state.StateShape.ActionStyle;
import org.ntacl.wfp.state.StateShape.BlobStyle;

/** Any state comes back from its export, in every shape. */
class StateProperties {
  private static final int CASES = Integer.getInteger("ntacl.wfp.states", 400);

  @Test
  void read_exportOfAnyState_isTheState() {
    long conditions = 0;
    for (int seed = 0; seed < CASES; seed++) {
      WfpState state = new States(new Random(seed)).any(shape(seed));
      Bytes written = WfpStateXml.write(state);
      StateImport read = WfpStateXml.read(written, StateOptions.in(SidContext.NONE));
      // what a shape says of keys, callouts and texts shows only where there are some
      assertThat(read.state().withShape(state.shape())).as("seed %d", seed).isEqualTo(state);
      assertThat(read.report().isExact())
          .as("seed %d: %s", seed, read.report().findings())
          .isTrue();
      assertThat(WfpStateXml.write(read.state())).as("seed %d", seed).isEqualTo(written);
      conditions += read.report().conditions();
    }
    System.out.printf("states: %d written and read, %d conditions%n", CASES, conditions);
    assertThat(conditions).isGreaterThan(CASES);
  }

  private static StateShape shape(int seed) {
    return new StateShape(
        (seed & 1) == 0 ? Optional.empty() : StateShape.NEWEST.declaration(),
        (seed & 2) == 0,
        List.of("\n", "\r\n").get(seed >> 2 & 1),
        (seed & 8) == 0,
        ActionStyle.values()[seed >> 4 & 1],
        BlobStyle.values()[seed >> 5 & 1],
        KeySpelling.NEWEST,
        SidContext.NONE);
  }
}
