package org.ntacl.cli.args;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.ntacl.testing.SeededCases;

/** The quick reader declines, or it reads what the full one reads. */
class QuickReaderDifferential {
  private static final List<String> WORDS =
      List.of(
          "--json",
          "--type",
          "--group",
          "--type=key",
          "--group=BA",
          "--group=a=b",
          "--json=true",
          "--type=",
          "--help",
          "-h",
          "--",
          "-",
          "-5",
          "key",
          "@file",
          "D:(A;;GA;;;SY)",
          "a b",
          "\"quoted\"",
          "'quoted'",
          "x=y",
          "",
          "--typo");

  @Test
  void read_randomLines_agreesWithTheFullReader() {
    AtomicInteger accepted = new AtomicInteger();
    SeededCases cases = SeededCases.of(1, 3_000);
    cases.check(
        random -> {
          List<String> line = line(random);
          Optional<Arguments> quick = QuickReader.read(CommandLines.SYNTAX, line);
          if (quick.isPresent()) {
            accepted.incrementAndGet();
            assertThat(full(line))
                .as("%s", line)
                .isEqualTo(new FullReader.Run("look", quick.get()));
          }
        });
    System.out.printf(
        "command lines: %d of %d read quickly, all as picocli does%n",
        accepted.get(), cases.count());
    assertThat(accepted.get()).as("lines that were compared").isGreaterThan(500);
  }

  private static List<String> line(RandomGenerator random) {
    List<String> line = new ArrayList<>();
    int length = random.nextInt(6);
    for (int i = 0; i < length; i++) {
      line.add(WORDS.get(random.nextInt(WORDS.size())));
    }
    return line;
  }

  private static FullReader.Outcome full(List<String> line) {
    List<String> whole = new ArrayList<>(List.of("look"));
    whole.addAll(line);
    return CommandLines.FULL.read(whole);
  }
}
