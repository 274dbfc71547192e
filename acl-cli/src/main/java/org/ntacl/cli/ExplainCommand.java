package org.ntacl.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
import org.ntacl.cli.json.InputException;
import org.ntacl.cli.json.JsonOutput;
import org.ntacl.cli.json.TypeChoice;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.ObjectType;
import org.ntacl.sid.SidContext;
import org.ntacl.token.AccessToken;

/** {@code ntacl explain}: a descriptor in words. */
final class ExplainCommand implements Command {
  private static final OptionSyntax JSON =
      OptionSyntax.flag("--json", "write one JSON object for each descriptor");

  @Override
  public CommandSyntax syntax() {
    List<OptionSyntax> options = new ArrayList<>();
    options.add(TypeOptions.TYPE);
    options.add(AccessQuestion.DESIRED);
    options.addAll(TokenOptions.ALL);
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
    Optional<AccessToken> asker = asker(arguments, type, context, console);
    List<StoredDescriptor> descriptors = InputOptions.read(arguments, context, console);
    for (int i = 0; i < descriptors.size(); i++) {
      Subject subject =
          new Subject(
              descriptors.get(i), type.orElse(TypeChoice.UNTYPED), type.isPresent(), context);
      if (arguments.has(JSON.name())) {
        console.print(JsonOutput.indented(output -> JsonReport.write(subject, output)));
        continue;
      }
      Paint paint = ColorOption.paint(arguments, console);
      console.print((i > 0 ? "\n" : "") + TextReport.of(subject, paint, console.columns()));
      if (asker.isPresent()) {
        console.print(
            "\n"
                + answer(
                    arguments, descriptors.get(i), subject.type(), asker.get(), paint, console));
      }
    }
    return OK;
  }

  /** Returns who asks for the rights of {@code --desired}, or empty when nothing is asked. */
  private static Optional<AccessToken> asker(
      Arguments arguments, Optional<ObjectType> type, SidContext context, Console console)
      throws IOException {
    if (!arguments.has(AccessQuestion.DESIRED.name())) {
      if (TokenOptions.isGiven(arguments)) {
        throw new InputException(
            "no `--desired`: nothing is asked for whoever the options describe");
      }
      return Optional.empty();
    }
    if (type.isEmpty()) {
      throw new InputException("no `--type`: rights depend on it");
    }
    if (arguments.has(JSON.name())) {
      throw new InputException("`--desired` and `--json`: `ntacl check --json` answers in JSON");
    }
    return Optional.of(TokenOptions.token(arguments, context, console));
  }

  private static String answer(
      Arguments arguments,
      StoredDescriptor stored,
      ObjectType type,
      AccessToken token,
      Paint paint,
      Console console) {
    AccessMask desired = AccessQuestion.desired(arguments, type);
    AccessDecision decision =
        AccessQuestion.decide(AccessCheck.forType(type), stored, token, AccessRequest.of(desired));
    return paint.bold("Access")
        + "   of "
        + token.user()
        + "\n\n"
        + DecisionReport.of(decision, desired, type, true, paint, console.columns());
  }
}
