package org.ntacl.registry.hive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ntacl.Bytes;
import org.ntacl.MalformedBytesException;

/** One fault at a time in a sound hive: it is named, with its place, and the rest is still read. */
class HiveFaultTest {
  private static final int KEYS = 12;

  private static Arguments fault(
      String name, HiveFault fault, int offset, int keys, HivePatch damaged) {
    return Arguments.of(name, fault, offset, keys, damaged.bytes());
  }

  static Stream<Arguments> damages() {
    return Stream.of(baseBlock(), bins(), cells(), keys(), lists(), values(), data(), securities())
        .flatMap(List::stream);
  }

  private static List<Arguments> baseBlock() {
    return List.of(
        fault("checksum", HiveFault.BASE_CHECKSUM, 508, KEYS, HivePatch.plain().put32(508, 9)),
        fault("sequence", HiveFault.DIRTY, 4, KEYS, HivePatch.plain().put32(4, 2).checksum()),
        fault("major", HiveFault.BASE_FIELD, 20, KEYS, HivePatch.plain().put32(20, 2).checksum()),
        fault("minor", HiveFault.BASE_FIELD, 24, KEYS, HivePatch.plain().put32(24, 7).checksum()),
        fault("type", HiveFault.BASE_FIELD, 28, KEYS, HivePatch.plain().put32(28, 1).checksum()),
        fault("format", HiveFault.BASE_FIELD, 32, KEYS, HivePatch.plain().put32(32, 0).checksum()),
        fault("root", HiveFault.CELL_OFFSET, 36, 0, HivePatch.plain().put32(36, -8).checksum()),
        fault("odd", HiveFault.BASE_FIELD, 40, KEYS, HivePatch.plain().put32(40, 99).checksum()),
        fault(
            "negative", HiveFault.BASE_FIELD, 40, KEYS, HivePatch.plain().put32(40, -9).checksum()),
        fault(
            "short",
            HiveFault.BINS_BEYOND_SIZE,
            0x2000,
            KEYS,
            HivePatch.plain().put32(40, 0x1000).checksum()));
  }

  private static List<Arguments> bins() {
    return List.of(
        fault("bin", HiveFault.BIN_SIGNATURE, 0x1000, 0, HivePatch.plain().put32(0x1000, 0)),
        fault("bin offset", HiveFault.BIN_OFFSET, 0x1004, 0, HivePatch.plain().put32(0x1004, 64)),
        fault("bin size", HiveFault.BIN_SIZE, 0x1008, 0, HivePatch.plain().put32(0x1008, 64)),
        fault(
            "bin too large",
            HiveFault.BIN_SIZE,
            0x1008,
            KEYS,
            HivePatch.plain().put32(0x1008, 0x7FFF_F000)));
  }

  private static List<Arguments> cells() {
    HivePatch plain = HivePatch.plain();
    int users = plain.at("Users") - 4;
    return List.of(
        fault("size 0", HiveFault.CELL_SIZE, users, KEYS - 1, HivePatch.plain().put32(users, 0)),
        fault("odd", HiveFault.CELL_SIZE, users, KEYS - 1, HivePatch.plain().put32(users, -81)),
        fault("least", HiveFault.CELL_SIZE, users, 11, HivePatch.plain().put32(users, 1 << 31)),
        fault("crossing", HiveFault.CELL_SIZE, users, 11, HivePatch.plain().put32(users, -0x9000)),
        fault("free", HiveFault.CELL_NOT_ALLOCATED, users, 11, HivePatch.plain().put32(users, 88)),
        fault("small", HiveFault.CELL_OVERRUN, users, 11, HivePatch.plain().put32(users, -64)));
  }

