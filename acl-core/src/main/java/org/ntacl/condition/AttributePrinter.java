package org.ntacl.condition;

import java.util.Optional;
import org.ntacl.internal.AttributeNames;
import org.ntacl.internal.TextBuilder;

/** Prints the attributes of conditions as Windows does. */
final class AttributePrinter {
  /**
   * What names without prefix may hold besides letters and digits (MS-DTYP 2.5.1.1, {@code
   * attr-char1}).
   */
  private static final String LOCAL_MARKS = ":./_";

  private AttributePrinter() {}

  /** Returns why SDDL cannot say an attribute, or empty when it can. */
  static Optional<String> obstacle(Attribute attribute) {
    String name = attribute.name();
    if (name.isEmpty()) {
      return Optional.of("an attribute without name");
    }
    if (attribute.source() != Attribute.Source.LOCAL) {
      return Optional.empty();
    }
    if (!name.chars().allMatch(AttributePrinter::isLocal)) {
      return Optional.of("a local attribute whose name has other than letters, digits and `:./_`");
    }
    return Operator.ofSddl(name).isPresent()
        ? Optional.of("a local attribute with the name of an operator")
        : Optional.empty();
  }

  private static boolean isLocal(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || LOCAL_MARKS.indexOf(c) >= 0;
  }

  /** Appends the text of an attribute that has no obstacle. */
  static void append(TextBuilder text, Attribute attribute) {
    text.append(attribute.source().prefix());
    AttributeNames.appendEscaped(text, attribute.name());
  }
}
