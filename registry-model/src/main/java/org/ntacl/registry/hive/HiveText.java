package org.ntacl.registry.hive;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.ntacl.Bytes;
import org.ntacl.assign.AssignResult;
import org.ntacl.assign.AutoInheritFlags;
import org.ntacl.assign.NewObjectSecurity;
import org.ntacl.assign.ObjectKind;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.sddl.Sddl;
import org.ntacl.sddl.SddlException;

/**
 * Descriptions of hives that people can read and write, for examples and tests.
 *
 * <pre>{@code
 * ntacl-hive 1
 * ; the root comes first and has security of its own
 * []
 * security=O:BAG:SYD:PAI(A;CI;KR;;;BU)(A;CI;KA;;;BA)(A;CI;KA;;;SY)
 * [Software\Example]
 * "Path"="C:\\Program Files\\Example"
 * "Start"=dword:2
 * }</pre>
 *
 * <p>A key stands in brackets, with those above it unless they have been described. It gets what
 * Windows would give it from its parent's security, with the parent's owner and group, unless a
 * line {@code security=} says what it has, to the letter. Values are {@code "name"=}, or {@code @=}
 * for the default one, and a text in quotation marks, {@code expand:} and a text, {@code dword:}
 * and hexadecimal digits, or {@code hex:} and bytes with commas between. All methods are pure and
 * thread-safe.
 */
public final class HiveText {
  private static final String HEADER = "ntacl-hive 1";
  private static final String SECURITY = "security=";
  private static final int MAX_SUBKEY_NAME = 255;

  private final TextKey root;
  private TextKey current;
  private boolean hasRoot;

  private HiveText(TextKey root) {
    this.root = root;
    this.current = root;
  }

  /** Tells whether the content of a file is a description of a hive and no hive. */
  public static boolean isOne(Bytes content) {
    byte[] header = HEADER.getBytes(StandardCharsets.US_ASCII);
    if (content.size() < header.length) {
      return false;
    }
    for (int i = 0; i < header.length; i++) {
      if (content.get(i) != header[i]) {
        return false;
      }
    }
    return true;
  }

  /**
   * Returns the root key of a description.
   *
   * @throws HiveTextException when it cannot be read
   */
  public static HiveNode parse(String text) {
    String[] lines = text.split("\\R", -1);
    if (!lines[0].strip().equals(HEADER)) {
      throw new HiveTextException(1, "expected `" + HEADER + "`");
    }
    HiveText reader = new HiveText(new TextKey("ROOT", SecurityDescriptor.EMPTY));
    for (int i = 1; i < lines.length; i++) {
      String line = lines[i].strip();
      if (line.isEmpty() || line.startsWith(";")) {
        continue;
      }
      if (!reader.hasRoot && !line.equals("[]")) {
        throw new HiveTextException(i + 1, "expected the root, `[]`");
      }
      reader.line(line, i + 1);
    }
    if (reader.root.security().owner().isEmpty()) {
      throw new HiveTextException(lines.length, "the root has no security with an owner");
    }
    return reader.root;
  }

  private void line(String line, int number) {
    if (line.startsWith("[") && line.endsWith("]")) {
      enter(line.substring(1, line.length() - 1), number);
    } else if (line.startsWith(SECURITY)) {
      current.secure(descriptor(line.substring(SECURITY.length()), number));
    } else if (TextValue.isOne(line)) {
      HiveValue value = TextValue.read(line, number);
      if (!current.add(value)) {
        throw new HiveTextException(number, "second value `%s`".formatted(value.name()));
      }
    } else {
      throw new HiveTextException(number, "expected a key, its security or a value");
    }
  }

  private void enter(String path, int number) {
    current = root;
    int depth = 0;
    boolean isNew = path.isEmpty() && !hasRoot;
    hasRoot = true;
    for (String name : path.isEmpty() ? new String[0] : path.split("\\\\", -1)) {
      if (name.isEmpty() || name.length() > MAX_SUBKEY_NAME || ++depth > Layout.MAX_DEPTH) {
        throw new HiveTextException(number, "`%s` is no path of a key".formatted(path));
      }
      Optional<TextKey> known = current.subkey(name);
      isNew = known.isEmpty();
      if (isNew) {
        TextKey created = new TextKey(name, inherited(current.security(), number));
        current.add(created);
        current = created;
      } else {
        current = known.get();
      }
    }
    if (!isNew) {
      throw new HiveTextException(number, "`%s` stands here a second time".formatted(path));
    }
  }

  /** Gives a key what Windows would give it, were its creator the owner of the parent. */
  private static SecurityDescriptor inherited(SecurityDescriptor parent, int number) {
    AssignResult result =
        new NewObjectSecurity(
                ObjectKind.KEY,
                Optional.of(parent),
                Optional.empty(),
                AutoInheritFlags.NONE.with(
                    AutoInheritFlags.AVOID_OWNER_CHECK | AutoInheritFlags.AVOID_PRIVILEGE_CHECK),
                Optional.empty(),
                parent.owner(),
                parent.group())
            .assign();
    return result
        .descriptor()
        .orElseThrow(
            () ->
                new HiveTextException(
                    number, "nothing is inherited from the key above: " + result.status()));
  }

  private static SecurityDescriptor descriptor(String sddl, int number) {
    try {
      return Sddl.parse(sddl);
    } catch (SddlException e) {
      throw new HiveTextException(number, e.getMessage(), e);
    }
  }
}
