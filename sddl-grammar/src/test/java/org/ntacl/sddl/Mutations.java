package org.ntacl.sddl;

import java.util.random.RandomGenerator;

/** Breaks texts in small ways: a character lost, doubled, changed or moved, a piece cut off. */
final class Mutations {
  private static final String INTERESTING =
      "()[];:;;;\"#@!&|<>={}, \t%+-0123456789abcdefxADGOSPUXW_\u0000\u00e9\ud800";

  private Mutations() {}

  static String of(String text, RandomGenerator random) {
    StringBuilder broken = new StringBuilder(text);
    int count = 1 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      mutate(broken, random);
    }
    return broken.toString();
  }

  private static void mutate(StringBuilder text, RandomGenerator random) {
    if (text.length() == 0) {
      text.append(any(random));
      return;
    }
    int at = random.nextInt(text.length());
    switch (random.nextInt(5)) {
      case 0 -> text.deleteCharAt(at);
      case 1 -> text.insert(at, any(random));
      case 2 -> text.setCharAt(at, any(random));
      case 3 -> text.insert(at, text.substring(at, Math.min(text.length(), at + 5)));
      default -> text.setLength(at);
    }
  }

  private static char any(RandomGenerator random) {
    return INTERESTING.charAt(random.nextInt(INTERESTING.length()));
  }
}
