package org.ntacl.update;

import java.util.NoSuchElementException;
import java.util.Optional;
import org.ntacl.NtStatus;
import org.ntacl.descriptor.SecurityDescriptor;

/**
 * What became of a descriptor.
 *
 * @param status what Windows reports
 * @param descriptor the new descriptor after a success, the current one after a failure; empty for
 *     an object without one
 */
public record UpdateResult(NtStatus status, Optional<SecurityDescriptor> descriptor) {
  /**
   * Returns the new descriptor.
   *
   * @throws NoSuchElementException when the operation failed; the message names the status
   */
  public SecurityDescriptor orElseThrow() {
    if (!status.isSuccess()) {
      throw new NoSuchElementException("refused: " + status);
    }
    return descriptor.orElseThrow();
  }
}
