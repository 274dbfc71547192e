package org.ntacl.cli.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ntacl.cli.batch.BatchTest.answer;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntacl.cli.json.JsonFields;
import org.ntacl.cli.json.JsonReader;
import org.ntacl.cli.json.JsonValue;

/** The operation propagate: what is answered about whole trees. */
class BatchPropagateTest {
  private static final String INHERITED = "O:BAG:SYD:AI(A;CIID;KR;;;BU)";
  private static final String TREE =
      node(
          "R",
          "O:BAG:SYD:AI(A;CI;KR;;;BU)",
          node("a", INHERITED, node("b", "O:BAG:SYD:AI(A;;KW;;;AU)(A;CIID;KR;;;BU)")),
          node("p", "O:BAG:SYD:P(A;;KA;;;BA)", node("q", "O:BAG:SYD:AI(A;CIID;KR;;;AU)")),
          node("s", "O:BAG:SYD:AI(A;CIID;KA;;;BU)"));

  private static String node(String name, String sddl, String... children) {
    String list = children.length == 0 ? "" : ",\"children\":[" + String.join(",", children) + "]";
    return "{\"name\":\"%s\",\"descriptor\":{\"sddl\":\"%s\"}%s}".formatted(name, sddl, list);
  }

  private static JsonFields propagate(String tree, String more) {
    String line =
        answer("{\"op\":\"propagate\",\"type\":\"key\",\"tree\":%s,%s}".formatted(tree, more));
    JsonFields fields = JsonFields.of(JsonReader.read(line), "");
    assertThat(fields.truth("ok", false)).as(line).isTrue();
    return fields;
  }

  private static String update(String dacl) {
    return "\"update\":{\"sddl\":\"" + dacl + "\"},\"info\":[\"DACL\"]";
  }

  private static List<String> changes(JsonFields answer) {
    List<String> changes = new ArrayList<>();
    for (JsonValue item : answer.list("changes")) {
      JsonFields change = JsonFields.of(item, "");
      changes.add(
          "%s %s %s > %s"
              .formatted(
                  change.text("path"),
                  change.text("reason"),
                  change.text("before"),
                  change.text("after")));
      assertThat(change.text("hex")).startsWith("0100");
    }
    return changes;
  }

  @Test
  void set_newList_isHandedDownAsFarAsNobodyIsProtected() {
    JsonFields answer = propagate(TREE, update("D:AI(A;CI;KR;;;WD)"));

    assertThat(answer.text("status")).isEqualTo("STATUS_SUCCESS");
    assertThat(changes(answer))
        .containsExactly(
            "R requested O:BAG:SYD:AI(A;CI;KR;;;BU) > O:BAG:SYD:(A;CI;KR;;;WD)",
            "R\\a inherited " + INHERITED + " > O:BAG:SYD:AI(A;CIID;KR;;;WD)",
            "R\\a\\b inherited O:BAG:SYD:AI(A;;KW;;;AU)(A;CIID;KR;;;BU)"
                + " > O:BAG:SYD:AI(A;;KW;;;AU)(A;CIID;KR;;;WD)",
            "R\\s stale O:BAG:SYD:AI(A;CIID;KA;;;BU) > O:BAG:SYD:AI(A;CIID;KR;;;WD)");
    assertThat(answer.texts("stale")).containsExactly("R\\s");
    assertThat(answer.list("failures")).isEmpty();
  }

  @Test
  void nothingSelected_staleObjectsArePutRight() {
    assertThat(changes(propagate(TREE, "\"info\":[]")))
        .containsExactly("R\\s stale O:BAG:SYD:AI(A;CIID;KA;;;BU) > " + INHERITED);
  }

  @ParameterizedTest
  @CsvSource({"set, 1", "reinherit, 3", "reset, 4"})
  void mode_saysWhatBecomesOfExplicitEntriesAndProtection(String mode, int changed) {
    assertThat(changes(propagate(TREE, "\"info\":[],\"mode\":\"" + mode + "\""))).hasSize(changed);
  }

  @Test
  void refusedAtTheRoot_nothingChanges() {
    JsonFields answer = propagate(TREE, update("D:") + ",\"granted\":\"KR\"");

    assertThat(answer.text("status")).isEqualTo("STATUS_ACCESS_DENIED");
    assertThat(answer.list("changes")).isEmpty();
  }

  @Test
  void owner_isNotHandedDown() {
    assertThat(changes(propagate(TREE, "\"update\":{\"sddl\":\"G:BU\"},\"info\":[\"GROUP\"]")))
        .hasSize(1);
  }

  @Test
  void list_tooLargeForAChild_isAFailureOfThatChild() {
    String entry = "(A;CI;KR;;;S-1-5-21-1-2-3-%d)";
    StringBuilder many = new StringBuilder("D:AI");
    StringBuilder own = new StringBuilder("O:BAG:SYD:AI");
    for (int i = 0; i < 1000; i++) {
      many.append(entry.formatted(i));
      own.append(entry.formatted(5000 + i));
    }
    JsonFields answer =
        propagate(
            node("R", "O:BAG:SYD:", node("a", own.toString()), node("b", INHERITED)),
            update(many.toString()));

    assertThat(answer.list("changes")).hasSize(2);
    JsonFields failure = JsonFields.of(answer.list("failures").get(0), "");
    assertThat(failure.text("path")).isEqualTo("R\\a");
    assertThat(failure.text("status")).isEqualTo("STATUS_BAD_INHERITANCE_ACL");
  }

  @Test
  void tree_tooMuchToHandDown_isRefusedBeforeTheWork() {
    StringBuilder list = new StringBuilder("D:");
    for (int i = 0; i < 2500; i++) {
      list.append("(A;CI;KR;;;BU)");
    }
    String[] children = new String[2000];
    for (int i = 0; i < children.length; i++) {
      children[i] = node("c", "D:");
    }

    assertThat(
            answer(
                "{\"op\":\"propagate\",\"type\":\"key\",\"info\":[],\"tree\":%s}"
                    .formatted(node("R", list.toString(), children))))
        .contains("could get more than 4194304 entries together");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          "info":[]                                       | field `tree` is missing
          "info":[],"tree":{"name":"R"}                   | field `tree.descriptor` is missing
          "info":[],"tree":{"descriptor":{"sddl":"D:"}}   | field `tree.name` is missing
          "info":[],"tree":{"name":"R","descriptor":{"sddl":"D:"},"children":[{"name":"a","descriptor":{"sddl":"D:("}}]} | `tree.children[0].descriptor.sddl`
          "info":[],"tree":{"name":"R","descriptor":{"sddl":"D:"},"container":false,"children":[{"name":"a","descriptor":{"sddl":"D:"}}]} | `tree.children` is no container
          "info":[],"mode":"all","tree":{"name":"R","descriptor":{"sddl":"D:"}} | `mode` is `all`: expected set, reset or reinherit
          "info":["DACL"],"tree":{"name":"R","descriptor":{"sddl":"D:"}} | field `update` is missing
          "info":[],"current":{"sddl":"D:"},"tree":{"name":"R","descriptor":{"sddl":"D:"}} | unknown field `current`
          """)
  void request_mistake_isRefused(String fields, String message) {
    assertThat(answer("{\"op\":\"propagate\",\"type\":\"key\"," + fields + "}"))
        .contains("\"ok\":false")
        .contains(message);
  }
}
