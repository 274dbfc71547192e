package org.ntacl.cli.explain;

import java.util.ArrayList;
import java.util.List;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.MandatoryPolicy;

/** The policy of integrity labels in words. */
final class LabelWords {
  private LabelWords() {}

  /** Returns what callers below the label may not do, as in {@code no write-up}. */
  static String policy(AccessMask mask) {
    List<String> words = new ArrayList<>();
    if (mask.contains(MandatoryPolicy.NO_WRITE_UP)) {
      words.add("no write-up");
    }
    if (mask.contains(MandatoryPolicy.NO_READ_UP)) {
      words.add("no read-up");
    }
    if (mask.contains(MandatoryPolicy.NO_EXECUTE_UP)) {
      words.add("no execute-up");
    }
    AccessMask rest = mask.minus(MandatoryPolicy.ALL);
    if (!rest.isEmpty()) {
      words.add(rest.toString());
    }
    return words.isEmpty() ? "no policy" : String.join(", ", words);
  }
}
