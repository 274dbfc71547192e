package org.ntacl.wfp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ntacl.Guid;

class KeyTracesTest {
  private static List<Guid> keys(int seed, int count) {
    Random random = new Random(seed);
    return IntStream.range(0, count)
        .mapToObj(i -> new Guid(random.nextLong(), random.nextLong()))
        .toList();
  }

  @Test
  void mayHave_whatLeftATrace_always() {
    for (int count : List.of(1, 64, 1000, 30_000)) {
      KeyTraces traces = KeyTraces.forGrowthFrom(count / 2);
      List<Guid> keys = keys(count, count);
      keys.forEach(traces::leave);
      assertThat(keys).allMatch(traces::mayHave);
    }
  }

  @Test
  void mayHave_whatLeftNone_seldom() {
    for (int count : List.of(64, 1000, 30_000)) {
      KeyTraces traces = KeyTraces.forGrowthFrom(count);
      keys(1, 2 * count).forEach(traces::leave);
      assertThat(traces.isFull()).isTrue();
      assertThat(keys(2, 20_000).stream().filter(traces::mayHave).count()).isBetween(1L, 2_000L);
    }
  }

  @Test
  void none_isFullAndHasNothing() {
    assertThat(KeyTraces.NONE.isFull()).isTrue();
    assertThat(keys(3, 1000)).noneMatch(KeyTraces.NONE::mayHave);
  }

  /** A transaction that has lost the lock may be at work beside the next one. */
  @Test
  void leave_byTwoThreads_losesNothing() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      for (int round = 0; round < 300; round++) {
        KeyTraces traces = KeyTraces.forGrowthFrom(0);
        List<Guid> all = keys(round, 300);
        List<Callable<Void>> halves = new ArrayList<>();
        for (List<Guid> half : List.of(all.subList(0, 150), all.subList(150, 300))) {
          halves.add(
              () -> {
                half.forEach(traces::leave);
                return null;
              });
        }
        threads.invokeAll(halves);
        assertThat(all).allMatch(traces::mayHave);
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
