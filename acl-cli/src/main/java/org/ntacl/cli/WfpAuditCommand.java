package org.ntacl.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ntacl.cli.args.Arguments;
import org.ntacl.cli.args.CommandSyntax;
import org.ntacl.cli.args.OptionSyntax;
import org.ntacl.cli.console.Console;
import org.ntacl.cli.json.InputException;
import org.ntacl.cli.wfp.AuditedState;
import org.ntacl.cli.wfp.KnownSecurity;
import org.ntacl.cli.wfp.StateAuditHtml;
import org.ntacl.cli.wfp.StateAuditJson;
import org.ntacl.cli.wfp.StateAuditText;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.wfp.audit.WfpAudit;
import org.ntacl.wfp.model.Reference;

/** {@code ntacl wfp audit}: what is weak or without effect in a state dump. */
final class WfpAuditCommand implements Command {
  private static final OptionSyntax SECURITY =
      OptionSyntax.values(
          "--security",
          "KIND:KEY=SDDL",
          "the descriptor of an object, which a dump does not tell; without a key that of the"
              + " container");
  private static final OptionSyntax JSON =
      OptionSyntax.flag("--json", "write JSON objects, one in a line");
  private static final OptionSyntax HTML =
      OptionSyntax.flag("--html", "write a page for a browser, which needs nothing else");
  private static final OptionSyntax ALL =
      OptionSyntax.flag("--all", "name all objects, not only six");

  private static final int OBJECTS_SHOWN = 6;

  @Override
  public CommandSyntax syntax() {
    List<OptionSyntax> options =
        new ArrayList<>(List.of(SECURITY, JSON, HTML, ALL, ColorOption.COLOR));
    options.addAll(ContextOptions.ALL);
    List<String> footer =
        new ArrayList<>(
            List.of(
                "What is claimed is certain: filters that are never asked, conditions that nobody or",
                "every user meets, references to what is not there, objects that very many may change.",
                ""));
    footer.addAll(WfpCommand.FOOTER);
    return new CommandSyntax(
        "wfp audit",
        "Tell what is weak or without effect in a state dump",
        options,
        "FILE",
        WfpCommand.FILE_HELP,
        footer);
  }

  @Override
  public int run(Arguments arguments, Console console) throws IOException {
    String file = HiveCommand.operands(arguments, 1, 1, "a state dump").get(0);
    if (arguments.has(JSON.name()) && arguments.has(HTML.name())) {
      throw new InputException("`--json` and `--html` are forms of one answer");
    }
    WfpInput input = WfpInput.open(file, arguments, console);
    Map<Reference, SecurityDescriptor> known =
        KnownSecurity.of(
            input.state(), arguments.values(SECURITY.name()), ContextOptions.of(arguments));
    AuditedState state =
        new AuditedState(file, input.state(), WfpAudit.of(input.state().objects(), known));
    console.print(shown(state, arguments, console));
    return state.audit().findings().isEmpty() ? input.code() : FOUND;
  }

  private static String shown(AuditedState state, Arguments arguments, Console console) {
    if (arguments.has(JSON.name())) {
      return StateAuditJson.of(state);
    }
    if (arguments.has(HTML.name())) {
      return StateAuditHtml.of(state);
    }
    int objects = arguments.has(ALL.name()) ? Integer.MAX_VALUE : OBJECTS_SHOWN;
    return StateAuditText.of(
        state, ColorOption.paint(arguments, console), console.columns(), objects);
  }
}
