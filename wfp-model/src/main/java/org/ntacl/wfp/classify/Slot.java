package org.ntacl.wfp.classify;

import org.ntacl.Guid;
import org.ntacl.wfp.model.DataType;

/**
 * A place for what conditions look at: a field together with the type of its value. For tokens that
 * is the type of what they are checked against.
 *
 * @param field the field
 * @param type the type
 */
record Slot(Guid field, DataType type) {
  static Slot ofToken(Guid field) {
    return new Slot(field, DataType.SECURITY_DESCRIPTOR);
  }

  boolean isToken() {
    return type == DataType.SECURITY_DESCRIPTOR;
  }
}
