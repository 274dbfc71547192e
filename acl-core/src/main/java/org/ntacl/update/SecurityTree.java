package org.ntacl.update;

import java.io.IOException;
import java.util.List;
import org.ntacl.assign.ObjectKind;
import org.ntacl.descriptor.SecurityDescriptor;

/**
 * Objects that hold others and inherit from them: keys of a registry, files, objects of a
 * directory.
 *
 * @param <N> what stands for one object
 */
public interface SecurityTree<N> {
  /**
   * Returns what an object holds, in order.
   *
   * @throws IOException when the object cannot be read
   */
  List<N> children(N node) throws IOException;

  /**
   * Returns the stored descriptor of an object.
   *
   * @throws IOException when it cannot be read
   */
  SecurityDescriptor descriptor(N node) throws IOException;

  /** Returns what an object is. */
  ObjectKind kind(N node);

  /** Returns where an object is, for people. */
  String path(N node);

  /**
   * Stores another descriptor.
   *
   * @throws IOException when it cannot be written; the object then has its old one
   */
  void write(N node, SecurityDescriptor descriptor) throws IOException;
}
