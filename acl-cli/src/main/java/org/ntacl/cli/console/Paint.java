package org.ntacl.cli.console;

/** Colours text by ANSI codes, or leaves it alone. */
public enum Paint {
  PLAIN,
  COLORED;

  private static final String RESET = "\u001b[0m";

  /** Of headings. */
  public String bold(String text) {
    return with("\u001b[1m", text);
  }

  /** Of what matters less. */
  public String faint(String text) {
    return with("\u001b[2m", text);
  }

  /** Of what allows. */
  public String green(String text) {
    return with("\u001b[32m", text);
  }

  /** Of what denies. */
  public String red(String text) {
    return with("\u001b[31m", text);
  }

  /** Of warnings. */
  public String yellow(String text) {
    return with("\u001b[33m", text);
  }

  /** Of what is recorded or marked. */
  public String cyan(String text) {
    return with("\u001b[36m", text);
  }

  private String with(String code, String text) {
    return this == PLAIN || text.isEmpty() ? text : code + text + RESET;
  }
}
