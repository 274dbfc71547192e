package org.ntacl.sddl;

import java.util.List;
import java.util.Optional;
import org.ntacl.descriptor.SecurityDescriptor;

/**
 * The outcome of reading a text that may have several faults. Immutable and thread-safe.
 *
 * @param input the text
 * @param descriptor the descriptor, or empty when there are faults
 * @param diagnostics the faults in the order of the text, none when there is a descriptor
 */
public record SddlResult(
    String input, Optional<SecurityDescriptor> descriptor, List<SddlDiagnostic> diagnostics) {
  /**
   * Checks that there is either a descriptor or a fault.
   *
   * @throws IllegalArgumentException when there are both, or neither
   */
  public SddlResult {
    diagnostics = List.copyOf(diagnostics);
    if (descriptor.isPresent() != diagnostics.isEmpty()) {
      throw new IllegalArgumentException("there is either a descriptor or a fault");
    }
  }

  /** Tells whether the text is free of faults. */
  public boolean isOk() {
    return descriptor.isPresent();
  }

  /**
   * Returns the descriptor.
   *
   * @throws SddlException with the first fault, when there is no descriptor
   */
  public SecurityDescriptor orThrow() {
    return descriptor.orElseThrow(() -> new SddlException(input, diagnostics.get(0)));
  }

  /** Returns every fault with the text below it and a caret below what is wrong. */
  public String display() {
    return String.join("\n", diagnostics.stream().map(fault -> Excerpt.of(input, fault)).toList());
  }
}
