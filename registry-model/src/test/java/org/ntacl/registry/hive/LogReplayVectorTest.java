package org.ntacl.registry.hive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ntacl.Bytes;

/** Logs of recorded hives, replayed as the Windows releases that left results behind did. */
class LogReplayVectorTest {

  @Test
  void replay_newFormat_isWhatWindows10Made() throws IOException {
    Path folder = SharedHives.file("yarp/NewDirtyHive1");
    Hive hive = Hive.open(folder.resolve("NewDirtyHive"), HiveOptions.DEFAULT.strict(true));
    assertThat(hive.bytes())
        .isEqualTo(Bytes.of(Files.readAllBytes(folder.resolve("RecoveredHive_Windows10"))));
    HiveRecovery recovery = hive.recovery().orElseThrow();
    assertThat(recovery.entriesApplied()).isEqualTo(4);
    assertThat(recovery.sequence()).isEqualTo(6);
    assertThat(hive.isDirty()).isFalse();
  }

  @Test
  void replay_oldFormat_isWhatWindows7MadeButForWhatItTouchedLater() throws IOException {
    Path folder = SharedHives.file("yarp/OldDirtyHive");
    Hive hive = Hive.open(folder.resolve("OldDirtyHive"), HiveOptions.DEFAULT.strict(true));
    Bytes ours = hive.bytes();
    Bytes windows = Bytes.of(Files.readAllBytes(folder.resolve("RecoveredHive_Windows7")));
    assertThat(ours.size()).isEqualTo(windows.size());
    List<Integer> different = new ArrayList<>();
    for (int i = BaseBlock.SIZE; i < ours.size(); i++) {
      if (ours.get(i) != windows.get(i)) {
        different.add(i);
      }
    }
    // the time of the first bin, and the access bits of one key
    assertThat(different).containsExactly(0x1014, 0x1015, 0x1016, 0x1017, 0x1018, 0x6BDC8);
    assertThat(hive.recovery().orElseThrow().entriesApplied()).isEqualTo(1);
    assertThat(hive.check().isSound()).isTrue();
  }

  @Test
  void replay_transactions_leadsToAHiveWhoseInvariantsHold() throws IOException {
    Path file = SharedHives.file("regipy/transactions_NTUSER.DAT");
    Hive hive = Hive.open(file, HiveOptions.DEFAULT.strict(true));
    HiveRecovery recovery = hive.recovery().orElseThrow();
    assertThat(recovery.entriesApplied()).isEqualTo(23);
    assertThat(recovery.sequence()).isEqualTo(589);
    HiveReport report = hive.check();
    // references, ring and single storage of descriptors are part of it
    assertThat(report.diagnostics()).isEmpty();
    System.out.printf(
        "log replay: 23 entries, then %d keys, %d values, %d security cells%n",
        report.keys(), report.values(), report.securityCells());
  }

  @Test
  void replay_damagedLog_leavesTheHiveDirty() throws IOException {
    Path file = SharedHives.file("yarp/BadLogHive1/BadLogHive");
    Hive hive = Hive.open(file, HiveOptions.DEFAULT);
    assertThat(hive.isDirty()).isTrue();
    assertThat(hive.recovery().orElseThrow().isChanged()).isFalse();
    assertThat(hive.diagnostics())
        .extracting(HiveDiagnostic::fault)
        .contains(HiveFault.LOG_UNUSABLE, HiveFault.DIRTY);
    assertThat(hive.keys().count()).isEqualTo(5003);
  }

  @Test
  void replay_ofACompleteHive_changesNothing() throws IOException {
    Path folder = SharedHives.file("yarp/NewDirtyHive1");
    Bytes complete = Bytes.of(Files.readAllBytes(folder.resolve("RecoveredHive_Windows10")));
    Bytes log = Bytes.of(Files.readAllBytes(folder.resolve("NewDirtyHive.LOG2")));
    HiveRecovery recovery = LogReplay.replay(complete, List.of(log));
    assertThat(recovery.isChanged()).isFalse();
    assertThat(recovery.hive()).isEqualTo(complete);
  }
}
