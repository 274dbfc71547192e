package org.ntacl.registry.hive;

import org.ntacl.Bytes;
import org.ntacl.binary.DecodeResult;
import org.ntacl.binary.SelfRelative;
import org.ntacl.descriptor.SecurityDescriptor;

/**
 * A security cell: a descriptor that any number of keys of one hive share. Immutable and
 * thread-safe.
 *
 * @param id identifies the cell within its hive: its offset in bytes from the start of the bins
 * @param references how many keys use it, as the cell says
 * @param bytes the descriptor in self-relative form
 */
public record HiveSecurity(int id, int references, Bytes bytes) {

  /**
   * Returns the descriptor.
   *
   * @throws org.ntacl.MalformedBytesException when the bytes are none; offsets count from their
   *     start
   */
  public SecurityDescriptor descriptor() {
    return SelfRelative.decode(bytes);
  }

  /** Returns the descriptor, or what is wrong with it. */
  public DecodeResult tryDescriptor() {
    return SelfRelative.tryDecode(bytes.toArray(), 0, bytes.size());
  }
}
