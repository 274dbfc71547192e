package org.ntacl.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ntacl.binary.StoredDescriptor;
import org.ntacl.cli.args.Arguments;
import org.ntacl.cli.args.CommandSyntax;
import org.ntacl.cli.args.OptionSyntax;
import org.ntacl.cli.console.Console;
import org.ntacl.cli.explain.JsonReport;
import org.ntacl.cli.explain.Subject;
import org.ntacl.cli.explain.TextReport;
import org.ntacl.cli.json.JsonOutput;
import org.ntacl.cli.json.TypeChoice;
import org.ntacl.descriptor.ObjectType;
import org.ntacl.sid.SidContext;

/** {@code ntacl explain}: a descriptor in words. */
final class ExplainCommand implements Command {
  private static final OptionSyntax JSON =
      OptionSyntax.flag("--json", "write one JSON object for each descriptor");

  @Override
  public CommandSyntax syntax() {
    List<OptionSyntax> options = new ArrayList<>();
    options.add(TypeOptions.TYPE);
    options.add(JSON);
    options.add(ColorOption.COLOR);
    options.add(InputOptions.FROM);
    options.addAll(ContextOptions.ALL);
    return new CommandSyntax(
        "explain",
        "Explain security descriptors: owner, group, every entry in words, label, warnings",
        options,
        InputOptions.OPERAND,
        InputOptions.OPERAND_HELP,
        TypeOptions.FOOTER);
  }

  @Override
  public int run(Arguments arguments, Console console) throws IOException {
    SidContext context = ContextOptions.of(arguments);
    Optional<ObjectType> type = TypeOptions.of(arguments);
    List<StoredDescriptor> descriptors = InputOptions.read(arguments, context, console);
    for (int i = 0; i < descriptors.size(); i++) {
      Subject subject =
          new Subject(
              descriptors.get(i), type.orElse(TypeChoice.UNTYPED), type.isPresent(), context);
      if (arguments.has(JSON.name())) {
        console.print(JsonOutput.indented(output -> JsonReport.write(subject, output)));
      } else {
        console.print(
            (i > 0 ? "\n" : "")
                + TextReport.of(subject, ColorOption.paint(arguments, console), console.columns()));
      }
    }
    return OK;
  }
}
