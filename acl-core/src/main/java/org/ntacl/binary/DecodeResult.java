package org.ntacl.binary;

import java.util.Optional;
import org.ntacl.MalformedBytesException;
import org.ntacl.descriptor.SecurityDescriptor;

/**
 * The outcome of reading bytes that may be no descriptor, for callers that read many. Immutable and
 * thread-safe.
 *
 * @param descriptor the descriptor, or empty when the bytes are malformed
 * @param fault what is wrong with the bytes, or empty when there is a descriptor
 */
public record DecodeResult(
    Optional<SecurityDescriptor> descriptor, Optional<MalformedBytesException> fault) {
  /**
   * Checks that there is either a descriptor or a fault.
   *
   * @throws IllegalArgumentException when there are both, or neither
   */
  public DecodeResult {
    if (descriptor.isPresent() == fault.isPresent()) {
      throw new IllegalArgumentException("there is either a descriptor or a fault");
    }
  }

  /** Tells whether there is a descriptor. */
  public boolean isOk() {
    return descriptor.isPresent();
  }

  /**
   * Returns the descriptor.
   *
   * @throws MalformedBytesException when there is none
   */
  public SecurityDescriptor orThrow() {
    return descriptor.orElseThrow(fault::get);
  }
}
