package org.ntacl.cli.args;

import java.util.List;
import java.util.Optional;

/**
 * Reads plain command lines without loading picocli.
 *
 * <p>It knows full option names, {@code --name value}, {@code --name=value}, flags and operands,
 * and declines everything else: mistakes, help, abbreviations. Then {@link FullReader} decides,
 * which costs a multiple of the time that a short command takes. Both read the same {@link
 * CommandSyntax}.
 */
public final class QuickReader {
  private QuickReader() {}

  /**
   * Reads the arguments of a command.
   *
   * @param arguments what follows the name of the command
   * @return what {@link FullReader} would return, or empty to let it decide
   */
  public static Optional<Arguments> read(CommandSyntax syntax, List<String> arguments) {
    Arguments.Builder builder = new Arguments.Builder();
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (argument.length() < 2 || argument.charAt(0) != '-') {
        if (argument.isEmpty() || !syntax.hasOperands()) {
          return Optional.empty();
        }
        builder.operand(argument);
        continue;
      }
      int equals = argument.indexOf('=');
      String name = equals < 0 ? argument : argument.substring(0, equals);
      OptionSyntax option = syntax.option(name).orElse(null);
      if (option == null || (builder.has(name) && !option.repeatable())) {
        return Optional.empty();
      }
      if (option.isFlag()) {
        if (equals >= 0) {
          return Optional.empty();
        }
        builder.flag(name);
        continue;
      }
      String value = equals >= 0 ? argument.substring(equals + 1) : next(arguments, ++i);
      if (value.isEmpty() || value.charAt(0) == '-' || value.charAt(0) == '"') {
        return Optional.empty();
      }
      builder.value(name, value);
    }
    return Optional.of(builder.build());
  }

  private static String next(List<String> arguments, int index) {
    return index < arguments.size() ? arguments.get(index) : "";
  }
}
