package org.ntacl.wfp.state;

import java.util.Objects;
import org.ntacl.wfp.model.Reference;
import org.ntacl.wfp.model.WfpObject;

/**
 * A reference that leads nowhere.
 *
 * @param from the object that refers
 * @param to what it refers to
 */
public record DanglingReference(WfpObject from, Reference to) {
  /** Refuses null. */
  public DanglingReference {
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
  }
}
