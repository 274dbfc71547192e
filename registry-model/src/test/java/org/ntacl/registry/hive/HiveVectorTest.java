package org.ntacl.registry.hive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ntacl.registry.hive.HiveFault.BASE_CHECKSUM;
import static org.ntacl.registry.hive.HiveFault.BIN_SIGNATURE;
import static org.ntacl.registry.hive.HiveFault.CELL_SIZE;
import static org.ntacl.registry.hive.HiveFault.DIRTY;
import static org.ntacl.registry.hive.HiveFault.FILE_TRUNCATED;
import static org.ntacl.registry.hive.HiveFault.LONE_SURROGATE;
import static org.ntacl.registry.hive.HiveFault.NAME_CHARACTER;
import static org.ntacl.registry.hive.HiveFault.NAME_HINT;
import static org.ntacl.registry.hive.HiveFault.NOT_A_HIVE;
import static org.ntacl.registry.hive.HiveFault.PARENT_MISMATCH;
import static org.ntacl.registry.hive.HiveFault.SECURITY_RING;
import static org.ntacl.registry.hive.HiveFault.SUBKEY_COUNT;
import static org.ntacl.registry.hive.HiveFault.TRAILING_BYTES;
import static org.ntacl.registry.hive.HiveFault.WRONG_ORDER;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.ntacl.Bytes;
import org.ntacl.MalformedBytesException;
import org.ntacl.NtStatus;

/** Every hive of the recorded collection, held to the table that another reader made of it. */
class HiveVectorTest {
  private static final HiveOptions ALONE = HiveOptions.DEFAULT.logs(false);

  /** How many hives there are at least, so that a table cut short cannot pass for success. */
  private static final int HIVES = 38;

  /** Hives of which this reader reaches more than the one that made the table. */
  private static final Set<String> BROKEN_BINS =
      Set.of("ezregistry/SAMBadHBinHeader", "regipy/corrupted_system_hive");

  /** What the notes of the table come to. */
  private static final Map<String, Set<HiveFault>> DIAGNOSES =
      Map.ofEntries(
          Map.entry("ezregistry/NotAHive", Set.of(NOT_A_HIVE)),
          Map.entry("ezregistry/SAMBadHBinHeader", Set.of(BIN_SIGNATURE)),
          Map.entry("ezregistry/SAN(OTHER)", Set.of(BASE_CHECKSUM)),
          Map.entry("ezregistry/SECURITY", Set.of(DIRTY)),
          Map.entry("plaso/corrupt_sub_key_list.hiv", Set.of(CELL_SIZE, SUBKEY_COUNT)),
          Map.entry("regipy/corrupted_system_hive", Set.of(BIN_SIGNATURE, SECURITY_RING)),
          Map.entry("regipy/transactions_NTUSER.DAT", Set.of(DIRTY)),
          Map.entry("yarp/BadBaseBlockHive/BadBaseBlockHive", Set.of(BASE_CHECKSUM, DIRTY)),
          Map.entry("yarp/BadLogHive1/BadLogHive", Set.of(DIRTY)),
          Map.entry("yarp/CompHive", Set.of(NAME_HINT)),
          Map.entry("yarp/GarbageHive", Set.of(TRAILING_BYTES, BASE_CHECKSUM)),
          Map.entry("yarp/InvalidParentHive", Set.of(PARENT_MISMATCH)),
          Map.entry("yarp/NewDirtyHive1/NewDirtyHive", Set.of(DIRTY)),
          Map.entry("yarp/OldDirtyHive/OldDirtyHive", Set.of(DIRTY)),
          Map.entry("yarp/TruncatedHive", Set.of(FILE_TRUNCATED)),
          Map.entry("yarp/TruncatedPairHive", Set.of(LONE_SURROGATE)),
          Map.entry("yarp/WrongOrderHive", Set.of(WRONG_ORDER)));

  /** Hives that are in order but have names which tools stumble over. */
  private static final Map<String, Set<HiveFault>> ODD_NAMES =
      Map.of(
          "hivex/special", Set.of(NAME_CHARACTER),
          "yarp/BogusKeyNamesHive", Set.of(NAME_CHARACTER));

  @Test
  void check_recordedHives_countsAndFaultsOfTheTable() throws IOException {
    List<SharedHives.Row> rows = SharedHives.table();
    int clean = 0;
    long keys = 0;
    for (SharedHives.Row row : rows) {
      HiveReport report = Hive.open(row.file(), ALONE).check();
      keys += report.keys();
      assertCounts(row, report);
      Set<HiveFault> found =
          report.diagnostics().stream().map(HiveDiagnostic::fault).collect(Collectors.toSet());
      if (row.isClean()) {
        clean++;
        assertThat(found).as(row.name()).isEqualTo(ODD_NAMES.getOrDefault(row.name(), Set.of()));
        assertThat(report.isSound()).isTrue();
      } else {
        assertThat(DIAGNOSES).as("a note has a diagnosis").containsKey(row.name());
        assertThat(found).as(row.name()).containsAll(DIAGNOSES.get(row.name()));
      }
    }
    System.out.printf(
        "hives: %d checked, %d clean, %d with a fault, %d keys%n",
        rows.size(), clean, rows.size() - clean, keys);
    assertThat(rows).hasSizeGreaterThanOrEqualTo(HIVES);
  }

