package org.ntacl.identity.pac;

import java.util.Objects;
import org.ntacl.Bytes;

/**
 * A buffer of a type that this version does not know. It is kept and says nothing.
 *
 * @param ulType the number of the type
 * @param content the bytes
 */
public record UnknownPacBuffer(int ulType, Bytes content) implements PacBuffer {
  /**
   * Refuses null and known types.
   *
   * @throws IllegalArgumentException when the type is known
   */
  public UnknownPacBuffer {
    Objects.requireNonNull(content, "content");
    if (PacBufferType.of(ulType).isPresent()) {
      throw new IllegalArgumentException(
          "buffers of type " + ulType + " have a record of their own");
    }
  }

  @Override
  public Bytes toBytes() {
    return content;
  }
}