  private static List<Arguments> keys() {
    HivePatch plain = HivePatch.plain();
    int users = plain.at("Users");
    int classCell = plain.at("", Layout.NK_CLASS);
    int root = plain.at("");
    return List.of(
        fault("nk", HiveFault.CELL_SIGNATURE, users, 11, HivePatch.plain().put16(users, 0x4141)),
        fault(
            "name",
            HiveFault.NAME_OVERRUN,
            users + 72,
            12,
            HivePatch.plain().put16(users + 72, 999)),
        fault(
            "odd name",
            HiveFault.ODD_TEXT_LENGTH,
            users + 72,
            12,
            HivePatch.plain().put16(users + 2, 0)),
        fault(
            "NUL", HiveFault.NAME_CHARACTER, users - 4, 12, HivePatch.plain().put8(users + 78, 0)),
        fault(
            "backslash",
            HiveFault.NAME_CHARACTER,
            users - 4,
            12,
            HivePatch.plain().put8(users + 78, '\\')),
        fault(
            "empty", HiveFault.NAME_LENGTH, users - 4, 12, HivePatch.plain().put16(users + 72, 0)),
        fault(
            "parent",
            HiveFault.PARENT_MISMATCH,
            users + 16,
            12,
            HivePatch.plain().put32(users + 16, 0)),
        fault(
            "class",
            HiveFault.CELL_OVERRUN,
            root + 74,
            12,
            HivePatch.plain().put16(root + 74, 8000)),
        fault(
            "odd class",
            HiveFault.ODD_TEXT_LENGTH,
            root + 74,
            12,
            HivePatch.plain().put16(root + 74, 3)),
        fault(
            "free class",
            HiveFault.CELL_NOT_ALLOCATED,
            classCell - 4,
            12,
            HivePatch.plain().put32(classCell - 4, 24)),
        fault(
            "shared class",
            HiveFault.CELL_SHARED,
            users - 4,
            12,
            HivePatch.plain().put32(root + 48, users - 4 - 4096)));
  }

  private static List<Arguments> lists() {
    HivePatch plain = HivePatch.plain();
    int services = plain.at("Services");
    int list = plain.at("Services", Layout.NK_SUBKEY_LIST);
    int rootList = plain.at("", Layout.NK_SUBKEY_LIST);
    return List.of(
        fault(
            "count",
            HiveFault.SUBKEY_COUNT,
            services + 20,
            12,
            HivePatch.plain().put32(services + 20, 9)),
        fault(
            "list",
            HiveFault.CELL_OFFSET,
            services + 28,
            4,
            HivePatch.plain().put32(services + 28, 4)),
        fault("kind", HiveFault.CELL_SIGNATURE, list, 4, HivePatch.plain().put16(list, 0x4242)),
        fault(
            "longer", HiveFault.CELL_OVERRUN, list + 2, 12, HivePatch.plain().put16(list + 2, 900)),
        fault(
            "shorter",
            HiveFault.SUBKEY_COUNT,
            services + 20,
            11,
            HivePatch.plain().put16(list + 2, 7)),
        fault("hash", HiveFault.NAME_HINT, list + 8, 12, HivePatch.plain().put32(list + 8, 1)),
        fault(
            "cycle",
            HiveFault.KEY_REACHED_TWICE,
            list + 4,
            11,
            HivePatch.plain().put32(list + 4, plain.i32(36))),
        fault(
            "own list",
            HiveFault.LIST_NESTING,
            services + 28,
            4,
            HivePatch.plain().put32(services + 28, rootList - 4100)),
        fault(
            "order",
            HiveFault.WRONG_ORDER,
            list + 12,
            12,
            HivePatch.plain()
                .put32(list + 4, plain.i32(list + 12))
                .put32(list + 12, plain.i32(list + 4))),
        fault(
            "same name",
            HiveFault.DUPLICATE_NAME,
            plain.at("Services\\Service1") - 4,
            12,
            HivePatch.plain().put8(plain.at("Services\\Service1") + 76 + 7, '0')));
  }

  private static List<Arguments> values() {
    HivePatch plain = HivePatch.plain();
    int software = plain.at("Software");
    int list = plain.at("Software", Layout.NK_VALUE_LIST);
    int value = HivePatch.position(plain.i32(list));
    return List.of(
        fault(
            "count",
            HiveFault.VALUE_COUNT,
            software + 36,
            12,
            HivePatch.plain().put32(software + 36, -1)),
        fault(
            "list",
            HiveFault.CELL_OFFSET,
            software + 40,
            12,
            HivePatch.plain().put32(software + 40, -1)),
        fault("vk", HiveFault.CELL_SIGNATURE, value, 12, HivePatch.plain().put16(value, 0)),
        fault(
            "twice",
            HiveFault.CELL_SHARED,
            list + 4,
            12,
            HivePatch.plain().put32(list + 4, plain.i32(list))),
        fault(
            "name", HiveFault.NAME_OVERRUN, value + 2, 12, HivePatch.plain().put16(value + 2, 77)),
        fault(
            "size",
            HiveFault.DATA_SIZE,
            value + 4,
            12,
            HivePatch.plain().put32(value + 4, 0x7FFF_FFFF)),
        fault(
            "inline",
            HiveFault.DATA_SIZE,
            value + 4,
            12,
            HivePatch.plain().put32(value + 4, 0x8000_0005)),
        fault("data", HiveFault.CELL_OFFSET, value + 8, 12, HivePatch.plain().put32(value + 8, 2)));
  }

