package org.ntacl.wfp.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.ntacl.Bytes;
import org.ntacl.sid.SidContext;
import org.ntacl.wfp.state.StateShape.ActionStyle;
import org.ntacl.wfp.state.StateShape.BlobStyle;

/** Any state comes back from its export, in every shape. */
class StateProperties {
  private static final Pattern LEAF = Pattern.compile("(?<=>)[^<>]+(?=<)");
  private static final int CASES = Integer.getInteger("ntacl.wfp.states", 250);

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

  @Test
  void read_changedDump_isRefusedOrComesBack() {
    int dumps = 0;
    for (int seed = 0; seed < CASES; seed++) {
      Random random = new Random(seed);
      String text = Fixture.values()[seed & 1].text();
      for (int change = 1 + random.nextInt(4); change > 0; change--) {
        text = changed(text, random);
      }
      try {
        dumps += RoundTrip.check(text.getBytes(StandardCharsets.UTF_8)) ? 1 : 0;
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("seed " + seed, e);
      }
    }
    System.out.printf("changed dumps: %d of %d are still dumps%n", dumps, CASES);
    assertThat(dumps).isGreaterThan(CASES / 4);
  }

  /** Changes a line: its text for that of another one, away, twice, or a character. */
  private static String changed(String text, Random random) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    int at = 2 + random.nextInt(lines.size() - 3);
    String line = lines.get(at);
    switch (random.nextInt(5)) {
      case 0, 1, 2 -> {
        String other = lines.get(2 + random.nextInt(lines.size() - 3));
        lines.set(at, LEAF.matcher(line).replaceFirst(Matcher.quoteReplacement(content(other))));
      }
      case 3 -> {
        if (random.nextBoolean()) {
          lines.remove(at);
        } else {
          lines.add(at, line);
        }
      }
      default -> {
        int place = random.nextInt(line.length());
        char c = "<>&/0aF- \u0000".charAt(random.nextInt(10));
        lines.set(at, line.substring(0, place) + c + line.substring(place + 1));
      }
    }
    return String.join("\n", lines);
  }

  private static String content(String line) {
    Matcher matcher = LEAF.matcher(line);
    return matcher.find() ? matcher.group() : "";
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
