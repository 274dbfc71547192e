package org.ntacl.cli.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ntacl.Guid;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.AceFlags;
import org.ntacl.descriptor.ObjectGuids;
import org.ntacl.descriptor.ObjectType;
import org.ntacl.update.AccessMode;
import org.ntacl.update.ExplicitAccess;

/**
 * Reads wishes about a list: {@code {"mode": "GRANT", "mask": "0x20019", "inheritance": "CI",
 * "sid": "BU"}}.
 */
public final class EntriesJson {
  private static final int INHERITANCE_FLAGS = 0x1F;
  private static final Pattern NUMBER = Pattern.compile("0X[0-9A-F]{1,2}");

  /** The names of the Windows headers, where they are not those of single flags. */
  private static final Map<String, Integer> COMBINATIONS =
      Map.of(
          "NO_INHERITANCE", 0,
          "SUB_OBJECTS_ONLY_INHERIT", AceFlags.OBJECT_INHERIT,
          "SUB_CONTAINERS_ONLY_INHERIT", AceFlags.CONTAINER_INHERIT,
          "SUB_CONTAINERS_AND_OBJECTS_INHERIT",
              AceFlags.CONTAINER_INHERIT | AceFlags.OBJECT_INHERIT,
          "INHERIT_NO_PROPAGATE", AceFlags.NO_PROPAGATE_INHERIT);

  private EntriesJson() {}

  /**
   * Reads a field that is a list of wishes.
   *
   * @param type the type of the object, which gives rights their names
   * @throws InputException when it is none
   */
  public static List<ExplicitAccess> list(
      JsonFields fields, String name, ObjectType type, SidDecoder sids) {
    List<JsonValue> items = fields.list(name);
    List<ExplicitAccess> wishes = new ArrayList<>(items.size());
    for (int i = 0; i < items.size(); i++) {
      wishes.add(wish(JsonFields.of(items.get(i), fields.itemPath(name, i)), type, sids));
    }
    return wishes;
  }

  private static ExplicitAccess wish(JsonFields wish, ObjectType type, SidDecoder sids) {
    wish.allow("mode", "mask", "inheritance", "sid", "objectType", "inheritedObjectType");
    AccessMode mode = mode(wish);
    AccessMask mask =
        mode == AccessMode.REVOKE && !wish.has("mask")
            ? AccessMask.NONE
            : TypeChoice.mask(type, wish, "mask");
    return new ExplicitAccess(mode, mask, inheritance(wish), sids.sid(wish, "sid"), objects(wish));
  }

  private static ObjectGuids objects(JsonFields wish) {
    Optional<Guid> object = guid(wish, "objectType");
    Optional<Guid> inheritor = guid(wish, "inheritedObjectType");
    return object.isEmpty() && inheritor.isEmpty()
        ? ObjectGuids.NONE
        : ObjectGuids.of(object, inheritor);
  }

  private static AccessMode mode(JsonFields wish) {
    String name = wish.text("mode");
    Optional<AccessMode> mode = AccessMode.named(name);
    if (mode.isEmpty() || mode.get() == AccessMode.NOT_USED) {
      throw new InputException(
          "`%s`: unknown mode `%s`: expected GRANT, SET, DENY, REVOKE, SET_AUDIT_SUCCESS or"
                  .formatted(wish.path("mode"), name)
              + " SET_AUDIT_FAILURE");
    }
    return mode.get();
  }

  private static Optional<Guid> guid(JsonFields wish, String name) {
    return wish.optionalText(name).map(text -> RequestJson.guid(text, wish.path(name)));
  }

  private static AceFlags inheritance(JsonFields wish) {
    Optional<JsonValue> given = wish.find("inheritance");
    if (given.isEmpty()) {
      return AceFlags.NONE;
    }
    if (given.get() instanceof JsonValue.Numeral) {
      return AceFlags.of((int) wish.integer("inheritance", 0, 0, INHERITANCE_FLAGS));
    }
    if (!(given.get() instanceof JsonValue.Array)) {
      return AceFlags.of(bits(wish.text("inheritance"), wish.path("inheritance")));
    }
    List<String> texts = wish.texts("inheritance");
    int bits = 0;
    for (int i = 0; i < texts.size(); i++) {
      bits |= bits(texts.get(i), wish.itemPath("inheritance", i));
    }
    return AceFlags.of(bits);
  }

  /** Reads a name of the Windows headers, codes of SDDL or a hexadecimal number. */
  private static int bits(String text, String path) {
    String upper = text.toUpperCase(Locale.ROOT);
    String name = upper.endsWith("_ACE") ? upper.substring(0, upper.length() - 4) : upper;
    int index = AceJsonWriter.FLAG_NAMES.indexOf(name);
    int bits = index >= 0 ? 1 << index : COMBINATIONS.getOrDefault(name, -1);
    if (bits < 0) {
      bits = upper.startsWith("0X") ? number(upper) : codes(upper);
    }
    if (bits < 0 || (bits & ~INHERITANCE_FLAGS) != 0) {
      throw new InputException(
          "`%s` is `%s`: expected flags of inheritance such as `CI` or `CONTAINER_INHERIT`"
              .formatted(path, text));
    }
    return bits;
  }

  /** Returns −1 when the text is no number of one byte. */
  private static int number(String text) {
    return NUMBER.matcher(text).matches() ? Integer.parseInt(text.substring(2), 16) : -1;
  }

  /** Returns −1 when the text does not consist of codes. */
  private static int codes(String text) {
    int bits = 0;
    for (int i = 0; i < text.length(); i += 2) {
      int bit = i + 1 < text.length() ? AceFlags.ofSddlCode(text.charAt(i), text.charAt(i + 1)) : 0;
      if (bit == 0) {
        return -1;
      }
      bits |= bit;
    }
    return bits;
  }
}
