package org.ntacl.registry.hive;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.ntacl.Bytes;

/**
 * Checks the security cells: one ring, exact reference counts, readable descriptors, each stored
 * once. Not thread-safe.
 */
final class SecurityCheck {
  private final HiveImage image;
  private final SecurityCells cells;
  private final CellMap map;
  private final Faults faults;
  private final Map<Integer, int[]> users = new HashMap<>();
  private final BitSet ring = new BitSet();
  private final Set<Bytes> descriptors = new HashSet<>();
  private int first = Layout.NONE;

  SecurityCheck(HiveImage image, SecurityCells cells, CellMap map, Faults faults) {
    this.image = image;
    this.cells = cells;
    this.map = map;
    this.faults = faults;
  }

  /** Counts a key that uses a cell; the first one is the root's. */
  void use(int cell) {
    if (first == Layout.NONE) {
      first = cell;
    }
    users.computeIfAbsent(cell, unused -> new int[1])[0]++;
  }

  /** Checks the cells after all keys have been counted, and returns how many the ring has. */
  int finish() {
    int count = first == Layout.NONE ? 0 : followRing();
    users.keySet().stream().filter(cell -> !ring.get(cell >> 3)).sorted().forEach(this::outside);
    reportOrphans();
    return count;
  }

  private int followRing() {
    int count = 0;
    int cell = first;
    while (true) {
      ring.set(cell >> 3);
      checkCell(cell);
      count++;
      int from = image.data(cell) + Layout.SK_NEXT;
      int next = cells.next(cell);
      if (!cells.isRingCell(next, from)) {
        return count;
      }
      if (cells.previous(next) != cell) {
        faults.report(
            HiveFault.SECURITY_RING,
            image.data(next) + Layout.SK_PREVIOUS,
            "link back to 0x%x".formatted(cells.previous(next)),
            "0x%x, which links here".formatted(cell));
      }
      if (ring.get(next >> 3)) {
        if (next != first) {
          faults.report(
              HiveFault.SECURITY_RING,
              from,
              "link to 0x%x".formatted(next),
              "a cell outside the ring, or its first one");
        }
        return count;
      }
      cell = next;
    }
  }

  private void outside(int cell) {
    faults.report(
        HiveFault.SECURITY_RING,
        HiveImage.position(cell),
        "security cell of %d keys outside the ring".formatted(users.get(cell)[0]),
        "a cell of the ring");
    checkCell(cell);
  }

  private void checkCell(int cell) {
    map.claim(cell, "security", faults);
    int counted = users.containsKey(cell) ? users.get(cell)[0] : 0;
    if (cells.references(cell) != counted) {
      faults.report(
          HiveFault.SECURITY_REFERENCES,
          image.data(cell) + Layout.SK_REFERENCES,
          "%d references".formatted(Integer.toUnsignedLong(cells.references(cell))),
          "the %d of the keys that can be reached".formatted(counted));
    }
    HiveSecurity security = cells.read(cell);
    int descriptorAt = image.data(cell) + Layout.SK_DESCRIPTOR;
    security
        .tryDescriptor()
        .fault()
        .ifPresent(
            fault ->
                faults.report(
                    HiveFault.SECURITY_DESCRIPTOR,
                    descriptorAt + Math.min(fault.offset(), security.bytes().size()),
                    fault.getMessage(),
                    "a self-relative descriptor"));
    if (!descriptors.add(security.bytes())) {
      faults.report(
          HiveFault.SECURITY_DUPLICATE,
          HiveImage.position(cell),
          "descriptor that another cell holds",
          "each descriptor once");
    }
  }

  private void reportOrphans() {
    map.unclaimed().stream()
        .map(eighth -> eighth << 3)
        .filter(cell -> image.dataSize(cell) >= Layout.SK_DESCRIPTOR)
        .filter(cell -> image.u16(image.data(cell)) == Layout.SK)
        .forEach(
            cell ->
                faults.report(
                    HiveFault.SECURITY_ORPHAN,
                    HiveImage.position(cell),
                    "security cell that nothing uses",
                    "a cell of the ring"));
  }
}
