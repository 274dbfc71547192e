package org.ntacl.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.ntacl.cli.args.Arguments;
import org.ntacl.cli.args.CommandSyntax;
import org.ntacl.cli.args.OptionSyntax;
import org.ntacl.cli.console.Console;
import org.ntacl.cli.json.JsonOutput;
import org.ntacl.cli.wfp.LoadReport;

/** {@code ntacl wfp load}: what a state dump holds, and whether all of it was understood. */
final class WfpLoadCommand implements Command {
  private static final OptionSyntax JSON = OptionSyntax.flag("--json", "answer in JSON");

  @Override
  public CommandSyntax syntax() {
    List<OptionSyntax> options = new ArrayList<>(List.of(JSON));
    options.addAll(ContextOptions.ALL);
    return new CommandSyntax(
        "wfp load",
        "Read a state dump, count what it holds and tell what was not understood",
        options,
        "FILE",
        WfpCommand.FILE_HELP,
        WfpCommand.FOOTER);
  }

  @Override
  public int run(Arguments arguments, Console console) throws IOException {
    List<String> operands = HiveCommand.operands(arguments, 1, 1, "a state dump");
    WfpInput input = WfpInput.open(operands.get(0), arguments, console);
    LoadReport report = new LoadReport(input.state(), input.report());
    console.print(arguments.has(JSON.name()) ? JsonOutput.indented(report::write) : report.text());
    return report.isSound() ? OK : FOUND;
  }
}