  private static List<Arguments> data() {
    HivePatch plain = HivePatch.plain();
    int list = plain.at("Software", Layout.NK_VALUE_LIST);
    int head = HivePatch.position(plain.i32(HivePatch.position(plain.i32(list + 4)) + 8));
    int segments = HivePatch.position(plain.i32(head + 4));
    return List.of(
        fault("segments", HiveFault.BIG_DATA, head + 2, 12, HivePatch.plain().put16(head + 2, 1)),
        fault("list", HiveFault.CELL_OFFSET, head + 4, 12, HivePatch.plain().put32(head + 4, -1)),
        fault(
            "segment", HiveFault.CELL_OFFSET, segments, 12, HivePatch.plain().put32(segments, -1)),
        fault(
            "short segment",
            HiveFault.BIG_DATA,
            HivePatch.position(plain.i32(segments + 4)) - 4,
            12,
            HivePatch.plain()
                .put32(segments, plain.i32(segments + 4))
                .put32(segments + 4, plain.i32(segments))));
  }

  private static List<Arguments> securities() {
    HivePatch plain = HivePatch.plain();
    int users = plain.at("Users");
    int security = plain.at("Users", Layout.NK_SECURITY);
    int other = plain.at("Software", Layout.NK_SECURITY);
    return List.of(
        fault(
            "none",
            HiveFault.SECURITY_OFFSET,
            users + 44,
            12,
            HivePatch.plain().put32(users + 44, -1)),
        fault(
            "sk",
            HiveFault.SECURITY_OFFSET,
            users + 44,
            12,
            HivePatch.plain().put32(users + 44, 8)),
        fault(
            "other",
            HiveFault.SECURITY_REFERENCES,
            security + 12,
            12,
            HivePatch.plain().put32(users + 44, other - 4100)),
        fault(
            "references",
            HiveFault.SECURITY_REFERENCES,
            security + 12,
            12,
            HivePatch.plain().put32(security + 12, 7)),
        fault(
            "next",
            HiveFault.SECURITY_RING,
            security + 4,
            12,
            HivePatch.plain().put32(security + 4, -1)),
        fault(
            "outside",
            HiveFault.SECURITY_RING,
            other - 4,
            12,
            HivePatch.plain().put32(security + 4, security - 4100)),
        fault(
            "previous",
            HiveFault.SECURITY_RING,
            other + 8,
            12,
            HivePatch.plain().put32(other + 8, 64)),
        fault(
            "size",
            HiveFault.SECURITY_SIZE,
            security + 16,
            12,
            HivePatch.plain().put32(security + 16, 5000)),
        fault(
            "revision",
            HiveFault.SECURITY_DESCRIPTOR,
            security + 20,
            12,
            HivePatch.plain().put8(security + 20, 9)),
        fault(
            "absolute",
            HiveFault.SECURITY_DESCRIPTOR,
            security + 22,
            12,
            HivePatch.plain().put16(security + 22, 4)));
  }

