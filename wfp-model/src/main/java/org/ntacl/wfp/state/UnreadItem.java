package org.ntacl.wfp.state;

import java.util.Objects;
import org.ntacl.wfp.model.RawElement;

/**
 * An object of a dump that could not be read and is kept as it is.
 *
 * @param section the list it stands in, as a path such as {@code layers[3]/filters}
 * @param index its place in the list, counted from 0
 * @param element the object
 */
public record UnreadItem(String section, int index, RawElement element) {
  /** Refuses null. */
  public UnreadItem {
    Objects.requireNonNull(section, "section");
    Objects.requireNonNull(element, "element");
  }
}
