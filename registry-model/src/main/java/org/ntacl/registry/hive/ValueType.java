package org.ntacl.registry.hive;

import java.util.Optional;

/** The types of values that Windows knows (winnt.h). */
public enum ValueType {
  REG_NONE,
  REG_SZ,
  REG_EXPAND_SZ,
  REG_BINARY,
  REG_DWORD,
  REG_DWORD_BIG_ENDIAN,
  REG_LINK,
  REG_MULTI_SZ,
  REG_RESOURCE_LIST,
  REG_FULL_RESOURCE_DESCRIPTOR,
  REG_RESOURCE_REQUIREMENTS_LIST,
  REG_QWORD;

  /** Returns the number of the type. */
  public int code() {
    return ordinal();
  }

  /** Returns the type of a number, or empty when Windows has no name for it. */
  public static Optional<ValueType> ofCode(int code) {
    return code >= 0 && code < values().length ? Optional.of(values()[code]) : Optional.empty();
  }
}
