package org.ntacl.wfp.model;

import java.util.List;
import java.util.Objects;

/**
 * A part of a state dump that is kept as it is and not interpreted. Immutable and thread-safe.
 *
 * @param name the name of the element
 * @param isList whether the element tells the number of its items
 * @param text the text of an element without others in it, else empty
 * @param children the elements in it
 */
public record RawElement(String name, boolean isList, String text, List<RawElement> children) {
  /** Copies the list and refuses null. */
  public RawElement {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(text, "text");
    children = List.copyOf(children);
  }
}
