package org.ntacl.wfp.model;

import java.util.Objects;
import java.util.Optional;

/**
 * What people read of an object (FWPM_DISPLAY_DATA0).
 *
 * @param name the name; objects that are added need one, sessions do not
 * @param description a longer text, empty when there is none
 */
public record DisplayData(Optional<String> name, Optional<String> description) {
  /** Neither name nor description. */
  public static final DisplayData NONE = new DisplayData(Optional.empty(), Optional.empty());

  /** Refuses null. */
  public DisplayData {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(description, "description");
  }

  /** Returns a name without description. */
  public static DisplayData of(String name) {
    return new DisplayData(Optional.of(name), Optional.empty());
  }

  /** Returns a name and a description. */
  public static DisplayData of(String name, String description) {
    return new DisplayData(Optional.of(name), Optional.of(description));
  }

  /** Returns the name, or the empty text. */
  @Override
  public String toString() {
    return name.orElse("");
  }
}
