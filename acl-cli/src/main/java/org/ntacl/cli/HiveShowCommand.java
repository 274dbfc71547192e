package org.ntacl.cli;

import java.io.IOException;
import java.util.List;
import org.ntacl.cli.args.Arguments;
import org.ntacl.cli.args.CommandSyntax;
import org.ntacl.cli.args.OptionSyntax;
import org.ntacl.cli.console.Console;
import org.ntacl.cli.hive.KeyReport;
import org.ntacl.cli.json.JsonOutput;
import org.ntacl.registry.hive.HiveKey;

/** {@code ntacl hive show}: a key with its values. */
final class HiveShowCommand implements Command {
  private static final OptionSyntax JSON = OptionSyntax.flag("--json", "answer in JSON");

  @Override
  public CommandSyntax syntax() {
    return new CommandSyntax(
        "hive show",
        "Show a key: its values, its subkeys and what the hive says about it",
        List.of(JSON, HiveInput.ALL_FAULTS, ColorOption.COLOR),
        "FILE [KEY]",
        HiveCommand.FILE_HELP + "; and the path of the key, the root without",
        HiveCommand.FOOTER);
  }

  @Override
  public int run(Arguments arguments, Console console) throws IOException {
    List<String> operands = HiveCommand.operands(arguments, 1, 2, "a hive and perhaps a key");
    HiveInput input = HiveInput.open(operands.get(0), arguments, console);
    if (!input.isReadable()) {
      return FAILED;
    }
    HiveKey key = input.key(operands.size() > 1 ? operands.get(1) : "");
    console.print(
        arguments.has(JSON.name())
            ? JsonOutput.indented(output -> KeyReport.write(output, key))
            : KeyReport.text(key, ColorOption.paint(arguments, console)));
    return input.code(false);
  }
}
