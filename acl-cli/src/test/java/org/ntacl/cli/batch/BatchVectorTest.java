package org.ntacl.cli.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.ntacl.cli.batch.BatchTest.answers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.ntacl.cli.json.JsonFields;
import org.ntacl.cli.json.JsonOutput;
import org.ntacl.cli.json.JsonReader;
import org.ntacl.cli.json.JsonValue;

/** What was recorded on Windows about conditions, asked through the protocol from end to end. */
class BatchVectorTest {
  private static final String DOMAIN = "S-1-5-21-2457507606-2709100691-398136650";

  /** Fewer would mean that rows are lost on the way. */
  private static final int AT_LEAST = 180;

  private int asked;

  @Test
  void conditionAndCheck_recordedRows_answerAsWindowsDid() throws IOException {
    Path file = Path.of(System.getProperty("ntacl.shared"), "vectors", "condition-eval.jsonl");
    assumeTrue(Files.exists(file), () -> "skipped: no recorded vectors at " + file);
    List<String> wrong = new ArrayList<>();
    int rows = 0;
    for (String line : Files.readAllLines(file)) {
      JsonFields row = JsonFields.of(JsonReader.read(line), "");
      // low: the input crashes Windows, or is one of the two rows of the odd negation
      if (!row.text("trust").equals("low")) {
        rows++;
        if (!isRight(row)) {
          wrong.add(line);
        }
      }
    }
    System.out.printf(
        "condition-eval through batch: %d rows as on Windows, %d requests%n",
        rows - wrong.size(), asked);
    assertThat(wrong).isEmpty();
    assertThat(rows).isGreaterThanOrEqualTo(AT_LEAST);
  }

  private boolean isRight(JsonFields row) {
    JsonFields condition = ask("condition", row, row.text("expression"));
    String expected = row.text("expect");
    if (expected.equals("auth-error")) {
      return condition.object("error").orElseThrow().text("message").contains("are equal");
    }
    String result = condition.text("result");
    boolean right =
        switch (expected) {
          case "not-true" -> !result.equals("true");
          case "not-false" -> !result.equals("false");
          default -> result.equals(expected);
        };
    for (JsonValue item : row.list("checks")) {
      JsonFields check = JsonFields.of(item, "");
      JsonFields answer = ask("check", row, check.text("sddl"));
      String granted = check.truth("granted", false) ? "0x100" : "0x0";
      right &= answer.text("granted").equals(granted);
    }
    return right;
  }

  private JsonFields ask(String op, JsonFields row, String text) {
    asked++;
    String request = JsonOutput.line(output -> request(output, op, row, text));
    return JsonFields.of(JsonReader.read(answers(request + "\n").get(0)), "");
  }

  private static void request(JsonOutput output, String op, JsonFields row, String text) {
    output.begin().field("op", op);
    output.name("context").begin();
    for (String relative : List.of("machine", "domain", "forest")) {
      output.field(relative, DOMAIN);
    }
    output.end();
    if (op.equals("check")) {
      output.field("sddl", text).field("desired", "0x100");
      output.field("mapping", List.of("0x0", "0x0", "0x0", "0x0"));
    } else {
      output.field("expression", text);
    }
    token(output.name("token"), row);
    output.end();
  }

  private static void token(JsonOutput output, JsonFields row) {
    List<String> sids = row.texts("userSids");
    output.begin().field("user", sids.get(0)).field("groups", sids.subList(1, sids.size()));
    output.field("deviceGroups", row.texts("deviceSids"));
    JsonFields claims = row.object("claims").orElseThrow();
    claims(output.name("userClaims"), claims.list("user"));
    claims(output.name("deviceClaims"), claims.list("device"));
    output.end();
  }

  /** The record writes the types in lower case. */
  private static void claims(JsonOutput output, List<JsonValue> claims) {
    output.beginList();
    for (JsonValue item : claims) {
      JsonFields claim = JsonFields.of(item, "");
      output
          .begin()
          .field("name", claim.text("name"))
          .field("type", claim.text("type").toUpperCase(Locale.ROOT))
          .name("values")
          .value(claim.require("values"))
          .end();
    }
    output.endList();
  }
}
