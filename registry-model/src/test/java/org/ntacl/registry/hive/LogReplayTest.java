package org.ntacl.registry.hive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ntacl.Bytes;

/** Logs made here of the difference between two states of a hive. */
class LogReplayTest {
  private static final Bytes OLD = HiveWriter.write(Trees.plain(), HiveWriter.VERSION_5);

  /** The hive after one edit, and after another one that needs a new bin. */
  private static final List<Bytes> NEW = edits();

  private static List<Bytes> edits() {
    HiveEditor editor = Hive.read(OLD, HiveOptions.DEFAULT).edit();
    editor.setSecurity(editor.root(), Trees.ORDINARY);
    Bytes first = editor.bytes();
    byte[] data = new byte[9000];
    editor.setValue(editor.root(), HiveValue.of("new", ValueType.REG_BINARY, Bytes.of(data)));
    return List.of(first, editor.bytes());
  }

  private static Bytes dirty(Bytes hive) {
    return HivePatch.of(hive).put32(4, 2).checksum().bytes();
  }

  @Test
  void marvin_recordedHeader_givesTheRecordedHash() {
    // recorded: header of a log entry that Windows 10 wrote
    byte[] header =
        Bytes.parseHex("48764c45005e0000000000000200000000500000010000003" + "1e40718666c8667")
            .toArray();
    ByteBuffer buffer = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(Marvin32.hash(buffer, 0, 32)).isEqualTo(0xCD44_F3CF_A765_7F02L);
  }

  @Test
  void replay_twoEntries_givesTheLastState() {
    Logs log = Logs.entries(OLD, 1).entry(1, OLD, NEW.get(0)).entry(2, NEW.get(0), NEW.get(1));
    HiveRecovery recovery = LogReplay.replay(dirty(OLD), List.of(log.bytes()));
    assertThat(recovery.entriesApplied()).isEqualTo(2);
    assertThat(recovery.sequence()).isEqualTo(3);
    assertThat(recovery.diagnostics()).isEmpty();
    assertThat(recovery.hive()).isEqualTo(NEW.get(1));
  }

  @Test
  void replay_twoLogsInAnyOrder_givesTheLastState() {
    Bytes first = Logs.entries(OLD, 1).entry(1, OLD, NEW.get(0)).bytes();
    Bytes second = Logs.entries(NEW.get(0), 2).entry(2, NEW.get(0), NEW.get(1)).bytes();
    for (List<Bytes> logs : List.of(List.of(first, second), List.of(second, first))) {
      HiveRecovery recovery = LogReplay.replay(dirty(OLD), logs);
      assertThat(recovery.entriesApplied()).isEqualTo(2);
      assertThat(recovery.hive()).isEqualTo(NEW.get(1));
    }
  }

  @Test
  void replay_damagedEntry_endsBeforeIt() {
    Logs log = Logs.entries(OLD, 1).entry(1, OLD, NEW.get(0));
    int second = log.bytes().size();
    byte[] damaged = log.entry(2, NEW.get(0), NEW.get(1)).bytes().toArray();
    damaged[damaged.length - 1] ^= 1;
    HiveRecovery recovery = LogReplay.replay(dirty(OLD), List.of(Bytes.of(damaged)));
    assertThat(recovery.entriesApplied()).isEqualTo(1);
    assertThat(recovery.sequence()).isEqualTo(2);
    assertThat(recovery.diagnostics())
        .containsExactly(
            new HiveDiagnostic(
                HiveFault.LOG_ENTRY, second, "damaged log entry 2", "an entry with right hashes"));
    assertThat(recovery.hive()).isEqualTo(NEW.get(0));
  }

  @Test
  void replay_entriesBeforeTheHive_areLeftOut() {
    Logs log = Logs.entries(OLD, 1).entry(1, NEW.get(1), OLD).entry(2, NEW.get(0), NEW.get(1));
    Bytes dirty = HivePatch.of(NEW.get(0)).put32(4, 3).checksum().bytes();
    HiveRecovery recovery = LogReplay.replay(dirty, List.of(log.bytes()));
    assertThat(recovery.entriesApplied()).isEqualTo(1);
    assertThat(recovery.hive()).isEqualTo(NEW.get(1));
  }

