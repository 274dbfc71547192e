package org.ntacl.wfp.state;

import java.util.Optional;
import java.util.OptionalLong;
import org.ntacl.Bytes;

/** Addresses as state dumps write them. */
final class Addresses {
  private static final int WORDS = 8;

  private Addresses() {}

  /** Returns an address of version 4 with dots, the first octet on top. */
  static String printV4(long address) {
    return "%d.%d.%d.%d"
        .formatted(
            address >>> 24 & 0xFF, address >>> 16 & 0xFF, address >>> 8 & 0xFF, address & 0xFF);
  }

  /** Reads an address of version 4: four decimal numbers, nothing else. */
  static OptionalLong parseV4(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 4) {
      return OptionalLong.empty();
    }
    long address = 0;
    for (String part : parts) {
      int octet = digits(part, 10, 3);
      if (octet < 0 || octet > 0xFF) {
        return OptionalLong.empty();
      }
      address = address << 8 | octet;
    }
    return OptionalLong.of(address);
  }

  /** Returns the number, −1 when the text has other characters or too many. */
  private static int digits(String text, int radix, int most) {
    if (text.isEmpty() || text.length() > most) {
      return -1;
    }
    int number = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int digit = c < 0x80 ? Character.digit(c, radix) : -1;
      if (digit < 0) {
        return -1;
      }
      number = number * radix + digit;
    }
    return number;
  }

  /** Reads an address of version 6 in its usual forms, the last 32 bits with dots or without. */
  static Optional<Bytes> parseV6(String text) {
    int gap = text.indexOf("::");
    int[] words = new int[WORDS];
    if (gap < 0) {
      return words(text, words, 0) == WORDS ? Optional.of(bytes(words)) : Optional.empty();
    }
    int[] tail = new int[WORDS];
    int before = words(text.substring(0, gap), words, 0);
    int after = words(text.substring(gap + 2), tail, 0);
    if (before < 0 || after < 0 || before + after >= WORDS) {
      return Optional.empty();
    }
    System.arraycopy(tail, 0, words, WORDS - after, after);
    return Optional.of(bytes(words));
  }

  /** Returns how many words stand in the text, −1 when it is something else. */
  private static int words(String text, int[] words, int from) {
    if (text.isEmpty()) {
      return from;
    }
    String[] parts = text.split(":", -1);
    int count = from;
    for (int i = 0; i < parts.length; i++) {
      OptionalLong dotted =
          i == parts.length - 1 && count < WORDS - 1 ? parseV4(parts[i]) : OptionalLong.empty();
      if (dotted.isPresent()) {
        words[count++] = (int) (dotted.getAsLong() >>> 16);
        words[count++] = (int) (dotted.getAsLong() & 0xFFFF);
        continue;
      }
      int word = digits(parts[i], 16, 4);
      if (word < 0 || count == WORDS) {
        return -1;
      }
      words[count++] = word;
    }
    return count;
  }

  private static Bytes bytes(int[] words) {
    byte[] octets = new byte[2 * WORDS];
    for (int i = 0; i < WORDS; i++) {
      octets[2 * i] = (byte) (words[i] >>> 8);
      octets[2 * i + 1] = (byte) words[i];
    }
    return Bytes.of(octets);
  }

  /**
   * Returns an address of version 6: words in lower-case hexadecimal, the first of the longest runs
   * of zeros left out, addresses of version 4 in it with dots.
   */
  static String printV6(Bytes address) {
    int[] words = new int[WORDS];
    for (int i = 0; i < WORDS; i++) {
      words[i] = (address.get(2 * i) & 0xFF) << 8 | address.get(2 * i + 1) & 0xFF;
    }
    int plain = hasVersion4(words) ? WORDS - 2 : WORDS;
    int start = 0;
    int length = 0;
    for (int i = 0; i < plain; i++) {
      int end = i;
      while (end < plain && words[end] == 0) {
        end++;
      }
      if (end - i > length) {
        start = i;
        length = end - i;
      }
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < plain; i++) {
      if (length > 1 && i == start) {
        text.append("::");
        i += length - 1;
        continue;
      }
      separate(text).append(Integer.toHexString(words[i]));
    }
    if (plain < WORDS) {
      separate(text).append(printV4((long) words[WORDS - 2] << 16 | words[WORDS - 1]));
    }
    return text.toString();
  }

  private static StringBuilder separate(StringBuilder text) {
    return text.isEmpty() || text.charAt(text.length() - 1) == ':' ? text : text.append(':');
  }

  /** Tells whether the last 32 bits are an address of version 4: mapped or compatible. */
  private static boolean hasVersion4(int[] words) {
    for (int i = 0; i < 5; i++) {
      if (words[i] != 0) {
        return false;
      }
    }
    return words[5] == 0xFFFF || words[5] == 0 && words[6] != 0;
  }
}
