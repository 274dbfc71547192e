package org.ntacl.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Collections;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ntacl.testing.CallHistory.Call;

class CallHistoryTest {
  /** A number that is raised and read; when it is 0, reading waits. */
  private record Counter(int value) implements SequentialMachine<Counter> {
    @Override
    public Optional<Step<Counter>> run(int thread, String call) {
      if (call.equals("raise")) {
        return Optional.of(new Step<>("ok", new Counter(value + 1)));
      }
      return value == 0 ? Optional.empty() : Optional.of(new Step<>(Integer.toString(value), this));
    }
  }

  private static boolean isLinearizable(Call... calls) {
    return CallHistory.of(calls).isLinearizable(new Counter(0));
  }

  @Test
  void isLinearizable_callsAtTheSameTime_mayHaveAnyOrder() {
    assertThat(isLinearizable()).isTrue();
    assertThat(
            isLinearizable(
                new Call(1, "raise", "ok", 1, 6),
                new Call(2, "read", "2", 2, 5),
                new Call(3, "raise", "ok", 3, 4)))
        .isTrue();
  }

  @Test
  void isLinearizable_callsOneAfterTheOther_haveThatOrder() {
    assertThat(
            isLinearizable(
                new Call(1, "raise", "ok", 1, 2),
                new Call(2, "read", "2", 3, 4),
                new Call(3, "raise", "ok", 5, 6)))
        .isFalse();
    assertThat(isLinearizable(new Call(1, "raise", "ok", 1, 2), new Call(2, "read", "1", 3, 4)))
        .isTrue();
  }

  @Test
  void isLinearizable_callThatShouldHaveWaited_hasNoOrder() {
    assertThat(isLinearizable(new Call(1, "read", "1", 1, 2), new Call(2, "raise", "ok", 3, 4)))
        .isFalse();
    assertThat(isLinearizable(new Call(1, "read", "1", 1, 4), new Call(2, "raise", "ok", 2, 3)))
        .isTrue();
  }

  @Test
  void overlaps_countsPairsOfDifferentThreads() {
    CallHistory history =
        CallHistory.of(
            new Call(1, "raise", "ok", 1, 4),
            new Call(2, "raise", "ok", 2, 5),
            new Call(1, "raise", "ok", 3, 6),
            new Call(3, "raise", "ok", 7, 8));

    assertThat(history.overlaps()).isEqualTo(2);
  }

  @Test
  void new_moreThan64Calls_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new CallHistory(Collections.nCopies(65, new Call(1, "raise", "ok", 1, 2))));
  }
}
