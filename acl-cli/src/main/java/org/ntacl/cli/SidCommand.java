package org.ntacl.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ntacl.cli.args.Arguments;
import org.ntacl.cli.args.CommandSyntax;
import org.ntacl.cli.args.OptionSyntax;
import org.ntacl.cli.console.Console;
import org.ntacl.cli.json.InputException;
import org.ntacl.cli.json.JsonOutput;
import org.ntacl.cli.json.SidDecoder;
import org.ntacl.cli.json.SidDerivation;
import org.ntacl.sid.Sid;
import org.ntacl.sid.SidAlias;
import org.ntacl.sid.SidContext;
import org.ntacl.sid.SidFamily;
import org.ntacl.sid.SidNameResolver;

/** {@code ntacl sid}: every form and name of a SID. */
final class SidCommand implements Command {
  private static final OptionSyntax DERIVE =
      OptionSyntax.values("--derive", "KIND:NAME", "a SID that Windows computes out of a name")
          .offering(SidDerivation.KINDS.stream().map(kind -> kind + ":").toList());
  private static final OptionSyntax JSON =
      OptionSyntax.flag("--json", "write one JSON object for each SID");

  @Override
  public CommandSyntax syntax() {
    List<OptionSyntax> options = new ArrayList<>(List.of(DERIVE, JSON));
    options.addAll(ContextOptions.ALL);
    return new CommandSyntax(
        "sid",
        "Show every form and name of SIDs",
        options,
        "SID",
        "S-1-…, an alias of SDDL such as BA, or the hexadecimal digits of the bytes",
        List.of("Kinds of names: " + String.join(", ", SidDerivation.KINDS) + "."));
  }

  @Override
  public int run(Arguments arguments, Console console) {
    SidContext context = ContextOptions.of(arguments);
    List<Sid> sids = new ArrayList<>();
    for (String operand : arguments.operands()) {
      sids.add(read(operand, context));
    }
    for (String derivation : arguments.values(DERIVE.name())) {
      sids.add(derive(derivation));
    }
    if (sids.isEmpty()) {
      throw new InputException("no SID");
    }
    for (int i = 0; i < sids.size(); i++) {
      Sid sid = sids.get(i);
      if (arguments.has(JSON.name())) {
        console.print(JsonOutput.line(output -> json(output, sid, context)) + "\n");
      } else {
        console.print((i > 0 ? "\n" : "") + text(sid, context));
      }
    }
    return OK;
  }

  private static Sid read(String operand, SidContext context) {
    return operand.startsWith("01")
        ? SidDecoder.ofHex(operand, "")
        : new SidDecoder(context).sid(operand, "");
  }

  private static Sid derive(String derivation) {
    int colon = derivation.indexOf(':');
    if (colon < 0) {
      throw new InputException(
          "`%s` is `%s`: expected a kind, a colon and a name".formatted(DERIVE.name(), derivation));
    }
    return SidDerivation.derive(
        derivation.substring(0, colon), derivation.substring(colon + 1), DERIVE.name());
  }

  private static String text(Sid sid, SidContext context) {
    StringBuilder text = new StringBuilder();
    line(text, "sid", sid.toString());
    alias(sid, context).ifPresent(alias -> line(text, "alias", alias));
    name(sid, context).ifPresent(name -> line(text, "name", name));
    line(text, "family", family(sid).replace('_', ' '));
    line(text, "hex", sid.toBytes().toHex());
    return text.toString();
  }

  private static void line(StringBuilder text, String label, String value) {
    text.append(label).append(" ".repeat(8 - label.length())).append(value).append('\n');
  }

  private static void json(JsonOutput output, Sid sid, SidContext context) {
    output
        .begin()
        .field("sid", sid.toString())
        .field("alias", alias(sid, context))
        .field("name", name(sid, context))
        .field("family", family(sid))
        .field("hex", sid.toBytes().toHex())
        .end();
  }

  private static Optional<String> alias(Sid sid, SidContext context) {
    return Optional.ofNullable(SidAlias.find(sid, context)).map(SidAlias::name);
  }

  private static Optional<String> name(Sid sid, SidContext context) {
    return SidNameResolver.wellKnown(context).nameOf(sid);
  }

  private static String family(Sid sid) {
    return SidFamily.of(sid).name().toLowerCase(Locale.ROOT);
  }
}
