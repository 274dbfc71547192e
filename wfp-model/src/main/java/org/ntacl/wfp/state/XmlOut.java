package org.ntacl.wfp.state;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.ntacl.wfp.model.RawElement;

/**
 * Writes elements in the layout of a dump: a tabulator for each level, an element for each line.
 */
final class XmlOut {
  private final StringBuilder text = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  /** Returns what was written, with these line endings. */
  String text(String lineEnding) {
    return lineEnding.equals("\n") ? text.toString() : text.toString().replace("\n", lineEnding);
  }

  void line(String content) {
    for (int i = 0; i < open.size(); i++) {
      text.append('\t');
    }
    text.append(content).append('\n');
  }

  void start(String name) {
    line("<" + name + ">");
    open.push(name);
  }

  void startList(String name, int items) {
    line("<%s numItems=\"%d\">".formatted(name, items));
    open.push(name);
  }

  void end() {
    String name = open.pop();
    line("</" + name + ">");
  }

  void leaf(String name, String value) {
    line(value.isEmpty() ? "<" + name + "/>" : "<%s>%s</%s>".formatted(name, escape(value), name));
  }

  void leaf(String name, Optional<String> value) {
    leaf(name, value.orElse(""));
  }

  void leaf(String name, long value) {
    leaf(name, Long.toUnsignedString(value));
  }

  /** Writes a list; one without items is an empty element. */
  <T> void list(String name, List<T> items, Consumer<T> writer) {
    if (items.isEmpty()) {
      leaf(name, "");
      return;
    }
    startList(name, items.size());
    for (T item : items) {
      start("item");
      writer.accept(item);
      end();
    }
    end();
  }

  /** Writes an element as it was read; nesting was bounded then. */
  void raw(RawElement element) {
    if (element.children().isEmpty()) {
      rawLeaf(element);
      return;
    }
    if (element.isList()) {
      startList(element.name(), element.children().size());
    } else {
      start(element.name());
    }
    element.children().forEach(this::raw);
    end();
  }

  private void rawLeaf(RawElement element) {
    if (!element.isList()) {
      leaf(element.name(), element.text());
    } else if (element.text().isEmpty()) {
      line("<%s numItems=\"0\"/>".formatted(element.name()));
    } else {
      line(
          "<%s numItems=\"0\">%s</%s>"
              .formatted(element.name(), escape(element.text()), element.name()));
    }
  }

  private static String escape(String value) {
    StringBuilder escaped = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (!isText(value, i)) {
        throw new IllegalArgumentException(
            "U+%04X at offset %d of a text: no XML has it".formatted((int) c, i));
      }
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '\r' -> escaped.append("&#13;");
        default -> escaped.append(c);
      }
    }
    return escaped.toString();
  }

  /** Tells whether a unit of UTF-16 may stand where it stands (XML 1.0, 2.2). */
  private static boolean isText(String value, int at) {
    char c = value.charAt(at);
    if (Character.isHighSurrogate(c)) {
      return at + 1 < value.length() && Character.isLowSurrogate(value.charAt(at + 1));
    }
    if (Character.isLowSurrogate(c)) {
      return at > 0 && Character.isHighSurrogate(value.charAt(at - 1));
    }
    return c >= 0x20 ? c < 0xFFFE : c == '\t' || c == '\n' || c == '\r';
  }
}
