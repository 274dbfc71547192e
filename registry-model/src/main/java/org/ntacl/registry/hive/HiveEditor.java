package org.ntacl.registry.hive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.ntacl.Bytes;
import org.ntacl.binary.SelfRelative;
import org.ntacl.descriptor.SecurityDescriptor;

/**
 * Edits a copy of a hive in memory, cell by cell as Windows does, so that everything that is not
 * edited stays where it is, byte for byte.
 *
 * <pre>{@code
 * HiveEditor editor = hive.edit();
 * editor.setSecurity(editor.find("Control\\Lsa").orElseThrow(), descriptor);
 * editor.save(file, SaveOptions.DEFAULT);
 * }</pre>
 *
 * <p>Equal descriptors share one security cell, reference counts are exact, freed cells are used
 * again, and bins are appended when there is no room. No time is touched but that of keys and
 * values that are created. Methods take keys of the hive that the editor was made of and keys of
 * the editor. A call that throws has changed nothing. Not thread-safe.
 */
public final class HiveEditor {
  /** Lists are written anew when a key comes or goes; this is more than any list can take. */
  private static final long LIST_ROOM_PER_KEY = 9;

  private final Hive source;
  private final Hive live;
  private final HiveImage image;
  private final FreeSpace space;
  private final SecurityStore securities;
  private final KeyStore keys;
  private final ValueStore values;
  private final SubkeyStore subkeys;
  private boolean isEdited;

  private HiveEditor(Hive source, Hive live) {
    this.source = source;
    this.live = live;
    this.image = live.image();
    this.space = new FreeSpace(image);
    int anchor = live.root().map(HiveKey::securityId).orElse(Layout.NONE);
    this.securities = new SecurityStore(image, space, anchor);
    this.keys = new KeyStore(image, space, live.cells());
    this.values = new ValueStore(image, space, live.cells());
    this.subkeys = new SubkeyStore(image, space, live.cells());
  }

  static HiveEditor of(Hive source) {
    HiveReport report = source.check();
    if (!report.isSound()) {
      throw new IllegalStateException(
          "hive cannot be edited safely: "
              + report.diagnostics().stream()
                  .filter(diagnostic -> diagnostic.fault().isDamage())
                  .map(HiveDiagnostic::toString)
                  .findFirst()
                  .orElse(report.damages() + " faults"));
    }
    if (source.image().cellHeader() != 4) {
      throw new IllegalStateException("hive of Windows NT 3.1 cannot be edited");
    }
    byte[] copy = source.image().array(0, source.image().length());
    Hive live = Hive.of(ByteBuffer.wrap(copy), HiveOptions.DEFAULT, Optional.empty());
    return new HiveEditor(source, live);
  }

  /** Returns the root key as it is now. */
  public HiveKey root() {
    return live.root().orElseThrow();
  }

  /**
   * Returns the key of a path as it is now.
   *
   * @param path names from below the root, with backslashes between; empty for the root
   */
  public Optional<HiveKey> find(String path) {
    return live.find(path);
  }

  private int cell(HiveKey key) {
    if (key.hive() != live && key.hive() != source) {
      throw new IllegalArgumentException("key `%s` belongs to another hive".formatted(key.path()));
    }
    if (keys.isDeleted(key.cell())) {
      throw new IllegalArgumentException("the key has been deleted");
    }
    return key.cell();
  }

  private HiveKey now(HiveKey key) {
    cell(key);
    return key.hive() == live ? key : new HiveKey(live, key.cell(), key.parent().map(this::now));
  }

  /**
   * Sets the security of a key.
   *
   * @throws IllegalArgumentException when the key is not of this hive, is deleted, or is a
   *     tombstone
   */
  public void setSecurity(HiveKey key, SecurityDescriptor descriptor) {
    setSecurity(key, Bytes.of(SelfRelative.encode(descriptor)));
  }

  /**
   * Sets the security of a key to a descriptor in self-relative form, kept byte for byte.
   *
   * @throws org.ntacl.MalformedBytesException when the bytes are no descriptor
   * @throws IllegalArgumentException when the key is not of this hive, is deleted, or is a
   *     tombstone
   */
  public void setSecurity(HiveKey key, Bytes descriptor) {
    int cell = cell(key);
    SelfRelative.decode(descriptor);
    int old = live.cells().keys().security(cell);
    if (old == Layout.NONE) {
      throw new IllegalArgumentException(
          "key `%s` has no security of its own".formatted(key.path()));
    }
    if (securities.descriptor(old).equals(descriptor)) {
      return;
    }
    space.require(descriptor.size() + 64L);
    int acquired = securities.acquire(descriptor, old);
    image.bytes().putInt(image.data(cell) + Layout.NK_SECURITY, acquired);
    securities.release(old);
    isEdited = true;
  }

