package org.ntacl.cli.json;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.ntacl.Guid;
import org.ntacl.assign.AssignResult;
import org.ntacl.assign.AutoInheritFlags;
import org.ntacl.assign.InheritanceFlavour;
import org.ntacl.assign.NewObjectSecurity;
import org.ntacl.assign.ObjectKind;
import org.ntacl.descriptor.AclKind;
import org.ntacl.descriptor.ObjectType;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.update.UpdateBehaviour;

/**
 * Which functions of Windows make or change a descriptor, as requests and command lines name them:
 * {@code kernel}, {@code aclapi}, or the flags of the functions for private objects.
 *
 * @param family which functions
 * @param flags what their caller asks for; none but for private objects
 */
public record ChangeFunctions(Family family, AutoInheritFlags flags) {
  /** Families of functions. */
  public enum Family {
    /** What the manager of the objects does by itself. */
    KERNEL,

    /** SetSecurityInfo and SetNamedSecurityInfo; they make no objects. */
    ACLAPI,

    /** CreatePrivateObjectSecurityEx and SetPrivateObjectSecurityEx with the caller's flags. */
    PRIVATE_OBJECT
  }

  /** What stands where nobody says otherwise. */
  public static final ChangeFunctions KERNEL =
      new ChangeFunctions(Family.KERNEL, AutoInheritFlags.NONE);

  /** SetSecurityInfo. */
  public static final ChangeFunctions ACLAPI =
      new ChangeFunctions(Family.ACLAPI, AutoInheritFlags.NONE);

  private static final Set<String> CONTAINERS = Set.of("directory", "key", "ds");

  /** Refuses null. */
  public ChangeFunctions {
    Objects.requireNonNull(family, "family");
    Objects.requireNonNull(flags, "flags");
  }

  /**
   * Reads the field {@code flags}: {@code "kernel"}, {@code "aclapi"} or a list of flags; the
   * kernel when it is not there.
   *
   * @throws InputException when it is none of these
   */
  public static ChangeFunctions of(JsonFields request) {
    Optional<JsonValue> given = request.find("flags");
    if (given.isEmpty()) {
      return KERNEL;
    }
    if (given.get() instanceof JsonValue.Text text) {
      return named(text.value(), request.path("flags"));
    }
    if (given.get() instanceof JsonValue.Array) {
      return ofFlags(request.texts("flags"), request.path("flags"));
    }
    throw JsonFields.unexpected(
        request.path("flags"), given.get(), "`kernel`, `aclapi` or a list of flags");
  }

  /**
   * Returns the family of a name.
   *
   * @param path the field or option that holds it
   * @throws InputException when there is none
   */
  public static ChangeFunctions named(String name, String path) {
    return switch (name) {
      case "kernel" -> KERNEL;
      case "aclapi" -> ACLAPI;
      default ->
          throw new InputException(
              "`%s` is `%s`: expected kernel, aclapi or a list of flags".formatted(path, name));
    };
  }

  /**
   * Returns the functions for private objects with these flags.
   *
   * @param path the field or option that holds them
   * @throws InputException when a flag is unknown
   */
  public static ChangeFunctions ofFlags(List<String> names, String path) {
    try {
      return new ChangeFunctions(Family.PRIVATE_OBJECT, AutoInheritFlags.parse(names));
    } catch (IllegalArgumentException e) {
      throw new InputException(InputException.prefixed(path, e.getMessage()));
    }
  }

  /** Tells whether objects of a type hold others when nobody says so. */
  public static boolean isContainer(ObjectType type) {
    return CONTAINERS.contains(type.name());
  }

  /**
   * Returns what these functions have to know about an object.
   *
   * @param container whether it holds others; every object of a directory service does
   * @param classes the GUIDs of its classes
   */
  public ObjectKind kind(ObjectType type, boolean container, List<Guid> classes) {
    ObjectKind kind = ObjectKind.of(type, container).withClasses(classes);
    if (kind.flavour() == InheritanceFlavour.DIRECTORY_SERVICE) {
      return ObjectKind.ofDirectoryService(classes);
    }
    return family == Family.PRIVATE_OBJECT
        ? kind.withFlavour(InheritanceFlavour.PRIVATE_OBJECT)
        : kind;
  }

  /**
   * Returns which function changes an object. Keys and objects of a directory service have their
   * own: what was recorded on Windows was recorded through them.
   */
  public UpdateBehaviour behaviour(ObjectKind kind) {
    if (family == Family.ACLAPI) {
      return UpdateBehaviour.ACLAPI;
    }
    return switch (kind.flavour()) {
      case DIRECTORY_SERVICE -> UpdateBehaviour.DIRECTORY_SERVICE;
      case KEY -> UpdateBehaviour.REGISTRY_CALL;
      case FILE -> UpdateBehaviour.KERNEL;
      case PRIVATE_OBJECT ->
          family == Family.KERNEL ? UpdateBehaviour.KERNEL : UpdateBehaviour.PRIVATE_OBJECT;
    };
  }

  /**
   * Makes the descriptor of a new object with the flags of these functions.
   *
   * @param path the field or option that names the functions
   * @throws InputException when these functions make no objects
   */
  public AssignResult assign(NewObjectSecurity object, String path) {
    if (family == Family.ACLAPI) {
      throw new InputException(
          "`%s` is `aclapi`: that changes objects and makes none".formatted(path));
    }
    return object.withFlags(family == Family.KERNEL ? kernelFlags(object) : flags).assign();
  }

  /** Lists are inherited automatically exactly when those of the parent were. */
  private static AutoInheritFlags kernelFlags(NewObjectSecurity object) {
    if (object.kind().flavour() != InheritanceFlavour.PRIVATE_OBJECT || object.parent().isEmpty()) {
      return AutoInheritFlags.NONE;
    }
    SecurityDescriptor parent = object.parent().get();
    int bits = AclKind.DACL.isAutoInherited(parent) ? AutoInheritFlags.DACL_AUTO_INHERIT : 0;
    bits |= AclKind.SACL.isAutoInherited(parent) ? AutoInheritFlags.SACL_AUTO_INHERIT : 0;
    return AutoInheritFlags.of(bits);
  }
}
