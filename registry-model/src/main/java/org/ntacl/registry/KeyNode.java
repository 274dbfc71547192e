package org.ntacl.registry;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ntacl.NameOrder;
import org.ntacl.registry.hive.ValueType;

/** A key. Guarded by the lock of the tree. */
final class KeyNode {
  /** Registry 1.7. */
  static final int MAX_DEPTH = 512;

  private final long id;
  private final boolean isVolatile;
  private final boolean isLink;
  private final boolean isFixed;
  private final String className;
  private final List<KeyNode> stable = new ArrayList<>();
  private final List<KeyNode> passing = new ArrayList<>();
  private final Map<String, KeyValue> values = new LinkedHashMap<>();
  private final List<ChangeWatch> watches = new ArrayList<>();

  private String name;
  private KeyNode parent;
  private DescriptorPool.Entry security;
  private Instant lastWrite;
  private KeyFlags flags = KeyFlags.NONE;
  private boolean isDeleted;

  /** Of the root of a hive the hive; null for other keys. */
  private MountedHive hive;

  /**
   * What a key is from its first to its last day.
   *
   * @param id its number
   * @param isVolatile whether it is gone when the machine stops
   * @param isLink whether it is a symbolic link
   * @param isFixed whether it is the root of a hive, which cannot be deleted
   * @param className its class
   */
  record Birth(long id, boolean isVolatile, boolean isLink, boolean isFixed, String className) {}

  KeyNode(Birth birth, String name, DescriptorPool.Entry security, Instant now) {
    this.id = birth.id;
    this.isVolatile = birth.isVolatile;
    this.isLink = birth.isLink;
    this.isFixed = birth.isFixed;
    this.className = birth.className;
    this.name = name;
    this.security = security;
    this.lastWrite = now;
  }

  long id() {
    return id;
  }

  String name() {
    return name;
  }

  boolean isVolatile() {
    return isVolatile;
  }

  boolean isLink() {
    return isLink;
  }

  boolean isFixed() {
    return isFixed;
  }

  boolean isDeleted() {
    return isDeleted;
  }

  Optional<KeyNode> parent() {
    return Optional.ofNullable(parent);
  }

  DescriptorPool.Entry security() {
    return security;
  }

  void setSecurity(DescriptorPool.Entry newSecurity) {
    security = newSecurity;
  }

  void touch(Instant now) {
    lastWrite = now;
  }

  /** Returns the names from the root of the tree down to this key, this one included. */
  List<String> components() {
    List<String> names = new ArrayList<>();
    for (KeyNode node = this; node != null; node = node.parent) {
      names.add(0, node.name);
    }
    return names;
  }

  String path() {
    StringBuilder path = new StringBuilder();
    for (String component : components()) {
      path.append('\\').append(component);
    }
    return path.toString();
  }

  // ---- subkeys

  int subkeyCount() {
    return stable.size() + passing.size();
  }

  /** Returns the subkeys as Windows counts them: those on the disk first, each sort by name. */
  KeyNode subkey(int index) {
    return index < stable.size() ? stable.get(index) : passing.get(index - stable.size());
  }

  Optional<KeyNode> find(String wanted) {
    for (List<KeyNode> list : List.of(stable, passing)) {
      int index = indexOf(list, wanted);
      if (index >= 0) {
        return Optional.of(list.get(index));
      }
    }
    return Optional.empty();
  }

  void add(KeyNode child) {
    List<KeyNode> list = child.isVolatile ? passing : stable;
    list.add(-1 - indexOf(list, child.name), child);
    child.parent = this;
  }

  /** Takes a key without subkeys out of the tree for good. */
  void delete() {
    remove();
    isDeleted = true;
  }

  private void remove() {
    List<KeyNode> list = isVolatile ? parent.passing : parent.stable;
    list.remove(indexOf(list, name));
  }

  void rename(String newName) {
    KeyNode home = parent;
    remove();
    name = newName;
    home.add(this);
  }

  private static int indexOf(List<KeyNode> list, String wanted) {
    int low = 0;
    int high = list.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = NameOrder.INSTANCE.compare(list.get(middle).name, wanted);
      if (order == 0) {
        return middle;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1 - low;
  }

  // ---- values

  Optional<KeyValue> value(String wanted) {
    return Optional.ofNullable(values.get(NameOrder.INSTANCE.upper(wanted)));
  }

  Optional<KeyValue> value(int index) {
    if (index < 0 || index >= values.size()) {
      return Optional.empty();
    }
    Iterator<KeyValue> all = values.values().iterator();
    for (int i = 0; i < index; i++) {
      all.next();
    }
    return Optional.of(all.next());
  }

  void setValue(KeyValue value) {
    String upper = NameOrder.INSTANCE.upper(value.name());
    KeyValue old = values.get(upper);
    // the first spelling of a name stays
    values.put(upper, old == null ? value : new KeyValue(old.name(), value.type(), value.data()));
  }

  boolean removeValue(String wanted) {
    return values.remove(NameOrder.INSTANCE.upper(wanted)) != null;
  }

  /** Returns where a symbolic link leads, empty when its value says nothing of use. */
  Optional<String> target() {
    return value(KeyValue.LINK_NAME)
        .filter(value -> value.type() == ValueType.REG_LINK.code() && value.data().size() % 2 == 0)
        .map(value -> new String(value.data().toArray(), StandardCharsets.UTF_16LE))
        .filter(text -> text.startsWith("\\"));
  }

  // ---- the rest

  List<ChangeWatch> watches() {
    return watches;
  }

  KeyInformation information() {
    int longestKey = 0;
    for (int i = 0; i < subkeyCount(); i++) {
      longestKey = Math.max(longestKey, subkey(i).name.length());
    }
    int longestName = 0;
    int largestData = 0;
    for (KeyValue value : values.values()) {
      longestName = Math.max(longestName, value.name().length());
      largestData = Math.max(largestData, value.data().size());
    }
    return new KeyInformation(
        name,
        className,
        lastWrite,
        subkeyCount(),
        longestKey,
        values.size(),
        longestName,
        largestData,
        isVolatile,
        isLink,
        flags);
  }

  Instant lastWrite() {
    return lastWrite;
  }

  String className() {
    return className;
  }

  KeyFlags flags() {
    return flags;
  }

  void setFlags(KeyFlags newFlags) {
    flags = newFlags;
  }

  // ---- hives

  void setHive(MountedHive newHive) {
    hive = newHive;
  }

  /** Returns the hive that this key is the root of. */
  Optional<MountedHive> ownHive() {
    return Optional.ofNullable(hive);
  }

  /** Returns the hive that holds this key; the keys above the hives are in none. */
  Optional<MountedHive> hive() {
    for (KeyNode node = this; node != null; node = node.parent) {
      if (node.hive != null) {
        return Optional.of(node.hive);
      }
    }
    return Optional.empty();
  }

  /** Returns the subkeys that are kept when the machine stops, by name. */
  List<KeyNode> stableSubkeys() {
    return List.copyOf(stable);
  }

  /** Returns the values in the order in which they were made. */
  List<KeyValue> values() {
    return List.copyOf(values.values());
  }
}