  @Test
  void replay_gapInTheLog_endsBeforeIt() {
    Bytes first = Logs.entries(OLD, 1).entry(1, OLD, NEW.get(0)).bytes();
    Bytes third = Logs.entries(OLD, 3).entry(3, NEW.get(0), NEW.get(1)).bytes();
    HiveRecovery recovery = LogReplay.replay(dirty(OLD), List.of(first, third));
    assertThat(recovery.entriesApplied()).isEqualTo(1);
    assertThat(recovery.hive()).isEqualTo(NEW.get(0));
  }

  @Test
  void replay_damagedBaseBlock_isRebuiltFromTheLog() {
    Bytes damaged = HivePatch.of(OLD).put32(36, 0x7777).bytes();
    Bytes log = Logs.entries(OLD, 1).entry(1, OLD, NEW.get(0)).bytes();
    HiveRecovery recovery = LogReplay.replay(damaged, List.of(log));
    assertThat(recovery.hive()).isEqualTo(NEW.get(0));
    assertThat(Hive.read(recovery.hive(), HiveOptions.DEFAULT).check().isSound()).isTrue();
  }

  @Test
  void replay_oldFormat_givesTheLastState() {
    Bytes log = Logs.pages(NEW.get(1), 2, OLD);
    HiveRecovery recovery = LogReplay.replay(dirty(OLD), List.of(log));
    assertThat(recovery.diagnostics()).isEmpty();
    assertThat(recovery.entriesApplied()).isEqualTo(1);
    assertThat(recovery.sequence()).isEqualTo(3);
    assertThat(recovery.hive()).isEqualTo(NEW.get(1));
  }

  @Test
  void replay_oldFormatOfAnotherTime_isNotUsed() {
    byte[] log = Logs.pages(NEW.get(1), 2, OLD).toArray();
    log[BaseBlock.LAST_WRITTEN]++;
    BaseBlock.updateChecksum(ByteBuffer.wrap(log).order(ByteOrder.LITTLE_ENDIAN));
    HiveRecovery recovery = LogReplay.replay(dirty(OLD), List.of(Bytes.of(log)));
    assertThat(recovery.isChanged()).isFalse();
    assertThat(recovery.diagnostics())
        .extracting(HiveDiagnostic::fault)
        .containsExactly(HiveFault.LOG_UNUSABLE);
  }

  @Test
  void replay_oldFormatCutShort_changesNothing() {
    Bytes log = Logs.pages(NEW.get(1), 2, OLD);
    Bytes cut = Bytes.copyOfRange(log.toArray(), 0, log.size() - 512);
    HiveRecovery recovery = LogReplay.replay(dirty(OLD), List.of(cut));
    assertThat(recovery.isChanged()).isFalse();
    assertThat(recovery.hive()).isEqualTo(dirty(OLD));
    assertThat(recovery.diagnostics())
        .extracting(HiveDiagnostic::fault)
        .containsExactly(HiveFault.LOG_ENTRY);
  }

  @Test
  void replay_emptyLogs_changeNothing() {
    HiveRecovery recovery = LogReplay.replay(dirty(OLD), List.of(Bytes.EMPTY, Bytes.EMPTY));
    assertThat(recovery.isChanged()).isFalse();
    assertThat(recovery.diagnostics()).isEmpty();
  }

  @Test
  void replay_hugeBins_areNotBelieved() {
    byte[] log = Logs.entries(OLD, 1).entry(1, OLD, NEW.get(0)).bytes().toArray();
    ByteBuffer.wrap(log).order(ByteOrder.LITTLE_ENDIAN).putInt(512 + 16, 0x7FFF_0000);
    HiveRecovery recovery = LogReplay.replay(dirty(OLD), List.of(Bytes.of(log)));
    assertThat(recovery.isChanged()).isFalse();
  }
}
