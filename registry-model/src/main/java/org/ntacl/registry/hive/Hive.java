package org.ntacl.registry.hive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Spliterator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.ntacl.Bytes;
import org.ntacl.MalformedBytesException;
import org.ntacl.NtStatus;

/**
 * A registry hive, as a file holds it ("regf", minor versions 1 to 6).
 *
 * <pre>{@code
 * Hive hive = Hive.open(Path.of("NTUSER.DAT"), HiveOptions.DEFAULT);
 * hive.keys().forEach(key -> System.out.println(key.path() + " " + key.securityId()));
 * HiveReport report = hive.check();
 * }</pre>
 *
 * <p>Opening reads the base block and the headers of the bins; keys are read when asked for. Bytes
 * are never trusted: a hive that is damaged anywhere, or is none, opens all the same, with what can
 * be reached, and says what is wrong; a strict one throws {@link MalformedBytesException}. Work and
 * memory are bounded by the size of the file. Immutable and thread-safe, as long as nobody changes
 * a mapped file.
 */
public final class Hive {
  private final HiveImage image;
  private final HiveOptions options;
  private final boolean isReadable;
  private final List<HiveDiagnostic> diagnostics;
  private final Optional<HiveRecovery> recovery;
  private final Cells cells;

  private Hive(ByteBuffer bytes, HiveOptions options, Optional<HiveRecovery> recovery) {
    this.image = new HiveImage(bytes);
    this.options = options;
    this.recovery = recovery;
    FaultList opening = new FaultList(options.maxDiagnostics());
    recovery.ifPresent(
        done ->
            done.diagnostics()
                .forEach(
                    found -> {
                      opening.report(found.fault(), found.offset(), found.what(), found.expected());
                      options.listener().accept(found);
                    }));
    this.isReadable =
        BinScan.run(
            image,
            (fault, offset, what, expected) -> {
              opening.report(fault, offset, what, expected);
              meet(fault, offset, what, expected);
            });
    this.diagnostics = opening.kept();
    this.cells = new Cells(image, this::meet);
  }

  /**
   * Opens a hive file.
   *
   * @param file the file; at most 2 GiB, as Windows has it
   * @throws IOException when it cannot be read or is larger
   * @throws MalformedBytesException when the options are strict and the hive is damaged
   */
  public static Hive open(Path file, HiveOptions options) throws IOException {
    return HiveFiles.open(file, options);
  }

  /**
   * Reads a hive out of memory.
   *
   * @param bytes the content of the file
   * @throws MalformedBytesException when the options are strict and the hive is damaged
   */
  public static Hive read(Bytes bytes, HiveOptions options) {
    return of(ByteBuffer.wrap(bytes.toArray()), options, Optional.empty());
  }

  /** Reads a hive out of a buffer that nobody changes. */
  static Hive of(ByteBuffer bytes, HiveOptions options, Optional<HiveRecovery> recovery) {
    return new Hive(bytes.order(ByteOrder.LITTLE_ENDIAN), options, recovery);
  }

  private void meet(HiveFault fault, int offset, String what, String expected) {
    HiveDiagnostic diagnostic = new HiveDiagnostic(fault, offset, what, expected);
    options.listener().accept(diagnostic);
    if (options.strict() && fault.isDamage()) {
      NtStatus status =
          fault == HiveFault.NOT_A_HIVE || fault == HiveFault.FILE_TOO_SHORT
              ? NtStatus.STATUS_NOT_REGISTRY_FILE
              : NtStatus.STATUS_REGISTRY_CORRUPT;
      throw new MalformedBytesException(status, offset, what + ", expected " + expected);
    }
  }

  HiveImage image() {
    return image;
  }

  Cells cells() {
    return cells;
  }

  HiveOptions options() {
    return options;
  }

  boolean isReadable() {
    return isReadable;
  }

  String name(int key) {
    return cells.keys().name(key);
  }

  /** Returns the cells of the keys below a key. */
  Offsets subkeys(int key, int depth) {
    if (depth >= Layout.MAX_DEPTH) {
      if (cells.keys().field(key, Layout.NK_SUBKEY_COUNT) != 0) {
        meet(
            HiveFault.DEPTH,
            HiveImage.position(key),
            "subkeys of a key at depth " + depth,
            "none below depth " + Layout.MAX_DEPTH);
      }
      return new Offsets();
    }
    return cells.subkeys().of(key);
  }

  /**
   * Returns the base block.
   *
   * @throws IllegalStateException when the file is so short or so different that it has none
   */
  public HiveHeader header() {
    if (!isReadable) {
      throw new IllegalStateException("no hive: " + diagnostics);
    }
    return BaseBlock.read(image.bytes());
  }

  /** Tells whether a write was not completed and what is missing has not been replayed. */
  public boolean isDirty() {
    return isReadable && header().isDirty();
  }

  /** Returns what was wrong with the base block, the bins and the logs when the hive was opened. */
  public List<HiveDiagnostic> diagnostics() {
    return diagnostics;
  }

  /** Returns what was replayed from the logs when the hive was opened, or empty. */
  public Optional<HiveRecovery> recovery() {
    return recovery;
  }

  /** Returns the root key; empty when the file is no hive or the root cannot be reached. */
  public Optional<HiveKey> root() {
    if (!isReadable) {
      return Optional.empty();
    }
    int root = image.i32(BaseBlock.ROOT);
    return cells.keys().isKey(root, BaseBlock.ROOT)
        ? Optional.of(new HiveKey(this, root, Optional.empty()))
        : Optional.empty();
  }

  /**
   * Returns the key of a path.
   *
   * @param path names from below the root, with backslashes between; empty for the root
   */
  public Optional<HiveKey> find(String path) {
    Optional<HiveKey> key = root();
    for (String name : path.isEmpty() ? new String[0] : path.split("\\\\", -1)) {
      key = key.flatMap(parent -> parent.subkey(name));
    }
    return key;
  }

  /**
   * Returns all keys that can be reached, each once, every key before those below it.
   *
   * @return a sequential stream that reads as it goes
   */
  public Stream<HiveKey> keys() {
    Spliterator<HiveKey> walk = new KeyWalk(this);
    return StreamSupport.stream(walk, false);
  }

  /**
   * Checks the whole hive: every bin, cell, key, value and descriptor, and that they agree.
   *
   * <p>Never throws, and does not tell the listener; time and memory grow with the file.
   */
  public HiveReport check() {
    return HiveCheck.run(this);
  }

  /**
   * Returns an editor of a copy of the hive.
   *
   * @throws IllegalStateException when the hive is dirty or damaged, so that an edit could make it
   *     worse; the message names the first damage
   */
  public HiveEditor edit() {
    return HiveEditor.of(this);
  }

  /** Returns the content of the file, after replayed logs. */
  public Bytes bytes() {
    return image.octets(0, image.length());
  }

  /**
   * Saves the hive, with what was replayed into it; after a crash at any moment the file is the old
   * one or the new one, each complete.
   *
   * @throws IOException when the file cannot be written; it is then unchanged
   */
  public void save(Path file, SaveOptions saving) throws IOException {
    AtomicSave.save(file, bytes(), saving);
  }
}
