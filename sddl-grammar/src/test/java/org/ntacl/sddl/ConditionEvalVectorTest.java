package org.ntacl.sddl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.ntacl.access.AccessCheck;
import org.ntacl.access.CallerContext;
import org.ntacl.claim.ClaimSet;
import org.ntacl.condition.Condition;
import org.ntacl.condition.TruthValue;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.GenericMapping;
import org.ntacl.token.AccessToken;

/** What expressions came to on Windows, by themselves and in access checks. */
class ConditionEvalVectorTest {
  private static final SddlOptions OPTIONS = SddlOptions.in(Vectors.DOMAIN_CONTEXT);
  private static final AccessCheck CHECK = AccessCheck.of(GenericMapping.of(0, 0, 0, 0));

  private static final int AT_LEAST = 225;

  private int checks;

  @Test
  void evaluate_recordedExpression_comesToWhatItDidOnWindows() throws IOException {
    List<JsonNode> cases = Vectors.read("condition-eval.jsonl");
    List<String> wrong = new ArrayList<>();
    Map<String, Integer> agreed = new TreeMap<>();
    int distrusted = 0;
    for (JsonNode row : cases) {
      // low: the input crashes Windows, or is one of the two rows of the odd negation
      if (row.get("trust").textValue().equals("low")) {
        distrusted++;
        continue;
      }
      String expected = row.get("expect").textValue();
      String problem = problem(row, expected);
      if (problem.isEmpty()) {
        agreed.merge(expected, 1, Integer::sum);
      } else {
        wrong.add(row + "\n  " + problem);
      }
    }
    System.out.printf(
        "condition-eval: %d as on Windows %s with %d access checks, %d not to be trusted, of %d%n",
        cases.size() - distrusted - wrong.size(), agreed, checks, distrusted, cases.size());
    assertThat(wrong).isEmpty();
    assertThat(cases.size() - distrusted).isGreaterThanOrEqualTo(AT_LEAST);
  }

  private String problem(JsonNode row, String expected) {
    if (expected.equals("auth-error")) {
      assertThatThrownBy(() -> RecordedToken.of(row))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageMatching("values \\d+ and \\d+ of claim `.*` are equal");
      return "";
    }
    AccessToken token = RecordedToken.of(row);
    Condition condition = Sddl.parseCondition(row.get("expression").textValue(), OPTIONS);
    TruthValue truth = condition.evaluate(CallerContext.forAllowing(token, ClaimSet.EMPTY));
    if (!matches(truth, expected)) {
      return "came to " + truth;
    }
    for (JsonNode check : row.get("checks")) {
      checks++;
      boolean granted =
          CHECK
              .check(
                  Sddl.parse(check.get("sddl").textValue(), OPTIONS),
                  token,
                  AccessMask.of(Integer.decode(check.get("desired").textValue())))
              .isGranted();
      if (granted != check.get("granted").booleanValue()) {
        return check.get("sddl") + (granted ? " granted" : " did not grant");
      }
    }
    return "";
  }

  private static boolean matches(TruthValue truth, String expected) {
    return switch (expected) {
      case "true" -> truth == TruthValue.TRUE;
      case "false" -> truth == TruthValue.FALSE;
      case "unknown" -> truth == TruthValue.UNKNOWN;
      case "not-true" -> truth != TruthValue.TRUE;
      case "not-false" -> truth != TruthValue.FALSE;
      default -> throw new IllegalArgumentException("unknown outcome " + expected);
    };
  }
}
