package org.ntacl.sddl;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.ntacl.access.AccessCheck;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.ObjectTypes;
import org.ntacl.token.AccessToken;

/**
 * Access checks with conditions from the unit tests of another implementation. Where that one is
 * known not to do as Windows does, what Windows does is expected.
 */
class ConditionEvalUnitVectorTest {
  private static final SddlOptions OPTIONS = SddlOptions.in(Vectors.DOMAIN_CONTEXT);
  private static final AccessCheck CHECK = AccessCheck.forType(ObjectTypes.FILE);

  private static final int AT_LEAST = 145;

  /** Why an expectation is not that of Windows, and what is instead. */
  private static final Map<String, String> DEVIATIONS =
      Map.of(
          // Windows finds two sets unequal when one of them has repeated members
          "duplicates-in-literal",
          "denied",
          // Windows makes no token of a claim that has equal values
          "duplicate-claim-values",
          "token refused",
          // to Windows a single literal to the right of Any_of is an error
          "scalar-right-of-any-of",
          "denied",
          // to Windows a claim without values is missing, even when compared with itself
          "claim-without-values",
          "denied",
          // to Windows an absent DACL protects nothing
          "absent-dacl",
          "granted");

  @Test
  void check_unitCase_isDecidedAsExpectedOrAsOnWindows() throws IOException {
    List<JsonNode> cases = Vectors.read("condition-eval-unit.jsonl");
    List<String> wrong = new ArrayList<>();
    Map<String, Integer> deviations = new TreeMap<>();
    for (JsonNode row : cases) {
      String expected = row.get("expect").textValue();
      if (row.has("sambaDeviates")) {
        String reason = row.get("sambaDeviates").get(0).textValue();
        expected = DEVIATIONS.get(reason);
        deviations.merge(reason, 1, Integer::sum);
        if (row.has("windowsExpect")) {
          assertThat(row.get("windowsExpect").textValue()).as("%s", row).isEqualTo(expected);
        }
      }
      String outcome = outcome(row);
      if (!outcome.equals(expected)) {
        wrong.add(row + "\n  " + outcome + ", expected " + expected);
      }
    }
    System.out.printf(
        "condition-eval-unit: %d as expected, %s of them as on Windows instead, of %d%n",
        cases.size() - wrong.size(), deviations, cases.size());
    assertThat(wrong).isEmpty();
    assertThat(cases).hasSizeGreaterThanOrEqualTo(AT_LEAST);
    assertThat(deviations).containsOnlyKeys(DEVIATIONS.keySet());
  }

  private static String outcome(JsonNode row) {
    SddlResult parsed = Sddl.tryParse(row.get("sddl").textValue(), OPTIONS);
    if (parsed.descriptor().isEmpty()) {
      return "parse-error";
    }
    AccessToken token;
    try {
      token = RecordedToken.of(row.get("token"));
    } catch (IllegalArgumentException e) {
      return "token refused";
    }
    AccessMask desired = AccessMask.of(Integer.decode(row.get("desired").textValue()));
    return CHECK.check(parsed.descriptor().get(), token, desired).isGranted()
        ? "granted"
        : "denied";
  }
}
