package org.ntacl.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.ntacl.Bytes;
import org.ntacl.MalformedBytesException;
import org.ntacl.condition.Attribute.Source;
import org.ntacl.sid.SidContext;

class ConditionProperties {
  private static final int CASES = 4_000;
  private static final int HUGE = 200_000;
  private static final Duration LINEAR = Duration.ofSeconds(60);
  private static final Attribute A = new Attribute(Source.USER, "a");

  @Test
  void decode_anyTokens_returnsThem() {
    for (long seed = 0; seed < CASES; seed++) {
      List<ConditionToken> tokens = new RandomConditions(seed).anyTokens();
      Bytes bytes = Condition.of(tokens).bytes();
      assertThat(bytes.size() % 4).as("seed %d", seed).isZero();
      assertThat(Condition.ofBytes(bytes).decode()).as("seed %d", seed).isEqualTo(tokens);
    }
  }

  @Test
  void toSddl_anyExpression_isTheTextBuiltAlongside() {
    for (long seed = 0; seed < CASES; seed++) {
      RandomConditions.Expression expression = new RandomConditions(seed).expression();
      Condition condition = Condition.of(expression.postfix());
      assertThat(condition.isPrintable()).as("seed %d", seed).isTrue();
      assertThat(condition.toSddl(SidContext.NONE))
          .as("seed %d", seed)
          .isEqualTo(expression.text());
    }
  }

  @Test
  void decode_damagedBytes_readsThemOrThrowsTheDocumentedException() {
    int malformed = 0;
    int wellFormed = 0;
    for (long seed = 0; seed < 5 * CASES; seed++) {
      RandomConditions random = new RandomConditions(seed);
      Bytes damaged = random.damaged(Condition.of(random.anyTokens()).bytes());
      Condition condition = Condition.ofBytes(damaged);
      assertThat(condition.bytes()).isEqualTo(damaged);
      try {
        List<ConditionToken> tokens = condition.decode();
        wellFormed++;
        assertThat(Condition.of(tokens).bytes()).as("seed %d", seed).isEqualTo(damaged);
      } catch (MalformedBytesException e) {
        malformed++;
        assertThat(e.offset()).as("seed %d", seed).isBetween(0, damaged.size());
        assertThat(condition.tokens()).as("seed %d", seed).isEmpty();
      }
      if (condition.isPrintable()) {
        assertThat(condition.toSddl(SidContext.NONE)).startsWith("(").endsWith(")");
      }
    }
    // both outcomes must be common, or the damage is not worth its name
    assertThat(malformed).isGreaterThan(CASES);
    assertThat(wellFormed).isGreaterThan(CASES);
  }

  @Test
  void toSddl_tenThousandAnds_nestToTheLeft() {
    int count = 10_000;
    List<ConditionToken> tokens = new ArrayList<>(List.of(A));
    StringBuilder expected = new StringBuilder("(".repeat(count)).append("(@USER.a)");
    for (int i = 0; i < count; i++) {
      tokens.add(A);
      tokens.add(Operator.AND);
      expected.append(" && (@USER.a))");
    }
    assertThat(reread(tokens).toSddl(SidContext.NONE)).isEqualTo(expected.toString());
  }

  @Test
  void toSddl_tenThousandAndsToTheRight_nestToTheRight() {
    int count = 10_000;
    List<ConditionToken> tokens = new ArrayList<>(Collections.nCopies(count + 1, A));
    tokens.addAll(Collections.nCopies(count, Operator.AND));
    assertThat(reread(tokens).toSddl(SidContext.NONE))
        .isEqualTo("((@USER.a) && ".repeat(count) + "(@USER.a)" + ")".repeat(count));
  }

  @Test
  void toSddl_tenThousandNots_nest() {
    int count = 10_000;
    List<ConditionToken> tokens = new ArrayList<>(List.of(A));
    tokens.addAll(Collections.nCopies(count, Operator.NOT));
    assertThat(reread(tokens).toSddl(SidContext.NONE))
        .isEqualTo("(!".repeat(count) + "(@USER.a)" + ")".repeat(count));
  }

  @Test
  void toSddl_hugeChains_takeLinearTime() {
    List<ConditionToken> nots = new ArrayList<>(List.of(A));
    nots.addAll(Collections.nCopies(HUGE, Operator.NOT));
    List<ConditionToken> ands = new ArrayList<>(Collections.nCopies(HUGE + 1, A));
    ands.addAll(Collections.nCopies(HUGE, Operator.AND));
    assertTimeoutPreemptively(
        LINEAR,
        () -> {
          assertThat(reread(nots).toSddl(SidContext.NONE)).hasSize(3 * HUGE + 9);
          assertThat(reread(ands).toSddl(SidContext.NONE)).hasSize(15 * HUGE + 9);
        });
  }

  private static Condition reread(List<ConditionToken> tokens) {
    Condition condition = Condition.ofBytes(Condition.of(tokens).bytes());
    assertThat(condition.decode()).isEqualTo(tokens);
    return condition;
  }

  @Test
  void decode_randomBytes_neverThrowsAnythingElse() {
    Random random = new Random(7);
    for (int i = 0; i < 10 * CASES; i++) {
      byte[] bytes = new byte[4 * random.nextInt(1, 12)];
      random.nextBytes(bytes);
      System.arraycopy("artx".getBytes(StandardCharsets.US_ASCII), 0, bytes, 0, 4);
      Condition condition = Condition.ofBytes(Bytes.of(bytes));
      try {
        assertThat(Condition.of(condition.decode()).bytes()).isEqualTo(condition.bytes());
      } catch (MalformedBytesException e) {
        assertThat(e.offset()).isBetween(4, bytes.length);
      }
    }
  }
}
