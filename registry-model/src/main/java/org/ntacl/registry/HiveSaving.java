package org.ntacl.registry;

import java.time.Instant;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.ntacl.Bytes;
import org.ntacl.binary.SelfRelative;
import org.ntacl.registry.hive.HiveNode;
import org.ntacl.registry.hive.HiveValue;
import org.ntacl.registry.hive.HiveWriter;

/** Makes a hive of a key and the keys below it that are kept when the machine stops. */
final class HiveSaving {
  private static final int SYMBOLIC_LINK = 0x10;
  private static final int NO_DELETE = 8;

  /** Between 1601 and 1970, in seconds. */
  private static final long EPOCH_SECONDS = 11_644_473_600L;

  private static final long UNITS_PER_SECOND = 10_000_000;

  private final IdentityHashMap<DescriptorPool.Entry, Bytes> descriptors = new IdentityHashMap<>();

  private HiveSaving() {}

  /** Returns the content of a hive file. A lock of the tree is held. */
  static Bytes of(KeyNode top, int minorVersion) {
    String name = top.ownHive().map(MountedHive::rootName).orElse(top.name());
    return HiveWriter.write(new HiveSaving().new Saved(top, name), minorVersion);
  }

  private Bytes descriptor(KeyNode node) {
    return descriptors.computeIfAbsent(
        node.security(), entry -> Bytes.of(SelfRelative.encode(entry.descriptor())));
  }

  private static long units(Instant time) {
    return (time.getEpochSecond() + EPOCH_SECONDS) * UNITS_PER_SECOND + time.getNano() / 100;
  }

  /** A key as a file holds it. */
  private final class Saved implements HiveNode {
    private final KeyNode node;
    private final String name;

    Saved(KeyNode node, String name) {
      this.node = node;
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public Optional<String> className() {
      return Optional.of(node.className()).filter(text -> !text.isEmpty());
    }

    @Override
    public long lastWritten() {
      return units(node.lastWrite());
    }

    @Override
    public int flags() {
      return (node.isLink() ? SYMBOLIC_LINK : 0)
          | (node.isFixed() ? NO_DELETE : 0)
          | node.flags().stored();
    }

    @Override
    public Optional<Bytes> securityBytes() {
      return Optional.of(descriptor(node));
    }

    @Override
    public List<HiveValue> values() {
      return node.values().stream()
          .map(value -> new HiveValue(value.name(), value.type(), value.data(), false))
          .toList();
    }

    @Override
    public List<Saved> subkeys() {
      // what is mounted below belongs to a hive of its own
      return node.stableSubkeys().stream()
          .filter(below -> below.ownHive().isEmpty())
          .map(below -> new Saved(below, below.name()))
          .toList();
    }
  }
}
