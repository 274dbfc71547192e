package org.ntacl.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.ntacl.cli.args.Arguments;
import org.ntacl.cli.args.CommandSyntax;
import org.ntacl.cli.args.OptionSyntax;
import org.ntacl.cli.console.Console;
import org.ntacl.cli.console.Printable;
import org.ntacl.cli.json.InputException;
import org.ntacl.cli.json.JsonOutput;
import org.ntacl.cli.json.JsonValue;
import org.ntacl.cli.wfp.ObjectTree;
import org.ntacl.cli.wfp.StateTree;
import org.ntacl.cli.wfp.TreeText;
import org.ntacl.wfp.model.WfpObject;
import org.ntacl.wfp.state.WfpState;
import org.ntacl.wfp.state.WfpStateXml;

/** {@code ntacl wfp show}: an object of a state dump with all its members, or all of the dump. */
final class WfpShowCommand implements Command {
  private static final OptionSyntax JSON = OptionSyntax.flag("--json", "answer in JSON");
  private static final OptionSyntax XML =
      OptionSyntax.flag("--xml", "write the whole dump again, in its shape, in UTF-8");

  @Override
  public CommandSyntax syntax() {
    List<OptionSyntax> options = new ArrayList<>(List.of(JSON, XML));
    options.addAll(ContextOptions.ALL);
    return new CommandSyntax(
        "wfp show",
        "Show an object of a state dump, or all of the dump",
        options,
        "FILE [KEY]",
        WfpCommand.FILE_HELP
            + "; and what is to be shown: a GUID, a name of the Windows headers, or the number of"
            + " a filter, callout or provider context",
        WfpCommand.FOOTER);
  }

  @Override
  public int run(Arguments arguments, Console console) throws IOException {
    List<String> operands = HiveCommand.operands(arguments, 1, 2, "a state dump and perhaps a key");
    boolean isXml = arguments.has(XML.name());
    if (isXml && (operands.size() > 1 || arguments.has(JSON.name()))) {
      throw new InputException("`%s` is for a whole dump and not for JSON".formatted(XML.name()));
    }
    WfpInput input = WfpInput.open(operands.get(0), arguments, console);
    if (isXml) {
      console.print(new String(WfpStateXml.write(input.state()).toArray(), StandardCharsets.UTF_8));
    } else if (operands.size() > 1) {
      find(input.state(), operands.get(1))
          .forEach(object -> print(ObjectTree.of(object, input.state()), arguments, console));
    } else {
      print(StateTree.of(input.state()), arguments, console);
    }
    return input.code();
  }

  private static void print(JsonValue tree, Arguments arguments, Console console) {
    console.print(
        arguments.has(JSON.name())
            ? JsonOutput.indented(output -> output.value(tree))
            : TreeText.of(tree));
  }

  /** Returns the objects that are meant: kinds may share a key, so that there can be several. */
  private static List<WfpObject> find(WfpState state, String key) {
    List<WfpObject> found =
        state.objects().stream().filter(object -> ObjectTree.isCalled(object, key, state)).toList();
    if (found.isEmpty()) {
      throw new InputException("no object `" + Printable.of(key) + "`");
    }
    return found;
  }
}
