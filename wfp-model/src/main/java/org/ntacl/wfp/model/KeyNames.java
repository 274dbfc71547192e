package org.ntacl.wfp.model;

import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.ntacl.Guid;

/**
 * The names that Windows has for keys, as in {@code FWPM_LAYER_ALE_AUTH_CONNECT_V4}. Thread-safe.
 */
public final class KeyNames {
  private static final Map<KeyKind, Map<Guid, String>> NAMES;
  private static final Map<String, Guid> KEYS;

  static {
    Map<KeyKind, Map<Guid, String>> names = new EnumMap<>(KeyKind.class);
    Map<String, Guid> keys = new HashMap<>();
    for (KeyKind kind : KeyKind.values()) {
      names.put(kind, new LinkedHashMap<>());
    }
    for (String[] row : Table.rows("keys.tsv")) {
      Guid key = Guid.parse(row[2]);
      keys.put(row[1], key);
      boolean isSecond = row.length > 3;
      if (!isSecond) {
        names.get(kind(row[0])).put(key, row[1]);
      }
    }
    names.replaceAll((kind, all) -> Collections.unmodifiableMap(all));
    NAMES = Collections.unmodifiableMap(names);
    KEYS = Collections.unmodifiableMap(keys);
  }

  private KeyNames() {}

  private static KeyKind kind(String label) {
    for (KeyKind kind : KeyKind.values()) {
      if (kind.label().equals(label)) {
        return kind;
      }
    }
    throw new IllegalStateException("no kind of key: " + label);
  }

  /** Returns the name of a key; the one that state dumps print when there are two. */
  public static Optional<String> name(KeyKind kind, Guid key) {
    return Optional.ofNullable(NAMES.get(kind).get(key));
  }

  /** Returns the key of a name, of first and second names alike. */
  public static Optional<Guid> key(String name) {
    return Optional.ofNullable(KEYS.get(name));
  }

  /** Returns all keys of a kind with their names, in the order of the names. */
  public static Map<Guid, String> all(KeyKind kind) {
    return NAMES.get(kind);
  }

  /** Returns the name of a key, or the GUID in braces: as state dumps print it. */
  public static String print(KeyKind kind, Guid key) {
    return name(kind, key).orElseGet(() -> "{" + key + "}");
  }
}
