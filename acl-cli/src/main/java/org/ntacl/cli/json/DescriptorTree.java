package org.ntacl.cli.json;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.ntacl.assign.ObjectKind;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.update.SecurityTree;

/**
 * Objects out of a request: to plan with, not to write to. Immutable and thread-safe.
 *
 * @param root the object that holds all others
 */
public record DescriptorTree(Node root) implements SecurityTree<DescriptorTree.Node> {
  /** What stands between the names of a path. */
  public static final String SEPARATOR = "\\";

  /**
   * An object.
   *
   * @param path its name behind those of the objects that hold it
   * @param descriptor its descriptor
   * @param kind what it is
   * @param children what it holds, in order
   */
  public record Node(
      String path, SecurityDescriptor descriptor, ObjectKind kind, List<Node> children) {
    /** Copies the list and refuses null. */
    public Node {
      Objects.requireNonNull(path, "path");
      Objects.requireNonNull(descriptor, "descriptor");
      Objects.requireNonNull(kind, "kind");
      children = List.copyOf(children);
    }
  }

  /** Refuses null. */
  public DescriptorTree {
    Objects.requireNonNull(root, "root");
  }

  @Override
  public List<Node> children(Node node) {
    return node.children();
  }

  @Override
  public SecurityDescriptor descriptor(Node node) {
    return node.descriptor();
  }

  @Override
  public ObjectKind kind(Node node) {
    return node.kind();
  }

  @Override
  public String path(Node node) {
    return node.path();
  }

  @Override
  public void write(Node node, SecurityDescriptor descriptor) throws IOException {
    throw new IOException("objects of a request cannot be written: " + node.path());
  }
}
