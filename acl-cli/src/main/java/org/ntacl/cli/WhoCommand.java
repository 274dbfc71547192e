package org.ntacl.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.ntacl.access.AccessCheck;
import org.ntacl.access.AccessDecision;
import org.ntacl.access.AccessRequest;
import org.ntacl.cli.args.Arguments;
import org.ntacl.cli.args.CommandSyntax;
import org.ntacl.cli.args.OptionSyntax;
import org.ntacl.cli.console.Console;
import org.ntacl.cli.explain.Asker;
import org.ntacl.cli.explain.NamedSids;
import org.ntacl.cli.explain.Panel;
import org.ntacl.cli.explain.WhoReport;
import org.ntacl.cli.json.InputException;
import org.ntacl.cli.json.JsonOutput;
import org.ntacl.cli.json.SidDecoder;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.ObjectType;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.sid.Sid;
import org.ntacl.sid.SidContext;

/** {@code ntacl who}: which of the SIDs that a descriptor names can obtain some rights. */
final class WhoCommand implements Command {
  private static final OptionSyntax JSON = OptionSyntax.flag("--json", "answer in JSON");

  @Override
  public CommandSyntax syntax() {
    List<OptionSyntax> options = new ArrayList<>();
    options.addAll(List.of(TypeOptions.TYPE, CheckCommand.DESIRED));
    options.addAll(List.of(JSON, ColorOption.COLOR, InputOptions.FROM));
    options.addAll(RequestOptions.ALL);
    options.addAll(ContextOptions.ALL);
    List<String> footer =
        new ArrayList<>(
            List.of(
                "Each SID is asked about alone: as a token whose user it is, of medium integrity,",
                "without privileges and without groups. Who cannot alone may still be able together",
                "with others.",
                ""));
    footer.addAll(RequestOptions.footer());
    return new CommandSyntax(
        "who",
        "Tell which of the SIDs that a descriptor names can obtain some rights, and why",
        options,
        InputOptions.OPERAND,
        InputOptions.OPERAND_HELP,
        footer);
  }

  @Override
  public int run(Arguments arguments, Console console) throws IOException {
    SidContext context = ContextOptions.of(arguments);
    ObjectType type = TypeOptions.required(arguments);
    AccessMask desired = CheckCommand.desired(arguments, type);
    if (desired.isEmpty()) {
      throw new InputException("`--desired` asks for no right: nobody obtains that");
    }
    AccessRequest request = RequestOptions.of(arguments, desired, new SidDecoder(context), console);
    AccessCheck check = AccessCheck.forType(type).withOptions(RequestOptions.options(arguments));
    SecurityDescriptor descriptor = InputOptions.readOne(arguments, context, console).descriptor();
    List<Sid> named = new ArrayList<>(NamedSids.of(descriptor));
    request.self().ifPresent(named::add);
    Panel panel = Panel.of(named, List.of());
    List<AccessDecision> decisions = new ArrayList<>();
    for (Asker asker : panel.askers()) {
      decisions.add(check.check(descriptor, asker.token(), request));
    }
    WhoReport report = WhoReport.of(type, context, desired, panel, decisions);
    console.print(
        arguments.has(JSON.name())
            ? JsonOutput.indented(report::writeTo)
            : report.text(ColorOption.paint(arguments, console), console.columns()));
    return OK;
  }
}
