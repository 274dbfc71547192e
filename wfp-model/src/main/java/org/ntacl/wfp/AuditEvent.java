package org.ntacl.wfp;

import org.ntacl.Guid;
import org.ntacl.wfp.model.ObjectClass;

/**
 * What the security log of Windows would say about a change of policy (wfp 5.6).
 *
 * @param id the number of the event
 * @param target the kind of object
 * @param key the key of the object
 * @param name what people call the object, empty when it has no name
 * @param added whether it was added, or deleted
 * @param session the number of the session, from 1
 */
public record AuditEvent(
    int id, ObjectClass target, Guid key, String name, boolean added, long session) {
  /** The first number for objects that survive a restart. */
  private static final int PERSISTENT = 5440;

  /** The first number for the others, and for everything that is deleted. */
  private static final int RUN_TIME = 5446;

  static AuditEvent of(boolean added, Entry entry, long session) {
    ObjectClass kind = entry.object().objectClass();
    int base = added && entry.lifetime().isLasting() ? PERSISTENT : RUN_TIME;
    return new AuditEvent(
        base + place(kind),
        kind,
        entry.object().key(),
        entry.object().displayData().toString(),
        added,
        session);
  }

  private static int place(ObjectClass kind) {
    return switch (kind) {
      case CALLOUT -> 0;
      case FILTER -> 1;
      case PROVIDER -> 2;
      case PROVIDER_CONTEXT -> 3;
      case SUBLAYER -> 4;
      default -> throw new IllegalArgumentException("no such object is added or deleted: " + kind);
    };
  }
}
