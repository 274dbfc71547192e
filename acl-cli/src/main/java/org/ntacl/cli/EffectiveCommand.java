package org.ntacl.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.ntacl.access.AccessCheck;
import org.ntacl.access.AccessRequest;
import org.ntacl.cli.args.Arguments;
import org.ntacl.cli.args.CommandSyntax;
import org.ntacl.cli.args.OptionSyntax;
import org.ntacl.cli.console.Console;
import org.ntacl.cli.explain.Asker;
import org.ntacl.cli.explain.EffectiveReport;
import org.ntacl.cli.explain.EffectiveRights;
import org.ntacl.cli.explain.NamedSids;
import org.ntacl.cli.explain.Panel;
import org.ntacl.cli.json.InputException;
import org.ntacl.cli.json.JsonOutput;
import org.ntacl.cli.json.SidDecoder;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.ObjectType;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.sid.Sid;
import org.ntacl.sid.SidContext;
import org.ntacl.sid.WellKnownSid;

/** {@code ntacl effective}: who can do what with an object. */
final class EffectiveCommand implements Command {
  private static final OptionSyntax TOKEN =
      OptionSyntax.values("--token", "FILE", "a file that holds a token as JSON");
  private static final OptionSyntax PRINCIPAL =
      OptionSyntax.values(
          "--principal",
          "SID",
          "somebody alone; without tokens and principals: the SIDs that the descriptor names, and"
              + " Everyone, Authenticated Users, Users and Administrators");
  private static final OptionSyntax GROUP =
      OptionSyntax.values("--group", "SID", "an enabled group of those who are named alone");
  private static final OptionSyntax WHY =
      OptionSyntax.values(
          "--why", "RIGHTS", "rights, separated by commas: say what decided about each");
  private static final OptionSyntax JSON = OptionSyntax.flag("--json", "answer in JSON");

  /** Those whom administrators ask about first. */
  private static final List<WellKnownSid> USUAL =
      List.of(
          WellKnownSid.EVERYONE,
          WellKnownSid.AUTHENTICATED_USERS,
          WellKnownSid.BUILTIN_USERS,
          WellKnownSid.BUILTIN_ADMINISTRATORS);

  @Override
  public CommandSyntax syntax() {
    List<OptionSyntax> options = new ArrayList<>();
    options.addAll(List.of(TypeOptions.TYPE, TOKEN, PRINCIPAL, GROUP, WHY));
    options.addAll(List.of(JSON, ColorOption.COLOR, InputOptions.FROM));
    options.addAll(RequestOptions.ALL);
    options.addAll(ContextOptions.ALL);
    List<String> footer =
        new ArrayList<>(
            List.of(
                "Somebody alone is a token whose user is that SID, of medium integrity, without",
                "privileges, and without groups: also not in Everyone. A right is marked when the",
                "check grants it, asked for by itself.",
                ""));
    footer.addAll(RequestOptions.footer());
    return new CommandSyntax(
        "effective",
        "Show who can do what: a table of principals and rights",
        options,
        InputOptions.OPERAND,
        InputOptions.OPERAND_HELP,
        footer);
  }

  @Override
  public int run(Arguments arguments, Console console) throws IOException {
    SidContext context = ContextOptions.of(arguments);
    SidDecoder sids = new SidDecoder(context);
    ObjectType type = TypeOptions.required(arguments);
    AccessMask why = why(arguments, type);
    AccessCheck check = AccessCheck.forType(type).withOptions(RequestOptions.options(arguments));
    AccessRequest circumstances = RequestOptions.of(arguments, AccessMask.NONE, sids, console);
    SecurityDescriptor descriptor = InputOptions.readOne(arguments, context, console).descriptor();
    Panel panel = panel(arguments, descriptor, circumstances, sids, console);
    AccessMask known = EffectiveRights.known(type, descriptor.dacl());
    List<EffectiveRights> rows = new ArrayList<>();
    for (Asker asker : panel.askers()) {
      rows.add(EffectiveRights.of(check, descriptor, asker, circumstances, known, why));
    }
    EffectiveReport report = EffectiveReport.of(type, context, panel, rows);
    console.print(
        arguments.has(JSON.name())
            ? JsonOutput.indented(report::writeTo)
            : report.text(ColorOption.paint(arguments, console), console.columns()));
    return OK;
  }

  private static AccessMask why(Arguments arguments, ObjectType type) {
    AccessMask why = type.mapping().map(RequestOptions.rights(arguments, WHY, type));
    if (why.intersects(AccessMask.MAXIMUM_ALLOWED)) {
      throw new InputException("`%s` is about rights that have a name".formatted(WHY.name()));
    }
    return why;
  }

  private static Panel panel(
      Arguments arguments,
      SecurityDescriptor descriptor,
      AccessRequest circumstances,
      SidDecoder sids,
      Console console)
      throws IOException {
    List<Asker> askers = new ArrayList<>();
    for (String file : arguments.values(TOKEN.name())) {
      askers.add(Asker.ofFile(file, TokenOptions.ofFile(file, sids, console)));
    }
    boolean chosen = arguments.has(TOKEN.name()) || arguments.has(PRINCIPAL.name());
    List<Sid> named = new ArrayList<>();
    if (!chosen) {
      named.addAll(NamedSids.of(descriptor));
      circumstances.self().ifPresent(named::add);
      USUAL.forEach(usual -> named.add(usual.sid()));
    }
    for (String text : arguments.values(PRINCIPAL.name())) {
      named.add(sids.sid(text, PRINCIPAL.name()));
    }
    List<Sid> groups = new ArrayList<>();
    for (String text : arguments.values(GROUP.name())) {
      groups.add(sids.sid(text, GROUP.name()));
    }
    Panel alone = Panel.of(named, groups);
    askers.addAll(alone.askers());
    return new Panel(askers, alone.leftOut());
  }
}
