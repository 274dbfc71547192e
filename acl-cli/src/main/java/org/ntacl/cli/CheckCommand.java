package org.ntacl.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.ntacl.access.AccessCheck;
import org.ntacl.access.AccessDecision;
import org.ntacl.access.AccessRequest;
import org.ntacl.binary.StoredDescriptor;
import org.ntacl.cli.args.Arguments;
import org.ntacl.cli.args.CommandSyntax;
import org.ntacl.cli.args.OptionSyntax;
import org.ntacl.cli.console.Console;
import org.ntacl.cli.console.Paint;
import org.ntacl.cli.explain.DecisionReport;
import org.ntacl.cli.explain.JsonReport;
import org.ntacl.cli.explain.Subject;
import org.ntacl.cli.explain.TextReport;
import org.ntacl.cli.json.DecisionJson;
import org.ntacl.cli.json.InputException;
import org.ntacl.cli.json.JsonOutput;
import org.ntacl.cli.json.SidDecoder;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.ObjectType;
import org.ntacl.sid.SidContext;
import org.ntacl.token.AccessToken;

/** {@code ntacl check}: may somebody do something? The exit code is the answer. */
final class CheckCommand implements Command {
  static final OptionSyntax DESIRED =
      OptionSyntax.values(
          "--desired",
          "RIGHTS",
          "the rights asked for, separated by commas: names such as SERVICE_START, codes of SDDL, a"
              + " hexadecimal mask, or MAXIMUM_ALLOWED for all that can be had");
  private static final OptionSyntax RESULT_LIST =
      OptionSyntax.flag("--result-list", "decide about each of the object types on its own");
  private static final OptionSyntax AUDIT =
      OptionSyntax.flag("--audit", "say which entries of the SACL ask for a record");
  private static final OptionSyntax EXPLAIN =
      OptionSyntax.flag("--explain", "explain the descriptor first, then answer with --trace");
  private static final OptionSyntax TRACE =
      OptionSyntax.flag("--trace", "say for each right what decided about it");
  private static final OptionSyntax JSON = OptionSyntax.flag("--json", "answer in JSON");

  @Override
  public CommandSyntax syntax() {
    List<OptionSyntax> options = new ArrayList<>();
    options.add(TypeOptions.TYPE);
    options.add(DESIRED);
    options.addAll(TokenOptions.ALL);
    options.addAll(List.of(EXPLAIN, TRACE, AUDIT, JSON, ColorOption.COLOR, InputOptions.FROM));
    options.addAll(RequestOptions.ALL);
    options.add(RESULT_LIST);
    options.addAll(ContextOptions.ALL);
    return new CommandSyntax(
        "check",
        "Decide whether a token is granted access: exit code 0 granted, 1 denied, 2 error",
        options,
        InputOptions.OPERAND,
        InputOptions.OPERAND_HELP,
        RequestOptions.footer());
  }

  @Override
  public int run(Arguments arguments, Console console) throws IOException {
    SidContext context = ContextOptions.of(arguments);
    ObjectType type = TypeOptions.required(arguments);
    AccessMask desired = desired(arguments, type);
    AccessToken token = TokenOptions.token(arguments, context, console);
    StoredDescriptor stored = InputOptions.readOne(arguments, context, console);
    AccessRequest request = RequestOptions.of(arguments, desired, new SidDecoder(context), console);
    if (arguments.has(RESULT_LIST.name())) {
      request = request.withResultList(request.objects());
    }
    AccessDecision decision =
        AccessCheck.forType(type)
            .withOptions(RequestOptions.options(arguments))
            .check(stored.descriptor(), token, request);
    Subject subject = new Subject(stored, type, true, context);
    if (arguments.has(JSON.name())) {
      console.print(JsonOutput.indented(output -> json(output, arguments, subject, decision)));
    } else {
      console.print(text(arguments, subject, decision, request, console));
    }
    return decision.isGranted() ? OK : DENIED;
  }

  private static DecisionJson.Extras extras(Arguments arguments) {
    return new DecisionJson.Extras(
        arguments.has(RESULT_LIST.name()),
        arguments.has(AUDIT.name()),
        arguments.has(TRACE.name()) || arguments.has(EXPLAIN.name()));
  }

  private static void json(
      JsonOutput output, Arguments arguments, Subject subject, AccessDecision decision) {
    output.begin();
    DecisionJson.write(output, decision, extras(arguments));
    if (arguments.has(EXPLAIN.name())) {
      JsonReport.write(subject, output.name("descriptor"));
    }
    output.end();
  }

  private static String text(
      Arguments arguments,
      Subject subject,
      AccessDecision decision,
      AccessRequest request,
      Console console) {
    Paint paint = ColorOption.paint(arguments, console);
    String answer =
        DecisionReport.of(
            decision, request, subject.type(), extras(arguments), paint, console.columns());
    return arguments.has(EXPLAIN.name())
        ? TextReport.of(subject, paint, console.columns()) + "\n" + answer
        : answer;
  }

  static AccessMask desired(Arguments arguments, ObjectType type) {
    if (!arguments.has(DESIRED.name())) {
      throw new InputException("no `--desired`: MAXIMUM_ALLOWED asks for all that can be had");
    }
    return RequestOptions.rights(arguments, DESIRED, type);
  }
}
