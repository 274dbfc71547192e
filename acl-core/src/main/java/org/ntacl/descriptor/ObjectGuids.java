package org.ntacl.descriptor;

import java.util.Optional;
import org.ntacl.Guid;

/**
 * The object part of an object ACE (MS-DTYP 2.4.4.3): which kind of object, property or right it is
 * about, and which kind of child inherits it. Immutable and thread-safe.
 */
public final class ObjectGuids {
  /** ACE_OBJECT_TYPE_PRESENT. */
  public static final int OBJECT_TYPE_PRESENT = 1;

  /** ACE_INHERITED_OBJECT_TYPE_PRESENT. */
  public static final int INHERITED_OBJECT_TYPE_PRESENT = 2;

  private static final int PRESENT_BITS = 3;

  /** The size of the flags field on the wire. */
  private static final int FLAGS_SIZE = 4;

  /** Of an ACE that is no object ACE. */
  public static final ObjectGuids NONE = new ObjectGuids(0, 0, 0, 0, 0);

  /** Of an object ACE without GUIDs: it is about the whole object and any child. */
  public static final ObjectGuids ANY = new ObjectGuids(0, 0, 0, 0, 0);

  // lists hold thousands of these: the GUIDs are kept as numbers and made into objects when asked
  // for
  private final int flags;
  private final long objectHigh;
  private final long objectLow;
  private final long inheritedHigh;
  private final long inheritedLow;

  private ObjectGuids(
      int flags, long objectHigh, long objectLow, long inheritedHigh, long inheritedLow) {
    this.flags = flags;
    this.objectHigh = objectHigh;
    this.objectLow = objectLow;
    this.inheritedHigh = inheritedHigh;
    this.inheritedLow = inheritedLow;
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
    return of(
        flags,
        objectType != null ? objectType.high() : 0,
        objectType != null ? objectType.low() : 0,
        inheritedObjectType != null ? inheritedObjectType.high() : 0,
        inheritedObjectType != null ? inheritedObjectType.low() : 0);
  }

  private static ObjectGuids of(
      int flags, long objectHigh, long objectLow, long inheritedHigh, long inheritedLow) {
    return flags == 0
        ? ANY
        : new ObjectGuids(flags, objectHigh, objectLow, inheritedHigh, inheritedLow);
  }

  /**
   * Reads the GUIDs behind a flags field.
   *
   * @param flags the flags field, which says which GUIDs there are
   * @param source the bytes
   * @param offset index of the first GUID
   * @throws IndexOutOfBoundsException when the GUIDs do not end before {@code source} does
   */
  public static ObjectGuids read(int flags, byte[] source, int offset) {
    boolean hasObject = (flags & OBJECT_TYPE_PRESENT) != 0;
    boolean hasInherited = (flags & INHERITED_OBJECT_TYPE_PRESENT) != 0;
    int at = hasObject ? offset + Guid.SIZE : offset;
    return of(
        flags,
        hasObject ? Guid.readHigh(source, offset) : 0,
        hasObject ? Guid.readLow(source, offset) : 0,
        hasInherited ? Guid.readHigh(source, at) : 0,
        hasInherited ? Guid.readLow(source, at) : 0);
  }

  /**
   * Writes the GUIDs, without the flags field.
   *
   * @return index behind the last byte written
   * @throws IndexOutOfBoundsException when they do not fit
   */
  public int write(byte[] target, int offset) {
    int at = offset;
    if (hasObjectType()) {
      new Guid(objectHigh, objectLow).write(target, at);
      at += Guid.SIZE;
    }
    if (hasInheritedObjectType()) {
      new Guid(inheritedHigh, inheritedLow).write(target, at);
      at += Guid.SIZE;
    }
    return at;
  }

  /** Tells whether the ACE is about less than the whole object. */
  public boolean hasObjectType() {
    return (flags & OBJECT_TYPE_PRESENT) != 0;
  }

  /** Tells whether only one kind of child inherits the ACE. */
  public boolean hasInheritedObjectType() {
    return (flags & INHERITED_OBJECT_TYPE_PRESENT) != 0;
  }

  /** Tells whether the ACE is an object ACE at all. */
  @SuppressWarnings("ReferenceEquality") // NONE and ANY differ in nothing but their identity
  public boolean isPresent() {
    return this != NONE;
  }

  /** Returns the flags field as it stands on the wire. */
  public int flags() {
    return flags;
  }

  /** Returns what the ACE is about, or empty for the whole object. */
  public Optional<Guid> objectType() {
    return hasObjectType() ? Optional.of(new Guid(objectHigh, objectLow)) : Optional.empty();
  }

  /** Returns which kind of child inherits the ACE, or empty for any. */
  public Optional<Guid> inheritedObjectType() {
    return hasInheritedObjectType()
        ? Optional.of(new Guid(inheritedHigh, inheritedLow))
        : Optional.empty();
  }

  /** Returns the size on the wire in bytes: the flags and 16 for each GUID; 0 for {@link #NONE}. */
  public int size() {
    return isPresent()
        ? FLAGS_SIZE
            + (hasObjectType() ? Guid.SIZE : 0)
            + (hasInheritedObjectType() ? Guid.SIZE : 0)
        : 0;
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof ObjectGuids that
            && isPresent() == that.isPresent()
            && flags == that.flags
            && objectHigh == that.objectHigh
            && objectLow == that.objectLow
            && inheritedHigh == that.inheritedHigh
            && inheritedLow == that.inheritedLow);
  }

  @Override
  public int hashCode() {
    return (31 * flags + Long.hashCode(objectHigh ^ objectLow)) * 31
        + Long.hashCode(inheritedHigh ^ inheritedLow);
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
