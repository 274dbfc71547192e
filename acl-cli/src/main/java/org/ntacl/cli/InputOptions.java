package org.ntacl.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ntacl.binary.StoredDescriptor;
import org.ntacl.cli.args.Arguments;
import org.ntacl.cli.args.OptionSyntax;
import org.ntacl.cli.console.Console;
import org.ntacl.cli.json.InputException;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.sid.SidContext;

/** What commands that read descriptors have in common. */
final class InputOptions {
  static final OptionSyntax FROM =
      OptionSyntax.value(
              "--from",
              "FORM",
              "the form of the input: sddl, hex, base64, json or bytes;"
                  + " told by its beginning without this")
          .offering(List.of("sddl", "hex", "base64", "json", "bytes"));

  static final String OPERAND = "DESCRIPTOR";

  static final String OPERAND_HELP =
      "a descriptor (SDDL, hexadecimal digits, base64 or JSON), the name of a file that holds one,"
          + " @ and the name of a file, or - for standard input; without any, standard input";

  private InputOptions() {}

  /**
   * Reads the descriptors that the operands name, standard input when there are none.
   *
   * @throws InputException when one is no good
   * @throws IOException when a file or standard input cannot be read
   */
  static List<StoredDescriptor> read(Arguments arguments, SidContext context, Console console)
      throws IOException {
    DescriptorSource source = new DescriptorSource(context, form(arguments));
    List<String> operands = arguments.operands();
    if (operands.isEmpty()) {
      if (console.isInputTyped()) {
        throw new InputException("no descriptor; `-` reads one from the terminal");
      }
      operands = List.of("-");
    }
    List<StoredDescriptor> descriptors = new ArrayList<>(operands.size());
    for (String operand : operands) {
      descriptors.add(source.read(operand, console));
    }
    return descriptors;
  }

  /**
   * Reads the one descriptor that the operand names.
   *
   * @throws InputException when it is no good, or there are several
   * @throws IOException when a file or standard input cannot be read
   */
  static StoredDescriptor readOne(Arguments arguments, SidContext context, Console console)
      throws IOException {
    if (arguments.operands().size() > 1) {
      throw new InputException(
          "%d descriptors: the question is about one".formatted(arguments.operands().size()));
    }
    return read(arguments, context, console).get(0);
  }

  /**
   * Reads the descriptor that an option names as an operand would.
   *
   * @throws InputException when it is no good
   * @throws IOException when a file or standard input cannot be read
   */
  static Optional<SecurityDescriptor> ofOption(
      Arguments arguments, OptionSyntax option, SidContext context, Console console)
      throws IOException {
    Optional<String> text = arguments.value(option.name());
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new DescriptorSource(context, Optional.empty()).read(text.get(), console).descriptor());
    } catch (InputException e) {
      throw e.in("`" + option.name() + "`");
    }
  }

  private static Optional<DescriptorForm> form(Arguments arguments) {
    Optional<String> name = arguments.value(FROM.name());
    return name.isEmpty() ? Optional.empty() : Optional.of(form(FROM, name.get()));
  }

  static DescriptorForm form(OptionSyntax option, String name) {
    return DescriptorForm.named(name)
        .orElseThrow(
            () ->
                new InputException(
                    "`%s` is `%s`: expected %s"
                        .formatted(
                            option.name(), name, String.join(", ", DescriptorForm.names()))));
  }
}
