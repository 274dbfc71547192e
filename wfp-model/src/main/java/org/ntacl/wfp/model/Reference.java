package org.ntacl.wfp.model;

import java.util.Objects;
import org.ntacl.Guid;

/**
 * What one object of the filter engine needs.
 *
 * @param target the kind of the other object
 * @param key the key of the other object
 */
public record Reference(ObjectClass target, Guid key) {
  /** Refuses null. */
  public Reference {
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(key, "key");
  }
}
