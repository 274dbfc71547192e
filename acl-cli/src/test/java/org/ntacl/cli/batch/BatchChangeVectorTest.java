package org.ntacl.cli.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.ntacl.cli.batch.BatchTest.answers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.ntacl.Bytes;
import org.ntacl.binary.SelfRelative;
import org.ntacl.cli.json.JsonFields;
import org.ntacl.cli.json.JsonOutput;
import org.ntacl.cli.json.JsonReader;
import org.ntacl.cli.json.JsonValue;
import org.ntacl.descriptor.ControlFlags;
import org.ntacl.descriptor.NullAcl;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.sddl.Sddl;
import org.ntacl.sddl.SddlOptions;
import org.ntacl.sid.Sid;
import org.ntacl.sid.SidContext;

/** What was recorded on Windows about new and changed descriptors, asked through the protocol. */
class BatchChangeVectorTest {
  private static final String DOMAIN = "S-1-5-21-2457507606-2709100691-398136650";
  private static final SidContext CONTEXT =
      new SidContext(
          Optional.of(Sid.parse(DOMAIN)),
          Optional.of(Sid.parse(DOMAIN)),
          Optional.of(Sid.parse(DOMAIN)));

  /** Fewer would mean that rows are lost on the way. */
  private static final int SET_AT_LEAST = 90;

  private static final int ASSIGN_AT_LEAST = 35;

  /** A question to ask the record, and what is wrong with the answer, empty when nothing is. */
  private interface Judge {
    String fault(JsonFields row);
  }

  private static int rows(String name, Predicate<JsonFields> asked, Judge judge)
      throws IOException {
    Path file = Path.of(System.getProperty("ntacl.shared"), "vectors", name);
    assumeTrue(Files.exists(file), () -> "skipped: no recorded vectors at " + file);
    List<String> wrong = new ArrayList<>();
    int rows = 0;
    for (String line : Files.readAllLines(file)) {
      JsonFields row = JsonFields.of(JsonReader.read(line), "");
      if (asked.test(row)) {
        rows++;
        String fault = judge.fault(row);
        if (!fault.isEmpty()) {
          wrong.add(row.text("id") + ": " + fault);
        }
      }
    }
    System.out.printf(
        "%s through batch: %d of %d rows as on Windows%n", name, rows - wrong.size(), rows);
    assertThat(wrong).isEmpty();
    return rows;
  }

  private static JsonFields ask(JsonOutput.Content fields) {
    String request =
        JsonOutput.line(
            output -> {
              output.begin().name("context").begin();
              for (String relative : List.of("machine", "domain", "forest")) {
                output.field(relative, DOMAIN);
              }
              output.end();
              fields.writeTo(output);
              output.end();
            });
    return JsonFields.of(JsonReader.read(answers(request + "\n").get(0)), "");
  }

  @Test
  void set_recordedRows_answerAsWindowsDid() throws IOException {
    int rows =
        rows(
            "set-semantics.jsonl",
            row -> row.text("kind").equals("set"),
            BatchChangeVectorTest::setFault);

    assertThat(rows).isGreaterThanOrEqualTo(SET_AT_LEAST);
  }

  private static String setFault(JsonFields row) {
    JsonFields answer = ask(output -> setRequest(output, row));
    if (!answer.truth("ok", false)) {
      return answer.object("error").orElseThrow().text("message");
    }
    String expected = row.text("expectStatus");
    String status = expected.equals("OK") ? "STATUS_SUCCESS" : "STATUS_" + expected;
    if (!answer.text("status").equals(status)) {
      return answer.text("status") + " instead of " + status;
    }
    String part = status.equals("STATUS_SUCCESS") ? "expect" : "before";
    return !row.has(part) || answer.text("hex").equals(hex(row.object(part).orElseThrow()))
        ? ""
        : "other descriptor: " + answer.text("sddl");
  }

