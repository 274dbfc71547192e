package org.ntacl.wfp.state;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The members of a structure in a dump; those that nobody asked for are reported at the end. */
final class Members {
  private final XmlNode node;
  private final Findings findings;
  private final Set<XmlNode> taken = new HashSet<>();

  Members(XmlNode node, Findings findings) {
    this.node = node;
    this.findings = findings;
  }

  XmlNode node() {
    return node;
  }

  /** Returns the first member of a name, empty when there is none. */
  Optional<XmlNode> find(String name) {
    for (XmlNode child : node.children()) {
      if (child.name().equals(name)) {
        taken.add(child);
        return Optional.of(child);
      }
    }
    return Optional.empty();
  }

  /** Returns the first member that nobody asked for yet, empty when there is none. */
  Optional<XmlNode> findOther() {
    for (XmlNode child : node.children()) {
      if (taken.add(child)) {
        return Optional.of(child);
      }
    }
    return Optional.empty();
  }

  /** Returns the member of a name. */
  XmlNode need(String name) {
    return find(name)
        .orElseThrow(
            () -> new Unreadable(node, "no %s in %s".formatted(name, Findings.quote(node.name()))));
  }

  /** Reports the members that nobody asked for, and text that belongs to none. */
  void end() {
    for (XmlNode child : node.children()) {
      if (!taken.contains(child)) {
        findings.unknownElement(child);
      }
    }
    if (!node.text().isBlank()) {
      findings.unknownValue(
          node, "text between elements: %s".formatted(Findings.quote(node.text())));
    }
    if (node.strangeAttribute() != null) {
      findings.unknownAttribute(node);
    }
  }
}
