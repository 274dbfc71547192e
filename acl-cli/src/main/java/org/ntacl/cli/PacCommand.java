package org.ntacl.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ntacl.cli.args.Arguments;
import org.ntacl.cli.args.CommandSyntax;
import org.ntacl.cli.args.OptionSyntax;
import org.ntacl.cli.console.Console;
import org.ntacl.cli.identity.PacReport;
import org.ntacl.cli.json.InputException;
import org.ntacl.cli.json.JsonOutput;
import org.ntacl.identity.kerberos.EncTicketPart;
import org.ntacl.identity.pac.Pac;
import org.ntacl.identity.pac.PacCheck;
import org.ntacl.identity.pac.PacRefusedException;
import org.ntacl.identity.pac.PacVerifier;

/** {@code ntacl pac}: a PAC buffer by buffer. */
final class PacCommand implements Command {
  private static final OptionSyntax JSON = OptionSyntax.flag("--json", "answer in JSON");

  @Override
  public CommandSyntax syntax() {
    List<OptionSyntax> options = new ArrayList<>(List.of(JSON, ColorOption.COLOR));
    options.addAll(KeyOptions.ALL);
    return new CommandSyntax(
        "pac",
        "Explain the PAC of a Kerberos ticket, buffer by buffer, and verify its signatures",
        options,
        "FILE",
        "a file that holds the PAC, as bytes or hexadecimal digits",
        List.of(
            "With keys, the exit code is 1 when a service that has them would refuse the PAC."));
  }

  @Override
  public int run(Arguments arguments, Console console) throws IOException {
    if (arguments.operands().size() != 1) {
      throw new InputException(
          "%d operands: expected a PAC".formatted(arguments.operands().size()));
    }
    Pac pac = IdentityFile.read(arguments.operands().get(0), "PAC", console, Pac::read);
    PacVerifier verifier = KeyOptions.verifier(arguments, console);
    Optional<EncTicketPart> ticket = KeyOptions.ticket(arguments, console);
    List<PacCheck> checks =
        ticket.isPresent() ? verifier.examine(pac, ticket.get()) : verifier.examine(pac);
    console.print(
        arguments.has(JSON.name())
            ? JsonOutput.indented(output -> PacReport.json(output, pac, checks))
            : PacReport.text(pac, checks, ColorOption.paint(arguments, console)));
    if (!KeyOptions.areGiven(arguments)) {
      return OK;
    }
    try {
      if (ticket.isPresent()) {
        verifier.verify(pac, ticket.get());
      } else {
        verifier.verify(pac);
      }
      return OK;
    } catch (PacRefusedException e) {
      console.complain("the PAC is refused: " + e.getMessage());
      return DENIED;
    }
  }
}
