package org.ntacl.cli.args;

import java.util.List;

/** A command with every kind of option, for the tests of both readers. */
final class CommandLines {
  static final CommandSyntax SYNTAX =
      new CommandSyntax(
          "look",
          "Look at things",
          List.of(
              OptionSyntax.flag("--json", "write JSON"),
              OptionSyntax.value("--type", "TYPE", "the type").offering(List.of("key", "file")),
              OptionSyntax.values("--group", "SID", "a group")),
          "THING",
          "what to look at",
          List.of("A last word."));

  static final CommandSyntax WITHOUT_OPERANDS =
      new CommandSyntax("idle", "Do nothing", List.of(), "", "", List.of());

  static final FullReader FULL =
      new FullReader("tool", "A tool", List.of(SYNTAX, WITHOUT_OPERANDS), 80, false);

  private CommandLines() {}
}
