package org.ntacl.wfp.state;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.ntacl.Guid;
import org.ntacl.wfp.model.KeyKind;
import org.ntacl.wfp.model.KeyNames;

/**
 * How a state dump spells keys: older systems print GUIDs where newer ones have names. Immutable
 * and thread-safe.
 *
 * @param names the names of keys that it spells otherwise than {@link KeyNames} does; among them
 *     names without a public GUID, whose keys are made of the names
 * @param plain the keys that it prints as GUIDs although they have names
 */
public record KeySpelling(Map<Guid, String> names, Set<Guid> plain) {
  /** Every key with its name. */
  public static final KeySpelling NEWEST = new KeySpelling(Map.of(), Set.of());

  /** Copies the collections. */
  public KeySpelling {
    names = Map.copyOf(names);
    plain = Set.copyOf(plain);
  }

  /** Returns a key as the dump spells it. */
  public String print(KeyKind kind, Guid key) {
    Objects.requireNonNull(kind, "kind");
    String own = names.get(key);
    if (own != null) {
      return own;
    }
    return plain.contains(key) ? "{" + key + "}" : KeyNames.print(kind, key);
  }

  /** Returns the key of a name that only this dump has, empty for all others. */
  public Optional<Guid> key(String name) {
    for (Map.Entry<Guid, String> entry : names.entrySet()) {
      if (entry.getValue().equals(name)) {
        return Optional.of(entry.getKey());
      }
    }
    return Optional.empty();
  }
}
