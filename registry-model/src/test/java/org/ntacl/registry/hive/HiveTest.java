package org.ntacl.registry.hive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ntacl.Bytes;
import org.ntacl.MalformedBytesException;

class HiveTest {
  private static final HiveOptions STRICT = HiveOptions.DEFAULT.strict(true);

  private final Hive hive =
      Hive.read(HiveWriter.write(Trees.plain(), HiveWriter.VERSION_5), STRICT);

  @TempDir private Path folder;

  @Test
  void header_newHive_isClean() {
    HiveHeader header = hive.header();
    assertThat(header.isDirty()).isFalse();
    assertThat(header.minorVersion()).isEqualTo(5);
    assertThat(header.lastWritten()).isEqualTo(0x01D2_9627_F1C8_A860L);
    assertThat(header.binsSize()).isEqualTo(hive.bytes().size() - 4096);
  }

  @Test
  void find_anyCase_findsTheKey() {
    HiveKey key = hive.find("services\\SERVICE3").orElseThrow();
    assertThat(key.path()).isEqualTo("Services\\Service3");
    assertThat(key).hasToString("Services\\Service3");
    assertThat(key.depth()).isEqualTo(2);
    assertThat(key.parent()).isEqualTo(hive.find("Services"));
    assertThat(key.parent().orElseThrow().parent()).isEqualTo(hive.root());
    assertThat(key).isEqualTo(hive.find("Services\\Service3").orElseThrow());
    assertThat(key).hasSameHashCodeAs(hive.find("Services\\Service3").orElseThrow());
    assertThat(key).isNotEqualTo(hive.find("Services\\Service4").orElseThrow());
  }

  @Test
  void find_unknown_isEmpty() {
    assertThat(hive.find("Services\\Service9")).isEmpty();
    assertThat(hive.find("Services\\")).isEmpty();
    assertThat(hive.find("")).isEqualTo(hive.root());
  }

  @Test
  void key_root_showsWhatWasWritten() {
    HiveKey root = hive.root().orElseThrow();
    assertThat(root.name()).isEqualTo("ROOT");
    assertThat(root.className()).contains("root class");
    assertThat(root.lastWrittenTime()).isEqualTo(Instant.parse("2017-03-06T03:15:45.151600Z"));
    assertThat(root.flags()).isEqualTo(0x2C);
    assertThat(root.isSymbolicLink()).isFalse();
    assertThat(root.layering()).isEqualTo(KeyLayering.NORMAL);
    assertThat(root.inheritsClass()).isFalse();
    assertThat(root.subkeyCount()).isEqualTo(3);
    assertThat(root.path()).isEmpty();
  }

  @Test
  void keys_plainHive_comeBeforeThoseBelowThem() {
    assertThat(hive.keys().map(HiveKey::name))
        .containsExactly(
            "ROOT",
            "Services",
            "Service0",
            "Service1",
            "Service2",
            "Service3",
            "Service4",
            "Service5",
            "Service6",
            "Service7",
            "Software",
            "Users");
  }

  @Test
  void security_sharedDescriptor_hasOneIdentity() {
    HiveKey services = hive.find("Services").orElseThrow();
    HiveKey software = hive.find("Software").orElseThrow();
    assertThat(services.securityId()).isEqualTo(software.securityId());
    assertThat(services.security()).isEqualTo(software.security());
    assertThat(services.security().orElseThrow().references()).isEqualTo(10);
    assertThat(services.security().orElseThrow().descriptor().toSddl())
        .isEqualTo("O:BAG:SYD:AI(A;CIID;KA;;;SY)(A;CIID;KA;;;BA)(A;CIID;KR;;;BU)");
    assertThat(services.securityId()).isNotEqualTo(hive.root().orElseThrow().securityId());
  }

  @Test
  void value_default_hasTheEmptyName() {
    HiveValue value = hive.find("Services").orElseThrow().value("").orElseThrow();
    assertThat(ValueType.ofCode(value.type())).contains(ValueType.REG_DWORD);
    assertThat(value.data()).isEqualTo(Bytes.parseHex("07000000"));
    assertThat(ValueType.ofCode(12)).isEmpty();
    assertThat(ValueType.ofCode(-1)).isEmpty();
  }

