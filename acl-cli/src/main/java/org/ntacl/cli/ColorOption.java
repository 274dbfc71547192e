package org.ntacl.cli;

import java.util.List;
import org.ntacl.cli.args.Arguments;
import org.ntacl.cli.args.OptionSyntax;
import org.ntacl.cli.console.ColorChoice;
import org.ntacl.cli.console.Console;
import org.ntacl.cli.console.Paint;
import org.ntacl.cli.json.InputException;

/** The option that says when to colour. */
final class ColorOption {
  static final OptionSyntax COLOR =
      OptionSyntax.value(
              "--color",
              "WHEN",
              "auto (on a terminal, unless NO_COLOR is set), always or never; auto without this")
          .offering(List.of("auto", "always", "never"));

  private ColorOption() {}

  static Paint paint(Arguments arguments, Console console) {
    String name = arguments.value(COLOR.name()).orElse("auto");
    return console.paint(
        switch (name) {
          case "auto" -> ColorChoice.AUTO;
          case "always" -> ColorChoice.ALWAYS;
          case "never" -> ColorChoice.NEVER;
          default ->
              throw new InputException(
                  "`%s` is `%s`: expected auto, always or never".formatted(COLOR.name(), name));
        });
  }
}
