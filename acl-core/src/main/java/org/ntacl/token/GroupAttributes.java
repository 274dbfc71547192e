package org.ntacl.token;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ntacl.internal.Excerpt;

/**
 * What a token says about one of its groups (SE_GROUP_ constants of the Windows headers).
 *
 * @param bits the 32 bits; unknown ones are kept
 */
public record GroupAttributes(int bits) {
  /** The group cannot be disabled. */
  public static final int MANDATORY = 0x0000_0001;

  public static final int ENABLED_BY_DEFAULT = 0x0000_0002;

  /** The group counts for entries that allow and for those that deny. */
  public static final int ENABLED = 0x0000_0004;

  /** The group may own objects that the token's user creates. */
  public static final int OWNER = 0x0000_0008;

  /** The group counts for entries that deny only. */
  public static final int DENY_ONLY = 0x0000_0010;

  /** The entry is the integrity level and no group. */
  public static final int INTEGRITY = 0x0000_0020;

  public static final int INTEGRITY_ENABLED = 0x0000_0040;

  /** The group is local to a domain. */
  public static final int RESOURCE = 0x2000_0000;

  /** The entry names the logon session; two bits. */
  public static final int LOGON_ID = 0xC000_0000;

  /** An ordinary group: mandatory, enabled by default, enabled. */
  public static final GroupAttributes DEFAULT =
      new GroupAttributes(MANDATORY | ENABLED_BY_DEFAULT | ENABLED);

  private static final List<Name> NAMES =
      List.of(
          new Name("MANDATORY", MANDATORY),
          new Name("ENABLED_BY_DEFAULT", ENABLED_BY_DEFAULT),
          new Name("ENABLED", ENABLED),
          new Name("OWNER", OWNER),
          new Name("DENY_ONLY", DENY_ONLY),
          new Name("INTEGRITY", INTEGRITY),
          new Name("INTEGRITY_ENABLED", INTEGRITY_ENABLED),
          new Name("RESOURCE", RESOURCE),
          new Name("LOGON_ID", LOGON_ID));

  private record Name(String text, int bits) {}

  /** Returns the attributes of these bits. */
  public static GroupAttributes of(int bits) {
    // nearly all groups have these
    return bits == DEFAULT.bits ? DEFAULT : new GroupAttributes(bits);
  }

  /**
   * Returns the attributes of names such as {@code DENY_ONLY} or {@code LOGON_ID}, in either case.
   *
   * @throws IllegalArgumentException when a name is unknown
   */
  public static GroupAttributes parse(List<String> names) {
    int bits = 0;
    for (String name : names) {
      bits |= bits(name);
    }
    return new GroupAttributes(bits);
  }

  private static int bits(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    for (Name known : NAMES) {
      if (known.text.equals(upper)) {
        return known.bits;
      }
    }
    throw new IllegalArgumentException("unknown group attribute " + Excerpt.around(name, 0));
  }

  /** Tells whether all these bits are set. */
  public boolean contains(int attributes) {
    return (bits & attributes) == attributes;
  }

  /** Returns the attributes with these bits set as well. */
  public GroupAttributes with(int attributes) {
    return new GroupAttributes(bits | attributes);
  }

  /** Returns the attributes without these bits. */
  public GroupAttributes without(int attributes) {
    return new GroupAttributes(bits & ~attributes);
  }

  /** Returns the names of the bits that are set and have one, in the order of the constants. */
  public List<String> names() {
    List<String> names = new ArrayList<>();
    for (Name known : NAMES) {
      if (contains(known.bits)) {
        names.add(known.text);
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
