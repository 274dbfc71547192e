package org.ntacl.cli.batch;

import java.io.StringWriter;
import org.ntacl.cli.json.InputException;

/** Collects text up to a limit. Not thread-safe. */
final class BoundedWriter extends StringWriter {
  private final int limit;

  /**
   * Makes a writer.
   *
   * @param limit how many characters it takes
   */
  BoundedWriter(int limit) {
    this.limit = limit;
  }

  /**
   * Appends characters.
   *
   * @throws InputException when that would be more than the limit
   */
  @Override
  public void write(char[] source, int from, int length) {
    check(length);
    super.write(source, from, length);
  }

  /**
   * Appends a part of a text.
   *
   * @throws InputException when that would be more than the limit
   */
  @Override
  public void write(String source, int from, int length) {
    check(length);
    super.write(source, from, length);
  }

  private void check(int length) {
    if (length > limit - getBuffer().length()) {
      throw new InputException("the answer would have more than %d characters".formatted(limit));
    }
  }
}
