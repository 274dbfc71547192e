package org.ntacl.cli;

import java.io.IOException;
import java.util.List;
import org.ntacl.cli.args.Arguments;
import org.ntacl.cli.args.CommandSyntax;
import org.ntacl.cli.args.OptionSyntax;
import org.ntacl.cli.console.Console;
import org.ntacl.cli.hive.KeyText;
import org.ntacl.cli.hive.StaleText;
import org.ntacl.cli.json.JsonOutput;
import org.ntacl.registry.audit.InheritanceAudit;

/** {@code ntacl hive stale}: keys that hold what their parents used to give. */
final class HiveStaleCommand implements Command {
  private static final OptionSyntax JSON =
      OptionSyntax.flag("--json", "write one JSON object for each key, and one of the totals");

  @Override
  public CommandSyntax syntax() {
    return new CommandSyntax(
        "hive stale",
        "List the keys whose inherited entries are not those that their parents give today",
        List.of(JSON, HiveInput.ALL_FAULTS),
        "FILE",
        HiveCommand.FILE_HELP,
        HiveCommand.FOOTER);
  }

  @Override
  public int run(Arguments arguments, Console console) throws IOException {
    HiveInput input =
        HiveInput.open(HiveCommand.operands(arguments, 1, 1, "a hive").get(0), arguments, console);
    if (!input.isReadable()) {
      return FAILED;
    }
    InheritanceAudit audit = InheritanceAudit.of(input.hive());
    boolean isJson = arguments.has(JSON.name());
    for (InheritanceAudit.StaleKey stale : audit.stale()) {
      String stored = StaleText.stored(stale);
      String expected = StaleText.expected(stale);
      if (isJson) {
        console.print(
            JsonOutput.line(
                    output ->
                        output
                            .begin()
                            .field("path", stale.key().path())
                            .field("stored", stored)
                            .field("expected", expected)
                            .end())
                + "\n");
      } else {
        console.print(KeyText.path(stale.key()) + "\n  stored    " + stored);
        console.print("\n  expected  " + expected + "\n");
      }
    }
    console.print(
        isJson
            ? JsonOutput.line(
                    output ->
                        output
                            .begin()
                            .field("checked", audit.checked())
                            .field("stale", audit.stale().size())
                            .end())
                + "\n"
            : "%d keys with inherited entries, %d stale\n"
                .formatted(audit.checked(), audit.stale().size()));
    return input.code(!audit.stale().isEmpty());
  }
}
