package org.ntacl.wfp.state;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.ntacl.wfp.model.RawElement;

/** Reads lists of items and keeps those that cannot be read. */
final class Lists {
  private final Findings findings;
  private final List<UnreadItem> unread = new ArrayList<>();

  Lists(Findings findings) {
    this.findings = findings;
  }

  List<UnreadItem> unread() {
    return unread;
  }

  /** Reads objects; one that cannot be read does not keep the others from it. */
  <T> List<T> objects(XmlNode list, String section, Function<XmlNode, T> reader) {
    List<T> objects = new ArrayList<>();
    int index = 0;
    for (XmlNode item : items(list)) {
      try {
        objects.add(reader.apply(item));
      } catch (Unreadable e) {
        findings.add(new Finding(FindingKind.UNKNOWN_VALUE, e.line(), e.column(), e.getMessage()));
        RawElement raw = item.toRaw();
        unread.add(new UnreadItem(section, index, raw));
      }
      index++;
    }
    return objects;
  }

  /** Reads the parts of one object; it cannot be read when one of them cannot. */
  <T> List<T> parts(XmlNode list, Function<XmlNode, T> reader) {
    return items(list).stream().map(reader).toList();
  }

  private List<XmlNode> items(XmlNode list) {
    List<XmlNode> items = new ArrayList<>();
    for (XmlNode child : list.children()) {
      if (child.name().equals("item")) {
        items.add(child);
      } else {
        findings.unknownElement(child);
      }
    }
    if (!list.text().isBlank()) {
      findings.unknownValue(list, "text in a list: %s".formatted(Findings.quote(list.text())));
    }
    if (list.strangeAttribute() != null) {
      findings.unknownAttribute(list);
    }
    if (list.items() != null && !list.items().equals(String.valueOf(items.size()))) {
      findings.unknownValue(
          list, "%d items, not %s".formatted(items.size(), Findings.quote(list.items())));
    }
    return items;
  }
}
