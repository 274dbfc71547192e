package org.ntacl.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Optional;
import org.ntacl.cli.args.Arguments;
import org.ntacl.cli.console.Console;
import org.ntacl.cli.console.Printable;
import org.ntacl.cli.json.InputException;
import org.ntacl.sid.SidContext;
import org.ntacl.wfp.state.Finding;
import org.ntacl.wfp.state.FindingKind;
import org.ntacl.wfp.state.StateException;
import org.ntacl.wfp.state.StateImport;
import org.ntacl.wfp.state.StateLimits;
import org.ntacl.wfp.state.StateOptions;
import org.ntacl.wfp.state.StateReport;
import org.ntacl.wfp.state.WfpState;
import org.ntacl.wfp.state.WfpStateXml;

/**
 * A state dump that an operand names.
 *
 * @param state what it holds
 * @param report what was not understood
 */
record WfpInput(WfpState state, StateReport report) {
  /**
   * Reads a dump and says on standard error what was not understood.
   *
   * @throws InputException when there is no such file or it is no dump
   * @throws IOException when the file cannot be read
   */
  static WfpInput open(String name, Arguments arguments, Console console) throws IOException {
    SidContext given = ContextOptions.of(arguments);
    StateOptions options =
        new StateOptions(
            StateLimits.DEFAULT,
            given.equals(SidContext.NONE) ? Optional.empty() : Optional.of(given));
    try (InputStream in =
        new BufferedInputStream(Files.newInputStream(HiveInput.file(name, console)))) {
      StateImport read = WfpStateXml.read(in, options);
      WfpInput input = new WfpInput(read.state(), read.report());
      input.complain(Printable.of(name), console);
      return input;
    } catch (StateException e) {
      throw new InputException(
          "state dump `%s`: %s".formatted(Printable.of(name), Printable.of(e.getMessage())));
    }
  }

  private void complain(String name, Console console) {
    int told = 0;
    for (Finding finding : report.findings()) {
      if (finding.kind() != FindingKind.WRITTEN_OTHERWISE) {
        console.complain(name + ":" + Printable.of(finding.toString()));
        told++;
      }
    }
    int all =
        report.count(FindingKind.UNKNOWN_ELEMENT)
            + report.count(FindingKind.UNKNOWN_VALUE)
            + report.count(FindingKind.ASSUMED);
    if (all > told) {
      console.complain("%s: and %d more of these".formatted(name, all - told));
    }
  }

  /** Returns the exit code of a command that only reads. */
  int code() {
    return report.isComplete() ? Command.OK : Command.FOUND;
  }
}
