package org.ntacl.registry.hive;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.ntacl.Bytes;
import org.ntacl.NameOrder;
import org.ntacl.binary.SelfRelative;
import org.ntacl.sddl.Sddl;

/** Makes trees of keys: small random ones with everything in them, and large plain ones. */
final class Trees {
  /** What most keys of a machine have. */
  static final Bytes ORDINARY = sd("O:BAG:SYD:AI(A;CIID;KA;;;SY)(A;CIID;KA;;;BA)(A;CIID;KR;;;BU)");

  static final Bytes PROTECTED = sd("O:SYG:SYD:PAI(A;CI;KA;;;SY)(A;CI;KR;;;BA)");

  /** Around the limits of inline data, of a page and of one segment of large data. */
  private static final int[] SIZES = {0, 1, 4, 5, 16, 4096, 16344, 16345, 32688, 40000};

  private static final String[] LETTERS = {"a", "B", "_", "0", " ", "ä", "ß", "Ж", "龍", "𐐀", "/"};

  private final RandomGenerator random;

  Trees(RandomGenerator random) {
    this.random = random;
  }

  static Bytes sd(String sddl) {
    return Bytes.of(SelfRelative.encode(Sddl.parse(sddl)));
  }

  /** Returns one of so many different descriptors. */
  static Bytes numbered(int number) {
    return sd("O:BAG:SYD:(A;CI;KA;;;SY)(A;CI;KR;;;S-1-5-21-1-2-3-%d)".formatted(1000 + number));
  }

  /** Returns a tree of about so many keys, subkeys in the order in which a hive stores them. */
  Tree any(int keys) {
    return key("ROOT", keys);
  }

  private Tree key(String name, int keys) {
    List<Tree> subkeys = new ArrayList<>();
    int left = keys - 1;
    Map<String, String> taken = new LinkedHashMap<>();
    while (left > 0) {
      int share = 1 + random.nextInt(left);
      String subkeyName = name();
      if (taken.putIfAbsent(NameOrder.INSTANCE.upper(subkeyName), subkeyName) == null) {
        subkeys.add(key(subkeyName, share));
      }
      left -= share;
    }
    subkeys.sort(Comparator.comparing(Tree::name, NameOrder.INSTANCE));
    Optional<String> className =
        random.nextInt(5) == 0 ? Optional.of("class" + random.nextInt(9)) : Optional.empty();
    int flags = random.nextInt(20) == 0 ? 0x10 : 0;
    return new Tree(
        name,
        className,
        random.nextLong(),
        flags,
        Optional.of(numbered(random.nextInt(6))),
        values(),
        subkeys);
  }

  private String name() {
    StringBuilder name = new StringBuilder();
    int length = 1 + random.nextInt(6);
    for (int i = 0; i < length; i++) {
      name.append(LETTERS[random.nextInt(LETTERS.length)]);
    }
    return name.toString();
  }

  private List<HiveValue> values() {
    Map<String, HiveValue> values = new LinkedHashMap<>();
    int count = random.nextInt(4);
    for (int i = 0; i < count; i++) {
      HiveValue value = value(random.nextInt(8) == 0 ? "" : name());
      values.putIfAbsent(NameOrder.INSTANCE.upper(value.name()), value);
    }
    return List.copyOf(values.values());
  }

  HiveValue value(String name) {
    int limit = random.nextInt(10) == 0 ? SIZES.length : 5;
    byte[] data = new byte[SIZES[random.nextInt(limit)]];
    random.nextBytes(data);
    return new HiveValue(name, random.nextInt(13), Bytes.of(data), random.nextInt(30) == 0);
  }

  /** Returns a tree of exactly so many keys, a hundred at most below each, with a value in each. */
  static Tree large(int keys) {
    List<Bytes> descriptors = IntStream.range(0, 50).mapToObj(Trees::numbered).toList();
    return large("root", keys, descriptors);
  }

  private static Tree large(String name, int keys, List<Bytes> descriptors) {
    List<Tree> subkeys = new ArrayList<>();
    int left = keys - 1;
    int fan = Math.min(100, left);
    for (int i = 0; i < fan; i++) {
      int share = left / fan + (i < left % fan ? 1 : 0);
      subkeys.add(large("key%03d".formatted(i), share, descriptors));
    }
    HiveValue value = HiveValue.of("value", ValueType.REG_SZ, Bytes.of(new byte[12]));
    return Tree.of(name, descriptors.get(keys % descriptors.size()), List.of(value), subkeys);
  }

  /** Returns a plain hive of 12 keys that tests of faults damage. */
  static Tree plain() {
    HiveValue text =
        HiveValue.of("text", ValueType.REG_SZ, Bytes.of(new byte[] {65, 0, 0, 0, 0, 0}));
    HiveValue number =
        HiveValue.of("", ValueType.REG_DWORD, Bytes.of((byte) 7, (byte) 0, (byte) 0, (byte) 0));
    HiveValue large = HiveValue.of("large", ValueType.REG_BINARY, Bytes.of(new byte[20_000]));
    List<Tree> services =
        IntStream.range(0, 8).mapToObj(i -> Tree.of("Service" + i, ORDINARY)).toList();
    return new Tree(
        "ROOT",
        Optional.of("root class"),
        0x01D2_9627_F1C8_A860L,
        0,
        Optional.of(PROTECTED),
        List.of(),
        List.of(
            Tree.of("Services", ORDINARY, List.of(number), services),
            Tree.of("Software", ORDINARY, List.of(text, large), List.of()),
            Tree.of("Users", PROTECTED)));
  }
}
