package org.ntacl.assign;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.ntacl.Guid;
import org.ntacl.descriptor.AccessAce;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.GenericMapping;
import org.ntacl.descriptor.ObjectType;
import org.ntacl.descriptor.ObjectTypes;

/**
 * What inheritance has to know about an object: who manages it, what generic rights stand for,
 * whether it holds other objects, and its classes. Immutable and thread-safe.
 *
 * @param flavour who manages objects of this kind
 * @param mapping what the generic rights stand for
 * @param isContainer whether such an object holds others
 * @param classes the GUIDs of the object's classes, for object ACEs; empty when it has none
 */
public record ObjectKind(
    InheritanceFlavour flavour, GenericMapping mapping, boolean isContainer, List<Guid> classes) {
  /** A file. */
  public static final ObjectKind FILE =
      new ObjectKind(InheritanceFlavour.FILE, ObjectTypes.FILE.mapping(), false, List.of());

  /** A directory of files. */
  public static final ObjectKind DIRECTORY =
      new ObjectKind(InheritanceFlavour.FILE, ObjectTypes.DIRECTORY.mapping(), true, List.of());

  /** A registry key. */
  public static final ObjectKind KEY =
      new ObjectKind(InheritanceFlavour.KEY, ObjectTypes.KEY.mapping(), true, List.of());

  /** Copies the list and refuses null. */
  public ObjectKind {
    Objects.requireNonNull(flavour, "flavour");
    Objects.requireNonNull(mapping, "mapping");
    classes = List.copyOf(classes);
  }

  /**
   * Returns an object of a type: files, directories, keys and objects of the directory service by
   * the manager that they have in Windows, all others as objects of a program of one's own.
   *
   * @param type what kind of object
   * @param isContainer whether such an object holds others
   */
  public static ObjectKind of(ObjectType type, boolean isContainer) {
    return new ObjectKind(flavourOf(type), type.mapping(), isContainer, List.of());
  }

  private static InheritanceFlavour flavourOf(ObjectType type) {
    if (type.equals(ObjectTypes.FILE) || type.equals(ObjectTypes.DIRECTORY)) {
      return InheritanceFlavour.FILE;
    }
    if (type.equals(ObjectTypes.KEY)) {
      return InheritanceFlavour.KEY;
    }
    return type.equals(ObjectTypes.DS)
        ? InheritanceFlavour.DIRECTORY_SERVICE
        : InheritanceFlavour.PRIVATE_OBJECT;
  }

  /** Returns an object of the directory service with these classes. */
  public static ObjectKind ofDirectoryService(List<Guid> classes) {
    return new ObjectKind(
        InheritanceFlavour.DIRECTORY_SERVICE, ObjectTypes.DS.mapping(), true, classes);
  }

  /** Returns a container of a program of one's own. */
  public static ObjectKind privateContainer(GenericMapping mapping) {
    return new ObjectKind(InheritanceFlavour.PRIVATE_OBJECT, mapping, true, List.of());
  }

  /** Returns an object of a program of one's own that holds no others. */
  public static ObjectKind privateLeaf(GenericMapping mapping) {
    return new ObjectKind(InheritanceFlavour.PRIVATE_OBJECT, mapping, false, List.of());
  }

  /** Returns the kind with another manager. */
  public ObjectKind withFlavour(InheritanceFlavour newFlavour) {
    return new ObjectKind(newFlavour, mapping, isContainer, classes);
  }

  /** Returns the kind with other classes. */
  public ObjectKind withClasses(List<Guid> newClasses) {
    return new ObjectKind(flavour, mapping, isContainer, newClasses);
  }

  /** Tells whether an entry names one of the classes as the only ones that inherit it. */
  boolean isNamedBy(Ace ace) {
    Optional<Guid> type = inheritedType(ace);
    return type.isPresent() && classes.contains(type.get());
  }

  /** Tells whether an entry is for objects of these classes, or for all. */
  boolean isMeantBy(Ace ace) {
    Optional<Guid> type = inheritedType(ace);
    return type.isEmpty() || classes.contains(type.get());
  }

  private static Optional<Guid> inheritedType(Ace ace) {
    return ace instanceof AccessAce access && access.objects().hasInheritedObjectType()
        ? access.objects().inheritedObjectType()
        : Optional.empty();
  }
}
