package org.ntacl.access;

import java.util.List;
import java.util.Objects;
import org.ntacl.Guid;
import org.ntacl.descriptor.AccessAce;
import org.ntacl.descriptor.AccessMask;

/**
 * One entry of the SACL that asks for a record of a check, and has it made if the caller of the
 * check audits.
 *
 * @param success whether granted access is recorded; otherwise refused access
 * @param index the index of the entry in the SACL, from 0
 * @param entry the entry
 * @param rights the rights of the entry that were granted, or asked for and refused; when
 *     MAXIMUM_ALLOWED was refused, all rights of the entry
 * @param objects the object types of the request that the record is about, in the order of their
 *     list; empty when the request has none
 */
public record AuditEvent(
    boolean success, int index, AccessAce entry, AccessMask rights, List<Guid> objects) {
  /** Copies the list. */
  public AuditEvent {
    Objects.requireNonNull(entry, "entry");
    Objects.requireNonNull(rights, "rights");
    objects = List.copyOf(objects);
  }

  /** Returns one line, as in {@code success of 0x1 audited by S:(AU;SA;CC;;;WD)}. */
  @Override
  public String toString() {
    return (success ? "success" : "failure") + " of " + rights + " audited by S:" + entry;
  }
}
