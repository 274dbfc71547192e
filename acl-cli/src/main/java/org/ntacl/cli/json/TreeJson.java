package org.ntacl.cli.json;

import java.util.ArrayList;
import java.util.List;
import org.ntacl.assign.ObjectKind;
import org.ntacl.descriptor.ObjectType;
import org.ntacl.descriptor.SecurityDescriptor;

/**
 * Reads objects that hold others: {@code {"name": "SOFTWARE", "descriptor": {"sddl": "…"},
 * "children": […]}}. One reader reads one tree.
 *
 * <p>What a plan for a tree takes grows with the product of objects and entries, so both are
 * bounded: the characters of all paths, and the entries that all objects together could be handed
 * down. Depth is bounded by {@link JsonReader#MAX_DEPTH}.
 */
public final class TreeJson {
  /** How many characters all paths may have. */
  static final int MAX_PATHS = 32 << 20;

  /** How many entries all objects may have, those that their ancestors could pass on included. */
  static final int MAX_ENTRIES = 4 << 20;

  private final ChangeFunctions functions;
  private final ObjectType type;
  private final SidDecoder sids;
  private long pathLength;
  private long entryCount;

  private TreeJson(ChangeFunctions functions, ObjectType type, SidDecoder sids) {
    this.functions = functions;
    this.type = type;
    this.sids = sids;
  }

  /**
   * Reads a tree.
   *
   * @param root the object that holds the others
   * @param functions which functions change it
   * @param type the type of all objects
   * @param given how many entries the root could get
   * @throws InputException when it is no good, or too large
   */
  public static DescriptorTree read(
      JsonFields root, ChangeFunctions functions, ObjectType type, SidDecoder sids, int given) {
    return new DescriptorTree(new TreeJson(functions, type, sids).node(root, "", given));
  }

  /** Recursion as deep as the JSON is nested. */
  private DescriptorTree.Node node(JsonFields fields, String above, long handedDown) {
    fields.allow("name", "descriptor", "container", "objectTypes", "children");
    String path = path(above, fields.text("name"));
    fields.require("descriptor");
    SecurityDescriptor descriptor =
        DescriptorField.nested(fields, "descriptor", sids).orElseThrow();
    long entries = handedDown + descriptor.dacl().aces().size() + descriptor.sacl().aces().size();
    count(path, entries);
    List<JsonValue> items = fields.list("children");
    ObjectKind kind = kind(fields, !items.isEmpty());
    List<DescriptorTree.Node> children = new ArrayList<>(items.size());
    for (int i = 0; i < items.size(); i++) {
      JsonFields child = JsonFields.of(items.get(i), fields.itemPath("children", i));
      children.add(node(child, path, entries));
    }
    return new DescriptorTree.Node(path, descriptor, kind, children);
  }

  private static String path(String above, String name) {
    return above.isEmpty() ? name : above + DescriptorTree.SEPARATOR + name;
  }

  private void count(String path, long entries) {
    pathLength += path.length();
    entryCount += entries;
    if (pathLength > MAX_PATHS) {
      throw new InputException(
          "the paths of the tree have more than %d characters together".formatted(MAX_PATHS));
    }
    if (entryCount > MAX_ENTRIES) {
      throw new InputException(
          "the objects of the tree could get more than %d entries together".formatted(MAX_ENTRIES));
    }
  }

  /** What holds objects is a container, whatever its type. */
  private ObjectKind kind(JsonFields fields, boolean holds) {
    ObjectKind kind = ChangeJson.kind(fields, functions, type);
    if (!holds || kind.isContainer()) {
      return kind;
    }
    if (fields.has("container")) {
      throw new InputException("`%s` is no container".formatted(fields.path("children")));
    }
    return new ObjectKind(kind.flavour(), kind.mapping(), true, kind.classes());
  }
}