  private static void assertCounts(SharedHives.Row row, HiveReport report) {
    if (BROKEN_BINS.contains(row.name())) {
      assertThat(report.keys()).as(row.name()).isGreaterThan(row.keys());
      assertThat(report.values()).as(row.name()).isGreaterThanOrEqualTo(row.values());
      assertThat(report.securityCells()).as(row.name()).isGreaterThanOrEqualTo(row.securityCells());
    } else {
      assertThat(List.of(report.keys(), report.values(), report.securityCells()))
          .as(row.name())
          .isEqualTo(
              List.of(
                  Math.max(0, row.keys()),
                  Math.max(0, row.values()),
                  Math.max(0, row.securityCells())));
    }
  }

  @Test
  void keys_recordedHives_areThoseOfTheCheckAndReadable() throws IOException {
    for (SharedHives.Row row : SharedHives.table()) {
      for (HiveOptions options : List.of(ALONE, ALONE.mapped(true))) {
        Hive hive = Hive.open(row.file(), options);
        HiveReport report = hive.check();
        int keys = 0;
        int values = 0;
        Set<Integer> securities = new HashSet<>();
        for (HiveKey key : (Iterable<HiveKey>) hive.keys()::iterator) {
          keys++;
          values += key.values().size();
          key.security()
              .filter(security -> report.isSound())
              .ifPresent(
                  security -> {
                    securities.add(security.id());
                    assertThat(security.descriptor().owner()).isPresent();
                  });
        }
        assertThat(keys).as(row.name()).isEqualTo(report.keys());
        if (report.isSound()) {
          assertThat(values).as(row.name()).isEqualTo(report.values());
          assertThat(securities).as(row.name()).hasSize(report.securityCells());
          assertThat(hive.header().majorVersion() + "." + hive.header().minorVersion())
              .isEqualTo(row.version());
        }
      }
    }
  }

  @Test
  void open_strict_throwsWhereTheBaseBlockIsDamaged() throws IOException {
    HiveOptions strict = ALONE.strict(true);
    assertThatThrownBy(() -> Hive.open(SharedHives.file("ezregistry/NotAHive"), strict))
        .isInstanceOfSatisfying(
            MalformedBytesException.class,
            e -> assertThat(e.status()).isEqualTo(NtStatus.STATUS_NOT_REGISTRY_FILE))
        .hasMessage("signature 0x00905a4d, expected `regf` at byte 0");
    assertThatThrownBy(() -> Hive.open(SharedHives.file("yarp/TruncatedHive"), strict))
        .isInstanceOfSatisfying(
            MalformedBytesException.class,
            e -> assertThat(e.status()).isEqualTo(NtStatus.STATUS_REGISTRY_CORRUPT));
    assertThat(Hive.open(SharedHives.file("dfwinreg/NTUSER.DAT"), strict).keys().count())
        .isEqualTo(1597);
  }

  @Test
  void save_withoutEdits_isTheSameFile() throws IOException {
    int hives = 0;
    for (SharedHives.Row row : SharedHives.table()) {
      Hive hive = Hive.open(row.file(), ALONE);
      Bytes content = Bytes.of(Files.readAllBytes(row.file()));
      assertThat(hive.bytes()).as(row.name()).isEqualTo(content);
      if (hive.check().isSound()) {
        assertThat(hive.edit().bytes()).as(row.name()).isEqualTo(content);
        hives++;
      }
    }
    assertThat(hives).isGreaterThanOrEqualTo(21);
  }

  @Test
  void write_treesOfRecordedHives_comeBack() throws IOException {
    int hives = 0;
    for (SharedHives.Row row : SharedHives.table()) {
      Hive hive = Hive.open(row.file(), ALONE);
      if (hive.check().isSound()) {
        Tree tree = Tree.of(hive.root().orElseThrow());
        Hive again = Hive.read(HiveWriter.write(tree, HiveWriter.VERSION_5), ALONE.strict(true));
        assertThat(again.check().isSound()).as(row.name()).isTrue();
        assertThat(again.check().keys()).isEqualTo(row.keys());
        assertThat(Tree.of(again.root().orElseThrow()).equals(tree)).as(row.name()).isTrue();
        hives++;
      }
    }
    assertThat(hives).isGreaterThanOrEqualTo(21);
  }
}
