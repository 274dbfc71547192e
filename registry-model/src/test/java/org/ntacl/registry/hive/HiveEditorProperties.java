package org.ntacl.registry.hive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.ntacl.Bytes;
import org.ntacl.testing.SeededCases;

/** Random trees and random edits, compared with what they should have come to. */
class HiveEditorProperties {
  private static final HiveOptions STRICT = HiveOptions.DEFAULT.strict(true);

  @Test
  void write_anyTree_comesBack() {
    SeededCases.of(1, 60)
        .check(
            random -> {
              Tree tree = new Trees(random).any(1 + random.nextInt(80));
              Hive hive = Hive.read(HiveWriter.write(tree, 3 + 2 * random.nextInt(2)), STRICT);
              HiveReport report = hive.check();
              assertThat(report.diagnostics()).isEmpty();
              assertThat(report.keys()).isEqualTo(tree.size());
              assertThat(Tree.of(hive.root().orElseThrow()).equals(tree)).isTrue();
            });
  }

  @Test
  void setSecurity_thousandRandomKeys_changesExactlyThose() {
    Hive hive = Hive.read(HiveWriter.write(Trees.large(3000), HiveWriter.VERSION_5), STRICT);
    RandomGenerator random = new Random(5);
    assertChangesExactly(hive, random);
  }

  /** Sets the security of 1,000 random keys and checks that these and no others have changed. */
  static Hive assertChangesExactly(Hive hive, RandomGenerator random) {
    List<HiveKey> keys = hive.keys().toList();
    HiveEditor editor = hive.edit();
    Map<Integer, Bytes> changed = new HashMap<>();
    for (int i = 0; i < 1000; i++) {
      HiveKey key = keys.get(random.nextInt(keys.size()));
      if (key.securityId() != HiveKey.NO_SECURITY) {
        Bytes descriptor = Trees.numbered(random.nextInt(400));
        editor.setSecurity(key, descriptor);
        changed.put(key.fileOffset(), descriptor);
      }
    }
    Hive edited = editor.toHive();
    HiveReport report = edited.check();
    assertThat(report.diagnostics()).isEqualTo(hive.check().diagnostics());
    List<HiveKey> after = edited.keys().toList();
    assertThat(after).hasSameSizeAs(keys);
    for (int i = 0; i < keys.size(); i++) {
      HiveKey before = keys.get(i);
      assertThat(after.get(i).path()).isEqualTo(before.path());
      assertThat(after.get(i).securityBytes())
          .isEqualTo(
              Optional.ofNullable(changed.get(before.fileOffset())).or(before::securityBytes));
      assertThat(after.get(i).values()).isEqualTo(before.values());
    }
    return edited;
  }

  @Test
  void edits_anySequence_leaveASoundHiveWithTheExpectedContent() {
    SeededCases.of(2, 25).check(this::editAtRandom);
  }

  private void editAtRandom(RandomGenerator random) {
    Trees trees = new Trees(random);
    Hive hive = Hive.read(HiveWriter.write(trees.any(60), 3 + 2 * random.nextInt(2)), STRICT);
    HiveEditor editor = hive.edit();
    Map<String, Bytes> securities = new HashMap<>();
    Map<String, Map<String, HiveValue>> values = new HashMap<>();
    for (HiveKey key : hive.keys().toList()) {
      securities.put(key.path(), key.securityBytes().orElseThrow());
      Map<String, HiveValue> own = new HashMap<>();
      key.values().forEach(value -> own.put(value.name(), value));
      values.put(key.path(), own);
    }
    for (int step = 0; step < 120; step++) {
      List<String> paths = new ArrayList<>(new TreeSet<>(securities.keySet()));
      String path = paths.get(random.nextInt(paths.size()));
      HiveKey key = editor.find(path).orElseThrow();
      switch (random.nextInt(5)) {
        case 0 -> {
          Bytes descriptor = Trees.numbered(random.nextInt(9));
          editor.setSecurity(key, descriptor);
          securities.put(path, descriptor);
        }
        case 1 -> {
          String name = "new" + step;
          editor.createKey(key, name, Optional.empty(), step);
          String created = path.isEmpty() ? name : path + "\\" + name;
          securities.put(created, securities.get(path));
          values.put(created, new HashMap<>());
        }
        case 2 -> {
          HiveValue value = trees.value("value" + random.nextInt(3));
          value = new HiveValue(value.name(), value.type(), value.data(), false);
          editor.setValue(key, value);
          values.get(path).put(value.name(), value);
        }
        case 3 -> {
          String name = "value" + random.nextInt(3);
          assertThat(editor.deleteValue(key, name))
              .isEqualTo(values.get(path).remove(name) != null);
        }
        default -> {
          if (key.depth() > 1 || (key.depth() == 1 && random.nextInt(4) == 0)) {
            editor.deleteTree(key);
            securities.keySet().removeIf(other -> isBelow(other, path));
            values.keySet().removeIf(other -> isBelow(other, path));
          }
        }
      }
    }
    Hive edited = editor.toHive();
    assertThat(edited.check().diagnostics()).isEmpty();
    Map<String, Bytes> foundSecurities = new HashMap<>();
    Map<String, Map<String, HiveValue>> foundValues = new HashMap<>();
    edited
        .keys()
        .forEach(
            key -> {
              foundSecurities.put(key.path(), key.securityBytes().orElseThrow());
              Map<String, HiveValue> own = new HashMap<>();
              key.values().forEach(value -> own.put(value.name(), value));
              foundValues.put(key.path(), own);
            });
    assertThat(foundSecurities.equals(securities)).isTrue();
    assertThat(foundValues.equals(values)).isTrue();
  }

  private static boolean isBelow(String path, String top) {
    return path.equals(top) || path.startsWith(top + "\\");
  }
}
