package org.ntacl.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ntacl.access.AccessCheck;
import org.ntacl.access.AccessDecision;
import org.ntacl.access.AccessRequest;
import org.ntacl.access.CheckOption;
import org.ntacl.access.CheckOptions;
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
import org.ntacl.cli.json.OptionsJson;
import org.ntacl.cli.json.SidDecoder;
import org.ntacl.cli.json.TypeChoice;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.ObjectType;
import org.ntacl.sid.SidContext;
import org.ntacl.token.AccessToken;

/** {@code ntacl check}: may somebody do something? The exit code is the answer. */
final class CheckCommand implements Command {
  private static final OptionSyntax DESIRED =
      OptionSyntax.values(
          "--desired",
          "RIGHTS",
          "the rights asked for, separated by commas: names such as SERVICE_START, codes of SDDL, a"
              + " hexadecimal mask, or MAXIMUM_ALLOWED for all that can be had");
  private static final OptionSyntax SELF =
      OptionSyntax.value("--self", "SID", "the SID of the object itself, for PRINCIPAL SELF");
  private static final OptionSyntax VARIANT =
      OptionSyntax.value(
              "--variant",
              "FUNCTION",
              "the function of Windows to behave like: SeAccessCheck, NtAccessCheck or Authz;"
                  + " SeAccessCheck without this")
          .offering(List.of("SeAccessCheck", "NtAccessCheck", "Authz"));
  private static final OptionSyntax OPTION =
      OptionSyntax.values("--option", "NAME", "another reading of a disputed point, see below");
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
    options.addAll(List.of(EXPLAIN, TRACE, JSON, ColorOption.COLOR, InputOptions.FROM));
    options.addAll(List.of(SELF, VARIANT, OPTION));
    options.addAll(ContextOptions.ALL);
    return new CommandSyntax(
        "check",
        "Decide whether a token is granted access: exit code 0 granted, 1 denied, 2 error",
        options,
        InputOptions.OPERAND,
        InputOptions.OPERAND_HELP,
        footer());
  }

  private static List<String> footer() {
    List<String> lines = new ArrayList<>(TypeOptions.FOOTER);
    lines.add("");
    lines.add("Options of --option:");
    for (CheckOption option : CheckOption.values()) {
      lines.add("  " + option + ": " + option.description());
    }
    return lines;
  }

  @Override
  public int run(Arguments arguments, Console console) throws IOException {
    SidContext context = ContextOptions.of(arguments);
    ObjectType type =
        TypeOptions.of(arguments)
            .orElseThrow(() -> new InputException("no `--type`: rights depend on it"));
    AccessMask desired = desired(arguments, type);
    AccessToken token = TokenOptions.token(arguments, context, console);
    List<StoredDescriptor> descriptors = InputOptions.read(arguments, context, console);
    if (descriptors.size() != 1) {
      throw new InputException(
          "%d descriptors: a check is about one".formatted(descriptors.size()));
    }
    AccessRequest request = request(arguments, desired, context);
    AccessDecision decision =
        decide(
            AccessCheck.forType(type).withOptions(options(arguments)),
            descriptors.get(0),
            token,
            request);
    Subject subject = new Subject(descriptors.get(0), type, true, context);
    if (arguments.has(JSON.name())) {
      console.print(JsonOutput.indented(output -> json(output, arguments, subject, decision)));
    } else {
      console.print(text(arguments, subject, decision, desired, console));
    }
    return decision.isGranted() ? OK : DENIED;
  }

  private static boolean isTraced(Arguments arguments) {
    return arguments.has(TRACE.name()) || arguments.has(EXPLAIN.name());
  }

  private static void json(
      JsonOutput output, Arguments arguments, Subject subject, AccessDecision decision) {
    output.begin();
    DecisionJson.write(output, decision, isTraced(arguments));
    if (arguments.has(EXPLAIN.name())) {
      JsonReport.write(subject, output.name("descriptor"));
    }
    output.end();
  }

  private static String text(
      Arguments arguments,
      Subject subject,
      AccessDecision decision,
      AccessMask desired,
      Console console) {
    Paint paint = ColorOption.paint(arguments, console);
    String answer =
        DecisionReport.of(
            decision, desired, subject.type(), isTraced(arguments), paint, console.columns());
    return arguments.has(EXPLAIN.name())
        ? TextReport.of(subject, paint, console.columns()) + "\n" + answer
        : answer;
  }

  private static AccessDecision decide(
      AccessCheck check, StoredDescriptor stored, AccessToken token, AccessRequest request) {
    return check.check(stored.descriptor(), token, request);
  }

  private static AccessMask desired(Arguments arguments, ObjectType type) {
    List<String> values = arguments.values(DESIRED.name());
    if (values.isEmpty()) {
      throw new InputException("no `--desired`: MAXIMUM_ALLOWED asks for all that can be had");
    }
    AccessMask mask = AccessMask.NONE;
    for (String value : values) {
      for (String name : value.split(",", -1)) {
        mask = mask.or(TypeChoice.mask(type, name.strip(), DESIRED.name()));
      }
    }
    return mask;
  }

  private static AccessRequest request(
      Arguments arguments, AccessMask desired, SidContext context) {
    AccessRequest request = AccessRequest.of(desired);
    Optional<String> self = arguments.value(SELF.name());
    return self.isEmpty()
        ? request
        : request.withSelf(new SidDecoder(context).sid(self.get(), SELF.name()));
  }

  private static CheckOptions options(Arguments arguments) {
    CheckOptions options = CheckOptions.DEFAULT;
    Optional<String> variant = arguments.value(VARIANT.name());
    if (variant.isPresent()) {
      options = options.with(OptionsJson.variant(variant.get(), VARIANT.name()));
    }
    for (String name : arguments.values(OPTION.name())) {
      options = options.with(OptionsJson.option(name, OPTION.name()));
    }
    return options;
  }
}
