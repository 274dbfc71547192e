package org.ntacl.wfp.state;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Collects what reading a dump meets. */
final class Findings {
  private static final int MAX_TEXT = 80;

  private final int most;
  private final List<Finding> kept = new ArrayList<>();
  private final Map<FindingKind, Integer> counts = new EnumMap<>(FindingKind.class);

  Findings(int most) {
    this.most = most;
  }

  void unknownElement(XmlNode node) {
    add(FindingKind.UNKNOWN_ELEMENT, node, "unknown element %s".formatted(quote(node.name())));
  }

  void unknownAttribute(XmlNode node) {
    add(
        FindingKind.UNKNOWN_ELEMENT,
        node,
        "unknown attribute %s".formatted(quote(node.strangeAttribute())));
  }

  void unknownValue(XmlNode node, String message) {
    add(FindingKind.UNKNOWN_VALUE, node, message);
  }

  private void add(FindingKind kind, XmlNode node, String message) {
    add(new Finding(kind, node.line(), node.column(), message));
  }

  void add(Finding finding) {
    counts.merge(finding.kind(), 1, Integer::sum);
    if (kept.size() < most) {
      kept.add(finding);
    }
  }

  /** Returns a text of the dump for a message, in backticks and not too long. */
  static String quote(String text) {
    String part = text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) + "…" : text;
    return "`" + part.replaceAll("\\p{Cntrl}", "?") + "`";
  }

  List<Finding> kept() {
    return kept;
  }

  Map<FindingKind, Integer> counts() {
    return counts;
  }
}
