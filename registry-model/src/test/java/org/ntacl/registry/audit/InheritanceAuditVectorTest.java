package org.ntacl.registry.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ntacl.descriptor.AccessAce;
import org.ntacl.descriptor.Ace;
import org.ntacl.registry.hive.Hive;
import org.ntacl.registry.hive.HiveKey;
import org.ntacl.registry.hive.HiveOptions;

/**
 * Keys of real machines hold what Windows gave them from their parents; recomputing it is the
 * strongest check of inheritance that there is.
 */
class InheritanceAuditVectorTest {
  private static final Path FOLDER = Path.of(System.getProperty("ntacl.shared"), "hives");
  private static final HiveOptions ALONE = HiveOptions.DEFAULT.logs(false);

  /** Keys compared and keys that differ, counted by an independent program (registry 3.4). */
  private static final Map<String, List<Long>> PINNED =
      Map.of(
          "dfwinreg/UsrClass.dat", List.of(464L, 0L),
          "regipy/NTUSER-WSL.DAT", List.of(286L, 0L),
          "regipy/transactions_NTUSER.DAT", List.of(100L, 0L),
          "notatin/NTUSER.DAT", List.of(63L, 0L),
          "dfwinreg/NTUSER.DAT", List.of(61L, 0L));

  @Test
  void stale_recordedHives_areAsCountedElsewhere() {
    Map<String, List<Long>> counts = counts();

    assertThat(counts).containsAllEntriesOf(PINNED);
  }

  @Test
  void stale_recordedHives_almostAllKeysHoldWhatTheirParentsGive() {
    long checked = 0;
    long stale = 0;
    for (Map.Entry<String, List<Long>> hive : counts().entrySet()) {
      long all = hive.getValue().get(0) + hive.getValue().get(1);
      checked += all;
      stale += hive.getValue().get(1);
      if (all > 0) {
        System.out.printf(
            "inheritance: %s: %d keys equal, %d stale%n",
            hive.getKey(), hive.getValue().get(0), hive.getValue().get(1));
      }
    }
    System.out.printf(
        "inheritance: %d keys recomputed, %.2f %% equal, %d stale%n",
        checked, 100.0 * (checked - stale) / checked, stale);
    assertThat(checked).isGreaterThanOrEqualTo(974);
    assertThat(stale).isLessThanOrEqualTo(checked / 500);
  }

  /** What a set or an assignment may store for a key, see InheritanceFlavour.clipsMasks. */
  @Test
  void masks_recordedHives_haveNoRightsThatKeysDoNotHave() {
    assumeTrue(Files.isDirectory(FOLDER), () -> "skipped: no recorded hives at " + FOLDER);
    long keys = 0;
    long effective = 0;
    long handedDown = 0;
    for (String name : PINNED.keySet()) {
      Hive hive = open(FOLDER.resolve(name));
      for (HiveKey key : (Iterable<HiveKey>) hive.keys()::iterator) {
        keys++;
        for (Ace ace : key.security().orElseThrow().descriptor().dacl().aces()) {
          if (ace instanceof AccessAce access && (access.mask().bits() & ~0xF003F) != 0) {
            effective += ace.flags().isInheritOnly() ? 0 : 1;
            handedDown += ace.flags().isInheritOnly() ? 1 : 0;
          }
        }
      }
    }
    System.out.printf(
        "masks: %d keys, %d effective entries and %d for children only beyond 0xf003f%n",
        keys, effective, handedDown);
    assertThat(effective).isZero();
    assertThat(handedDown).isPositive();
  }

  private static Hive open(Path file) {
    try {
      return Hive.open(file, ALONE);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Returns for each hive how many keys are equal and how many are stale. */
  private static Map<String, List<Long>> counts() {
    assumeTrue(Files.isDirectory(FOLDER), () -> "skipped: no recorded hives at " + FOLDER);
    Map<String, List<Long>> counts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(FOLDER)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        InheritanceAudit audit = InheritanceAudit.of(Hive.open(file, ALONE));
        long stale = audit.stale().size();
        counts.put(
            FOLDER.relativize(file).toString().replace('\\', '/'),
            List.of(audit.checked() - stale, stale));
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return counts;
  }
}
