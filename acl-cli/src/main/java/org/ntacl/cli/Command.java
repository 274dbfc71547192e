package org.ntacl.cli;

import java.io.IOException;
import org.ntacl.cli.args.Arguments;
import org.ntacl.cli.args.CommandSyntax;
import org.ntacl.cli.console.Console;

/** A command of the program. Its class is loaded when the command is used. */
interface Command {
  /** The exit code when all went well. */
  int OK = 0;

  /** The exit code when Windows would refuse what is asked about. */
  int DENIED = 1;

  /** The exit code when something was found in a hive or dump, or it is damaged. */
  int FOUND = 1;

  /** The exit code of mistakes and failures, and of hives and dumps that cannot be read. */
  int FAILED = 2;

  /** Returns what the command may be given. */
  CommandSyntax syntax();

  /**
   * Runs the command.
   *
   * @return the exit code
   * @throws org.ntacl.cli.json.InputException when what it was given is no good
   * @throws IOException when a file or stream cannot be read
   */
  int run(Arguments arguments, Console console) throws IOException;
}
