package org.ntacl.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ntacl.cli.args.Arguments;
import org.ntacl.cli.args.CommandSyntax;
import org.ntacl.cli.args.OptionSyntax;
import org.ntacl.cli.console.Console;
import org.ntacl.cli.json.InputException;
import org.ntacl.cli.json.JsonOutput;
import org.ntacl.cli.wfp.ObjectLine;
import org.ntacl.wfp.model.ObjectClass;
import org.ntacl.wfp.model.WfpObject;

/** {@code ntacl wfp ls}: the objects of a state dump. */
final class WfpLsCommand implements Command {
  private static final OptionSyntax JSON =
      OptionSyntax.flag("--json", "write one JSON object for each object of the engine");
  private static final OptionSyntax KIND =
      OptionSyntax.value("--kind", "KIND", "only objects of a kind: " + kinds());

  private static String kinds() {
    return Arrays.stream(ObjectClass.values())
        .filter(ObjectClass::hasObjectSecurity)
        .map(ObjectClass::label)
        .collect(Collectors.joining(", "));
  }

  @Override
  public CommandSyntax syntax() {
    List<OptionSyntax> options = new ArrayList<>(List.of(JSON, KIND));
    options.addAll(ContextOptions.ALL);
    return new CommandSyntax(
        "wfp ls",
        "List the objects of a state dump with their keys and names",
        options,
        "FILE",
        WfpCommand.FILE_HELP,
        WfpCommand.FOOTER);
  }

  @Override
  public int run(Arguments arguments, Console console) throws IOException {
    List<String> operands = HiveCommand.operands(arguments, 1, 1, "a state dump");
    Optional<ObjectClass> kind = arguments.value(KIND.name()).map(WfpLsCommand::kind);
    WfpInput input = WfpInput.open(operands.get(0), arguments, console);
    boolean isJson = arguments.has(JSON.name());
    for (WfpObject object : input.state().objects()) {
      if (kind.isEmpty() || kind.get() == object.objectClass()) {
        ObjectLine line = new ObjectLine(object, input.state().shape().keys());
        console.print(isJson ? JsonOutput.line(line::write) + "\n" : line.text());
      }
    }
    return input.code();
  }

  private static ObjectClass kind(String label) {
    return ObjectClass.ofLabel(label)
        .filter(ObjectClass::hasObjectSecurity)
        .orElseThrow(
            () -> new InputException("`%s`: expected one of %s".formatted(KIND.name(), kinds())));
  }
}
