package org.ntacl.assign;

import java.util.NoSuchElementException;
import java.util.Optional;
import org.ntacl.NtStatus;
import org.ntacl.descriptor.SecurityDescriptor;

/**
 * The descriptor of a new object, or why there is none.
 *
 * @param status what Windows reports
 * @param descriptor the descriptor, present exactly when the status is a success
 */
public record AssignResult(NtStatus status, Optional<SecurityDescriptor> descriptor) {
  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException when there is a descriptor without success or the reverse
   */
  public AssignResult {
    if (status.isSuccess() != descriptor.isPresent()) {
      throw new IllegalArgumentException("a descriptor comes with success only: " + status);
    }
  }

  static AssignResult of(SecurityDescriptor descriptor) {
    return new AssignResult(NtStatus.STATUS_SUCCESS, Optional.of(descriptor));
  }

  static AssignResult refused(NtStatus status) {
    return new AssignResult(status, Optional.empty());
  }

  /**
   * Returns the descriptor.
   *
   * @throws NoSuchElementException when there is none; the message names the status
   */
  public SecurityDescriptor orElseThrow() {
    return descriptor.orElseThrow(() -> new NoSuchElementException("refused: " + status));
  }
}
