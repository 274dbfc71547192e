package org.ntacl.cli;

import java.util.Arrays;
import org.ntacl.cli.console.Console;

/** Entry point of the {@code ntacl} command. */
public final class Main {

  private Main() {}

  /**
   * Runs one command and ends the process with its exit code.
   *
   * @param args the command line
   */
  public static void main(String[] args) {
    Console console = Console.ofProcess();
    if (Boolean.getBoolean("ntacl.rehearsal")) {
      Rehearsal.run(Arrays.asList(args));
      return;
    }
    int code = Program.run(Arrays.asList(args), console);
    if (console.out().checkError() && code == Command.OK) {
      // nobody got the answer
      code = Command.FAILED;
    }
    if (code != Command.OK) {
      System.exit(code);
    }
  }
}
