package org.ntacl.cli.wfp;

import java.util.Map;
import org.ntacl.cli.console.Printable;
import org.ntacl.cli.json.JsonValue;

/** Trees as indented lines, for people. */
public final class TreeText {
  private static final String INDENT = "  ";

  private TreeText() {}

  /** Returns a tree in lines, a line end behind the last. */
  public static String of(JsonValue tree) {
    StringBuilder text = new StringBuilder();
    inside(text, tree, "");
    return text.toString();
  }

  private static void inside(StringBuilder text, JsonValue value, String indent) {
    if (value instanceof JsonValue.Fields fields) {
      for (Map.Entry<String, JsonValue> field : fields.fields().entrySet()) {
        text.append(indent).append(Printable.of(field.getKey()));
        behind(text, field.getValue(), indent);
      }
    } else if (value instanceof JsonValue.Array array) {
      for (JsonValue item : array.items()) {
        text.append(indent).append('-');
        behind(text, item, indent);
      }
    }
  }

  /** Adds what stands behind a name or a dash: one value in the line, or several below it. */
  private static void behind(StringBuilder text, JsonValue value, String indent) {
    boolean isSingle = !(value instanceof JsonValue.Fields) && !(value instanceof JsonValue.Array);
    if (isSingle) {
      String shown = single(value);
      text.append(shown.isEmpty() ? "" : " ").append(shown).append('\n');
    } else {
      text.append('\n');
      inside(text, value, indent + INDENT);
    }
  }

  private static String single(JsonValue value) {
    if (value instanceof JsonValue.Text text) {
      return Printable.of(text.value());
    }
    if (value instanceof JsonValue.Numeral number) {
      return number.literal();
    }
    return value instanceof JsonValue.Truth truth ? Boolean.toString(truth.value()) : "none";
  }
}
