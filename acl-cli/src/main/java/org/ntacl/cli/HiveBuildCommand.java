package org.ntacl.cli;

import java.io.IOException;
import java.util.List;
import org.ntacl.cli.args.Arguments;
import org.ntacl.cli.args.CommandSyntax;
import org.ntacl.cli.console.Console;
import org.ntacl.registry.hive.Hive;
import org.ntacl.registry.hive.HiveOptions;
import org.ntacl.registry.hive.SaveOptions;

/** {@code ntacl hive build}: a hive out of a description. */
final class HiveBuildCommand implements Command {
  @Override
  public CommandSyntax syntax() {
    return new CommandSyntax(
        "hive build",
        "Write the hive that a text describes",
        List.of(HiveRecoverCommand.BACKUP),
        "TEXT OUT",
        "the description; and the file to write",
        List.of(
            "A description begins with the line `ntacl-hive 1`; see docs/hives.md. Commands that",
            "read hives take descriptions as well."));
  }

  @Override
  public int run(Arguments arguments, Console console) throws IOException {
    List<String> operands = HiveCommand.operands(arguments, 2, 2, "a description and a file");
    Hive hive = Hive.read(HiveInput.ofText(operands.get(0), console), HiveOptions.DEFAULT);
    hive.save(
        HiveCommand.target(operands.get(1), console),
        new SaveOptions(arguments.has(HiveRecoverCommand.BACKUP.name()), false));
    return OK;
  }
}
