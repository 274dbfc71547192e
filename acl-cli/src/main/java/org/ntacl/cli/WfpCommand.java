package org.ntacl.cli;

import java.util.List;
import org.ntacl.cli.args.Arguments;
import org.ntacl.cli.args.CommandSyntax;
import org.ntacl.cli.console.Console;
import org.ntacl.cli.json.InputException;

/** {@code ntacl wfp}: the group of commands about the filter engine. */
final class WfpCommand implements Command {
  static final String GROUP = "wfp";

  static final String FILE_HELP = "a state dump as `netsh wfp show state` writes it";

  /** What stands below the help of each. */
  static final List<String> FOOTER =
      List.of(
          "What a dump has and ntacl does not understand is said on standard error with its place.",
          "The exit code is 0 when all is well, 1 when there is something to look at, 2 when nothing",
          "can be read. Without --machine the machine is that of the one administrator who has a",
          "session.");

  @Override
  public CommandSyntax syntax() {
    return new CommandSyntax(
        GROUP, "Read state dumps of the filter engine (WFP)", List.of(), "", "", FOOTER);
  }

  @Override
  public int run(Arguments arguments, Console console) {
    throw new InputException("`wfp` needs a command; see `ntacl wfp --help`");
  }
}
