package org.ntacl.sddl.internal;

import java.util.ArrayList;
import java.util.List;
import org.ntacl.NtStatus;

/** Collects the faults of one text, up to a bound. Reaching the bound ends the reading. */
public final class Faults {
  private static final int FOUND_LENGTH = 40;

  /** One fault; the meaning of its parts is that of the public diagnostic. */
  public record Fault(NtStatus status, int offset, int length, String found, String expected) {}

  private final int bound;

  /** Empty for most texts, and then nothing of their own. */
  private List<Fault> list = List.of();

  /** Creates an empty collection that ends the reading at its {@code bound}th fault. */
  public Faults(int bound) {
    this.bound = bound;
  }

  /** Returns the faults in the order of the text. */
  public List<Fault> list() {
    return List.copyOf(list);
  }

  /** Returns the number of faults so far. */
  int count() {
    return list.size();
  }

  /**
   * Reports a part of a text.
   *
   * @throws StopReading when the bound is reached
   */
  void report(NtStatus status, String text, int from, int to, String expected) {
    int length = Math.max(0, Math.min(to, text.length()) - from);
    if (list.isEmpty()) {
      list = new ArrayList<>();
    }
    list.add(new Fault(status, from, length, found(text, from, length), expected));
    if (list.size() >= bound) {
      throw new StopReading();
    }
  }

  private static String found(String text, int from, int length) {
    if (from >= text.length()) {
      return "end of text";
    }
    int shown = Math.max(1, Math.min(length, FOUND_LENGTH));
    StringBuilder found = new StringBuilder("`");
    for (int i = from; i < from + shown; i++) {
      char c = text.charAt(i);
      found.append(Character.isISOControl(c) ? "\\u%04x".formatted((int) c) : String.valueOf(c));
    }
    return found.append(length > shown ? "…`" : "`").toString();
  }
}
