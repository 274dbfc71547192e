package org.ntacl.cli.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ntacl.Guid;
import org.ntacl.access.AccessRequest;
import org.ntacl.access.ObjectTypeList;
import org.ntacl.descriptor.ObjectType;
import org.ntacl.sid.Sid;

/** Reads what a check is asked, and its circumstances. */
public final class RequestJson {
  /** The names of the fields that hold them, those of {@link PoliciesJson} besides. */
  public static final List<String> FIELDS =
      List.of("desired", "self", "server", "objects", "resultList");

  /** Levels are 16 bits; which of them are valid is for the check to say. */
  private static final int MAX_LEVEL = 0xFFFF;

  private RequestJson() {}

  /**
   * Reads a request.
   *
   * @param type the type of the object, which gives rights their names
   * @throws InputException when it is no good
   */
  public static AccessRequest of(JsonFields fields, ObjectType type, SidDecoder sids) {
    AccessRequest request = AccessRequest.of(TypeChoice.mask(type, fields, "desired"));
    Optional<Sid> self = sids.optional(fields, "self");
    if (self.isPresent()) {
      request = request.withSelf(self.get());
    }
    if (fields.has("server")) {
      request = request.withServer(TokenJson.read(fields, "server", sids));
    }
    ObjectTypeList objects = objects(fields);
    request =
        fields.truth("resultList", false)
            ? request.withResultList(objects)
            : request.withObjects(objects);
    return request.withPolicies(PoliciesJson.of(fields, sids));
  }

  private static ObjectTypeList objects(JsonFields fields) {
    List<JsonValue> items = fields.list("objects");
    List<ObjectTypeList.Node> nodes = new ArrayList<>(items.size());
    for (int i = 0; i < items.size(); i++) {
      JsonFields item =
          JsonFields.of(items.get(i), fields.itemPath("objects", i)).allow("level", "guid");
      item.require("level");
      int level = (int) item.integer("level", 0, 0, MAX_LEVEL);
      nodes.add(new ObjectTypeList.Node(level, guid(item.text("guid"), item.path("guid"))));
    }
    return ObjectTypeList.of(nodes);
  }

  /**
   * Reads a GUID without braces.
   *
   * @param path the field or option that holds it
   * @throws InputException when it is none
   */
  public static Guid guid(String text, String path) {
    try {
      return Guid.parse(text);
    } catch (IllegalArgumentException e) {
      throw new InputException(InputException.prefixed(path, e.getMessage()));
    }
  }
}
