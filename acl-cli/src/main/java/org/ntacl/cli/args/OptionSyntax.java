package org.ntacl.cli.args;

import java.util.List;
import java.util.Objects;

/**
 * An option of a command.
 *
 * @param name the name with its dashes, as in {@code --type}
 * @param label what the value is called in help, as in {@code SID}; empty for an option without
 *     value
 * @param repeatable whether the option may be given more than once
 * @param candidates the values that completion offers; others are accepted as well
 * @param help what the option does: one sentence, lower case, without final period
 */
public record OptionSyntax(
    String name, String label, boolean repeatable, List<String> candidates, String help) {
  /** Copies the candidates and refuses null. */
  public OptionSyntax {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(help, "help");
    candidates = List.copyOf(candidates);
  }

  /** Returns an option without value. */
  public static OptionSyntax flag(String name, String help) {
    return new OptionSyntax(name, "", false, List.of(), help);
  }

  /** Returns an option with one value. */
  public static OptionSyntax value(String name, String label, String help) {
    return new OptionSyntax(name, label, false, List.of(), help);
  }

  /** Returns an option with a value that may be given more than once. */
  public static OptionSyntax values(String name, String label, String help) {
    return new OptionSyntax(name, label, true, List.of(), help);
  }

  /** Returns the option with values for completion to offer. */
  public OptionSyntax offering(List<String> newCandidates) {
    return new OptionSyntax(name, label, repeatable, newCandidates, help);
  }

  /** Tells whether the option has no value. */
  public boolean isFlag() {
    return label.isEmpty();
  }
}
