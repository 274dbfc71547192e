package org.ntacl.wfp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ntacl.Guid;
import org.ntacl.wfp.model.EngineOption;
import org.ntacl.wfp.model.FwpValue;
import org.ntacl.wfp.model.ObjectClass;
import org.ntacl.wfp.model.Reference;
import org.ntacl.wfp.model.SubLayer;

/**
 * All that the engine holds at one moment: objects, descriptors of containers, options. Immutable;
 * each change returns another policy that shares almost all with this one, so that whoever reads
 * needs no lock and whoever aborts just forgets.
 */
final class Policy {
  private static final int KINDS = ObjectClass.values().length;

  /** By the ordinals of kinds. */
  private final KindTable[] tables;

  /** Of the engine, of each container and of what has just one descriptor. */
  private final Map<ObjectClass, StoredSecurity> containers;

  private final Map<EngineOption, FwpValue> options;

  /** The sublayers by weight. */
  private final PersistentMap<Integer, Guid> weights;

  /** What each dynamic session has added, by the session's number. */
  private final PersistentMap<Long, PersistentMap<Reference, Long>> dynamic;

  private Policy(
      KindTable[] tables,
      Map<ObjectClass, StoredSecurity> containers,
      Map<EngineOption, FwpValue> options,
      PersistentMap<Integer, Guid> weights,
      PersistentMap<Long, PersistentMap<Reference, Long>> dynamic) {
    this.tables = tables;
    this.containers = containers;
    this.options = options;
    this.weights = weights;
    this.dynamic = dynamic;
  }

  /** Returns a policy without objects. */
  static Policy of(
      Map<ObjectClass, StoredSecurity> containers, Map<EngineOption, FwpValue> options) {
    KindTable[] tables = new KindTable[KINDS];
    Arrays.fill(tables, KindTable.EMPTY);
    return new Policy(
        tables,
        new EnumMap<>(containers),
        new EnumMap<>(options),
        PersistentMap.empty(),
        PersistentMap.empty());
  }

  // ---- reading

  Optional<Entry> find(ObjectClass kind, Guid key) {
    return tables[kind.ordinal()].find(key);
  }

  Optional<Entry> find(Reference name) {
    return find(name.target(), name.key());
  }

  Optional<Entry> findById(ObjectClass kind, long id) {
    return tables[kind.ordinal()].findById(id);
  }

  int count(ObjectClass kind) {
    return tables[kind.ordinal()].size();
  }

  /** Returns the objects of a kind in the order in which they were added. */
  List<Entry> entries(ObjectClass kind) {
    List<Entry> entries = tables[kind.ordinal()].entries();
    entries.sort(Comparator.comparingLong(Entry::sequence));
    return entries;
  }

  /** Returns the descriptor of the engine, of a container, or the only one of a kind. */
  StoredSecurity container(ObjectClass kind) {
    return containers.get(kind);
  }

  Map<ObjectClass, StoredSecurity> containers() {
    return new EnumMap<>(containers);
  }

  Optional<FwpValue> option(EngineOption option) {
    return Optional.ofNullable(options.get(option));
  }

  boolean isWeightTaken(int weight) {
    return weights.contains(weight);
  }

  /** Returns what a dynamic session has added, in order. */
  List<Entry> addedBy(long session) {
    List<Entry> entries = new ArrayList<>();
    dynamic
        .find(session)
        .ifPresent(added -> added.keys().forEach(name -> find(name).ifPresent(entries::add)));
    entries.sort(Comparator.comparingLong(Entry::sequence));
    return entries;
  }

  // ---- changing

  /** Returns the policy without objects. */
  Policy emptied() {
    return of(containers, options);
  }

  /** Returns the policy with one more object, which counts as a referrer of others. */
  Policy adding(Entry entry) {
    KindTable[] copy = tables.clone();
    ObjectClass kind = entry.object().objectClass();
    copy[kind.ordinal()] = copy[kind.ordinal()].with(entry);
    count(copy, entry, 1);
    return new Policy(
        copy,
        containers,
        options,
        entry.object() instanceof SubLayer sub ? weights.with(sub.weight(), sub.key()) : weights,
        entry.session() == 0 ? dynamic : remember(entry));
  }

  /** Returns the policy without an object that it has. */
  Policy removing(Entry entry) {
    KindTable[] copy = tables.clone();
    ObjectClass kind = entry.object().objectClass();
    copy[kind.ordinal()] = copy[kind.ordinal()].without(entry);
    count(copy, entry, -1);
    return new Policy(
        copy,
        containers,
        options,
        entry.object() instanceof SubLayer sub ? weights.without(sub.weight()) : weights,
        entry.session() == 0 ? dynamic : forget(entry));
  }

  private static void count(KindTable[] tables, Entry referrer, int by) {
    for (Reference name : referrer.object().references()) {
      KindTable table = tables[name.target().ordinal()];
      Optional<Entry> target = table.find(name.key());
      if (target.isPresent()) {
        Entry counted = target.get().withReferences(target.get().references() + by);
        tables[name.target().ordinal()] = table.withChanged(counted);
      }
    }
  }

  private PersistentMap<Long, PersistentMap<Reference, Long>> remember(Entry entry) {
    PersistentMap<Reference, Long> added =
        dynamic.find(entry.session()).orElse(PersistentMap.empty());
    return dynamic.with(entry.session(), added.with(entry.name(), entry.sequence()));
  }

  private PersistentMap<Long, PersistentMap<Reference, Long>> forget(Entry entry) {
    PersistentMap<Reference, Long> left =
        dynamic.find(entry.session()).orElse(PersistentMap.empty()).without(entry.name());
    return left.size() == 0
        ? dynamic.without(entry.session())
        : dynamic.with(entry.session(), left);
  }

  /** Returns the policy with another descriptor of an object. */
  Policy securing(Entry entry, StoredSecurity security) {
    KindTable[] copy = tables.clone();
    int kind = entry.object().objectClass().ordinal();
    copy[kind] = copy[kind].withChanged(entry.withSecurity(security));
    return new Policy(copy, containers, options, weights, dynamic);
  }

  /** Returns the policy with another descriptor of a container. */
  Policy securing(ObjectClass kind, StoredSecurity security) {
    Map<ObjectClass, StoredSecurity> more = new EnumMap<>(containers);
    more.put(kind, security);
    return new Policy(tables, more, options, weights, dynamic);
  }

  /** Returns the policy with another value of an option. */
  Policy setting(EngineOption option, FwpValue value) {
    Map<EngineOption, FwpValue> more = new EnumMap<>(options);
    more.put(option, value);
    return new Policy(tables, containers, more, weights, dynamic);
  }
}
