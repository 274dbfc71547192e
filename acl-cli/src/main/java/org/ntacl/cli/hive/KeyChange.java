package org.ntacl.cli.hive;

import java.util.List;
import java.util.Optional;
import org.ntacl.cli.console.Paint;
import org.ntacl.cli.console.Printable;
import org.ntacl.cli.json.JsonOutput;
import org.ntacl.registry.hive.HiveKey;

/**
 * What is different about a key in two hives.
 *
 * @param before the key in the first; empty when it is only in the second
 * @param after the key in the second; empty when it is only in the first
 * @param isSecured whether both have it with different security
 * @param added the values that only the second has
 * @param removed the values that only the first has
 * @param changed the values with other types or data
 */
public record KeyChange(
    Optional<HiveKey> before,
    Optional<HiveKey> after,
    boolean isSecured,
    List<String> added,
    List<String> removed,
    List<String> changed) {
  /** Copies the lists. */
  public KeyChange {
    added = List.copyOf(added);
    removed = List.copyOf(removed);
    changed = List.copyOf(changed);
  }

  boolean isEmpty() {
    return before.isPresent()
        && after.isPresent()
        && !isSecured
        && added.isEmpty()
        && removed.isEmpty()
        && changed.isEmpty();
  }

  private HiveKey key() {
    return after.or(() -> before).orElseThrow();
  }

  private String kind() {
    if (before.isEmpty()) {
      return "added";
    }
    return after.isEmpty() ? "removed" : "changed";
  }

  /** Writes the change as an object. */
  public void writeTo(JsonOutput output) {
    output.begin().field("path", key().path()).field("change", kind());
    if (isSecured || before.isEmpty() || after.isEmpty()) {
      output.field("before", before.flatMap(KeyText::sddl));
      output.field("after", after.flatMap(KeyText::sddl));
    }
    values(output, "valuesAdded", added);
    values(output, "valuesRemoved", removed);
    values(output, "valuesChanged", changed);
    output.end();
  }

  private static void values(JsonOutput output, String name, List<String> values) {
    if (!values.isEmpty()) {
      output.field(name, values);
    }
  }

  /** Returns the change for a person, a line end behind the last line. */
  public String text(Paint paint) {
    StringBuilder text = new StringBuilder();
    if (before.isEmpty()) {
      return paint.green("+ " + KeyText.path(key())) + "\n";
    }
    if (after.isEmpty()) {
      return paint.red("- " + KeyText.path(key())) + "\n";
    }
    text.append(paint.yellow("~ " + KeyText.path(key()))).append('\n');
    if (isSecured) {
      text.append(paint.red("    - " + security(before))).append('\n');
      text.append(paint.green("    + " + security(after))).append('\n');
    }
    values(text, "- value ", removed);
    values(text, "+ value ", added);
    values(text, "~ value ", changed);
    return text.toString();
  }

  private static String security(Optional<HiveKey> key) {
    return key.flatMap(KeyText::sddl).orElse("security that cannot be shown");
  }

  private static void values(StringBuilder text, String mark, List<String> names) {
    for (String name : names) {
      text.append("    ").append(mark);
      text.append(name.isEmpty() ? "@" : '"' + Printable.of(name) + '"').append('\n');
    }
  }
}
