package org.ntacl.sddl;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Texts that Windows accepts, with what it prints of them, and texts that it refuses. */
class SddlTextVectorTest {
  private static final SddlOptions OPTIONS = SddlOptions.in(Vectors.DOMAIN_CONTEXT);

  private static final int AT_LEAST = 138;

  @Test
  void parse_recordedText_isAcceptedAndPrintedOrRefused() throws IOException {
    List<JsonNode> cases = Vectors.read("sddl-text.jsonl");
    List<String> wrong = new ArrayList<>();
    int accepted = 0;
    for (JsonNode row : cases) {
      String expected =
          row.get("expect").textValue().equals("ok") ? row.get("canonical").textValue() : "refused";
      String outcome = outcome(row.get("input").textValue());
      if (!outcome.equals(expected)) {
        wrong.add(row + "\n  " + outcome);
      } else if (!expected.equals("refused")) {
        accepted++;
      }
    }
    System.out.printf(
        "sddl-text: %d as on Windows, %d accepted and %d refused, of %d%n",
        cases.size() - wrong.size(),
        accepted,
        cases.size() - wrong.size() - accepted,
        cases.size());
    assertThat(wrong).isEmpty();
    assertThat(cases).hasSizeGreaterThanOrEqualTo(AT_LEAST);
  }

  private static String outcome(String text) {
    SddlResult result = Sddl.tryParse(text, OPTIONS);
    return result.descriptor().map(sd -> sd.toSddl(Vectors.DOMAIN_CONTEXT)).orElse("refused");
  }
}
