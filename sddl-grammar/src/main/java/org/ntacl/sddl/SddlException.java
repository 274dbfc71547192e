package org.ntacl.sddl;

import org.ntacl.NtStatus;

/**
 * A text that is no SDDL, or that SDDL cannot mean. Says where, what was found and what was
 * expected.
 */
public final class SddlException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String input;
  private final transient SddlDiagnostic diagnostic;

  SddlException(String input, SddlDiagnostic diagnostic) {
    super(diagnostic.message());
    this.input = input;
    this.diagnostic = diagnostic;
  }

  /** Returns the whole text that was read. */
  public String input() {
    return input;
  }

  /** Returns the fault. */
  public SddlDiagnostic diagnostic() {
    return diagnostic;
  }

  /** Returns the UTF-16 index in {@link #input()} of what is wrong. */
  public int offset() {
    return diagnostic.offset();
  }

  /** Returns what stands there, in backticks, or {@code end of text}. */
  public String found() {
    return diagnostic.found();
  }

  /** Returns what should have stood there. */
  public String expected() {
    return diagnostic.expected();
  }

  /** Returns what Windows would report. */
  public NtStatus status() {
    return diagnostic.status();
  }

  /**
   * Returns the message with the text below it and a caret below what is wrong; long texts are cut
   * around it.
   */
  public String display() {
    return Excerpt.of(input, diagnostic);
  }
}
