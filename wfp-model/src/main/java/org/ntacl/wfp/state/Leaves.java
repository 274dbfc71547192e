package org.ntacl.wfp.state;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ntacl.Bytes;
import org.ntacl.wfp.model.Flags;
import org.ntacl.wfp.model.WfpFlag;
import org.ntacl.wfp.model.WindowsName;

/** Reads the values at the ends of the tree that need no more than their text. */
final class Leaves {
  private static final Pattern REST_OF_FLAGS = Pattern.compile("[0-9A-Fa-f]{8}");
  private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,20}");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** A name that dumps of 2026 write and whose bit no public header tells. */
  private static final String FILTER_ORIGIN = "FWPM_FILTER_FLAG_HAS_FILTER_ORIGIN";

  private final Findings findings;

  Leaves(Findings findings) {
    this.findings = findings;
  }

  /** Returns the text of an element that holds nothing else. */
  String text(XmlNode node) {
    node.children().forEach(findings::unknownElement);
    if (node.strangeAttribute() != null) {
      findings.unknownAttribute(node);
    }
    return node.text();
  }

  Optional<String> optionalText(XmlNode node) {
    String text = text(node);
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  /** Reads an integer without sign of so many bits, in decimal. */
  long unsigned(XmlNode node, int bits) {
    String text = text(node);
    if (DECIMAL.matcher(text).matches()) {
      try {
        long number = Long.parseUnsignedLong(text);
        if (bits == Long.SIZE || number >>> bits == 0) {
          return number;
        }
      } catch (NumberFormatException e) {
        throw bad(node, "no integer of %d bits".formatted(bits));
      }
    }
    throw bad(node, "no integer of %d bits".formatted(bits));
  }

  /** Reads an integer with sign, in decimal. */
  long signed(XmlNode node) {
    try {
      return Long.parseLong(text(node));
    } catch (NumberFormatException e) {
      throw bad(node, "no integer");
    }
  }

  boolean bool(XmlNode node) {
    String text = text(node);
    if (text.equals("true") || text.equals("false")) {
      return text.equals("true");
    }
    throw bad(node, "neither true nor false");
  }

  Bytes hex(XmlNode node) {
    try {
      return Bytes.parseHex(text(node));
    } catch (IllegalArgumentException e) {
      throw bad(node, "no hexadecimal octets");
    }
  }

  Instant time(XmlNode node) {
    try {
      return Instant.from(TIME.parse(text(node)));
    } catch (DateTimeException e) {
      throw bad(node, "no time");
    }
  }

  static String printTime(Instant time) {
    return TIME.format(time);
  }

  <E extends Enum<E> & WindowsName> E name(XmlNode node, Class<E> type) {
    return WindowsName.find(type, text(node)).orElseThrow(() -> bad(node, "an unknown name"));
  }

  /** Reads flags: a list of names with a hexadecimal rest, or one decimal number. */
  <F extends Enum<F> & WfpFlag> Flags<F> flags(XmlNode node, Class<F> type) {
    if (node.children().isEmpty()) {
      return Flags.of(type, node.text().isEmpty() ? 0 : (int) unsigned(node, Integer.SIZE));
    }
    Flags<F> flags = Flags.none(type);
    for (XmlNode item : node.children()) {
      if (item.name().equals("item")) {
        flags = flag(flags, item);
      } else {
        findings.unknownElement(item);
      }
    }
    return flags;
  }

  private <F extends Enum<F> & WfpFlag> Flags<F> flag(Flags<F> flags, XmlNode item) {
    String name = text(item);
    Optional<F> known = WindowsName.find(flags.type(), name);
    if (known.isPresent()) {
      return flags.with(known.get());
    }
    if (REST_OF_FLAGS.matcher(name).matches()) {
      return flags.withBits(Integer.parseUnsignedInt(name, 16));
    }
    if (!name.equals(FILTER_ORIGIN)) {
      findings.unknownValue(item, "unknown flag %s".formatted(Findings.quote(name)));
    }
    return flags.withName(name);
  }

  /** Describes a value that cannot be read. */
  static Unreadable bad(XmlNode node, String expected) {
    return new Unreadable(
        node,
        "%s in %s: %s"
            .formatted(expected, Findings.quote(node.name()), Findings.quote(node.text())));
  }
}
