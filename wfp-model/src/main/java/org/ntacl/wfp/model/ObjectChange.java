package org.ntacl.wfp.model;

import java.util.Objects;
import java.util.OptionalLong;
import org.ntacl.Guid;

/**
 * What subscribers are told (FWPM_FILTER_CHANGE0 and its family).
 *
 * @param changeType what happened
 * @param target the kind of object
 * @param key the key of the object
 * @param id the number of the object; only callouts, filters and provider contexts have one
 */
public record ObjectChange(ChangeType changeType, ObjectClass target, Guid key, OptionalLong id) {
  /** Refuses null. */
  public ObjectChange {
    Objects.requireNonNull(changeType, "changeType");
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(id, "id");
  }

  /** Returns the change of an object. */
  public static ObjectChange of(ChangeType changeType, WfpObject object) {
    return new ObjectChange(
        changeType,
        object.objectClass(),
        object.key(),
        object.objectClass().idBits() == 0 ? OptionalLong.empty() : OptionalLong.of(object.id()));
  }
}
