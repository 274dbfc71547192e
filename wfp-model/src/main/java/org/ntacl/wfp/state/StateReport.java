package org.ntacl.wfp.state;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What reading a state dump met. Immutable and thread-safe.
 *
 * @param findings the places that are reported, in the order in which they were met; as many as the
 *     limits allow
 * @param findingCounts how many there are of each kind, all of them
 * @param conditions how many conditions of filters were read
 * @param descriptors how many of them have a security descriptor
 * @param distinctDescriptors how many different texts those descriptors have
 */
public record StateReport(
    List<Finding> findings,
    Map<FindingKind, Integer> findingCounts,
    int conditions,
    int descriptors,
    int distinctDescriptors) {
  /** Copies the collections. */
  public StateReport {
    findings = List.copyOf(findings);
    Map<FindingKind, Integer> counts = new EnumMap<>(FindingKind.class);
    for (FindingKind kind : FindingKind.values()) {
      counts.put(kind, findingCounts.getOrDefault(kind, 0));
    }
    findingCounts = Map.copyOf(counts);
  }

  /** Returns how many findings of a kind there are. */
  public int count(FindingKind kind) {
    return findingCounts.get(kind);
  }

  /** Tells whether everything was understood, however it is written. */
  public boolean isComplete() {
    return count(FindingKind.UNKNOWN_ELEMENT) == 0 && count(FindingKind.UNKNOWN_VALUE) == 0;
  }

  /** Tells whether an export of what was read is the text itself, line by line. */
  public boolean isExact() {
    return isComplete() && count(FindingKind.WRITTEN_OTHERWISE) == 0;
  }
}
