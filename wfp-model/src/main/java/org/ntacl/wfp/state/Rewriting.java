package org.ntacl.wfp.state;

import java.util.List;

/** Finds the lines of a dump that an export writes otherwise. */
final class Rewriting {
  private Rewriting() {}

  static void compare(WfpState state, XmlText text, Findings findings) {
    List<String> own = lines(new StateWriter(state).write());
    List<String> read = lines(original(text));
    if (own.size() != read.size()) {
      int at = 0;
      while (at < Math.min(own.size(), read.size()) && own.get(at).equals(read.get(at))) {
        at++;
      }
      add(findings, at, "%d lines become %d".formatted(read.size(), own.size()));
      return;
    }
    for (int at = 0; at < own.size(); at++) {
      if (!own.get(at).equals(read.get(at))) {
        add(
            findings,
            at,
            "%s becomes %s"
                .formatted(
                    Findings.quote(read.get(at).strip()), Findings.quote(own.get(at).strip())));
      }
    }
  }

  private static void add(Findings findings, int index, String message) {
    findings.add(new Finding(FindingKind.WRITTEN_OTHERWISE, index + 1, 0, message));
  }

  /** Returns the text without the element that was put around it. */
  private static String original(XmlText text) {
    String all = text.text();
    int end = all.length() - ("</" + XmlText.ROOT + ">").length();
    int start = ("<" + XmlText.ROOT + ">").length();
    return text.declaration()
        .map(d -> "<?" + d + "?>" + all.substring(d.length() + 4, end))
        .orElseGet(() -> all.substring(start, end));
  }

  private static List<String> lines(String text) {
    return text.lines().toList();
  }
}