  /**
   * Creates a key that shares the security of its parent.
   *
   * @param parent where
   * @param name 1 to 255 characters without backslash
   * @param className the class, or empty
   * @param written when, in units of 100 ns since 1601
   * @return the new key
   * @throws IllegalArgumentException when there is a key of that name, or Windows would not take it
   */
  public HiveKey createKey(HiveKey parent, String name, Optional<String> className, long written) {
    int above = cell(parent);
    KeyStore.check(name, className);
    HiveKey parentNow = now(parent);
    if (parentNow.subkey(name).isPresent()) {
      throw new IllegalArgumentException(
          "key `%s` exists".formatted(Names.shown(parentNow.path() + "\\" + name)));
    }
    int security = live.cells().keys().security(above);
    if (security == Layout.NONE || parentNow.depth() >= Layout.MAX_DEPTH) {
      throw new IllegalArgumentException("no key can be created below a tombstone or depth 512");
    }
    space.require((1L << 18) + LIST_ROOM_PER_KEY * parentNow.subkeyCount());
    int cell = keys.create(above, name, className, written, 0);
    image.bytes().putInt(image.data(cell) + Layout.NK_SECURITY, security);
    securities.share(security);
    subkeys.insert(above, cell);
    isEdited = true;
    return new HiveKey(live, cell, Optional.of(parentNow));
  }

  /**
   * Deletes a key and its values.
   *
   * @throws IllegalArgumentException when the key has subkeys or is the root
   */
  public void deleteKey(HiveKey key) {
    HiveKey keyNow = now(key);
    if (!keyNow.subkeys().isEmpty()) {
      throw new IllegalArgumentException(
          "key `%s` has subkeys".formatted(Names.shown(keyNow.path())));
    }
    delete(keyNow);
  }

  /**
   * Deletes a key and all below it.
   *
   * @throws IllegalArgumentException when the key is the root
   */
  public void deleteTree(HiveKey key) {
    delete(now(key));
  }

  private static int parentCell(HiveKey key) {
    return key.parent()
        .map(HiveKey::cell)
        .orElseThrow(() -> new IllegalArgumentException("the root cannot be deleted"));
  }

  private void delete(HiveKey top) {
    int parent = parentCell(top);
    space.require(LIST_ROOM_PER_KEY * top.parent().orElseThrow().subkeyCount() + 4096L);
    subkeys.remove(parent, top.cell());
    Deque<Integer> open = new ArrayDeque<>();
    open.push(top.cell());
    while (!open.isEmpty()) {
      int cell = open.pop();
      Offsets below = live.cells().subkeys().of(cell);
      for (int i = 0; i < below.size(); i++) {
        open.push(below.get(i));
      }
      deleteCell(cell);
    }
    isEdited = true;
  }

  private void deleteCell(int cell) {
    subkeys.deleteLists(cell);
    values.deleteAll(cell);
    int security = live.cells().keys().security(cell);
    if (security != Layout.NONE) {
      securities.release(security);
    }
    keys.free(cell);
  }

  /**
   * Sets a value; one of the same name is replaced and keeps its spelling.
   *
   * @throws IllegalArgumentException when Windows would not take the name
   */
  public void setValue(HiveKey key, HiveValue value) {
    int cell = cell(key);
    ValueStore.check(value);
    space.require(ValueStore.room(value) + 4L * (live.cells().values().count(cell) + 1));
    values.set(cell, value);
    isEdited = true;
  }

  /**
   * Deletes a value.
   *
   * @return whether there was one of that name
   */
  public boolean deleteValue(HiveKey key, String name) {
    boolean deleted = values.delete(cell(key), name);
    isEdited |= deleted;
    return deleted;
  }

  /**
   * Returns the hive as it is now. When it has been edited since the last time, its sequence
   * numbers are one higher.
   */
  public Hive toHive() {
    return Hive.of(ByteBuffer.wrap(bytes().toArray()), source.options(), source.recovery());
  }

  /** Returns the content of the file as {@link #toHive()} has it. */
  public Bytes bytes() {
    stamp();
    return image.octets(0, image.length());
  }

  private void stamp() {
    if (isEdited) {
      int sequence = image.i32(BaseBlock.PRIMARY_SEQUENCE) + 1;
      image.bytes().putInt(BaseBlock.PRIMARY_SEQUENCE, sequence);
      image.bytes().putInt(BaseBlock.SECONDARY_SEQUENCE, sequence);
      BaseBlock.updateChecksum(image.bytes());
      isEdited = false;
    }
  }

  /**
   * Saves the hive as it is now; after a crash at any moment the file is the old one or the new
   * one, each complete.
   *
   * @throws IOException when the file cannot be written; it is then unchanged
   */
  public void save(Path file, SaveOptions options) throws IOException {
    AtomicSave.save(file, bytes(), options);
  }
}
