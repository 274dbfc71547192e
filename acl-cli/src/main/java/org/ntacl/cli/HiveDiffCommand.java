package org.ntacl.cli;

import java.io.IOException;
import java.util.List;
import org.ntacl.cli.args.Arguments;
import org.ntacl.cli.args.CommandSyntax;
import org.ntacl.cli.args.OptionSyntax;
import org.ntacl.cli.console.Console;
import org.ntacl.cli.hive.HiveDiff;
import org.ntacl.cli.hive.KeyChange;
import org.ntacl.cli.json.JsonOutput;

/** {@code ntacl hive diff}: what two hives have different. */
final class HiveDiffCommand implements Command {
  private static final OptionSyntax JSON =
      OptionSyntax.flag("--json", "write one JSON object for each key");
  private static final OptionSyntax SECURITY =
      OptionSyntax.flag("--security", "compare security only, and no values");

  @Override
  public CommandSyntax syntax() {
    return new CommandSyntax(
        "hive diff",
        "Tell what is different in two hives: keys, values, security",
        List.of(SECURITY, JSON, HiveInput.ALL_FAULTS, ColorOption.COLOR),
        "OLD NEW",
        "two hives, or descriptions of hives",
        HiveCommand.FOOTER);
  }

  @Override
  public int run(Arguments arguments, Console console) throws IOException {
    List<String> operands = HiveCommand.operands(arguments, 2, 2, "two hives");
    HiveInput before = HiveInput.open(operands.get(0), arguments, console);
    HiveInput after = HiveInput.open(operands.get(1), arguments, console);
    if (!before.isReadable() || !after.isReadable()) {
      return FAILED;
    }
    List<KeyChange> changes =
        HiveDiff.of(before.key(""), after.key(""), arguments.has(SECURITY.name()));
    for (KeyChange change : changes) {
      console.print(
          arguments.has(JSON.name())
              ? JsonOutput.line(change::writeTo) + "\n"
              : change.text(ColorOption.paint(arguments, console)));
    }
    return Math.max(before.code(!changes.isEmpty()), after.code(false));
  }
}
