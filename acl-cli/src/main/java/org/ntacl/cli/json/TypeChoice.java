package org.ntacl.cli.json;

import java.util.List;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.GenericMapping;
import org.ntacl.descriptor.ObjectType;
import org.ntacl.descriptor.ObjectTypes;

/** Which type of object is meant, and masks in the words of that type. */
public final class TypeChoice {
  /** Of objects that nobody named the type of: it has the standard rights and no others. */
  public static final ObjectType UNTYPED =
      ObjectType.of("object", GenericMapping.of(0, 0, 0, 0), List.of());

  private TypeChoice() {}

  /**
   * Returns the type of a name such as {@code key}.
   *
   * @throws InputException when there is none; the message lists the names
   */
  public static ObjectType named(String name) {
    return ObjectTypes.named(name)
        .orElseThrow(
            () ->
                new InputException(
                    "unknown object type `%s`: expected one of %s"
                        .formatted(name, String.join(", ", names()))));
  }

  /** Returns the names of all types. */
  public static List<String> names() {
    return ObjectTypes.ALL.stream().map(ObjectType::name).toList();
  }

  /**
   * Reads the fields {@code type} and {@code mapping}, of which exactly one must be there.
   *
   * @throws InputException when they are not as they should be
   */
  public static ObjectType of(JsonFields request) {
    if (request.has("type") == request.has("mapping")) {
      throw new InputException(
          "expected either `%s` or `%s`".formatted(request.path("type"), request.path("mapping")));
    }
    if (request.has("type")) {
      return named(request.text("type"));
    }
    List<String> masks = request.texts("mapping");
    if (masks.size() != 4) {
      throw new InputException(
          "`%s` has %d masks: expected 4, for read, write, execute and all"
              .formatted(request.path("mapping"), masks.size()));
    }
    int[] bits = new int[4];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = mask(UNTYPED, masks.get(i), request.itemPath("mapping", i)).bits();
    }
    return ObjectType.of(
        UNTYPED.name(), GenericMapping.of(bits[0], bits[1], bits[2], bits[3]), List.of());
  }

  /**
   * Reads a mask: a hexadecimal number, the name of a right or codes of SDDL.
   *
   * @param path the field that holds the text, empty when there is none
   * @throws InputException when the text is none of these
   */
  public static AccessMask mask(ObjectType type, String text, String path) {
    try {
      return type.parse(text);
    } catch (IllegalArgumentException e) {
      throw new InputException(InputException.prefixed(path, e.getMessage()));
    }
  }

  /**
   * Reads a field that is a mask, or a list of them to be taken together.
   *
   * @throws InputException when it is not there or none
   */
  public static AccessMask mask(ObjectType type, JsonFields fields, String name) {
    if (!(fields.require(name) instanceof JsonValue.Array)) {
      return mask(type, fields.text(name), fields.path(name));
    }
    List<String> texts = fields.texts(name);
    AccessMask mask = AccessMask.NONE;
    for (int i = 0; i < texts.size(); i++) {
      mask = mask.or(mask(type, texts.get(i), fields.itemPath(name, i)));
    }
    return mask;
  }
}
