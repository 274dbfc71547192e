package org.ntacl.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.ntacl.MalformedBytesException;
import org.ntacl.binary.StoredDescriptor;
import org.ntacl.cli.args.Arguments;
import org.ntacl.cli.args.CommandSyntax;
import org.ntacl.cli.args.OptionSyntax;
import org.ntacl.cli.console.Console;
import org.ntacl.cli.explain.JsonReport;
import org.ntacl.cli.explain.Subject;
import org.ntacl.cli.explain.TextReport;
import org.ntacl.cli.hive.KeyText;
import org.ntacl.cli.json.InputException;
import org.ntacl.cli.json.JsonOutput;
import org.ntacl.descriptor.ObjectTypes;
import org.ntacl.registry.hive.HiveKey;
import org.ntacl.registry.hive.HiveSecurity;

/** {@code ntacl hive security}: the security of a key, in SDDL or in words. */
final class HiveSecurityCommand implements Command {
  private static final OptionSyntax EXPLAIN =
      OptionSyntax.flag("--explain", "put it into words, as `ntacl explain` does");
  private static final OptionSyntax JSON =
      OptionSyntax.flag("--json", "write one JSON object; with --explain the one of `explain`");

  @Override
  public CommandSyntax syntax() {
    List<OptionSyntax> options =
        new ArrayList<>(List.of(EXPLAIN, JSON, HiveInput.ALL_FAULTS, ColorOption.COLOR));
    options.addAll(ContextOptions.ALL);
    return new CommandSyntax(
        "hive security",
        "Print the security of a key",
        options,
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
    if (!arguments.has(EXPLAIN.name())) {
      console.print(
          arguments.has(JSON.name())
              ? JsonOutput.line(output -> KeyText.write(output, key)) + "\n"
              : descriptor(key).descriptor().toSddl(ContextOptions.of(arguments)) + "\n");
      return input.code(false);
    }
    Subject subject =
        new Subject(descriptor(key), ObjectTypes.KEY, true, ContextOptions.of(arguments));
    console.print(
        arguments.has(JSON.name())
            ? JsonOutput.indented(output -> JsonReport.write(subject, output))
            : TextReport.of(subject, ColorOption.paint(arguments, console), console.columns()));
    return input.code(false);
  }

  private static StoredDescriptor descriptor(HiveKey key) {
    HiveSecurity security =
        key.security().orElseThrow(() -> new InputException("the key has no security"));
    try {
      return StoredDescriptor.decode(security.bytes().toArray());
    } catch (MalformedBytesException e) {
      throw InputException.of("", e);
    }
  }
}
