package org.ntacl.wfp;

import java.util.Objects;
import org.ntacl.wfp.model.Connection;
import org.ntacl.wfp.model.ConnectionEventType;

/**
 * A connection came or went.
 *
 * @param type which of both
 * @param connection the connection
 */
public record ConnectionEvent(ConnectionEventType type, Connection connection) {
  /** Refuses null. */
  public ConnectionEvent {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(connection, "connection");
  }
}
