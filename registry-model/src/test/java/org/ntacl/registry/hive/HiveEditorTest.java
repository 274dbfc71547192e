package org.ntacl.registry.hive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntacl.Bytes;
import org.ntacl.MalformedBytesException;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.sddl.Sddl;

class HiveEditorTest {
  private static final HiveOptions STRICT = HiveOptions.DEFAULT.strict(true);

  private Hive hive;
  private HiveEditor editor;

  @BeforeEach
  void open() {
    hive = Hive.read(HiveWriter.write(Trees.plain(), HiveWriter.VERSION_5), STRICT);
    editor = hive.edit();
  }

  private HiveKey key(String path) {
    return editor.find(path).orElseThrow();
  }

  private Hive sound() {
    Hive edited = editor.toHive();
    assertThat(edited.check().diagnostics()).isEmpty();
    return edited;
  }

  @Test
  void setSecurity_newDescriptor_getsACellOfItsOwn() {
    SecurityDescriptor fresh = Sddl.parse("O:SYG:SYD:(A;;KA;;;WD)");
    editor.setSecurity(key("Software"), fresh);
    Hive edited = sound();
    HiveSecurity security = edited.find("Software").orElseThrow().security().orElseThrow();
    assertThat(security.descriptor()).isEqualTo(fresh);
    assertThat(security.references()).isEqualTo(1);
    assertThat(edited.check().securityCells()).isEqualTo(3);
    assertThat(edited.find("Services").orElseThrow().securityBytes()).contains(Trees.ORDINARY);
  }

  @Test
  void setSecurity_knownDescriptor_sharesItsCell() {
    editor.setSecurity(key("Software"), Trees.PROTECTED);
    Hive edited = sound();
    HiveKey software = edited.find("Software").orElseThrow();
    assertThat(software.securityId()).isEqualTo(edited.root().orElseThrow().securityId());
    assertThat(software.security().orElseThrow().references()).isEqualTo(3);
    assertThat(edited.bytes().size()).isEqualTo(hive.bytes().size());
  }

  @Test
  void setSecurity_lastUserOfACell_freesIt() {
    editor.setSecurity(editor.root(), Trees.ORDINARY);
    editor.setSecurity(key("Users"), Trees.ORDINARY);
    Hive edited = sound();
    assertThat(edited.check().securityCells()).isEqualTo(1);
    assertThat(edited.root().orElseThrow().security().orElseThrow().references()).isEqualTo(12);
  }

  @Test
  void setSecurity_backAndForth_leavesTheSizeAlone() {
    int size = hive.bytes().size();
    for (int i = 0; i < 500; i++) {
      editor.setSecurity(key("Users"), Trees.numbered(i));
    }
    editor.setSecurity(key("Users"), Trees.PROTECTED);
    assertThat(sound().bytes().size()).isEqualTo(size);
  }

  @Test
  void setSecurity_theSame_editsNothing() {
    editor.setSecurity(key("Users"), Trees.PROTECTED);
    assertThat(editor.bytes()).isEqualTo(hive.bytes());
  }

  @Test
  void setSecurity_noDescriptor_isRefused() {
    assertThatThrownBy(() -> editor.setSecurity(key("Users"), Bytes.of(new byte[20])))
        .isInstanceOf(MalformedBytesException.class);
    assertThat(editor.bytes()).isEqualTo(hive.bytes());
  }

  @Test
  void setSecurity_nothingElse_changes() {
    editor.setSecurity(key("Users"), Trees.ORDINARY);
    Hive edited = sound();
    Bytes before = hive.bytes();
    Bytes after = edited.bytes();
    int users = hive.find("Users").orElseThrow().fileOffset() + 4;
    int sk = HiveImage.position(hive.root().orElseThrow().securityId()) + 4;
    int other = HiveImage.position(edited.find("Users").orElseThrow().securityId()) + 4;
    for (int i = 0; i < before.size(); i++) {
      boolean expected =
          (i >= 4 && i < 12)
              || (i >= 508 && i < 512)
              || (i >= users + 44 && i < users + 48)
              || (i >= sk + 12 && i < sk + 16)
              || (i >= other + 12 && i < other + 16);
      if (!expected) {
        assertThat(after.get(i)).as("byte 0x%x", i).isEqualTo(before.get(i));
      }
    }
  }

  @Test
  void bytes_afterAnEdit_countsTheWriteOnce() {
    editor.setSecurity(key("Users"), Trees.ORDINARY);
    HiveHeader header = sound().header();
    assertThat(header.primarySequence()).isEqualTo(hive.header().primarySequence() + 1);
    assertThat(header.isDirty()).isFalse();
    assertThat(editor.toHive().header()).isEqualTo(header);
  }

  @Test
  void createKey_sharesItsParentsSecurity() {
    HiveKey created = editor.createKey(key("Services"), "Überwachung", Optional.of("cls"), 77);
    editor.createKey(created, "龍", Optional.empty(), 0);
    Hive edited = sound();
    HiveKey found = edited.find("services\\überwachung").orElseThrow();
    assertThat(found.className()).contains("cls");
    assertThat(found.lastWritten()).isEqualTo(77);
    assertThat(found.securityBytes()).contains(Trees.ORDINARY);
    assertThat(found.subkeys()).extracting(HiveKey::name).containsExactly("龍");
    assertThat(edited.check().keys()).isEqualTo(14);
  }

