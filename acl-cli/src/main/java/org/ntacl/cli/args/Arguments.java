package org.ntacl.cli.args;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a command was given. Immutable. */
public final class Arguments {
  private final Map<String, List<String>> options;
  private final List<String> operands;

  private Arguments(Map<String, List<String>> options, List<String> operands) {
    this.options = options;
    this.operands = operands;
  }

  /** Tells whether an option was given. */
  public boolean has(String option) {
    return options.containsKey(option);
  }

  /** Returns the value of an option, the first one of several, or empty when it was not given. */
  public Optional<String> value(String option) {
    List<String> values = values(option);
    return values.isEmpty() ? Optional.empty() : Optional.of(values.get(0));
  }

  /** Returns the values of an option in their order; none when it was not given. */
  public List<String> values(String option) {
    return options.getOrDefault(option, List.of());
  }

  /** Returns the operands in their order. */
  public List<String> operands() {
    return operands;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Arguments that
        && options.equals(that.options)
        && operands.equals(that.operands);
  }

  @Override
  public int hashCode() {
    return 31 * options.hashCode() + operands.hashCode();
  }

  @Override
  public String toString() {
    return options + " " + operands;
  }

  /** Collects arguments. */
  static final class Builder {
    private final Map<String, List<String>> options = new LinkedHashMap<>();
    private final List<String> operands = new ArrayList<>();

    void flag(String option) {
      options.put(option, List.of());
    }

    void value(String option, String value) {
      List<String> values = options.get(option);
      if (values == null) {
        values = new ArrayList<>();
        options.put(option, values);
      }
      values.add(value);
    }

    boolean has(String option) {
      return options.containsKey(option);
    }

    void operand(String operand) {
      operands.add(operand);
    }

    Arguments build() {
      Map<String, List<String>> copy = new LinkedHashMap<>();
      for (Map.Entry<String, List<String>> option : options.entrySet()) {
        copy.put(option.getKey(), List.copyOf(option.getValue()));
      }
      return new Arguments(copy, List.copyOf(operands));
    }
  }
}
