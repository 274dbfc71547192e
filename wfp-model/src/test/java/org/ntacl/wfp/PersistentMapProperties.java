package org.ntacl.wfp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ntacl.testing.SeededCases;

class PersistentMapProperties {
  /** A key of which many have the same hash, or one that differs in the highest bits only. */
  private record Key(int number) {
    @Override
    public int hashCode() {
      return number % 3 == 0 ? 42 : number << 20;
    }
  }

  @Test
  void changes_areThoseOfAHashMap() {
    SeededCases.of(11, 60)
        .check(
            random -> {
              Map<Key, Integer> expected = new HashMap<>();
              PersistentMap<Key, Integer> map = PersistentMap.empty();
              for (int i = 0; i < 400; i++) {
                Key key = new Key(random.nextInt(120));
                if (random.nextInt(3) == 0) {
                  expected.remove(key);
                  map = map.without(key);
                } else {
                  expected.put(key, i);
                  map = map.with(key, i);
                }
                assertThat(map.find(key).orElse(-1)).isEqualTo(expected.getOrDefault(key, -1));
                assertThat(map.contains(key)).isEqualTo(expected.containsKey(key));
                assertThat(map.size()).isEqualTo(expected.size());
              }
              assertThat(asMap(map)).isEqualTo(expected);
              assertThat(map.keys()).containsExactlyInAnyOrderElementsOf(expected.keySet());
              assertThat(map.values()).containsExactlyInAnyOrderElementsOf(expected.values());
            });
  }

  @Test
  void earlierMaps_stayAsTheyWere() {
    SeededCases.of(12, 20)
        .check(
            random -> {
              List<PersistentMap<Key, Integer>> maps = new ArrayList<>();
              List<Map<Key, Integer>> expected = new ArrayList<>();
              PersistentMap<Key, Integer> map = PersistentMap.empty();
              for (int i = 0; i < 200; i++) {
                Key key = new Key(random.nextInt(60));
                map = random.nextInt(3) == 0 ? map.without(key) : map.with(key, i);
                maps.add(map);
                expected.add(asMap(map));
              }
              for (int i = 0; i < maps.size(); i++) {
                assertThat(asMap(maps.get(i))).isEqualTo(expected.get(i));
              }
            });
  }

  @Test
  void edits_areThoseOfAHashMap_andShowInNoOtherMap() {
    SeededCases.of(13, 40)
        .check(
            random -> {
              List<PersistentMap<Key, Integer>> maps = new ArrayList<>();
              List<Map<Key, Integer>> expected = new ArrayList<>();
              PersistentMap<Key, Integer> map = PersistentMap.empty();
              PersistentMap.Editor<Key, Integer> editor = map.edit();
              Map<Key, Integer> current = new HashMap<>();
              for (int i = 0; i < 600; i++) {
                Key key = new Key(random.nextInt(150));
                if (random.nextInt(3) == 0) {
                  current.remove(key);
                  editor.remove(key);
                } else {
                  current.put(key, i);
                  editor.put(key, i);
                }
                assertThat(editor.find(key).orElse(-1)).isEqualTo(current.getOrDefault(key, -1));
                if (random.nextInt(20) == 0) {
                  map = editor.map();
                  // the same editor goes on, or another one, or single changes come between
                  if (random.nextBoolean()) {
                    map = map.with(key, i);
                    current.put(key, i);
                    editor = map.edit();
                  }
                  maps.add(map);
                  expected.add(new HashMap<>(current));
                }
              }
              for (int i = 0; i < maps.size(); i++) {
                assertThat(asMap(maps.get(i))).isEqualTo(expected.get(i));
                assertThat(maps.get(i).size()).isEqualTo(expected.get(i).size());
              }
            });
  }

  @Test
  void withAndWithout_withoutEffect_areTheSameMap() {
    Integer value = 1000;
    PersistentMap<Key, Integer> map =
        PersistentMap.<Key, Integer>empty().with(new Key(3), value).with(new Key(6), value);
    assertThat(map.with(new Key(3), value)).isSameAs(map);
    assertThat(map.with(new Key(6), value)).isSameAs(map);
    assertThat(map.without(new Key(9))).isSameAs(map);
    assertThat(map.without(new Key(1))).isSameAs(map);
  }

  private static Map<Key, Integer> asMap(PersistentMap<Key, Integer> map) {
    Map<Key, Integer> copy = new HashMap<>();
    map.forEach((key, value) -> assertThat(copy.put(key, value)).isNull());
    return copy;
  }
}
