package org.ntacl.assign;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ntacl.internal.Excerpt;

/**
 * What a caller asks of the functions that make or change descriptors (the {@code SEF_} constants
 * of the Windows headers, MS-DTYP 2.5.3.4.1).
 *
 * @param bits the 32 bits; unknown ones are kept and have no effect
 */
public record AutoInheritFlags(int bits) {
  /** Add what the parent's DACL passes on, marked as inherited. */
  public static final int DACL_AUTO_INHERIT = 0x1;

  /** Add what the parent's SACL passes on, marked as inherited. */
  public static final int SACL_AUTO_INHERIT = 0x2;

  /** The creator's descriptor is only what objects of the class get when nothing is inherited. */
  public static final int DEFAULT_DESCRIPTOR_FOR_OBJECT = 0x4;

  /** Do not ask for privileges. */
  public static final int AVOID_PRIVILEGE_CHECK = 0x8;

  /** Do not ask whether the token may make this SID an owner. */
  public static final int AVOID_OWNER_CHECK = 0x10;

  /** A missing owner is that of the parent. */
  public static final int DEFAULT_OWNER_FROM_PARENT = 0x20;

  /** A missing group is that of the parent. */
  public static final int DEFAULT_GROUP_FROM_PARENT = 0x40;

  /** Label the object with the token's level: no writing from below. */
  public static final int MACL_NO_WRITE_UP = 0x100;

  /** Label the object with the token's level: no reading from below. */
  public static final int MACL_NO_READ_UP = 0x200;

  /** Label the object with the token's level: no executing from below. */
  public static final int MACL_NO_EXECUTE_UP = 0x400;

  public static final int AI_USE_EXTRA_PARAMS = 0x800;
  public static final int AVOID_OWNER_RESTRICTION = 0x1000;
  public static final int FORCE_USER_MODE = 0x2000;

  /** No flag. */
  public static final AutoInheritFlags NONE = new AutoInheritFlags(0);

  private static final int MACL_SHIFT = 8;
  private static final int MACL_MASK = 7;

  private static final List<Name> NAMES =
      List.of(
          new Name("DACL_AUTO_INHERIT", DACL_AUTO_INHERIT),
          new Name("SACL_AUTO_INHERIT", SACL_AUTO_INHERIT),
          new Name("DEFAULT_DESCRIPTOR_FOR_OBJECT", DEFAULT_DESCRIPTOR_FOR_OBJECT),
          new Name("AVOID_PRIVILEGE_CHECK", AVOID_PRIVILEGE_CHECK),
          new Name("AVOID_OWNER_CHECK", AVOID_OWNER_CHECK),
          new Name("DEFAULT_OWNER_FROM_PARENT", DEFAULT_OWNER_FROM_PARENT),
          new Name("DEFAULT_GROUP_FROM_PARENT", DEFAULT_GROUP_FROM_PARENT),
          new Name("MACL_NO_WRITE_UP", MACL_NO_WRITE_UP),
          new Name("MACL_NO_READ_UP", MACL_NO_READ_UP),
          new Name("MACL_NO_EXECUTE_UP", MACL_NO_EXECUTE_UP),
          new Name("AI_USE_EXTRA_PARAMS", AI_USE_EXTRA_PARAMS),
          new Name("AVOID_OWNER_RESTRICTION", AVOID_OWNER_RESTRICTION),
          new Name("FORCE_USER_MODE", FORCE_USER_MODE));

  private record Name(String text, int bit) {}

  /** Returns the flags of these bits. */
  public static AutoInheritFlags of(int bits) {
    return new AutoInheritFlags(bits);
  }

  /**
   * Returns the flags of names such as {@code SEF_DACL_AUTO_INHERIT} or {@code DACL_AUTO_INHERIT},
   * in either case.
   *
   * @throws IllegalArgumentException when a name is unknown
   */
  public static AutoInheritFlags parse(List<String> names) {
    int bits = 0;
    for (String name : names) {
      bits |= bit(name);
    }
    return new AutoInheritFlags(bits);
  }

  private static int bit(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    String shortName = upper.startsWith("SEF_") ? upper.substring(4) : upper;
    for (Name known : NAMES) {
      if (known.text.equals(shortName)) {
        return known.bit;
      }
    }
    throw new IllegalArgumentException("unknown inheritance flag " + Excerpt.around(name, 0));
  }

  /** Tells whether all these bits are set. */
  public boolean contains(int flags) {
    return (bits & flags) == flags;
  }

  /** Returns the flags with these bits set as well. */
  public AutoInheritFlags with(int flags) {
    return (bits | flags) == bits ? this : new AutoInheritFlags(bits | flags);
  }

  /** Returns the flags without these bits. */
  public AutoInheritFlags without(int flags) {
    return (bits & flags) == 0 ? this : new AutoInheritFlags(bits & ~flags);
  }

  /** Returns the policy of the label that the flags ask for, 0 when they ask for none. */
  int labelPolicy() {
    return bits >>> MACL_SHIFT & MACL_MASK;
  }

  /** Returns the names of the bits that are set and have one, lowest first, with {@code SEF_}. */
  public List<String> names() {
    List<String> names = new ArrayList<>();
    for (Name known : NAMES) {
      if (contains(known.bit)) {
        names.add("SEF_" + known.text);
      }
    }
    return List.copyOf(names);
  }

  /** Returns the names of the bits that are set, joined by {@code |}. */
  @Override
  public String toString() {
    return String.join("|", names());
  }
}
