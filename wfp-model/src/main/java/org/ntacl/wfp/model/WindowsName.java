package org.ntacl.wfp.model;

import java.util.Optional;

/** Something that the Windows headers have a name for. */
public interface WindowsName {
  /** Returns the name in the Windows headers, as state dumps write it. */
  String windowsName();

  /**
   * Returns the constant of a name.
   *
   * @param type the enumeration to look in
   * @param name the name in the Windows headers; case counts
   * @param <E> the enumeration
   * @return the constant, empty when there is none of that name
   */
  static <E extends Enum<E> & WindowsName> Optional<E> find(Class<E> type, String name) {
    for (E constant : type.getEnumConstants()) {
      if (constant.windowsName().equals(name)) {
        return Optional.of(constant);
      }
    }
    return Optional.empty();
  }
}
