package org.ntacl.wfp.state;

import java.util.ArrayList;
import java.util.List;
import org.ntacl.wfp.model.RawElement;

/** An element of a dump while it is read. */
final class XmlNode {
  private final String name;
  private final int line;
  private final int column;
  private final List<XmlNode> children = new ArrayList<>(0);
  private String text = "";
  private String items;
  private String strangeAttribute;

  XmlNode(String name, int line, int column) {
    this.name = name;
    this.line = line;
    this.column = column;
  }

  String name() {
    return name;
  }

  int line() {
    return line;
  }

  int column() {
    return column;
  }

  List<XmlNode> children() {
    return children;
  }

  void add(XmlNode child) {
    children.add(child);
  }

  String text() {
    return text;
  }

  void text(String newText) {
    text = newText;
  }

  /** Returns the number of items that the element claims to have, null for none. */
  String items() {
    return items;
  }

  void attribute(String attribute, String value) {
    if (attribute.equals("numItems")) {
      items = value;
    } else {
      strangeAttribute = attribute;
    }
  }

  /** Returns an attribute other than the number of items, null for none. */
  String strangeAttribute() {
    return strangeAttribute;
  }

  /** Returns the element as it is; the depth of nesting is bounded when it is read. */
  RawElement toRaw() {
    return new RawElement(
        name,
        items != null,
        children.isEmpty() ? text : "",
        children.stream().map(XmlNode::toRaw).toList());
  }
}
