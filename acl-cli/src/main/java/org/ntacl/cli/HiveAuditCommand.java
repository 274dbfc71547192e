package org.ntacl.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ntacl.cli.args.Arguments;
import org.ntacl.cli.args.CommandSyntax;
import org.ntacl.cli.args.OptionSyntax;
import org.ntacl.cli.console.Console;
import org.ntacl.cli.explain.Asker;
import org.ntacl.cli.explain.NamedSids;
import org.ntacl.cli.hive.AuditCsv;
import org.ntacl.cli.hive.AuditHtml;
import org.ntacl.cli.hive.AuditJson;
import org.ntacl.cli.hive.AuditText;
import org.ntacl.cli.hive.AuditedHive;
import org.ntacl.cli.json.InputException;
import org.ntacl.cli.json.SidDecoder;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.KeyRights;
import org.ntacl.descriptor.ObjectTypes;
import org.ntacl.registry.audit.AuditQuestion;
import org.ntacl.registry.audit.HiveAudit;
import org.ntacl.sid.Sid;
import org.ntacl.sid.SidContext;
import org.ntacl.sid.WellKnownSid;

/** {@code ntacl hive audit}: who can do what with the keys of hives, and what is weak. */
final class HiveAuditCommand implements Command {
  private static final OptionSyntax TOKEN =
      OptionSyntax.values("--token", "FILE", "a file that holds a token as JSON");
  private static final OptionSyntax AS =
      OptionSyntax.values("--as", "SID", "somebody alone, as a token of medium integrity");
  private static final OptionSyntax GROUP =
      OptionSyntax.values("--group", "SID", "an enabled group of those named by --as");
  private static final OptionSyntax WANT =
      OptionSyntax.values(
          "--want",
          "RIGHTS",
          "rights, separated by commas: tell who is granted some of them; without this all with"
              + " which a key can be changed, deleted or taken over");
  private static final OptionSyntax JSON =
      OptionSyntax.flag("--json", "write JSON objects, one in a line");
  private static final OptionSyntax CSV =
      OptionSyntax.flag("--csv", "write comma-separated values, a line for each key");
  private static final OptionSyntax HTML =
      OptionSyntax.flag("--html", "write a page for a browser, which needs nothing else");
  private static final OptionSyntax ALL = OptionSyntax.flag("--all", "name all keys, not only six");

  private static final int KEYS_SHOWN = 6;

  @Override
  public CommandSyntax syntax() {
    List<OptionSyntax> options =
        new ArrayList<>(
            List.of(
                TOKEN,
                AS,
                GROUP,
                WANT,
                JSON,
                CSV,
                HTML,
                ALL,
                HiveInput.ALL_FAULTS,
                ColorOption.COLOR));
    options.addAll(ContextOptions.ALL);
    List<String> footer =
        new ArrayList<>(
            List.of(
                "With --html, Everyone, Authenticated Users and those who sit at the machine are looked",
                "at when nobody is named. Otherwise, without --token and --as, only what is weak whoever",
                "asks is shown: keys that very many can change, services first; missing DACLs;",
                "applications in containers; stale inheritance, odd order and unknown owners.",
                ""));
    footer.addAll(HiveCommand.FOOTER);
    return new CommandSyntax(
        "hive audit",
        "Tell who can do what with all keys of hives, and what is weak",
        options,
        "FILE",
        HiveCommand.FILE_HELP,
        footer);
  }

  @Override
  public int run(Arguments arguments, Console console) throws IOException {
    List<String> files =
        HiveCommand.operands(arguments, 1, Integer.MAX_VALUE, "a hive, or several");
    checkForms(arguments);
    SidContext context = ContextOptions.of(arguments);
    AccessMask wanted = wanted(arguments);
    List<Asker> askers = askers(arguments, new SidDecoder(context), console);
    AuditQuestion question = new AuditQuestion(askers.stream().map(Asker::token).toList(), wanted);
    if (arguments.has(CSV.name())) {
      console.print(AuditCsv.HEADER);
    }
    int code = OK;
    for (int i = 0; i < files.size(); i++) {
      HiveInput input = HiveInput.open(files.get(i), arguments, console);
      if (!input.isReadable()) {
        code = FAILED;
        continue;
      }
      AuditedHive hive =
          new AuditedHive(files.get(i), audit(input, question, console), askers, context);
      String separator = i > 0 ? "\n" : "";
      console.print(
          arguments.has(HTML.name())
              ? AuditHtml.of(input.hive(), hive)
              : shown(hive, separator, arguments, console));
      code = Math.max(code, input.code(hive.isFound()));
    }
    return code;
  }

