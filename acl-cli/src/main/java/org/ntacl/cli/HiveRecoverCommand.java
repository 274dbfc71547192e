package org.ntacl.cli;

import java.io.IOException;
import java.util.List;
import org.ntacl.cli.args.Arguments;
import org.ntacl.cli.args.CommandSyntax;
import org.ntacl.cli.args.OptionSyntax;
import org.ntacl.cli.console.Console;
import org.ntacl.cli.json.JsonOutput;
import org.ntacl.registry.hive.Hive;
import org.ntacl.registry.hive.HiveRecovery;
import org.ntacl.registry.hive.SaveOptions;

/** {@code ntacl hive recover}: completes the last write from the logs. */
final class HiveRecoverCommand implements Command {
  private static final OptionSyntax JSON = OptionSyntax.flag("--json", "answer in JSON");
  static final OptionSyntax BACKUP =
      OptionSyntax.flag("--backup", "keep the file that is replaced, with .bak behind its name");

  @Override
  public CommandSyntax syntax() {
    return new CommandSyntax(
        "hive recover",
        "Complete the last write of a hive from the logs beside it",
        List.of(JSON, BACKUP, HiveInput.ALL_FAULTS),
        "FILE [OUT]",
        "a hive; and the file to write, which may be the same, nothing is written without",
        HiveCommand.FOOTER);
  }

  @Override
  public int run(Arguments arguments, Console console) throws IOException {
    List<String> operands = HiveCommand.operands(arguments, 1, 2, "a hive and perhaps a file");
    HiveInput input = HiveInput.open(operands.get(0), arguments, console);
    if (!input.isReadable()) {
      return FAILED;
    }
    Hive hive = input.hive();
    int applied = hive.recovery().map(HiveRecovery::entriesApplied).orElse(0);
    long sequence = Integer.toUnsignedLong(hive.header().primarySequence());
    if (operands.size() > 1) {
      hive.save(
          HiveCommand.target(operands.get(1), console),
          new SaveOptions(arguments.has(BACKUP.name()), true));
    }
    console.print(
        arguments.has(JSON.name())
            ? JsonOutput.line(
                    output ->
                        output
                            .begin()
                            .field("entriesApplied", applied)
                            .field("sequence", sequence)
                            .end())
                + "\n"
            : "%d log entries applied, sequence number %d\n".formatted(applied, sequence));
    return input.code(false);
  }
}
