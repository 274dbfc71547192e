package org.ntacl.registry.hive;

import java.util.List;
import org.ntacl.Bytes;

/**
 * What the replay of logs into a hive came to. Immutable and thread-safe.
 *
 * @param hive the content of the file afterwards
 * @param entriesApplied how many log entries were applied; a log of the old format counts as one
 * @param sequence the sequence number of the hive afterwards
 * @param diagnostics what was wrong with the logs
 */
public record HiveRecovery(
    Bytes hive, int entriesApplied, int sequence, List<HiveDiagnostic> diagnostics) {
  /** Copies the list. */
  public HiveRecovery {
    diagnostics = List.copyOf(diagnostics);
  }

  /** Tells whether anything was applied. */
  public boolean isChanged() {
    return entriesApplied > 0;
  }
}