  @ParameterizedTest(name = "{0}: {1} at {2}")
  @MethodSource("damages")
  void check_oneFault_isNamedWithItsPlace(
      String name, HiveFault fault, int offset, int keys, Bytes damaged) {
    HiveReport report = Hive.read(damaged, HiveOptions.DEFAULT).check();
    assertThat(report.diagnostics())
        .as(name)
        .anySatisfy(
            found -> {
              assertThat(found.fault()).isEqualTo(fault);
              assertThat(found.offset()).isEqualTo(offset);
            });
    assertThat(report.keys()).as(name).isEqualTo(keys);
    assertThat(report.isSound() && fault.isDamage()).isFalse();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("damages")
  void edit_damagedHive_isRefused(
      String name, HiveFault fault, int offset, int keys, Bytes damaged) {
    Hive hive = Hive.read(damaged, HiveOptions.DEFAULT);
    if (!hive.check().isSound()) {
      assertThatThrownBy(hive::edit).as(name).isInstanceOf(IllegalStateException.class);
    } else {
      assertThat(fault.isDamage()).as(name).isFalse();
      assertThat(hive.edit().bytes()).as(name).isEqualTo(damaged);
    }
  }

  @Test
  void edit_oddNameWithItsHash_isAllowed() {
    HivePatch patch = HivePatch.plain();
    int name = patch.at("Users") + Layout.NK_NAME;
    int entry = patch.at("", Layout.NK_SUBKEY_LIST) + Layout.LIST_ENTRIES + 2 * 8;
    patch.put8(name + 2, 0).put32(entry + 4, Names.hash("Us\0rs"));
    Hive hive = Hive.read(patch.bytes(), HiveOptions.DEFAULT);
    assertThat(hive.check().diagnostics())
        .extracting(HiveDiagnostic::fault)
        .containsExactly(HiveFault.NAME_CHARACTER);
    HiveEditor editor = hive.edit();
    editor.setSecurity(editor.find("Us\0rs").orElseThrow(), Trees.ORDINARY);
    assertThat(editor.toHive().check().isSound()).isTrue();
  }

  @Test
  void check_plainHive_findsNothing() {
    HiveReport report = HivePatch.plain().check();
    assertThat(report.diagnostics()).isEmpty();
    assertThat(report.keys()).isEqualTo(KEYS);
    assertThat(report.values()).isEqualTo(3);
    assertThat(report.securityCells()).isEqualTo(2);
  }

  @Test
  void read_shorterAndShorter_isSurvived() {
    HivePatch plain = HivePatch.plain();
    int size = plain.bytes().size();
    for (int length = 0; length < size; length += length < 600 ? 1 : 509) {
      Hive hive = Hive.read(plain.cut(length), HiveOptions.DEFAULT);
      HiveReport report = hive.check();
      assertThat(report.isSound()).as("%d bytes", length).isFalse();
      assertThat(hive.keys().count()).isEqualTo(report.keys());
    }
  }

  @Test
  void read_nothing_isTooShort() {
    Hive hive = Hive.read(Bytes.EMPTY, HiveOptions.DEFAULT);
    assertThat(hive.root()).isEmpty();
    assertThat(hive.find("Software")).isEmpty();
    assertThat(hive.isDirty()).isFalse();
    assertThat(hive.diagnostics())
        .containsExactly(
            new HiveDiagnostic(HiveFault.FILE_TOO_SHORT, 0, "file of 0 bytes", "at least 4128"));
    assertThatThrownBy(hive::header).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void listener_lazyReading_hearsOfTheFault() {
    HivePatch plain = HivePatch.plain();
    int users = plain.at("Users");
    Bytes damaged = plain.put16(users + 72, 999).bytes();
    List<HiveDiagnostic> heard = new ArrayList<>();
    Hive hive = Hive.read(damaged, HiveOptions.DEFAULT.listener(heard::add));
    assertThat(heard).isEmpty();
    assertThat(hive.keys().map(HiveKey::name).filter(name -> name.startsWith("Users"))).hasSize(1);
    assertThat(heard)
        .containsExactly(
            new HiveDiagnostic(
                HiveFault.NAME_OVERRUN,
                users + 72,
                "key name of 999 bytes",
                "at most the 8 bytes left"));
    Hive strict = Hive.read(damaged, HiveOptions.DEFAULT.strict(true));
    assertThatThrownBy(() -> strict.keys().map(HiveKey::name).toList())
        .isInstanceOf(MalformedBytesException.class)
        .hasMessage(
            "key name of 999 bytes, expected at most the 8 bytes left at byte %d", users + 72);
  }

  @Test
  void check_moreFaultsThanKept_countsAll() {
    HivePatch patch = HivePatch.plain().put32(4, 5).put32(20, 2).put32(28, 1);
    HiveReport report = Hive.read(patch.bytes(), HiveOptions.DEFAULT.maxDiagnostics(2)).check();
    assertThat(report.diagnostics()).hasSize(2);
    assertThat(report.damages()).isGreaterThanOrEqualTo(2);
  }
}
