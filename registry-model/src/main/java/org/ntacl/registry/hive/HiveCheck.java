package org.ntacl.registry.hive;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.ntacl.NameOrder;

/**
 * Checks a whole hive. One pass over the cells, one over the keys, one over the security cells;
 * nothing is followed twice. Not thread-safe.
 */
final class HiveCheck {
  private static final int MAX_NAME = 255;

  private final HiveImage image;
  private final FaultList faults;
  private final Cells cells;

  /** Reads the names of keys whose faults are reported when it is their turn. */
  private final KeyCells quiet;

  private final CellMap map;
  private final SecurityCheck securities;
  private final CellSet seenKeys = CellSet.many();
  private final CellSet seenLists = CellSet.many();
  private final Deque<Visit> open = new ArrayDeque<>();
  private int keys;
  private int values;

  /** A key that is still to be checked. */
  private record Visit(int key, int parent, int depth) {}

  private HiveCheck(Hive hive, FaultList faults) {
    this.image = hive.image();
    this.faults = faults;
    this.cells = new Cells(image, faults);
    this.quiet = new KeyCells(image, (fault, offset, what, expected) -> {});
    this.map = CellMap.scan(image, (cell, size) -> {}, faults);
    this.securities = new SecurityCheck(image, cells.securities(), map, faults);
  }

  static HiveReport run(Hive hive) {
    FaultList faults = new FaultList(hive.options().maxDiagnostics());
    hive.diagnostics().forEach(d -> faults.report(d.fault(), d.offset(), d.what(), d.expected()));
    if (!hive.isReadable()) {
      return new HiveReport(0, 0, 0, faults.kept(), faults.total(), faults.damages());
    }
    HiveCheck check = new HiveCheck(hive, faults);
    int ring = check.run();
    return new HiveReport(
        check.keys, check.values, ring, faults.kept(), faults.total(), faults.damages());
  }

  private int run() {
    int root = image.i32(BaseBlock.ROOT);
    if (!cells.keys().isKey(root, BaseBlock.ROOT)) {
      return 0;
    }
    seenKeys.add(root);
    open.push(new Visit(root, Layout.NONE, 0));
    while (!open.isEmpty()) {
      checkKey(open.pop());
    }
    return securities.finish();
  }

  private void checkKey(Visit visit) {
    int key = visit.key;
    keys++;
    map.claim(key, "key", faults);
    checkName(cells.keys().name(key), HiveImage.position(key), true);
    checkParent(key, visit.parent);
    int classCell = cells.keys().field(key, Layout.NK_CLASS);
    if (cells.keys().className(key).isPresent()) {
      map.claim(classCell, "class", faults);
    }
    int security = cells.keys().security(key);
    if (security != Layout.NONE) {
      securities.use(security);
    }
    checkValues(key);
    checkSubkeys(key, visit.depth);
  }

  private void checkName(String name, int offset, boolean isKey) {
    if (isKey && (name.isEmpty() || name.length() > MAX_NAME)) {
      faults.report(
          HiveFault.NAME_LENGTH,
          offset,
          "name of %d characters".formatted(name.length()),
          "1 to " + MAX_NAME);
    }
    for (int i = 0; i < name.length(); i++) {
      char unit = name.charAt(i);
      if (isKey && (unit == 0 || unit == '\\')) {
        faults.report(
            HiveFault.NAME_CHARACTER,
            offset,
            "character 0x%02x in a name".formatted((int) unit),
            "neither NUL nor backslash");
      } else if (Character.isHighSurrogate(unit)
          && i + 1 < name.length()
          && Character.isLowSurrogate(name.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(unit)) {
        faults.report(
            HiveFault.LONE_SURROGATE,
            offset,
            "lone surrogate 0x%04x in a name".formatted((int) unit),
            "a pair");
      }
    }
  }

  private void checkParent(int key, int parent) {
    // in the root the field has no meaning
    if (parent != Layout.NONE && cells.keys().field(key, Layout.NK_PARENT) != parent) {
      faults.report(
          HiveFault.PARENT_MISMATCH,
          image.data(key) + Layout.NK_PARENT,
          "parent 0x%x".formatted(cells.keys().field(key, Layout.NK_PARENT)),
          "0x%x, which lists the key".formatted(parent));
    }
  }

  private void checkValues(int key) {
    int list = cells.values().list(key);
    if (list == Layout.NONE || !map.claim(list, "list of values", faults)) {
      return;
    }
    Offsets found = cells.values().of(key);
    Set<String> names = new HashSet<>();
    for (int i = 0; i < found.size(); i++) {
      int value = found.get(i);
      values++;
      map.claim(value, "value", faults);
      String name = cells.values().name(value);
      checkName(name, HiveImage.position(value), false);
      if (!names.add(NameOrder.INSTANCE.upper(name))) {
        reportDuplicate(HiveImage.position(value), "value", name);
      }
      cells.values().visit(value, new DataClaims(value));
    }
  }

  private void reportDuplicate(int offset, String what, String name) {
    faults.report(
        HiveFault.DUPLICATE_NAME,
        offset,
        "second %s of name `%s`".formatted(what, Names.shown(name)),
        "another name");
  }

  /** Claims the cells of a value's data. */
  private final class DataClaims implements ValueCells.Pieces {
    private final int value;

    DataClaims(int value) {
      this.value = value;
    }

    @Override
    public void structure(int cell) {
      map.claim(cell, "large data", faults);
    }

    @Override
    public void piece(int cell, int position, int size) {
      if (cell != value) {
        map.claim(cell, "data", faults);
      }
    }
  }

  private void checkSubkeys(int key, int depth) {
    if (depth >= Layout.MAX_DEPTH) {
      if (cells.keys().field(key, Layout.NK_SUBKEY_COUNT) != 0) {
        faults.report(
            HiveFault.DEPTH,
            HiveImage.position(key),
            "subkeys of a key at depth " + depth,
            "none below depth " + Layout.MAX_DEPTH);
      }
      return;
    }
    cells.subkeys().visit(key, seenLists, new SubkeyChecks(key, depth));
  }

  /** Checks the entries of one key's lists. */
  private final class SubkeyChecks implements SubkeyLists.Visitor {
    private final int parent;
    private final int depth;
    private final Set<String> names = new HashSet<>();
    private String before = "";

    SubkeyChecks(int parent, int depth) {
      this.parent = parent;
      this.depth = depth;
    }

    @Override
    public void list(int cell) {
      map.claim(cell, "list of subkeys", faults);
    }

    @Override
    public void entry(int subkey, int entry, int kind) {
      if (!seenKeys.add(subkey)) {
        faults.report(
            HiveFault.KEY_REACHED_TWICE,
            entry,
            "key at offset 0x%x once more".formatted(subkey),
            "a key that nothing else lists");
        return;
      }
      open.push(new Visit(subkey, parent, depth + 1));
      String name = quiet.name(subkey);
      if (!Names.isHintRight(kind, image, entry, name)) {
        faults.report(
            HiveFault.NAME_HINT,
            entry + 4,
            "hint 0x%08x beside `%s`".formatted(image.i32(entry + 4), Names.shown(name)),
            "one that fits the name");
      }
      if (NameOrder.INSTANCE.compare(before, name) > 0) {
        faults.report(
            HiveFault.WRONG_ORDER,
            entry,
            "`%s` behind `%s`".formatted(Names.shown(name), Names.shown(before)),
            "names in ascending order");
      }
      if (!names.add(NameOrder.INSTANCE.upper(name))) {
        reportDuplicate(HiveImage.position(subkey), "key", name);
      }
      before = name;
    }
  }
}
