package org.ntacl.cli.console;

/** When output is coloured. */
public enum ColorChoice {
  /** On a terminal, unless the environment asks for none. */
  AUTO,
  ALWAYS,
  NEVER
}
