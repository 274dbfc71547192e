package org.ntacl.cli;

import java.util.List;
import org.ntacl.cli.args.Arguments;
import org.ntacl.cli.args.CommandSyntax;
import org.ntacl.cli.console.Console;

/** {@code ntacl completion}: what makes a shell complete commands and options. */
final class CompletionCommand implements Command {
  @Override
  public CommandSyntax syntax() {
    return new CommandSyntax(
        "completion",
        "Write the completion script for bash and zsh",
        List.of(),
        "",
        "",
        List.of("To use it in this shell: source <(ntacl completion)"));
  }

  @Override
  public int run(Arguments arguments, Console console) {
    console.print(Program.reader(console).completionScript());
    return OK;
  }
}
