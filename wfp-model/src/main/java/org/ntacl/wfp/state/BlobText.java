package org.ntacl.wfp.state;

import java.util.Optional;
import org.ntacl.Bytes;
import org.ntacl.wfp.state.StateShape.BlobStyle;

/** The text that state dumps show beside octets. */
final class BlobText {
  private BlobText() {}

  static String print(Bytes octets, BlobStyle style) {
    return style == BlobStyle.TEXT ? utf16(octets).orElseGet(() -> dots(octets)) : dots(octets);
  }

  /** Returns the octets as text in UTF-16 with a final zero, empty when they are none. */
  static Optional<String> utf16(Bytes octets) {
    int size = octets.size();
    if (size < 4 || size % 2 != 0 || unit(octets, size - 2) != 0) {
      return Optional.empty();
    }
    StringBuilder text = new StringBuilder(size / 2);
    for (int at = 0; at < size - 2; at += 2) {
      char unit = unit(octets, at);
      if (Character.isISOControl(unit) || !Character.isDefined(unit)) {
        return Optional.empty();
      }
      text.append(unit);
    }
    String result = text.toString();
    return result.codePoints().anyMatch(c -> c >= 0xD800 && c <= 0xDFFF)
        ? Optional.empty()
        : Optional.of(result);
  }

  private static char unit(Bytes octets, int at) {
    return (char) (octets.get(at) & 0xFF | (octets.get(at + 1) & 0xFF) << 8);
  }

  /** Dots for all that is no printable ASCII or has a meaning in XML (recorded: {@code < > &}). */
  static String dots(Bytes octets) {
    StringBuilder text = new StringBuilder(octets.size());
    for (int i = 0; i < octets.size(); i++) {
      char c = (char) (octets.get(i) & 0xFF);
      text.append(c < 0x20 || c > 0x7E || c == '<' || c == '>' || c == '&' ? '.' : c);
    }
    return text.toString();
  }
}
