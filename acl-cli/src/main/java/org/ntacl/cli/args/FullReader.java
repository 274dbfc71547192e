package org.ntacl.cli.args;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Reads any command line with picocli, and makes help and shell completion. The model that picocli
 * works on is built from {@link CommandSyntax}, so there is one definition of every option.
 */
public final class FullReader {
  private static final String HELP = "--help";
  private static final String LINE_END = "\n";

  private final CommandLine root;
  private final List<CommandSyntax> commands;
  private final int width;

  /** What a command line asks for. */
  public sealed interface Outcome {}

  /**
   * To run a command.
   *
   * @param name the name of the command
   * @param arguments what it was given
   */
  public record Run(String name, Arguments arguments) implements Outcome {}

  /**
   * To print something and be done.
   *
   * @param text what to print, line ends included
   */
  public record Print(String text) implements Outcome {}

  /** To print the version. */
  public record PrintVersion() implements Outcome {}

  /**
   * Nothing, because of a mistake.
   *
   * @param message what is wrong, line ends included
   */
  public record Refuse(String message) implements Outcome {}

  /**
   * Makes a reader.
   *
   * @param program the name of the program
   * @param summary what it does
   * @param commands its commands; a group comes before those in it, see {@link CommandSyntax}
   * @param width the columns that help may take
   * @param colors whether help is coloured
   */
  public FullReader(
      String program, String summary, List<CommandSyntax> commands, int width, boolean colors) {
    this.commands = List.copyOf(commands);
    this.width = width;
    CommandSpec spec = CommandSpec.create().name(program);
    describe(spec.usageMessage(), summary, List.of());
    spec.addOption(
        OptionSpec.builder("-h", HELP)
            .usageHelp(true)
            .description("show this help and exit")
            .build());
    spec.addOption(
        OptionSpec.builder("-V", "--version")
            .versionHelp(true)
            .description("show the version and exit")
            .build());
    for (CommandSyntax command : commands) {
      List<String> path = words(command.name());
      CommandSpec parent = spec;
      for (String group : path.subList(0, path.size() - 1)) {
        parent = parent.subcommands().get(group).getCommandSpec();
      }
      parent.addSubcommand(path.get(path.size() - 1), specOf(command));
    }
    root =
        new CommandLine(spec)
            .setExpandAtFiles(false)
            .setColorScheme(Help.defaultColorScheme(colors ? Help.Ansi.ON : Help.Ansi.OFF))
            .setUsageHelpWidth(width);
  }

  private void describe(UsageMessageSpec usage, String summary, List<String> footer) {
    usage
        .width(width)
        .description(summary)
        .footer(footer.toArray(String[]::new))
        .synopsisHeading("usage: ")
        .descriptionHeading("%n")
        .parameterListHeading("%n")
        .optionListHeading("%n")
        .commandListHeading("%n")
        .footerHeading(footer.isEmpty() ? "" : "%n")
        .sortOptions(false);
  }

  private CommandSpec specOf(CommandSyntax command) {
    CommandSpec spec = CommandSpec.create();
    describe(spec.usageMessage(), command.summary(), command.footer());
    for (OptionSyntax option : command.options()) {
      spec.addOption(specOf(option));
    }
    spec.addOption(
        OptionSpec.builder("-h", HELP)
            .usageHelp(true)
            .description("show this help and exit")
            .build());
    if (command.hasOperands()) {
      spec.addPositional(
          PositionalParamSpec.builder()
              .paramLabel(command.operandLabel())
              .description(command.operandHelp())
              .arity("0..*")
              .type(List.class)
              .auxiliaryTypes(String.class)
              .build());
    }
    return spec;
  }

  private static OptionSpec specOf(OptionSyntax option) {
    OptionSpec.Builder builder = OptionSpec.builder(option.name()).description(option.help());
    if (option.isFlag()) {
      return builder.arity("0").type(boolean.class).build();
    }
    builder.arity("1").paramLabel(option.label());
    if (!option.candidates().isEmpty()) {
      builder.completionCandidates(option.candidates());
    }
    return option.repeatable()
        ? builder.type(List.class).auxiliaryTypes(String.class).build()
        : builder.type(String.class).build();
  }

  /** Reads a whole command line, the name of the command first. */
  public Outcome read(List<String> arguments) {
    if (arguments.isEmpty()) {
      return new Refuse(root.getUsageMessage());
    }
    try {
      return outcome(root.parseArgs(arguments.toArray(String[]::new)));
    } catch (ParameterException e) {
      return new Refuse(message(e));
    }
  }

  private Outcome outcome(ParseResult result) {
    ParseResult innermost = result;
    StringJoiner name = new StringJoiner(" ");
    while (innermost.hasSubcommand()) {
      innermost = innermost.subcommand();
      name.add(innermost.commandSpec().name());
    }
    if (innermost.isUsageHelpRequested()) {
      return new Print(innermost.commandSpec().commandLine().getUsageMessage());
    }
    if (result.isVersionHelpRequested()) {
      return new PrintVersion();
    }
    if (!result.hasSubcommand()) {
      return new Refuse(root.getUsageMessage());
    }
    return new Run(name.toString(), arguments(innermost));
  }

  private static Arguments arguments(ParseResult result) {
    Arguments.Builder builder = new Arguments.Builder();
    // the sets: the lists hold a specification once for each time it was matched
    for (OptionSpec option : result.matchedOptionsSet()) {
      String name = option.longestName();
      if (option.type() == boolean.class) {
        builder.flag(name);
      } else {
        option.stringValues().forEach(value -> builder.value(name, value));
      }
    }
    for (PositionalParamSpec operands : result.matchedPositionalsSet()) {
      operands.stringValues().forEach(builder::operand);
    }
    return builder.build();
  }

  /** Returns the fault in one line, and in a second one what may have been meant. */
  private String message(ParameterException e) {
    List<String> lines = new ArrayList<>();
    String program = root.getCommandName();
    String fault = e.getMessage().lines().findFirst().orElse("bad arguments");
    lines.add(program + ": " + Character.toLowerCase(fault.charAt(0)) + fault.substring(1));
    List<String> suggestions =
        e instanceof UnmatchedArgumentException unmatched ? unmatched.getSuggestions() : List.of();
    if (!suggestions.isEmpty()) {
      lines.add(program + ": did you mean " + String.join(" or ", suggestions) + "?");
    }
    String failed = e.getCommandLine().getCommandSpec().qualifiedName();
    lines.add(program + ": see `" + failed + " --help`");
    return String.join(LINE_END, lines) + LINE_END;
  }

  /** Returns the help of a command, of the program when the name is empty. */
  public Outcome help(String command) {
    if (command.isEmpty()) {
      return new Print(root.getUsageMessage());
    }
    if (commands.stream().noneMatch(known -> known.name().equals(command))) {
      return new Refuse(root.getCommandName() + ": no command `" + command + "`" + LINE_END);
    }
    CommandLine line = root;
    for (String word : words(command)) {
      line = line.getSubcommands().get(word);
    }
    return new Print(line.getUsageMessage());
  }

  private static List<String> words(String command) {
    return List.of(command.split(" "));
  }

  /** Returns the completion script for bash and zsh. */
  public String completionScript() {
    return AutoComplete.bash(root.getCommandName(), root);
  }
}
