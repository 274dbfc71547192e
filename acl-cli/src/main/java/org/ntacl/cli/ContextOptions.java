package org.ntacl.cli;

import java.util.List;
import java.util.Optional;
import org.ntacl.cli.args.Arguments;
import org.ntacl.cli.args.OptionSyntax;
import org.ntacl.cli.json.InputException;
import org.ntacl.sid.Sid;
import org.ntacl.sid.SidContext;
import org.ntacl.sid.SidSyntaxException;

/** The options that say what relative aliases such as {@code DA} are relative to. */
final class ContextOptions {
  static final OptionSyntax MACHINE =
      OptionSyntax.value("--machine", "SID", "the machine's SID, for the aliases LA and LG");
  static final OptionSyntax DOMAIN =
      OptionSyntax.value("--domain", "SID", "the domain's SID, for aliases such as DA and DU");
  static final OptionSyntax FOREST =
      OptionSyntax.value(
          "--forest", "SID", "the SID of the forest's root domain, for aliases such as EA");

  static final List<OptionSyntax> ALL = List.of(MACHINE, DOMAIN, FOREST);

  private ContextOptions() {}

  static SidContext of(Arguments arguments) {
    Optional<Sid> machine = sid(arguments, MACHINE);
    Optional<Sid> domain = sid(arguments, DOMAIN);
    Optional<Sid> forest = sid(arguments, FOREST);
    if (machine.isEmpty() && domain.isEmpty() && forest.isEmpty()) {
      return SidContext.NONE;
    }
    try {
      return new SidContext(machine, domain, forest);
    } catch (IllegalArgumentException e) {
      throw new InputException(e.getMessage());
    }
  }

  private static Optional<Sid> sid(Arguments arguments, OptionSyntax option) {
    Optional<String> text = arguments.value(option.name());
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Sid.parse(text.get()));
    } catch (SidSyntaxException e) {
      throw new InputException("`" + option.name() + "`: " + e.getMessage());
    }
  }
}
