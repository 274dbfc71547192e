package org.ntacl.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ntacl.Bytes;
import org.ntacl.binary.SelfRelative;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.registry.hive.HiveNode;
import org.ntacl.registry.hive.HiveValue;
import org.ntacl.registry.hive.ValueType;
import org.ntacl.sddl.Sddl;

/**
 * A key of a tree in which every key has ten below it, numbered level by level. One in forty has a
 * descriptor of its own kind, as in the recorded hives; the others have that of the key above.
 *
 * @param number of the key, 0 for the root
 * @param count of the keys of the tree
 * @param securityBytes its descriptor
 */
record GeneratedKey(int number, int count, Optional<Bytes> securityBytes) implements HiveNode {
  private static final int WIDTH = 10;
  private static final int KEYS_OF_DESCRIPTOR = 40;
  private static final long WRITTEN = 0x01D9_0000_0000_0000L;

  /** Returns the root of a tree. */
  static GeneratedKey root(int count) {
    return new GeneratedKey(0, count, Optional.of(descriptor(0)));
  }

  private static Bytes descriptor(int number) {
    SecurityDescriptor descriptor =
        Sddl.parse(
            ("O:BAG:SYD:AI(A;;KA;;;S-1-5-21-1004336348-1177238915-682003330-%d)"
                    + "(A;CIID;KR;;;BU)(A;CIID;KA;;;BA)(A;CIID;KA;;;SY)"
                    + "(A;CIID;KR;;;AC)")
                .formatted(1000 + number));
    return Bytes.of(SelfRelative.encode(descriptor));
  }

  @Override
  public String name() {
    return number == 0 ? "ROOT" : "Key number " + number;
  }

  @Override
  public long lastWritten() {
    return WRITTEN + number;
  }

  @Override
  public List<HiveValue> values() {
    return List.of(
        HiveValue.of(
            "Start", ValueType.REG_DWORD, Bytes.of((byte) number, (byte) 0, (byte) 0, (byte) 0)),
        HiveValue.of("ImagePath", ValueType.REG_SZ, text("system32\\drivers\\" + number)));
  }

  private static Bytes text(String text) {
    return Bytes.of((text + "\0").getBytes(StandardCharsets.UTF_16LE));
  }

  @Override
  public List<GeneratedKey> subkeys() {
    List<GeneratedKey> below = new ArrayList<>();
    long first = (long) number * WIDTH + 1;
    for (long child = first; child < Math.min(first + WIDTH, count); child++) {
      below.add(
          new GeneratedKey(
              (int) child,
              count,
              child % KEYS_OF_DESCRIPTOR == 1
                  ? Optional.of(descriptor((int) child))
                  : securityBytes));
    }
    return below;
  }
}
