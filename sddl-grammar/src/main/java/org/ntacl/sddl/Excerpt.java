package org.ntacl.sddl;

/** A fault shown to a person: the message, the text around the fault, a caret below it. */
final class Excerpt {
  private static final int WIDTH = 76;
  private static final int BEFORE = 48;
  private static final String CUT = "…";

  private Excerpt() {}

  static String of(String input, SddlDiagnostic diagnostic) {
    int offset = Math.min(diagnostic.offset(), input.length());
    int from = offset > BEFORE && input.length() > WIDTH ? offset - BEFORE : 0;
    int to = Math.min(input.length(), from + WIDTH);
    String head = from > 0 ? CUT : "";
    String tail = to < input.length() ? CUT : "";
    int carets = Math.max(1, Math.min(diagnostic.length(), to - offset));
    return diagnostic.message()
        + "\n  "
        + head
        + printable(input.substring(from, to))
        + tail
        + "\n  "
        + " ".repeat(head.length() + offset - from)
        + "^".repeat(carets);
  }

  /** Replaces each control character by a space, so that the caret stays in its place. */
  private static String printable(String text) {
    StringBuilder result = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      result.append(Character.isISOControl(c) ? ' ' : c);
    }
    return result.toString();
  }
}
