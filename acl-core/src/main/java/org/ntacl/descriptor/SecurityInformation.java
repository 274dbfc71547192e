package org.ntacl.descriptor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A selection of a descriptor's parts (SECURITY_INFORMATION, MS-DTYP 2.4.7).
 *
 * @param bits the 32 bits
 */
public record SecurityInformation(int bits) {
  public static final int OWNER = 0x0000_0001;
  public static final int GROUP = 0x0000_0002;
  public static final int DACL = 0x0000_0004;

  /** The audit part of the SACL. */
  public static final int SACL = 0x0000_0008;

  public static final int LABEL = 0x0000_0010;
  public static final int ATTRIBUTE = 0x0000_0020;
  public static final int SCOPE = 0x0000_0040;
  public static final int PROCESS_TRUST_LABEL = 0x0000_0080;
  public static final int ACCESS_FILTER = 0x0000_0100;
  public static final int BACKUP = 0x0001_0000;
  public static final int UNPROTECTED_SACL = 0x1000_0000;
  public static final int UNPROTECTED_DACL = 0x2000_0000;
  public static final int PROTECTED_SACL = 0x4000_0000;
  public static final int PROTECTED_DACL = 0x8000_0000;

  /** Every part that can be printed. */
  public static final SecurityInformation ALL = new SecurityInformation(0x1FF);

  private static final List<Name> NAMES =
      List.of(
          new Name("OWNER", OWNER),
          new Name("GROUP", GROUP),
          new Name("DACL", DACL),
          new Name("SACL", SACL),
          new Name("LABEL", LABEL),
          new Name("ATTRIBUTE", ATTRIBUTE),
          new Name("SCOPE", SCOPE),
          new Name("PROCESS_TRUST_LABEL", PROCESS_TRUST_LABEL),
          new Name("ACCESS_FILTER", ACCESS_FILTER),
          new Name("BACKUP", BACKUP),
          new Name("UNPROTECTED_SACL", UNPROTECTED_SACL),
          new Name("UNPROTECTED_DACL", UNPROTECTED_DACL),
          new Name("PROTECTED_SACL", PROTECTED_SACL),
          new Name("PROTECTED_DACL", PROTECTED_DACL));

  private record Name(String text, int bit) {}

  /** Returns the selection of these bits. */
  public static SecurityInformation of(int bits) {
    return new SecurityInformation(bits);
  }

  /**
   * Returns the selection of these names, such as {@code DACL} or {@code
   * DACL_SECURITY_INFORMATION}, in either case.
   *
   * @throws IllegalArgumentException when a name is unknown
   */
  public static SecurityInformation parse(List<String> names) {
    int bits = 0;
    for (String name : names) {
      bits |= bit(name);
    }
    return new SecurityInformation(bits);
  }

  private static int bit(String name) {
    String shortName = name.toUpperCase(Locale.ROOT).replace("_SECURITY_INFORMATION", "");
    for (Name known : NAMES) {
      if (known.text.equals(shortName)) {
        return known.bit;
      }
    }
    throw new IllegalArgumentException("unknown security information `" + name + "`");
  }

  /** Tells whether all these bits are set. */
  public boolean contains(int flags) {
    return (bits & flags) == flags;
  }

  /** Returns the names of the bits that are set and have one, lowest first. */
  public List<String> names() {
    List<String> names = new ArrayList<>();
    for (Name known : NAMES) {
      if ((bits & known.bit) != 0) {
        names.add(known.text);
      }
    }
    return List.copyOf(names);
  }

  /** Tells whether some of these bits are set. */
  public boolean intersects(int flags) {
    return (bits & flags) != 0;
  }

  /** Returns the selection with these bits as well. */
  public SecurityInformation with(int flags) {
    return new SecurityInformation(bits | flags);
  }

  /** Returns the rights that a handle needs to set these parts (MS-DTYP 2.4.7). */
  public AccessMask rightsToSet() {
    int rights = 0;
    if (intersects(OWNER | GROUP | LABEL | BACKUP)) {
      rights |= AccessMask.WRITE_OWNER.bits();
    }
    if (intersects(
        DACL
            | ATTRIBUTE
            | PROCESS_TRUST_LABEL
            | ACCESS_FILTER
            | BACKUP
            | PROTECTED_DACL
            | UNPROTECTED_DACL)) {
      rights |= AccessMask.WRITE_DAC.bits();
    }
    if (intersects(SACL | SCOPE | BACKUP | PROTECTED_SACL | UNPROTECTED_SACL)) {
      rights |= AccessMask.ACCESS_SYSTEM_SECURITY.bits();
    }
    return AccessMask.of(rights);
  }

  /** Returns the rights that a handle needs to read these parts (MS-DTYP 2.4.7). */
  public AccessMask rightsToQuery() {
    int rights = 0;
    if (intersects(ALL.bits & ~SACL | BACKUP)) {
      rights |= AccessMask.READ_CONTROL.bits();
    }
    if (intersects(SACL | BACKUP)) {
      rights |= AccessMask.ACCESS_SYSTEM_SECURITY.bits();
    }
    return AccessMask.of(rights);
  }

  /** Returns the bit that selects an entry of a SACL by its type (MS-DTYP 2.4.7). */
  public static int selectorOf(AceType type) {
    return switch (type) {
      case SYSTEM_MANDATORY_LABEL -> LABEL;
      case SYSTEM_RESOURCE_ATTRIBUTE -> ATTRIBUTE;
      case SYSTEM_SCOPED_POLICY_ID -> SCOPE;
      case SYSTEM_PROCESS_TRUST_LABEL -> PROCESS_TRUST_LABEL;
      case SYSTEM_ACCESS_FILTER -> ACCESS_FILTER;
      default -> SACL;
    };
  }
}
