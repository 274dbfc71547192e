package org.ntacl.access;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.ntacl.Guid;

/**
 * The kinds of things that make up an object, as a caller lists them for a check: the class of the
 * object, its property sets, their properties (OBJECT_TYPE_LIST of the Windows headers). The list
 * is a tree in preorder: the parent of an element is the nearest one before it that is one level
 * higher.
 *
 * <p>Any list can be made; a check refuses the one that is not {@linkplain #isWellFormed() well
 * formed}, as Windows does. Immutable and thread-safe, equal by content.
 */
public final class ObjectTypeList {
  /** ACCESS_MAX_LEVEL: the deepest level of a list. */
  public static final int MAX_LEVEL = 4;

  /** No list: a check without object types. */
  public static final ObjectTypeList NONE = new ObjectTypeList(List.of());

  /**
   * One element of a list.
   *
   * @param level how deep it lies, 0 for the object itself; a well-formed list has levels from 0 to
   *     {@link #MAX_LEVEL}
   * @param type what it is
   */
  public record Node(int level, Guid type) {
    /** Refuses null. */
    public Node {
      Objects.requireNonNull(type, "type");
    }
  }

  private final List<Node> nodes;
  private final boolean wellFormed;

  /** The first element of each type. */
  private final Map<Guid, Integer> indexes = new HashMap<>();

  /** The parent of each element, −1 for the root; meaningless in a malformed list. */
  private final int[] parents;

  /** The index behind the last element below each element. */
  private final int[] ends;

  private ObjectTypeList(List<Node> nodes) {
    this.nodes = List.copyOf(nodes);
    this.parents = new int[nodes.size()];
    this.ends = new int[nodes.size()];
    this.wellFormed = levelsAreValid();
    for (int i = 0; i < nodes.size(); i++) {
      indexes.putIfAbsent(nodes.get(i).type(), i);
    }
    if (wellFormed) {
      connect();
    }
  }

  /** Returns the list of these elements. */
  public static ObjectTypeList of(List<Node> nodes) {
    return nodes.isEmpty() ? NONE : new ObjectTypeList(nodes);
  }

  /** Returns the list of these elements. */
  public static ObjectTypeList of(Node... nodes) {
    return of(List.of(nodes));
  }

  /** One element of level 0, the first; no level skipped on the way down (accesscheck 3.2). */
  private boolean levelsAreValid() {
    for (int i = 0; i < nodes.size(); i++) {
      int level = nodes.get(i).level();
      boolean valid =
          i == 0
              ? level == 0
              : level >= 1 && level <= MAX_LEVEL && level <= nodes.get(i - 1).level() + 1;
      if (!valid) {
        return false;
      }
    }
    return true;
  }

  private void connect() {
    int[] open = new int[MAX_LEVEL + 1];
    for (int i = 0; i < parents.length; i++) {
      int level = nodes.get(i).level();
      parents[i] = level == 0 ? -1 : open[level - 1];
      open[level] = i;
    }
    for (int i = ends.length - 1; i >= 0; i--) {
      ends[i] = Math.max(ends[i], i + 1);
      if (parents[i] >= 0) {
        ends[parents[i]] = Math.max(ends[parents[i]], ends[i]);
      }
    }
  }

  /** Returns the elements in their order. */
  public List<Node> nodes() {
    return nodes;
  }

  /** Tells whether there is no list. */
  public boolean isEmpty() {
    return nodes.isEmpty();
  }

  /** Returns the number of elements. */
  public int size() {
    return nodes.size();
  }

  /**
   * Tells whether the levels make a tree: the first element is the only one of level 0, none is
   * deeper than {@link #MAX_LEVEL}, and none is more than one level below the one before it. No
   * list at all is well formed.
   */
  public boolean isWellFormed() {
    return wellFormed;
  }

  /** Tells whether two elements have the same type; the first one stands for it then. */
  public boolean hasDuplicates() {
    return indexes.size() < nodes.size();
  }

  /** Returns the index of the first element of a type, −1 when there is none. */
  int indexOf(Guid type) {
    return indexes.getOrDefault(type, -1);
  }

  /** Returns the index of the element above, −1 for the root. */
  int parentOf(int index) {
    return parents[index];
  }

  /** Returns the index behind the last element below an element. */
  int endOf(int index) {
    return ends[index];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ObjectTypeList that && nodes.equals(that.nodes);
  }

  @Override
  public int hashCode() {
    return nodes.hashCode();
  }

  /** Returns the levels and types, as in {@code [0 bf967aba-…, 1 e48d0154-…]}. */
  @Override
  public String toString() {
    return nodes.stream().map(node -> node.level() + " " + node.type()).toList().toString();
  }
}
