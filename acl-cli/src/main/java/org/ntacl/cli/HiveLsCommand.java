package org.ntacl.cli;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.ntacl.cli.args.Arguments;
import org.ntacl.cli.args.CommandSyntax;
import org.ntacl.cli.args.OptionSyntax;
import org.ntacl.cli.console.Console;
import org.ntacl.cli.hive.KeyText;
import org.ntacl.cli.json.InputException;
import org.ntacl.cli.json.JsonOutput;
import org.ntacl.registry.hive.HiveKey;

/** {@code ntacl hive ls}: the keys of a hive. */
final class HiveLsCommand implements Command {
  private static final OptionSyntax JSON =
      OptionSyntax.flag("--json", "write one JSON object for each key");
  private static final OptionSyntax DEPTH =
      OptionSyntax.value("--depth", "LEVELS", "how many levels to go down; all without this");

  @Override
  public CommandSyntax syntax() {
    return new CommandSyntax(
        "hive ls",
        "List the keys of a hive with their values counted and their security numbered",
        List.of(JSON, DEPTH, HiveInput.ALL_FAULTS),
        "FILE [KEY]",
        HiveCommand.FILE_HELP + "; and the path of the key to start at, the root without",
        HiveCommand.FOOTER);
  }

  @Override
  public int run(Arguments arguments, Console console) throws IOException {
    List<String> operands = HiveCommand.operands(arguments, 1, 2, "a hive and perhaps a key");
    int depth = depth(arguments);
    HiveInput input = HiveInput.open(operands.get(0), arguments, console);
    if (!input.isReadable()) {
      return FAILED;
    }
    HiveKey top = operands.size() > 1 ? input.key(operands.get(1)) : input.key("");
    try (Stream<HiveKey> keys = input.hive().keys()) {
      keys.filter(key -> isBelow(key, top) && key.depth() - top.depth() <= depth)
          .forEach(key -> print(key, arguments.has(JSON.name()), console));
    }
    return input.code(false);
  }

  private static int depth(Arguments arguments) {
    try {
      return Integer.parseUnsignedInt(arguments.value(DEPTH.name()).orElse("512"));
    } catch (NumberFormatException e) {
      throw new InputException("`%s`: expected a number of levels".formatted(DEPTH.name()));
    }
  }

  private static boolean isBelow(HiveKey key, HiveKey top) {
    if (top.depth() == 0) {
      return true;
    }
    HiveKey current = key;
    while (current.depth() > top.depth()) {
      current = current.parent().orElseThrow();
    }
    return current.equals(top);
  }

  private static void print(HiveKey key, boolean isJson, Console console) {
    if (isJson) {
      console.print(JsonOutput.line(output -> KeyText.write(output, key)) + "\n");
    } else {
      console.print(
          "%6d  %s  %s\n".formatted(key.valueCount(), KeyText.security(key), KeyText.path(key)));
    }
  }
}
