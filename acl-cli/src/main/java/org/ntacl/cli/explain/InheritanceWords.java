package org.ntacl.cli.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ntacl.descriptor.AceFlags;
import org.ntacl.descriptor.ObjectType;

/**
 * What the inheritance flags of an entry mean, in the words of the object's type.
 *
 * @param self what the object is called
 * @param containers what children that have children are called
 * @param leaves what children without children are called; empty when there are none
 */
record InheritanceWords(String self, String containers, String leaves) {
  private static final InheritanceWords OTHERS =
      new InheritanceWords("this object", "child containers", "child objects");

  private static final Map<String, InheritanceWords> BY_TYPE =
      Map.of(
          "file", new InheritanceWords("this file", "subfolders", "files"),
          "directory", new InheritanceWords("this folder", "subfolders", "files"),
          "share", new InheritanceWords("this share", "subfolders", "files"),
          "key", new InheritanceWords("this key", "subkeys", ""),
          "ds", new InheritanceWords("this object", "child objects", ""),
          "service", new InheritanceWords("this service", "child containers", "child objects"));

  static InheritanceWords of(ObjectType type) {
    return BY_TYPE.getOrDefault(type.name(), OTHERS);
  }

  /**
   * Returns the objects that an entry of these flags counts for, as in {@code this key, subkeys}.
   */
  String scope(AceFlags flags) {
    String direct = flags.contains(AceFlags.NO_PROPAGATE_INHERIT) ? "direct " : "";
    List<String> objects = new ArrayList<>();
    if (!flags.isInheritOnly()) {
      objects.add(self);
    }
    if (flags.contains(AceFlags.CONTAINER_INHERIT)) {
      objects.add(direct + containers);
    }
    if (flags.contains(AceFlags.OBJECT_INHERIT) && !leaves.isEmpty()) {
      objects.add(direct + leaves);
    }
    return objects.isEmpty() ? "nothing" : String.join(", ", objects);
  }
}
