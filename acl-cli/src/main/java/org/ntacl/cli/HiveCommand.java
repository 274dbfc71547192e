package org.ntacl.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.ntacl.cli.args.Arguments;
import org.ntacl.cli.args.CommandSyntax;
import org.ntacl.cli.console.Console;
import org.ntacl.cli.console.Printable;
import org.ntacl.cli.json.InputException;

/** {@code ntacl hive}: the group of commands about hive files, and what they have in common. */
final class HiveCommand implements Command {
  static final String GROUP = "hive";

  static final String FILE_HELP = "a hive, or a description of one as `ntacl hive build` reads it";

  /** What stands below the help of each. */
  static final List<String> FOOTER =
      List.of(
          "A hive whose last write was not completed is read with what the logs beside it hold.",
          "What is damaged is said on standard error with its place in the file. The exit code is",
          "0 when all is well, 1 when there is something to look at, 2 when nothing can be read.");

  @Override
  public CommandSyntax syntax() {
    return new CommandSyntax(
        GROUP, "Read, audit and edit registry hive files", List.of(), "", "", FOOTER);
  }

  @Override
  public int run(Arguments arguments, Console console) {
    throw new InputException("`hive` needs a command; see `ntacl hive --help`");
  }

  /** Returns the operands, of which there must be so many at least and at most. */
  static List<String> operands(Arguments arguments, int least, int most, String expected) {
    List<String> operands = arguments.operands();
    if (operands.size() < least || operands.size() > most) {
      throw new InputException("%d operands: expected %s".formatted(operands.size(), expected));
    }
    return operands;
  }

  /** Returns the file to write that an operand names. */
  static Path target(String name, Console console) {
    try {
      return console.file(name);
    } catch (InvalidPathException e) {
      throw new InputException("no file can have the name `" + Printable.of(name) + "`");
    }
  }
}
