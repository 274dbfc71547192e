package org.ntacl.wfp.model;

import java.util.Objects;

/**
 * Something the engine noted about traffic (FWPM_NET_EVENT0 to 5).
 *
 * @param header the traffic
 * @param type what is told
 * @param detail the rest, by type
 */
public record NetEvent(NetEventHeader header, NetEventType type, NetEventDetail detail) {
  /** Refuses null. */
  public NetEvent {
    Objects.requireNonNull(header, "header");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(detail, "detail");
  }
}
