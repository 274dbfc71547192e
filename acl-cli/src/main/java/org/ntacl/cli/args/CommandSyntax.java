package org.ntacl.cli.args;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a command may be given: the one definition that the quick reader, the full reader, the help
 * and the shell completion are made from.
 *
 * @param name the name of the command; of one in a group the name of the group, a blank and its own
 * @param summary what it does: one sentence, without final period
 * @param options its options
 * @param operandLabel what its operands are called in help; empty for a command without operands
 * @param operandHelp what its operands are; empty for a command without operands
 * @param footer further paragraphs below the help, as they are
 */
public record CommandSyntax(
    String name,
    String summary,
    List<OptionSyntax> options,
    String operandLabel,
    String operandHelp,
    List<String> footer) {
  /** Copies the lists and refuses null. */
  public CommandSyntax {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(summary, "summary");
    Objects.requireNonNull(operandLabel, "operandLabel");
    Objects.requireNonNull(operandHelp, "operandHelp");
    options = List.copyOf(options);
    footer = List.copyOf(footer);
  }

  /** Returns the option of a name, or empty when there is none. */
  public Optional<OptionSyntax> option(String optionName) {
    for (OptionSyntax option : options) {
      if (option.name().equals(optionName)) {
        return Optional.of(option);
      }
    }
    return Optional.empty();
  }

  /** Tells whether the command takes operands. */
  public boolean hasOperands() {
    return !operandLabel.isEmpty();
  }
}