  @Test
  void createKey_existingName_isRefused() {
    assertThatThrownBy(() -> editor.createKey(editor.root(), "SOFTWARE", Optional.empty(), 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("key `\\SOFTWARE` exists");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a\\b"})
  void createKey_nameThatNoKeyHas_isRefused(String name) {
    assertThatThrownBy(() -> editor.createKey(editor.root(), name, Optional.empty(), 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void createKey_hundreds_areSortedInAnIndexOfLists() {
    for (int i = 0; i < 1200; i++) {
      editor.createKey(key("Users"), "u" + (i * 7919 % 1200), Optional.empty(), 0);
    }
    Hive edited = sound();
    assertThat(edited.find("Users").orElseThrow().subkeys()).hasSize(1200);
    assertThat(edited.find("users\\U1199")).isPresent();
    for (int i = 0; i < 1200; i += 2) {
      editor.deleteKey(key("Users\\u" + i));
    }
    assertThat(sound().find("Users").orElseThrow().subkeyCount()).isEqualTo(600);
  }

  @Test
  void deleteKey_withSubkeys_isRefused() {
    assertThatThrownBy(() -> editor.deleteKey(key("Services")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("key `Services` has subkeys");
    assertThatThrownBy(() -> editor.deleteTree(editor.root()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(editor.bytes()).isEqualTo(hive.bytes());
  }

  @Test
  void deleteTree_takesAllBelow() {
    HiveKey service = key("Services\\Service3");
    editor.deleteTree(hive.find("Services").orElseThrow());
    assertThatThrownBy(() -> editor.setSecurity(service, Trees.PROTECTED))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the key has been deleted");
    assertThat(sound().keys().map(HiveKey::path)).containsExactly("", "Software", "Users");
  }

  @Test
  void deletedKey_whoseSpaceIsUsedAgain_staysDeleted() {
    HiveKey old = hive.find("Users").orElseThrow();
    editor.deleteKey(old);
    editor.createKey(editor.root(), "Resu5", Optional.empty(), 0);
    assertThatThrownBy(() -> editor.deleteKey(old)).hasMessage("the key has been deleted");
    sound();
  }

  @Test
  void key_ofAnotherHive_isRefused() {
    Hive other = Hive.read(hive.bytes(), STRICT);
    assertThatThrownBy(() -> editor.deleteKey(other.find("Users").orElseThrow()))
        .hasMessage("key `Users` belongs to another hive");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 4, 5, 16344, 16345, 32688, 32689, 100_000})
  void setValue_anySize_comesBack(int size) {
    byte[] data = new byte[size];
    IntStream.range(0, size).forEach(i -> data[i] = (byte) (i * 31));
    HiveValue value = HiveValue.of("Größe", ValueType.REG_BINARY, Bytes.of(data));
    editor.setValue(key("Software"), value);
    assertThat(sound().find("Software").orElseThrow().value("gRÖSSE")).isEmpty();
    assertThat(sound().find("Software").orElseThrow().value("gRÖßE")).contains(value);
    assertThat(editor.deleteValue(key("Software"), "GRÖßE")).isTrue();
    assertThat(editor.deleteValue(key("Software"), "GRÖßE")).isFalse();
    assertThat(Tree.of(sound().root().orElseThrow())).isEqualTo(Tree.of(hive.root().orElseThrow()));
  }

  @Test
  void setValue_known_replacesItsData() {
    HiveValue value = HiveValue.of("LARGE", ValueType.REG_DWORD, Bytes.of(new byte[4]));
    editor.setValue(key("Software"), value);
    HiveKey software = sound().find("Software").orElseThrow();
    assertThat(software.valueCount()).isEqualTo(2);
    assertThat(software.value("large").orElseThrow().name()).isEqualTo("large");
    assertThat(software.value("large").orElseThrow().data()).isEqualTo(value.data());
  }

  @Test
  void deleteValue_all_leavesNoList() {
    editor.deleteValue(key("Software"), "text");
    editor.deleteValue(key("Software"), "large");
    editor.deleteValue(key("Services"), "");
    Hive edited = sound();
    assertThat(edited.keys().mapToInt(HiveKey::valueCount).sum()).isZero();
  }

  @Test
  void edit_version3_writesHintsAndWholeData() {
    Hive old = Hive.read(HiveWriter.write(Trees.plain(), HiveWriter.VERSION_3), STRICT);
    HiveEditor oldEditor = old.edit();
    oldEditor.createKey(oldEditor.root(), "Жук", Optional.empty(), 0);
    HiveValue large = HiveValue.of("x", ValueType.REG_BINARY, Bytes.of(new byte[60_000]));
    oldEditor.setValue(oldEditor.root(), large);
    Hive edited = oldEditor.toHive();
    assertThat(edited.check().diagnostics()).isEmpty();
    assertThat(edited.root().orElseThrow().value("x")).contains(large);
    assertThat(
            edited.root().orElseThrow().subkeys().stream()
                .map(HiveKey::name)
                .collect(Collectors.joining(" ")))
        .isEqualTo("Services Software Users Жук");
  }
}
