package org.ntacl.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ntacl.cli.args.Arguments;
import org.ntacl.cli.args.CommandSyntax;
import org.ntacl.cli.args.FullReader;
import org.ntacl.cli.args.QuickReader;
import org.ntacl.cli.console.ColorChoice;
import org.ntacl.cli.console.Console;
import org.ntacl.cli.console.Paint;
import org.ntacl.cli.json.InputException;

/**
 * Finds the command, reads its arguments and runs it.
 *
 * <p>A plain command line loads the class of its command and no other, and not picocli: its hundred
 * and fifty classes, in a format too old for class data sharing, would take longer than explaining
 * a descriptor.
 */
final class Program {
  static final String NAME = "ntacl";

  private static final List<String> COMMANDS =
      List.of(
          "explain",
          "check",
          "effective",
          "who",
          "set",
          "inherit",
          "convert",
          "sid",
          "token",
          "pac",
          "batch",
          "hive",
          "hive ls",
          "hive show",
          "hive security",
          "hive audit",
          "hive stale",
          "hive diff",
          "hive set-security",
          "hive recover",
          "hive build",
          "wfp",
          "wfp load",
          "wfp ls",
          "wfp show",
          "wfp security",
          "wfp classify",
          "wfp audit",
          "completion");

  private Program() {}

  /**
   * Runs a command line and returns the exit code; 1 is never anything but a refusal by Windows, or
   * something found in a hive or a state dump.
   */
  static int run(List<String> arguments, Console console) {
    int code;
    try {
      code = dispatch(arguments, console);
    } catch (InputException e) {
      console.complain(e.display());
      code = Command.FAILED;
    } catch (IOException e) {
      console.complain(e.getClass().getSimpleName() + ": " + e.getMessage());
      code = Command.FAILED;
    } catch (RuntimeException | Error e) {
      StringWriter trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace));
      console.complain("this is a fault of ntacl itself, please report it\n" + trace);
      code = Command.FAILED;
    }
    console.out().flush();
    return code;
  }

  private static int dispatch(List<String> arguments, Console console) throws IOException {
    int words = Math.min(arguments.size(), isGroup(arguments) ? 2 : 1);
    Optional<Command> command = command(String.join(" ", arguments.subList(0, words)));
    if (command.isPresent()) {
      List<String> rest = arguments.subList(words, arguments.size());
      Optional<Arguments> quick = QuickReader.read(command.get().syntax(), rest);
      if (quick.isPresent()) {
        return command.get().run(quick.get(), console);
      }
    }
    return runFully(arguments, console);
  }

  private static boolean isGroup(List<String> arguments) {
    return !arguments.isEmpty()
        && (arguments.get(0).equals(HiveCommand.GROUP)
            || arguments.get(0).equals(WfpCommand.GROUP));
  }

  private static int runFully(List<String> arguments, Console console) throws IOException {
    FullReader reader = reader(console);
    FullReader.Outcome outcome =
        !arguments.isEmpty() && arguments.get(0).equals("help") && arguments.size() <= 3
            ? reader.help(String.join(" ", arguments.subList(1, arguments.size())))
            : reader.read(arguments);
    if (outcome instanceof FullReader.Run run) {
      return command(run.name()).orElseThrow().run(run.arguments(), console);
    }
    if (outcome instanceof FullReader.Print print) {
      console.print(print.text());
      return Command.OK;
    }
    if (outcome instanceof FullReader.PrintVersion) {
      console.print(NAME + " " + Version.current() + "\n");
      return Command.OK;
    }
    console.err().print(((FullReader.Refuse) outcome).message());
    console.err().flush();
    return Command.FAILED;
  }

  static FullReader reader(Console console) {
    List<CommandSyntax> syntaxes = new ArrayList<>();
    for (String name : COMMANDS) {
      syntaxes.add(command(name).orElseThrow().syntax());
    }
    return new FullReader(
        NAME,
        "Decides what Windows would decide about a security descriptor, and says why",
        syntaxes,
        console.columns(),
        console.paint(ColorChoice.AUTO) == Paint.COLORED);
  }

  private static Optional<Command> command(String name) {
    return switch (name) {
      case "explain" -> Optional.of(new ExplainCommand());
      case "check" -> Optional.of(new CheckCommand());
      case "effective" -> Optional.of(new EffectiveCommand());
      case "who" -> Optional.of(new WhoCommand());
      case "set" -> Optional.of(new SetCommand());
      case "inherit" -> Optional.of(new InheritCommand());
      case "convert" -> Optional.of(new ConvertCommand());
      case "sid" -> Optional.of(new SidCommand());
      case "token" -> Optional.of(new TokenCommand());
      case "pac" -> Optional.of(new PacCommand());
      case "batch" -> Optional.of(new BatchCommand());
      case HiveCommand.GROUP -> Optional.of(new HiveCommand());
      case "hive ls" -> Optional.of(new HiveLsCommand());
      case "hive show" -> Optional.of(new HiveShowCommand());
      case "hive security" -> Optional.of(new HiveSecurityCommand());
      case "hive audit" -> Optional.of(new HiveAuditCommand());
      case "hive stale" -> Optional.of(new HiveStaleCommand());
      case "hive diff" -> Optional.of(new HiveDiffCommand());
      case "hive set-security" -> Optional.of(new HiveSetSecurityCommand());
      case "hive recover" -> Optional.of(new HiveRecoverCommand());
      case "hive build" -> Optional.of(new HiveBuildCommand());
      case WfpCommand.GROUP -> Optional.of(new WfpCommand());
      case "wfp load" -> Optional.of(new WfpLoadCommand());
      case "wfp ls" -> Optional.of(new WfpLsCommand());
      case "wfp show" -> Optional.of(new WfpShowCommand());
      case "wfp security" -> Optional.of(new WfpSecurityCommand());
      case "wfp classify" -> Optional.of(new WfpClassifyCommand());
      case "wfp audit" -> Optional.of(new WfpAuditCommand());
      case "completion" -> Optional.of(new CompletionCommand());
      default -> Optional.empty();
    };
  }
}
