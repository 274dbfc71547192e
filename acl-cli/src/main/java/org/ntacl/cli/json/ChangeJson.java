package org.ntacl.cli.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ntacl.Guid;
import org.ntacl.NtStatus;
import org.ntacl.assign.ObjectKind;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.ObjectType;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.descriptor.SecurityInformation;
import org.ntacl.token.AccessToken;
import org.ntacl.update.SecurityUpdate;
import org.ntacl.update.UpdateResult;

/** Reads what is to change about a descriptor, by whom and how. */
public final class ChangeJson {
  /** The names of the fields that hold it, those of the object's type besides. */
  public static final List<String> FIELDS =
      List.of("update", "info", "flags", "parent", "granted", "token");

  /** The names of the fields that say what an object is. */
  public static final List<String> KIND_FIELDS = List.of("container", "objectTypes");

  private ChangeJson() {}

  /**
   * Reads a change of an object.
   *
   * @param functions what the field {@code flags} says
   * @param kind what the object is
   * @param type the type of the object, which gives rights their names
   * @param current its descriptor, or empty when it has none
   * @throws InputException when it is no good
   */
  public static SecurityUpdate of(
      JsonFields request,
      ChangeFunctions functions,
      ObjectKind kind,
      ObjectType type,
      Optional<SecurityDescriptor> current,
      SidDecoder sids) {
    request.require("info");
    SecurityInformation info = information(request, "info");
    SecurityUpdate update =
        SecurityUpdate.of(functions.behaviour(kind), kind, current)
            .with(info, parts(request, info, sids))
            .withFlags(functions.flags());
    Optional<SecurityDescriptor> parent = DescriptorField.nested(request, "parent", sids);
    if (parent.isPresent()) {
      update = below(update, parent.get(), request.path("parent"));
    }
    if (request.has("granted")) {
      AccessMask granted = TypeChoice.mask(type, request, "granted");
      update = update.through(handleRights(granted, type));
    }
    Optional<AccessToken> token = token(request, sids);
    return token.isEmpty() ? update : update.by(token.get());
  }

  /**
   * Makes the change of the root of a tree. Selecting nothing and giving nothing leaves it as it
   * is, also where a directory service would take that for a selection of all.
   */
  public static UpdateResult ofRoot(SecurityUpdate update) {
    return update.information().bits() == 0 && update.parts().equals(SecurityDescriptor.EMPTY)
        ? new UpdateResult(NtStatus.STATUS_SUCCESS, update.current())
        : update.apply();
  }

  /**
   * Returns the change of an object below another one.
   *
   * @param path the field or option that names the other one
   * @throws InputException when the parent makes no difference to the change
   */
  public static SecurityUpdate below(
      SecurityUpdate update, SecurityDescriptor parent, String path) {
    return switch (update.behaviour()) {
      case ACLAPI, DIRECTORY_SERVICE -> update.below(parent);
      case KERNEL, REGISTRY_CALL, PRIVATE_OBJECT ->
          throw new InputException(
              "`%s` makes no difference: only `aclapi` and directory services look at it"
                  .formatted(path));
    };
  }

  /**
   * Returns the rights of a handle that was opened with a mask by somebody who got all of it:
   * generic rights stand for others, and MAXIMUM_ALLOWED for all that the type has.
   */
  public static AccessMask handleRights(AccessMask opened, ObjectType type) {
    AccessMask rights = type.mapping().map(opened.minus(AccessMask.MAXIMUM_ALLOWED));
    return opened.intersects(AccessMask.MAXIMUM_ALLOWED) ? rights.or(type.mapping().all()) : rights;
  }

  /** Missing parts are no parts only when none is selected: a missing DACL is a NULL DACL. */
  private static SecurityDescriptor parts(
      JsonFields request, SecurityInformation info, SidDecoder sids) {
    if (info.intersects(SecurityInformation.ALL.bits() | SecurityInformation.BACKUP)) {
      request.require("update");
    }
    return DescriptorField.nested(request, "update", sids).orElse(SecurityDescriptor.EMPTY);
  }

  /**
   * Reads the token, if there is one.
   *
   * @throws InputException when it is none
   */
  public static Optional<AccessToken> token(JsonFields request, SidDecoder sids) {
    return request.has("token")
        ? Optional.of(TokenJson.read(request, "token", sids))
        : Optional.empty();
  }

  /**
   * Reads a list of names of a descriptor's parts.
   *
   * @throws InputException when it is none
   */
  public static SecurityInformation information(JsonFields request, String name) {
    return information(request.texts(name), request.path(name));
  }

  /**
   * Returns the selection of names.
   *
   * @param path the field or option that holds them
   * @throws InputException when one is unknown
   */
  public static SecurityInformation information(List<String> names, String path) {
    try {
      return SecurityInformation.parse(names);
    } catch (IllegalArgumentException e) {
      throw new InputException(InputException.prefixed(path, e.getMessage()));
    }
  }

  /**
   * Reads what an object is: whether it holds others, and its classes.
   *
   * @throws InputException when the fields are no good
   */
  public static ObjectKind kind(JsonFields fields, ChangeFunctions functions, ObjectType type) {
    boolean container = fields.truth("container", ChangeFunctions.isContainer(type));
    List<String> texts = fields.texts("objectTypes");
    List<Guid> classes = new ArrayList<>(texts.size());
    for (int i = 0; i < texts.size(); i++) {
      classes.add(RequestJson.guid(texts.get(i), fields.itemPath("objectTypes", i)));
    }
    return functions.kind(type, container, classes);
  }
}