  private static void setRequest(JsonOutput output, JsonFields row) {
    String object = row.text("object");
    output.field("op", "set").field("type", object.equals("dir") ? "directory" : object);
    descriptor(output, "current", row.object("before").orElseThrow());
    descriptor(output, "update", row.object("input").orElseThrow());
    output.field("info", row.texts("securityInformation"));
    if (!(row.require("handleAccess") instanceof JsonValue.Null)) {
      output.field("granted", row.text("handleAccess"));
    }
    output.name("token").begin().field("user", DOMAIN + "-1001");
    output.field("groups", List.of("BA", "DU"));
    output.field("privileges", List.of("SeRestorePrivilege", "SeSecurityPrivilege")).end();
  }

  private static void descriptor(JsonOutput output, String name, JsonFields parts) {
    output.name(name).begin().field("hex", hex(parts)).end();
  }

  private static String hex(JsonFields parts) {
    StringBuilder text = new StringBuilder();
    parts.optionalText("owner").ifPresent(sid -> text.append("O:").append(sid));
    parts.optionalText("group").ifPresent(sid -> text.append("G:").append(sid));
    list(text, "D:", parts, "dacl");
    list(text, "S:", parts, "sacl");
    SecurityDescriptor read = Sddl.parse(text.toString(), SddlOptions.in(CONTEXT));
    if (parts.find("dacl").filter(JsonValue.Null.class::isInstance).isPresent()) {
      read = read.withDacl(NullAcl.NULL);
    }
    int control = Integer.parseInt(parts.text("control").substring(2), 16);
    return Bytes.of(SelfRelative.encode(read.withControl(ControlFlags.of(control)))).toHex();
  }

  private static void list(StringBuilder text, String start, JsonFields parts, String name) {
    if (parts.has(name) && !(parts.require(name) instanceof JsonValue.Null)) {
      text.append(start);
      parts.texts(name).forEach(text::append);
    }
  }

  @Test
  void assign_recordedRows_answerAsWindowsDid() throws IOException {
    int rows =
        rows(
            "inherit-file.jsonl",
            BatchChangeVectorTest::isWholeList,
            BatchChangeVectorTest::assignFault);

    assertThat(rows).isGreaterThanOrEqualTo(ASSIGN_AT_LEAST);
  }

  /** Looks at lists that were recorded in full; another test of the engine looks at the others. */
  private static boolean isWholeList(JsonFields row) {
    return row.find("expectDacl").filter(JsonValue.Array.class::isInstance).isPresent()
        && row.text("op").equals("create");
  }

  private static String assignFault(JsonFields row) {
    JsonFields answer = ask(output -> assignRequest(output, row));
    if (!answer.text("status").equals("STATUS_SUCCESS")) {
      return answer.text("status");
    }
    String expected = row.texts("expectDacl").stream().collect(Collectors.joining("", "D:", ""));
    SecurityDescriptor made = Sddl.parse(answer.text("sddl"), SddlOptions.in(CONTEXT));
    SecurityDescriptor wanted = Sddl.parse(expected, SddlOptions.in(CONTEXT));
    return made.dacl().aces().equals(wanted.dacl().aces()) ? "" : answer.text("sddl");
  }

  private static void given(JsonOutput output, String name, JsonFields row, String field) {
    if (row.find(field).filter(JsonValue.Text.class::isInstance).isPresent()) {
      output.name(name).begin().field("sddl", row.text(field)).end();
    }
  }

  private static void assignRequest(JsonOutput output, JsonFields row) {
    boolean container = row.truth("container", true);
    String type = row.optionalText("object").orElse(container ? "directory" : "file");
    output.field("op", "assign").field("type", type).field("container", container);
    given(output, "parent", row, "parentSddl");
    given(output, "creator", row, "creatorSddl");
    output.name("token").begin().field("user", row.text("owner"));
    output.field("primaryGroup", row.text("group"));
    output.field("defaultDacl", "D:(A;;GA;;;" + row.text("owner") + ")(A;;GA;;;SY)").end();
  }
}
