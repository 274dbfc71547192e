package org.ntacl.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.ntacl.Bytes;
import org.ntacl.binary.SelfRelative;
import org.ntacl.cli.args.Arguments;
import org.ntacl.cli.args.CommandSyntax;
import org.ntacl.cli.args.OptionSyntax;
import org.ntacl.cli.console.Console;
import org.ntacl.cli.console.Paint;
import org.ntacl.cli.explain.ChangeReport;
import org.ntacl.cli.json.ChangeFunctions;
import org.ntacl.cli.json.DescriptorField;
import org.ntacl.cli.json.InputException;
import org.ntacl.cli.json.JsonOutput;
import org.ntacl.cli.json.SidDecoder;
import org.ntacl.descriptor.ObjectType;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.sid.SidContext;
import org.ntacl.update.SecurityUpdate;
import org.ntacl.update.UpdateResult;

/** {@code ntacl set}: what becomes of a descriptor when parts of it are set. */
final class SetCommand implements Command {
  private static final OptionSyntax JSON = OptionSyntax.flag("--json", "answer in JSON");

  @Override
  public CommandSyntax syntax() {
    List<OptionSyntax> options = new ArrayList<>();
    options.addAll(List.of(TypeOptions.TYPE, ChangeOptions.UPDATE, ChangeOptions.INFO));
    options.addAll(ChangeOptions.KIND);
    options.addAll(List.of(ChangeOptions.PARENT, ChangeOptions.GRANTED));
    options.addAll(TokenOptions.ALL);
    options.addAll(List.of(JSON, ColorOption.COLOR, InputOptions.FROM));
    options.addAll(ContextOptions.ALL);
    return new CommandSyntax(
        "set",
        "Show what setting parts of a descriptor makes of it: exit code 0 set, 1 refused, 2 error",
        options,
        InputOptions.OPERAND,
        InputOptions.OPERAND_HELP,
        TypeOptions.FOOTER);
  }

  @Override
  public int run(Arguments arguments, Console console) throws IOException {
    SidContext context = ContextOptions.of(arguments);
    ObjectType type = TypeOptions.required(arguments);
    ChangeFunctions functions = ChangeOptions.functions(arguments);
    Paint paint = ColorOption.paint(arguments, console);
    SecurityDescriptor current = InputOptions.readOne(arguments, context, console).descriptor();
    SecurityUpdate update =
        ChangeOptions.of(
            arguments,
            functions,
            ChangeOptions.kind(arguments, functions, type),
            type,
            current,
            context,
            console);
    if (update.information().bits() == 0) {
      throw new InputException(
          "nothing to set: give `%s` or `%s`"
              .formatted(ChangeOptions.UPDATE.name(), ChangeOptions.INFO.name()));
    }
    UpdateResult result = update.apply();
    SecurityDescriptor left = result.descriptor().orElse(current);
    if (arguments.has(JSON.name())) {
      SidDecoder sids = new SidDecoder(context);
      console.print(JsonOutput.indented(output -> json(output, update, result, left, sids)));
    } else {
      ChangeReport report = new ChangeReport(type, context, paint, console.columns());
      report.status("set", result.status());
      report.line("parts", update.information().names());
      report.change(current, left);
      report.sddl(left);
      console.print(report.text());
    }
    return result.status().isSuccess() ? OK : DENIED;
  }

  private static void json(
      JsonOutput output,
      SecurityUpdate update,
      UpdateResult result,
      SecurityDescriptor left,
      SidDecoder sids) {
    output.begin().field("status", result.status().name());
    output.field("info", update.information().names());
    output.field("before", DescriptorField.text(update.current().orElseThrow(), sids));
    output.field("after", DescriptorField.text(left, sids));
    output.field("hex", Bytes.of(SelfRelative.encode(left)).toHex()).end();
  }
}
