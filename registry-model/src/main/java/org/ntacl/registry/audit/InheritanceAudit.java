package org.ntacl.registry.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ntacl.assign.StoredInheritance;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.registry.hive.Hive;
import org.ntacl.registry.hive.HiveKey;

/**
 * Which keys of a hive hold other inherited entries than their parents give today. The kernel does
 * not follow a change of a key down to those below it, so that they may keep entries of a
 * descriptor that is long gone (registry 3.4, 3.5). Immutable and thread-safe.
 *
 * @param checked how many keys mark entries of their DACL as inherited and have a parent
 * @param stale those whose entries differ, in the order of the walk
 */
public record InheritanceAudit(long checked, List<StaleKey> stale) {
  /**
   * A key whose inherited entries differ.
   *
   * @param key the key
   * @param descriptor its descriptor
   * @param inheritance what is stored and what the parent gives
   */
  public record StaleKey(
      HiveKey key, SecurityDescriptor descriptor, StoredInheritance inheritance) {}

  /** Copies the list. */
  public InheritanceAudit {
    stale = List.copyOf(stale);
  }

  /** Compares all keys of a hive with their parents. Time grows with the number of keys. */
  public static InheritanceAudit of(Hive hive) {
    DescriptorTable descriptors = new DescriptorTable();
    InheritanceMemo memo = new InheritanceMemo();
    List<StaleKey> stale = new ArrayList<>();
    long checked = 0;
    for (HiveKey key : (Iterable<HiveKey>) hive.keys()::iterator) {
      Optional<KeyGroup> own = descriptors.enter(key);
      Optional<KeyGroup> above = descriptors.above(key);
      if (own.isPresent() && above.isPresent()) {
        Optional<StoredInheritance> found = memo.compare(above.get(), own.get());
        if (found.isPresent()) {
          checked++;
          if (found.get().isStale()) {
            stale.add(new StaleKey(key, own.get().descriptor().orElseThrow(), found.get()));
          }
        }
      }
    }
    return new InheritanceAudit(checked, stale);
  }
}
