package org.ntacl.descriptor;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Optional;
import org.ntacl.Guid;

/**
 * The object part of an object ACE (MS-DTYP 2.4.4.3): which kind of object, property or right it is
 * about, and which kind of child inherits it. Immutable and thread-safe.
 */
public sealed class ObjectGuids {
  /** ACE_OBJECT_TYPE_PRESENT. */
  public static final int OBJECT_TYPE_PRESENT = 1;

  /** ACE_INHERITED_OBJECT_TYPE_PRESENT. */
  public static final int INHERITED_OBJECT_TYPE_PRESENT = 2;

  private static final int PRESENT_BITS = 3;

  /** The size of the flags field on the wire. */
  private static final int FLAGS_SIZE = 4;

  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** Of an ACE that is no object ACE. */
  public static final ObjectGuids NONE = new ObjectGuids(0, 0, 0);

  /** Of an object ACE without GUIDs: it is about the whole object and any child. */
  public static final ObjectGuids ANY = new ObjectGuids(0, 0, 0);

  // lists hold thousands of these: a GUID is kept as it stands on the wire, as two numbers, and
  // made into an object when asked for
  private final int flags;
  private final long first;
  private final long second;

  private ObjectGuids(int flags, long first, long second) {
    this.flags = flags;
    this.first = first;
    this.second = second;
  }

  /** Both GUIDs: few ACEs have more than one. */
  private static final class Both extends ObjectGuids {
    private final long inheritedFirst;
    private final long inheritedSecond;

    Both(int flags, long first, long second, long inheritedFirst, long inheritedSecond) {
      super(flags, first, second);
      this.inheritedFirst = inheritedFirst;
      this.inheritedSecond = inheritedSecond;
    }
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
    if (objectType != null && inheritedObjectType != null) {
      return new Both(
          flags,
          objectType.firstOnWire(),
          objectType.secondOnWire(),
          inheritedObjectType.firstOnWire(),
          inheritedObjectType.secondOnWire());
    }
    Guid only = objectType != null ? objectType : inheritedObjectType;
    return only == null
        ? without(flags)
        : new ObjectGuids(flags, only.firstOnWire(), only.secondOnWire());
  }

  private static ObjectGuids without(int flags) {
    return flags == 0 ? ANY : new ObjectGuids(flags, 0, 0);
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
    int present = flags & PRESENT_BITS;
    if (present == 0) {
      return without(flags);
    }
    long first = word(source, offset);
    long second = word(source, offset + 8);
    return present == PRESENT_BITS
        ? new Both(flags, first, second, word(source, offset + 16), word(source, offset + 24))
        : new ObjectGuids(flags, first, second);
  }

  private static long word(byte[] source, int offset) {
    return (long) WORD.get(source, offset);
  }

  /** Returns how many bytes the GUIDs take that a flags field announces: 0, 16 or 32. */
  public static int guidsSize(int flags) {
    return Guid.SIZE * ((flags & OBJECT_TYPE_PRESENT) + (flags >>> 1 & 1));
  }

  /**
   * Writes the GUIDs, without the flags field.
   *
   * @return index behind the last byte written
   * @throws IndexOutOfBoundsException when they do not fit
   */
  public int write(byte[] target, int offset) {
    if ((flags & PRESENT_BITS) == 0) {
      return offset;
    }
    WORD.set(target, offset, first);
    WORD.set(target, offset + 8, second);
    if (this instanceof Both both) {
      WORD.set(target, offset + 16, both.inheritedFirst);
      WORD.set(target, offset + 24, both.inheritedSecond);
    }
    return offset + guidsSize(flags);
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
    return hasObjectType() ? Optional.of(Guid.ofWire(first, second)) : Optional.empty();
  }

  /** Returns which kind of child inherits the ACE, or empty for any. */
  public Optional<Guid> inheritedObjectType() {
    if (this instanceof Both both) {
      return Optional.of(Guid.ofWire(both.inheritedFirst, both.inheritedSecond));
    }
    return hasInheritedObjectType() ? Optional.of(Guid.ofWire(first, second)) : Optional.empty();
  }

  /** Returns the size on the wire in bytes: the flags and 16 for each GUID; 0 for {@link #NONE}. */
  public int size() {
    return isPresent() ? FLAGS_SIZE + guidsSize(flags) : 0;
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof ObjectGuids that
            && isPresent() == that.isPresent()
            && flags == that.flags
            && first == that.first
            && second == that.second
            && hasSameInherited(that));
  }

  /** Tells whether the second GUIDs are equal; whether there are any, the flags have told. */
  private boolean hasSameInherited(ObjectGuids that) {
    return !(this instanceof Both mine && that instanceof Both other)
        || (mine.inheritedFirst == other.inheritedFirst
            && mine.inheritedSecond == other.inheritedSecond);
  }

  @Override
  public int hashCode() {
    int hash = 31 * flags + Long.hashCode(first ^ second);
    return this instanceof Both both
        ? 31 * hash + Long.hashCode(both.inheritedFirst ^ both.inheritedSecond)
        : hash;
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
