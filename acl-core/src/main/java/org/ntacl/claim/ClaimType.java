package org.ntacl.claim;

import java.util.List;
import java.util.Optional;

/** What kind of values a claim holds (MS-DTYP 2.4.10.1, {@code ValueType}). */
public enum ClaimType {
  /** Signed 64-bit numbers. */
  INT64(1, "TI"),
  /** Unsigned 64-bit numbers. */
  UINT64(2, "TU"),
  /** Texts of UTF-16 code units. */
  STRING(3, "TS"),
  /**
   * Fully qualified binary names, a version and a name each; not in MS-DTYP and without SDDL form.
   */
  FQBN(4, null),
  /** Security identifiers. */
  SID(5, "TD"),
  /** Truth values, stored as unsigned 64-bit numbers. */
  BOOLEAN(6, "TB"),
  /** Strings of octets. */
  OCTET_STRING(0x10, "TX");

  private static final List<ClaimType> ALL = List.of(values());

  private final int code;
  private final Optional<String> sddlCode;

  ClaimType(int code, String sddlCode) {
    this.code = code;
    this.sddlCode = Optional.ofNullable(sddlCode);
  }

  /** Returns the number on the wire. */
  public int code() {
    return code;
  }

  /** Returns the two letters of this type in SDDL, or empty when SDDL cannot say it. */
  public Optional<String> sddlCode() {
    return sddlCode;
  }

  /** Returns the type of a number on the wire, or empty when there is none. */
  public static Optional<ClaimType> ofCode(int code) {
    for (ClaimType type : ALL) {
      if (type.code == code) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  /** Returns the type of an SDDL code of either case, or empty when there is none. */
  public static Optional<ClaimType> ofSddlCode(String sddlCode) {
    for (ClaimType type : ALL) {
      if (type.sddlCode.isPresent() && type.sddlCode.get().equalsIgnoreCase(sddlCode)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
