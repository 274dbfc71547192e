package org.ntacl.wfp.state;

import java.util.Objects;

/**
 * A place of a state dump that is reported.
 *
 * @param kind why
 * @param line the line, counted from 1
 * @param column the column behind the start tag, counted from 1; 0 for a whole line
 * @param message what is there, lower case, without final period
 */
public record Finding(FindingKind kind, int line, int column, String message) {
  /** Refuses null. */
  public Finding {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(message, "message");
  }

  /** Returns place and message in one line. */
  @Override
  public String toString() {
    return "%d:%d: %s".formatted(line, column, message);
  }
}
