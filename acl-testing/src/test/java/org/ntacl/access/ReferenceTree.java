package org.ntacl.access;

import java.util.ArrayList;
import java.util.List;
import org.ntacl.Guid;

/**
 * A list of object types for {@link ReferenceCheck}: one right at a time, by marks on the nodes, in
 * the words of accesscheck 8.3 and 8.4.
 */
final class ReferenceTree {
  private final List<ObjectTypeList.Node> nodes;

  ReferenceTree(ObjectTypeList list) {
    this.nodes = list.nodes();
  }

  int size() {
    return nodes.size();
  }

  Guid type(int node) {
    return nodes.get(node).type();
  }

  int find(Guid type) {
    for (int i = 0; i < nodes.size(); i++) {
      if (nodes.get(i).type().equals(type)) {
        return i;
      }
    }
    return -1;
  }

  /** 3.2: first element level 0; only one; each level at most one more; at most 4. */
  boolean isBad() {
    int previous = -1;
    for (ObjectTypeList.Node node : nodes) {
      boolean first = previous == -1;
      if ((node.level() == 0) != first || node.level() > previous + 1 || node.level() > 4) {
        return true;
      }
      if (node.level() < 0) {
        return true;
      }
      previous = node.level();
    }
    return false;
  }

  boolean repeats() {
    return nodes.stream().map(ObjectTypeList.Node::type).distinct().count() < nodes.size();
  }

  /** Tells whether a node is another one or lies below it. */
  boolean isWithin(int node, int other) {
    return node == other || (parent(node) >= 0 && isWithin(parent(node), other));
  }

  /** The nearest earlier element one level up. */
  private int parent(int node) {
    int level = nodes.get(node).level();
    for (int i = node - 1; i >= 0; i--) {
      if (nodes.get(i).level() == level - 1) {
        return i;
      }
    }
    return -1;
  }

  private List<Integer> children(int node) {
    List<Integer> children = new ArrayList<>();
    for (int i = node + 1; i < nodes.size(); i++) {
      if (parent(i) == node) {
        children.add(i);
      }
    }
    return children;
  }

  Marks marks() {
    return new Marks();
  }

  /** What is known of one right on every node. */
  final class Marks {
    private final boolean[] granted = new boolean[nodes.size()];
    private final boolean[] denied = new boolean[nodes.size()];
    private boolean raised;

    boolean has(int node) {
      return granted[node];
    }

    boolean lacks(int node) {
      return !granted[node];
    }

    void allow(int node) {
      allowBelow(node);
      for (int up = parent(node); up >= 0; up = parent(up)) {
        if (!denied[up] && children(up).stream().allMatch(child -> granted[child])) {
          raised |= !granted[up];
          granted[up] = true;
        }
      }
    }

    /** Tells whether a node has the right because all its children do. */
    boolean isRaised() {
      return raised;
    }

    private void allowBelow(int node) {
      if (!denied[node]) {
        granted[node] = true;
      }
      children(node).forEach(this::allowBelow);
    }

    void deny(int node) {
      if (lacks(node)) {
        for (int up = parent(node); up >= 0; up = parent(up)) {
          denied[up] |= !granted[up];
        }
      }
      denyBelow(node);
    }

    private void denyBelow(int node) {
      denied[node] |= !granted[node];
      children(node).forEach(this::denyBelow);
    }
  }
}
