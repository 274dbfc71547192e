package org.ntacl.cli;

import java.io.PrintStream;
import java.util.function.LongConsumer;
import org.ntacl.cli.console.Console;

/** Shows on a terminal how far something has come; elsewhere nothing. */
final class ProgressBar implements LongConsumer, AutoCloseable {
  private static final int WIDTH = 30;
  private static final String CLEAR = "\r\u001b[K";

  private final PrintStream err;
  private final boolean isShown;
  private final long total;
  private boolean isDrawn;

  /**
   * Makes a bar that is empty.
   *
   * @param total how many there are to do
   */
  ProgressBar(Console console, long total) {
    this.err = console.err();
    this.isShown = console.terminals().contains("err");
    this.total = Math.max(1, total);
  }

  @Override
  public void accept(long done) {
    if (isShown) {
      int filled = (int) Math.min(WIDTH, done * WIDTH / total);
      String bar = "=".repeat(filled) + " ".repeat(WIDTH - filled);
      err.print("%s[%s] %d of %d keys".formatted(CLEAR, bar, done, total));
      err.flush();
      isDrawn = true;
    }
  }

  /** Takes the bar away. */
  @Override
  public void close() {
    if (isDrawn) {
      err.print(CLEAR);
      err.flush();
    }
  }
}