  private static void checkForms(Arguments arguments) {
    long forms = Stream.of(JSON, CSV, HTML).filter(option -> arguments.has(option.name())).count();
    if (forms > 1) {
      throw new InputException("`--json`, `--csv` and `--html` are forms of one answer");
    }
    if (arguments.has(HTML.name()) && arguments.operands().size() > 1) {
      throw new InputException("`--html` is about one hive");
    }
  }

  private static HiveAudit audit(HiveInput input, AuditQuestion question, Console console) {
    try (ProgressBar bar = new ProgressBar(console, input.report().keys())) {
      return HiveAudit.of(input.hive(), question, bar);
    }
  }

  private static String shown(
      AuditedHive hive, String separator, Arguments arguments, Console console) {
    if (arguments.has(JSON.name())) {
      return AuditJson.of(hive);
    }
    if (arguments.has(CSV.name())) {
      return AuditCsv.of(hive);
    }
    int keys = arguments.has(ALL.name()) ? Integer.MAX_VALUE : KEYS_SHOWN;
    return separator
        + AuditText.of(hive, ColorOption.paint(arguments, console), console.columns(), keys);
  }

  private static AccessMask wanted(Arguments arguments) {
    if (!arguments.has(WANT.name())) {
      return AuditQuestion.WRITING;
    }
    AccessMask rights = RequestOptions.rights(arguments, WANT, ObjectTypes.KEY);
    AccessMask wanted = KeyRights.KERNEL_MAPPING.map(rights);
    if (wanted.isEmpty() || wanted.intersects(AccessMask.MAXIMUM_ALLOWED)) {
      throw new InputException("`%s` is about rights that have a name".formatted(WANT.name()));
    }
    return wanted;
  }

  private static List<Asker> askers(Arguments arguments, SidDecoder sids, Console console)
      throws IOException {
    if (arguments.has(GROUP.name()) && !arguments.has(AS.name())) {
      throw new InputException("`%s` goes with `%s`".formatted(GROUP.name(), AS.name()));
    }
    List<Asker> askers = new ArrayList<>();
    for (String file : arguments.values(TOKEN.name())) {
      askers.add(Asker.ofFile(file, TokenOptions.ofFile(file, sids, console)));
    }
    List<Sid> groups = new ArrayList<>();
    for (String text : arguments.values(GROUP.name())) {
      groups.add(sids.sid(text, GROUP.name()));
    }
    for (String text : arguments.values(AS.name())) {
      Sid sid = sids.sid(text, AS.name());
      Optional<String> unfit = NamedSids.unfit(sid);
      if (unfit.isPresent()) {
        throw new InputException("nobody asks by `%s`: it %s".formatted(sid, unfit.get()));
      }
      askers.add(Asker.alone(sid, groups));
    }
    return askers.isEmpty() && arguments.has(HTML.name()) ? usual() : askers;
  }

  /** Returns those whom a map without anybody would be about. */
  private static List<Asker> usual() {
    Sid everyone = WellKnownSid.EVERYONE.sid();
    Sid authenticated = WellKnownSid.AUTHENTICATED_USERS.sid();
    return List.of(
        Asker.alone(everyone, List.of()),
        Asker.alone(authenticated, List.of(everyone)),
        Asker.alone(
            WellKnownSid.BUILTIN_USERS.sid(),
            List.of(everyone, authenticated, WellKnownSid.INTERACTIVE.sid())));
  }
}
