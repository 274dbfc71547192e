package org.ntacl.registry.hive;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.ntacl.Bytes;
import org.ntacl.NameOrder;
import org.ntacl.binary.SelfRelative;

/**
 * Writes a new hive from a tree of keys.
 *
 * <pre>{@code
 * Bytes file = HiveWriter.write(tree, HiveWriter.VERSION_5);
 * }</pre>
 *
 * <p>Subkeys are sorted, equal descriptors are stored once, and cells follow each other in the
 * order of a walk through the tree. All methods are pure and thread-safe.
 */
public final class HiveWriter {
  /** The minor version that all Windows releases since XP read: no hashes, no segmented data. */
  public static final int VERSION_3 = 3;

  /**
   * The minor version with hashes and segmented data, of hives that Windows calls latest format.
   */
  public static final int VERSION_5 = 5;

  /** Flags of a root: it is the root, and must not be deleted. */
  private static final int ROOT_FLAGS = 0x0C;

  private static final int INITIAL_CAPACITY = 1 << 16;

  private final Hive live;
  private final HiveImage image;
  private final FreeSpace space;
  private final SecurityStore securities;
  private final KeyStore keys;
  private final ValueStore values;
  private final SubkeyStore subkeys;
  private final Deque<Frame> open = new ArrayDeque<>();

  /** A key whose subkeys are being written. */
  private static final class Frame {
    private final int cell;
    private final Iterator<? extends HiveNode> rest;
    private final List<Written> written = new ArrayList<>();

    Frame(int cell, List<? extends HiveNode> subkeys) {
      this.cell = cell;
      this.rest = subkeys.iterator();
    }
  }

  /** A key that has been written. */
  private record Written(String name, int cell) {}

  private HiveWriter(ByteBuffer empty) {
    this.live = Hive.of(empty, HiveOptions.DEFAULT, Optional.empty());
    this.image = live.image();
    this.space = new FreeSpace(image);
    this.securities = new SecurityStore(image, space, Layout.NONE);
    this.keys = new KeyStore(image, space, live.cells());
    this.values = new ValueStore(image, space, live.cells());
    this.subkeys = new SubkeyStore(image, space, live.cells());
  }

  /**
   * Returns the content of a hive file.
   *
   * @param root the root key
   * @param minorVersion {@link #VERSION_3} or {@link #VERSION_5}
   * @throws org.ntacl.MalformedBytesException when the security of a key is no descriptor
   * @throws IllegalArgumentException when Windows would not take the tree: a key without security,
   *     a name, a second key or value of one name, a depth over 512
   * @throws IllegalStateException when the hive would have 2 GiB
   */
  public static Bytes write(HiveNode root, int minorVersion) {
    if (minorVersion != VERSION_3 && minorVersion != VERSION_5) {
      throw new IllegalArgumentException("minor version " + minorVersion + ", expected 3 or 5");
    }
    HiveWriter writer = new HiveWriter(empty(minorVersion));
    writer.writeTree(root);
    // the first bin repeats the time of the base block
    writer.image.bytes().putLong(BaseBlock.SIZE + 20, root.lastWritten());
    BaseBlock.updateChecksum(writer.image.bytes());
    return writer.image.octets(0, writer.image.length());
  }

  /** Returns a base block without bins. */
  private static ByteBuffer empty(int minorVersion) {
    ByteBuffer block =
        ByteBuffer.allocate(INITIAL_CAPACITY).order(ByteOrder.LITTLE_ENDIAN).limit(BaseBlock.SIZE);
    block.put(0, "regf".getBytes(StandardCharsets.US_ASCII));
    block.putInt(BaseBlock.PRIMARY_SEQUENCE, 1);
    block.putInt(BaseBlock.SECONDARY_SEQUENCE, 1);
    block.putInt(BaseBlock.MAJOR, 1);
    block.putInt(BaseBlock.MINOR, minorVersion);
    block.putInt(BaseBlock.FORMAT, 1);
    block.putInt(BaseBlock.CLUSTER, 1);
    return block;
  }

  private void writeTree(HiveNode root) {
    int cell = writeKey(Layout.NONE, root, ROOT_FLAGS);
    image.bytes().putInt(BaseBlock.ROOT, cell);
    image.bytes().putLong(BaseBlock.LAST_WRITTEN, root.lastWritten());
    open.push(new Frame(cell, root.subkeys()));
    while (!open.isEmpty()) {
      Frame frame = open.peek();
      if (frame.rest.hasNext()) {
        HiveNode node = frame.rest.next();
        int subkey = writeKey(frame.cell, node, 0);
        frame.written.add(new Written(node.name(), subkey));
        push(subkey, node);
      } else {
        writeList(open.pop());
      }
    }
  }

  private void push(int cell, HiveNode node) {
    List<? extends HiveNode> below = node.subkeys();
    if (below.isEmpty()) {
      return;
    }
    if (open.size() >= Layout.MAX_DEPTH) {
      throw new IllegalArgumentException("keys deeper than " + Layout.MAX_DEPTH);
    }
    open.push(new Frame(cell, below));
  }

  private int writeKey(int parent, HiveNode node, int placeFlags) {
    KeyStore.check(node.name(), node.className());
    Bytes descriptor =
        node.securityBytes()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "key `%s` without security".formatted(Names.shown(node.name()))));
    SelfRelative.decode(descriptor);
    int flags = node.flags() & HiveNode.KEPT_FLAGS | placeFlags;
    int cell = keys.create(parent, node.name(), node.className(), node.lastWritten(), flags);
    int security = securities.acquire(descriptor, Layout.NONE);
    image.bytes().putInt(image.data(cell) + Layout.NK_SECURITY, security);
    List<HiveValue> ownValues = node.values();
    checkValues(node.name(), ownValues);
    values.writeAll(cell, ownValues);
    return cell;
  }

  private void checkValues(String key, List<HiveValue> ownValues) {
    List<String> names = new ArrayList<>(ownValues.size());
    for (HiveValue value : ownValues) {
      ValueStore.check(value);
      names.add(value.name());
    }
    names.sort(NameOrder.INSTANCE);
    checkDistinct("value", key, names);
  }

  private static void checkDistinct(String what, String key, List<String> sorted) {
    for (int i = 1; i < sorted.size(); i++) {
      if (NameOrder.INSTANCE.same(sorted.get(i - 1), sorted.get(i))) {
        throw new IllegalArgumentException(
            "second %s of name `%s` in key `%s`"
                .formatted(what, Names.shown(sorted.get(i)), Names.shown(key)));
      }
    }
  }

  private void writeList(Frame frame) {
    List<Written> sorted = frame.written;
    sorted.sort(Comparator.comparing(Written::name, NameOrder.INSTANCE));
    String key = live.cells().keys().name(frame.cell);
    checkDistinct("subkey", key, sorted.stream().map(Written::name).toList());
    Offsets cells = new Offsets();
    sorted.forEach(written -> cells.add(written.cell()));
    subkeys.write(frame.cell, cells);
  }
}
