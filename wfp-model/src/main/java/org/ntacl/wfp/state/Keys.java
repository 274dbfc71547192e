package org.ntacl.wfp.state;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ntacl.Guid;
import org.ntacl.wfp.model.KeyKind;
import org.ntacl.wfp.model.KeyNames;
import org.ntacl.wfp.model.WfpObject;

/** Reads keys, GUIDs in braces or names, and learns how the dump spells them. */
final class Keys {
  private static final int GUID_LENGTH = 38;

  private final Leaves leaves;
  private final Findings findings;
  private final Map<Guid, String> names = new HashMap<>();
  private final Set<Guid> plain = new HashSet<>();

  Keys(Leaves leaves, Findings findings) {
    this.leaves = leaves;
    this.findings = findings;
  }

  KeySpelling spelling() {
    Set<Guid> unnamed = new HashSet<>(plain);
    unnamed.removeAll(names.keySet());
    return new KeySpelling(names, unnamed);
  }

  /** Reads a key that may be missing. */
  Optional<Guid> optional(XmlNode node, KeyKind kind) {
    return leaves.text(node).isEmpty() ? Optional.empty() : Optional.of(read(node, kind));
  }

  /** Reads a key; the key of zeros for a missing one. */
  Guid orZero(XmlNode node, KeyKind kind) {
    return optional(node, kind).orElse(WfpObject.ZERO_KEY);
  }

  /** Reads a key. */
  Guid read(XmlNode node, KeyKind kind) {
    String text = leaves.text(node);
    if (text.startsWith("{")) {
      Guid key = guid(node);
      if (KeyNames.name(kind, key).isPresent()) {
        plain.add(key);
      }
      return key;
    }
    if (text.isEmpty()) {
      throw Leaves.bad(node, "no key");
    }
    Optional<Guid> known = KeyNames.key(text);
    if (known.isPresent()) {
      if (!KeyNames.print(kind, known.get()).equals(text)) {
        names.put(known.get(), text);
      }
      return known.get();
    }
    if (!isName(text)) {
      // it would not come back from an export: elements inside cut it
      throw Leaves.bad(node, "no name of a key");
    }
    findings.unknownValue(node, "unknown key %s".formatted(Findings.quote(text)));
    Guid made = made(text);
    names.put(made, text);
    return made;
  }

  /** Tells whether a text may be the name of a constant. */
  private static boolean isName(String text) {
    return text.chars().allMatch(c -> c == '_' || c < 0x80 && Character.isLetterOrDigit(c));
  }

  /** Reads a key of a kind that has no names. */
  Guid guid(XmlNode node) {
    String text = leaves.text(node);
    if (text.length() != GUID_LENGTH || text.charAt(0) != '{' || !text.endsWith("}")) {
      throw Leaves.bad(node, "no GUID in braces");
    }
    try {
      return Guid.parse(text.substring(1, GUID_LENGTH - 1));
    } catch (IllegalArgumentException e) {
      throw Leaves.bad(node, "no GUID in braces");
    }
  }

  /** Returns a key of its own for a name whose key is not public, the same one every time. */
  private static Guid made(String name) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(("key of " + name).getBytes(StandardCharsets.UTF_8));
      return Guid.read(digest, 0);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
