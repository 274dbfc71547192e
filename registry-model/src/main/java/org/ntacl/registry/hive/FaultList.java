package org.ntacl.registry.hive;

import java.util.ArrayList;
import java.util.List;

/** Keeps the first faults and counts all: a hostile file has as many faults as bytes. */
final class FaultList implements Faults {
  private final int limit;
  private final List<HiveDiagnostic> kept = new ArrayList<>();
  private long total;
  private long damages;

  FaultList(int limit) {
    this.limit = limit;
  }

  @Override
  public void report(HiveFault fault, int offset, String what, String expected) {
    total++;
    if (fault.isDamage()) {
      damages++;
    }
    if (kept.size() < limit) {
      kept.add(new HiveDiagnostic(fault, offset, what, expected));
    }
  }

  List<HiveDiagnostic> kept() {
    return List.copyOf(kept);
  }

  long total() {
    return total;
  }

  long damages() {
    return damages;
  }
}
