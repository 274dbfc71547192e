package org.ntacl.wfp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.ntacl.Guid;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.sddl.Sddl;
import org.ntacl.testing.SeededCases;
import org.ntacl.wfp.model.DisplayData;
import org.ntacl.wfp.model.Filter;
import org.ntacl.wfp.model.FilterAction;
import org.ntacl.wfp.model.Provider;
import org.ntacl.wfp.model.WfpObject;

/** Tables against maps of the JDK, over many more changes than a table keeps aside. */
class KindTableProperties {
  private static final SecurityDescriptor SECURITY = Sddl.parse("O:BAG:SYD:(A;;GA;;;BA)");
  private static final StoredSecurity STORED =
      new ObjectSecurity(new SecurityPool()).store(SECURITY);
  private static final int KEYS = 150;

  /** A table and what it should hold. */
  private static final class Pair {
    private final RandomGenerator random;
    private final boolean numbered;
    private KindTable table = KindTable.EMPTY;
    private Map<Guid, Entry> expected = new HashMap<>();
    private long lastId;

    Pair(RandomGenerator random, boolean numbered) {
      this.random = random;
      this.numbered = numbered;
    }

    private Pair(Pair other) {
      this.random = other.random;
      this.numbered = other.numbered;
      this.table = other.table;
      this.expected = new HashMap<>(other.expected);
      this.lastId = other.lastId;
    }

    Pair copy() {
      return new Pair(this);
    }

    private WfpObject object(Guid key) {
      lastId++;
      return numbered
          ? Filter.builder(new Guid(1, 1), FilterAction.PERMIT).key(key).filterId(lastId).build()
          : Provider.builder(key).displayData(DisplayData.of("x")).build();
    }

    void change() {
      // many keys have the same hash
      long number = random.nextInt(KEYS);
      Guid key = number % 3 == 0 ? new Guid(number, number) : new Guid(number, 0);
      Entry old = expected.get(key);
      if (old == null) {
        Entry entry = new Entry(object(key), Lifetime.STATIC, 0, STORED, 0, lastId);
        table = table.with(entry);
        expected.put(key, entry);
      } else if (random.nextInt(3) > 0) {
        table = table.without(old);
        expected.remove(key);
      } else {
        Entry entry = old.withReferences(old.references() + 1);
        table = table.withChanged(entry);
        expected.put(key, entry);
      }
    }

    void check() {
      assertThat(table.size()).isEqualTo(expected.size());
      assertThat(table.entries()).containsExactlyInAnyOrderElementsOf(expected.values());
      for (long number = 0; number < KEYS; number++) {
        for (Guid key : List.of(new Guid(number, number), new Guid(number, 0))) {
          Entry entry = expected.get(key);
          assertThat(table.find(key).orElse(null)).isSameAs(entry);
          if (entry != null && numbered) {
            assertThat(table.findById(entry.object().id()).orElse(null)).isSameAs(entry);
          }
        }
      }
    }

    void checkIds() {
      Map<Long, Entry> byId = new HashMap<>();
      expected.values().forEach(entry -> byId.put(entry.object().id(), entry));
      for (long id = 1; id <= lastId; id++) {
        assertThat(table.findById(id).orElse(null)).isSameAs(byId.get(id));
      }
    }
  }

  @Test
  void changes_areThoseOfAHashMap() {
    SeededCases.of(31, 30)
        .check(
            random -> {
              Pair pair = new Pair(random, true);
              for (int i = 0; i < 2000; i++) {
                pair.change();
                if (i % 100 == 0) {
                  pair.check();
                  pair.checkIds();
                }
              }
              pair.check();
              pair.checkIds();
            });
  }

  @Test
  void changesOfWhatHasNoNumber_areThoseOfAHashMap() {
    SeededCases.of(32, 10)
        .check(
            random -> {
              Pair pair = new Pair(random, false);
              for (int i = 0; i < 1000; i++) {
                pair.change();
              }
              pair.check();
            });
  }

  /** As by transactions that are aborted: what comes of a table changes neither it nor others. */
  @Test
  void earlierTables_stayAsTheyWere() {
    SeededCases.of(33, 20)
        .check(
            random -> {
              List<Pair> kept = new ArrayList<>();
              kept.add(new Pair(random, true));
              for (int i = 0; i < 40; i++) {
                Pair next = kept.get(random.nextInt(kept.size())).copy();
                for (int j = random.nextInt(120); j > 0; j--) {
                  next.change();
                }
                kept.add(next);
              }
              kept.forEach(Pair::check);
              kept.forEach(Pair::checkIds);
            });
  }
}