  @Test
  void open_mapped_readsTheSame() throws IOException {
    Path file = Files.write(folder.resolve("hive"), hive.bytes().toArray());
    Hive mapped = Hive.open(file, STRICT.mapped(true));
    assertThat(mapped.bytes()).isEqualTo(hive.bytes());
    assertThat(Tree.of(mapped.root().orElseThrow())).isEqualTo(Trees.plain());
    assertThatThrownBy(() -> Hive.open(folder.resolve("none"), STRICT))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void open_emptyFile_isTooShort() throws IOException {
    Path file = Files.write(folder.resolve("empty"), new byte[0]);
    for (HiveOptions options : List.of(HiveOptions.DEFAULT, HiveOptions.DEFAULT.mapped(true))) {
      assertThat(Hive.open(file, options).diagnostics())
          .extracting(HiveDiagnostic::fault)
          .containsExactly(HiveFault.FILE_TOO_SHORT);
    }
  }

  @Test
  void write_deeperThanWindowsAllows_isRefused() {
    Tree tree = Tree.of("leaf", Trees.ORDINARY);
    for (int depth = 511; depth >= 0; depth--) {
      tree = Tree.of("k", Trees.ORDINARY, tree);
    }
    Hive deepest = Hive.read(HiveWriter.write(tree, HiveWriter.VERSION_5), STRICT);
    assertThat(deepest.check().keys()).isEqualTo(513);
    assertThat(deepest.keys().mapToInt(HiveKey::depth).max()).hasValue(512);
    Tree deeper = Tree.of("k", Trees.ORDINARY, tree);
    assertThatThrownBy(() -> HiveWriter.write(deeper, HiveWriter.VERSION_5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("keys deeper than 512");
  }

  @Test
  void write_treeThatNoHiveHolds_isRefused() {
    Tree twice =
        Tree.of("R", Trees.ORDINARY, Tree.of("a", Trees.ORDINARY), Tree.of("A", Trees.ORDINARY));
    assertThatThrownBy(() -> HiveWriter.write(twice, HiveWriter.VERSION_5))
        .hasMessage("second subkey of name `A` in key `R`");
    HiveValue value = HiveValue.of("v", ValueType.REG_NONE, Bytes.EMPTY);
    Tree values = Tree.of("R", Trees.ORDINARY, List.of(value, value), List.of());
    assertThatThrownBy(() -> HiveWriter.write(values, HiveWriter.VERSION_5))
        .hasMessage("second value of name `v` in key `R`");
    Tree bare = new Tree("R", Optional.empty(), 0, 0, Optional.empty(), List.of(), List.of());
    assertThatThrownBy(() -> HiveWriter.write(bare, HiveWriter.VERSION_5))
        .hasMessage("key `R` without security");
    Tree broken = Tree.of("R", Bytes.of(new byte[30]));
    assertThatThrownBy(() -> HiveWriter.write(broken, HiveWriter.VERSION_5))
        .isInstanceOf(MalformedBytesException.class);
    assertThatThrownBy(() -> HiveWriter.write(Trees.plain(), 4))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void key_layered_isReadInVersion6Only() {
    HivePatch patch = HivePatch.of(hive.bytes());
    int users = patch.at("Users");
    patch.put8(users + Layout.NK_LAYERING, 0x83);
    Hive plain = Hive.read(patch.bytes(), HiveOptions.DEFAULT);
    assertThat(plain.find("Users").orElseThrow().layering()).isEqualTo(KeyLayering.NORMAL);
    Hive layered =
        Hive.read(patch.put32(BaseBlock.MINOR, 6).checksum().bytes(), HiveOptions.DEFAULT);
    HiveKey key = layered.find("Users").orElseThrow();
    assertThat(key.layering()).isEqualTo(KeyLayering.SUPERSEDE_TREE);
    assertThat(key.inheritsClass()).isTrue();
  }

  @Test
  void key_tombstone_hasNoSecurityAndThatIsRight() {
    HivePatch patch = HivePatch.of(hive.bytes());
    int users = patch.at("Users");
    int security = patch.at("Users", Layout.NK_SECURITY);
    patch
        .put8(users + Layout.NK_LAYERING, 1)
        .put32(users + Layout.NK_SECURITY, -1)
        .put32(security + Layout.SK_REFERENCES, 1)
        .put32(BaseBlock.MINOR, 6)
        .checksum();
    Hive layered = Hive.read(patch.bytes(), STRICT);
    assertThat(layered.check().diagnostics()).isEmpty();
    HiveKey key = layered.find("Users").orElseThrow();
    assertThat(key.layering()).isEqualTo(KeyLayering.TOMBSTONE);
    assertThat(key.security()).isEmpty();
    HiveEditor editor = layered.edit();
    assertThatThrownBy(() -> editor.setSecurity(key, Trees.ORDINARY))
        .hasMessage("key `Users` has no security of its own");
  }

  @Test
  void read_firstVersion_skipsFourMoreBytesOfEachCell() {
    // hive of Windows NT 3.1: `nk` of the root follows eight bytes of cell header
    Bytes current = HiveWriter.write(Tree.of("R", Trees.ORDINARY), HiveWriter.VERSION_3);
    byte[] content = new byte[2 * 4096];
    ByteBuffer old = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    old.put(0, current.toArray(), 0, 4096 + 32);
    Hive model = Hive.read(current, STRICT);
    int root = model.root().orElseThrow().fileOffset();
    int security = HiveImage.position(model.root().orElseThrow().securityId());
    int rootSize = -ByteBuffer.wrap(current.toArray()).order(old.order()).getInt(root);
    int securitySize = -ByteBuffer.wrap(current.toArray()).order(old.order()).getInt(security);
    int at = 4096 + 32;
    old.putInt(at, -(rootSize + 8));
    old.put(at + 8, current.toArray(), root + 4, rootSize - 4);
    int sk = at + rootSize + 8;
    old.putInt(sk, -(securitySize + 8));
    old.put(sk + 8, current.toArray(), security + 4, securitySize - 4);
    old.putInt(at + 8 + Layout.NK_SECURITY, sk - 4096);
    old.putInt(sk + 8 + Layout.SK_NEXT, sk - 4096);
    old.putInt(sk + 8 + Layout.SK_PREVIOUS, sk - 4096);
    int free = sk + securitySize + 8;
    old.putInt(free, 8192 - free);
    old.putInt(BaseBlock.MINOR, 1);
    BaseBlock.updateChecksum(old);
    Hive first = Hive.read(Bytes.of(content), STRICT);
    assertThat(first.check().diagnostics()).isEmpty();
    assertThat(first.root().orElseThrow().name()).isEqualTo("R");
    assertThat(first.root().orElseThrow().securityBytes()).contains(Trees.ORDINARY);
    assertThatThrownBy(first::edit).hasMessage("hive of Windows NT 3.1 cannot be edited");
  }

  @Test
  void diagnostic_toString_saysWhereAndWhat() {
    List<HiveDiagnostic> heard = new ArrayList<>();
    Hive.read(HivePatch.plain().put32(508, 9).bytes(), HiveOptions.DEFAULT.listener(heard::add));
    assertThat(heard.get(0).toString())
        .startsWith("BASE_CHECKSUM at file offset 0x1fc: checksum 0x00000009, expected 0x");
  }
}
