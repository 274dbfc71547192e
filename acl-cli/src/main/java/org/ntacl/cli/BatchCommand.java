package org.ntacl.cli;

import java.util.List;
import org.ntacl.cli.args.Arguments;
import org.ntacl.cli.args.CommandSyntax;
import org.ntacl.cli.batch.Batch;
import org.ntacl.cli.console.Console;

/** {@code ntacl batch}: requests in, answers out, one JSON object a line. */
final class BatchCommand implements Command {
  @Override
  public CommandSyntax syntax() {
    return new CommandSyntax(
        "batch",
        "Answer requests from standard input, one JSON object a line",
        List.of(),
        "",
        "",
        List.of(
            "Each request has an `op` (parse, print, sid, condition, check) and may have an `id`;",
            "each answer stands in one line, in the order of the requests."));
  }

  @Override
  public int run(Arguments arguments, Console console) {
    return Batch.run(console) ? OK : FAILED;
  }
}
