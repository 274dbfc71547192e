package org.ntacl.cli.identity;

import java.util.List;
import org.ntacl.cli.console.Paint;
import org.ntacl.cli.console.Printable;
import org.ntacl.cli.json.JsonOutput;
import org.ntacl.identity.pac.Pac;
import org.ntacl.identity.pac.PacBuffer;
import org.ntacl.identity.pac.PacBufferType;
import org.ntacl.identity.pac.PacCheck;
import org.ntacl.identity.pac.PacInfoBuffer;

/** Explains a PAC buffer by buffer, as text or JSON. */
public final class PacReport {
  private static final int LABEL_WIDTH = 20;

  private PacReport() {}

  /**
   * Returns the explanation as text.
   *
   * @param checks what came of the signatures
   */
  public static String text(Pac pac, List<PacCheck> checks, Paint paint) {
    StringBuilder text = new StringBuilder();
    text.append(
        "PAC      %d bytes, %d buffers\n".formatted(pac.toBytes().size(), pac.buffers().size()));
    for (int i = 0; i < pac.buffers().size(); i++) {
      PacBuffer buffer = pac.buffers().get(i);
      PacInfoBuffer place = pac.directory().get(i);
      text.append('\n')
          .append(paint.bold(title(buffer)))
          .append(", %d bytes at %d".formatted(place.cbBufferSize(), place.offset()))
          .append('\n');
      for (PacField field : PacFields.of(buffer)) {
        append(text, field);
      }
    }
    text.append('\n').append(paint.bold("Signatures")).append('\n');
    for (PacCheck check : checks) {
      text.append("  ").append(mark(check, paint)).append(check.detail()).append('\n');
    }
    return text.toString();
  }

  private static String title(PacBuffer buffer) {
    return buffer.ulType() + " " + buffer.type().map(PacBufferType::displayName).orElse("unknown");
  }

  private static String mark(PacCheck check, Paint paint) {
    return switch (check.outcome()) {
      case VERIFIED -> paint.green("right    ");
      case WRONG -> paint.red("WRONG    ");
      case ABSENT -> paint.faint("absent   ");
      case NO_KEY, NO_TICKET -> paint.yellow("unknown  ");
    };
  }

  private static void append(StringBuilder text, PacField field) {
    String label = "  " + field.name() + " ".repeat(LABEL_WIDTH - field.name().length() + 1);
    if (field.values().isEmpty()) {
      text.append(label).append("none\n");
    }
    for (String value : field.values()) {
      text.append(label).append(Printable.of(value)).append('\n');
      label = " ".repeat(label.length());
    }
  }

  /**
   * Writes the explanation as JSON.
   *
   * @param checks what came of the signatures
   */
  public static void json(JsonOutput output, Pac pac, List<PacCheck> checks) {
    output.begin().field("size", pac.toBytes().size()).name("buffers").beginList();
    for (int i = 0; i < pac.buffers().size(); i++) {
      PacBuffer buffer = pac.buffers().get(i);
      PacInfoBuffer place = pac.directory().get(i);
      output
          .begin()
          .field("type", buffer.ulType())
          .field("name", buffer.type().map(PacBufferType::name))
          .field("offset", place.offset())
          .field("size", place.cbBufferSize())
          .name("fields")
          .begin();
      for (PacField field : PacFields.of(buffer)) {
        if (field.isList()) {
          output.field(field.name(), field.values());
        } else {
          output.field(field.name(), field.values().get(0));
        }
      }
      output.end().end();
    }
    output.endList().name("signatures").beginList();
    for (PacCheck check : checks) {
      output
          .begin()
          .field("name", check.signature().name())
          .field("outcome", check.outcome().name())
          .end();
    }
    output.endList().end();
  }
}
