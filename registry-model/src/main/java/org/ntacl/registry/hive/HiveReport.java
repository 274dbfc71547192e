package org.ntacl.registry.hive;

import java.util.List;

/**
 * What a check of a whole hive found. Immutable and thread-safe.
 *
 * @param keys how many keys can be reached
 * @param values how many values they have
 * @param securityCells how many cells the ring of security cells has
 * @param diagnostics the faults, as many as the options keep
 * @param faults how many faults there are
 * @param damages how many of them are damage
 */
public record HiveReport(
    int keys,
    int values,
    int securityCells,
    List<HiveDiagnostic> diagnostics,
    long faults,
    long damages) {
  /** Copies the list. */
  public HiveReport {
    diagnostics = List.copyOf(diagnostics);
  }

  /** Tells whether nothing is lost, doubtful, or contradicts itself. */
  public boolean isSound() {
    return damages == 0;
  }
}
