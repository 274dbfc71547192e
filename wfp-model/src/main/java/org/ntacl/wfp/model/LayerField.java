package org.ntacl.wfp.model;

import java.util.Objects;
import org.ntacl.Guid;

/**
 * Something that a layer knows of the traffic (FWPM_FIELD0).
 *
 * @param key its key, unique within the layer only
 * @param type what its bits are
 * @param dataType the type of its values
 */
public record LayerField(Guid key, FieldType type, DataType dataType) {
  /** Refuses null. */
  public LayerField {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(dataType, "dataType");
  }
}
