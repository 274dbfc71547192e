package org.ntacl.wfp.state;

import java.util.Objects;
import java.util.Optional;
import org.ntacl.sid.SidContext;

/**
 * What tells state dumps of one content apart: they differ by the version of Windows and by how the
 * file was handled. Immutable and thread-safe.
 *
 * @param declaration the declaration of XML without its brackets, empty for none
 * @param hasByteOrderMark whether the file begins with the mark of UTF-8
 * @param lineEnding what ends a line: a line feed, with or without a carriage return before it
 * @param hasFinalLineEnding whether the last line is ended, too
 * @param actions where actions keep the callout they ask
 * @param blobs how the text of octets is shown
 * @param keys how keys are spelled
 * @param sids what the aliases in descriptors are relative to
 */
public record StateShape(
    Optional<String> declaration,
    boolean hasByteOrderMark,
    String lineEnding,
    boolean hasFinalLineEnding,
    ActionStyle actions,
    BlobStyle blobs,
    KeySpelling keys,
    SidContext sids) {
  /** Where actions keep the callout they ask. */
  public enum ActionStyle {
    /** In an element of its own (recorded: 2023). */
    CALLOUT_KEY,

    /** Where other actions keep the type of the filter (recorded: 2026). */
    FILTER_TYPE
  }

  /** How the text of octets that are UTF-16 is shown. */
  public enum BlobStyle {
    /** As text (recorded: 2023). */
    TEXT,

    /** With dots for the upper octets, as other octets are shown (older captures). */
    DOTS
  }

  /** What a system of 2026 writes. */
  public static final StateShape NEWEST =
      new StateShape(
          Optional.of("xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\""),
          true,
          "\r\n",
          false,
          ActionStyle.FILTER_TYPE,
          BlobStyle.TEXT,
          KeySpelling.NEWEST,
          SidContext.NONE);

  /** Refuses null and line endings of other kinds. */
  public StateShape {
    Objects.requireNonNull(declaration, "declaration");
    Objects.requireNonNull(actions, "actions");
    Objects.requireNonNull(blobs, "blobs");
    Objects.requireNonNull(keys, "keys");
    Objects.requireNonNull(sids, "sids");
    if (!lineEnding.equals("\n") && !lineEnding.equals("\r\n")) {
      throw new IllegalArgumentException("no line ending of a state dump");
    }
  }
}
