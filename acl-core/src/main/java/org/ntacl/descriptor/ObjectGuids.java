package org.ntacl.descriptor;

import java.util.Optional;
import org.ntacl.Guid;

/**
 * The object part of an object ACE (MS-DTYP 2.4.4.3): which kind of object, property or right it is
 * about, and which kind of child inherits it. Immutable and thread-safe.
 */
public final class ObjectGuids {
  /** Of an ACE that is no object ACE. */
  public static final ObjectGuids NONE = new ObjectGuids(false, 0, null, null);

  /** Of an object ACE without GUIDs: it is about the whole object and any child. */
  public static final ObjectGuids ANY = new ObjectGuids(true, 0, null, null);

  /** ACE_OBJECT_TYPE_PRESENT. */
  public static final int OBJECT_TYPE_PRESENT = 1;

  /** ACE_INHERITED_OBJECT_TYPE_PRESENT. */
  public static final int INHERITED_OBJECT_TYPE_PRESENT = 2;

  private static final int PRESENT_BITS = 3;

  private final boolean present;
  private final int flags;
  private final Guid objectType;
  private final Guid inheritedObjectType;

  private ObjectGuids(boolean present, int flags, Guid objectType, Guid inheritedObjectType) {
    this.present = present;
    this.flags = flags;
    this.objectType = objectType;
    this.inheritedObjectType = inheritedObjectType;
  }

  /**
   * Returns the object part of these GUIDs.
   *
   * @param objectType what the ACE is about, or empty for the whole object
   * @param inheritedObjectType which kind of child inherits it, or empty for any
   */
  public static ObjectGuids of(Optional<Guid> objectType, Optional<Guid> inheritedObjectType) {
    return of(0, objectType.orElse(null), inheritedObjectType.orElse(null));
  }

  /**
   * Returns the object part of these GUIDs and reserved flags.
   *
   * @param reservedFlags the bits of the flags field that have no meaning; they are kept. Its
   *     lowest two bits are ignored
   * @param objectType what the ACE is about, or null for the whole object
   * @param inheritedObjectType which kind of child inherits it, or null for any
   */
  public static ObjectGuids of(int reservedFlags, Guid objectType, Guid inheritedObjectType) {
    int flags =
        (reservedFlags & ~PRESENT_BITS)
            | (objectType != null ? OBJECT_TYPE_PRESENT : 0)
            | (inheritedObjectType != null ? INHERITED_OBJECT_TYPE_PRESENT : 0);
    return flags == 0 ? ANY : new ObjectGuids(true, flags, objectType, inheritedObjectType);
  }

  /** Tells whether the ACE is an object ACE at all. */
  public boolean isPresent() {
    return present;
  }

  /** Returns the flags field as it stands on the wire. */
  public int flags() {
    return flags;
  }

  /** Returns what the ACE is about, or empty for the whole object. */
  public Optional<Guid> objectType() {
    return Optional.ofNullable(objectType);
  }

  /** Returns which kind of child inherits the ACE, or empty for any. */
  public Optional<Guid> inheritedObjectType() {
    return Optional.ofNullable(inheritedObjectType);
  }

  /** Returns the size on the wire in bytes: the flags and 16 for each GUID; 0 for {@link #NONE}. */
  public int size() {
    return isPresent() ? 4 + Guid.SIZE * Integer.bitCount(flags & PRESENT_BITS) : 0;
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof ObjectGuids that
            && present == that.present
            && flags == that.flags
            && objectType().equals(that.objectType())
            && inheritedObjectType().equals(that.inheritedObjectType()));
  }

  @Override
  public int hashCode() {
    return (31 * flags + objectType().hashCode()) * 31 + inheritedObjectType().hashCode();
  }

  @Override
  public String toString() {
    return isPresent()
        ? objectType().map(Guid::toString).orElse("")
            + ";"
            + inheritedObjectType().map(Guid::toString).orElse("")
        : "none";
  }
}
