package org.ntacl.cli.json;

import java.util.List;
import org.ntacl.Bytes;
import org.ntacl.MalformedBytesException;
import org.ntacl.binary.StoredDescriptor;
import org.ntacl.descriptor.ControlFlags;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.sid.Sid;
import org.ntacl.sid.SidContext;

/**
 * The JSON form of a security descriptor, which loses nothing: what was written comes back equal,
 * byte for byte also where the bytes were not laid out as Windows lays them out.
 */
public final class DescriptorJson {
  private static final int CONTROL_BITS = 16;

  private DescriptorJson() {}

  /** Writes a descriptor. */
  public static void write(JsonOutput output, StoredDescriptor stored) {
    SecurityDescriptor descriptor = stored.descriptor();
    output.begin();
    output.field("control", descriptor.control().names());
    if (descriptor.resourceManagerControl() != 0) {
      output.field("resourceManagerControl", descriptor.resourceManagerControl());
    }
    output.field("owner", descriptor.owner().map(Sid::toString));
    output.field("group", descriptor.group().map(Sid::toString));
    AclJson.write(output, "dacl", descriptor.dacl());
    AclJson.write(output, "sacl", descriptor.sacl());
    if (!stored.isWindowsLayout()) {
      output.field("stored", stored.bytes().toHex());
    }
    output.end();
  }

  /**
   * Reads a descriptor.
   *
   * @param context what relative aliases are relative to
   * @throws InputException when the text is no JSON or no descriptor
   */
  public static StoredDescriptor read(String text, SidContext context) {
    SidDecoder sids = new SidDecoder(context).readingBare();
    JsonFields fields = JsonFields.of(JsonReader.read(text), "");
    fields.allow("control", "resourceManagerControl", "owner", "group", "dacl", "sacl", "stored");
    SecurityDescriptor descriptor =
        new SecurityDescriptor(
            control(fields),
            (int) fields.integer("resourceManagerControl", 0, 0, 0xFF),
            sids.optional(fields, "owner"),
            sids.optional(fields, "group"),
            AclJson.read(fields, "sacl", sids),
            AclJson.read(fields, "dacl", sids));
    requireConsistent(fields, descriptor);
    return fields.has("stored") ? stored(fields, descriptor) : StoredDescriptor.of(descriptor);
  }

  private static ControlFlags control(JsonFields fields) {
    List<String> names = fields.texts("control");
    int bits = 0;
    for (int i = 0; i < names.size(); i++) {
      bits |= controlBit(names.get(i), fields.itemPath("control", i));
    }
    return ControlFlags.of(bits);
  }

  private static int controlBit(String name, String path) {
    for (int i = 0; i < CONTROL_BITS; i++) {
      if (ControlFlags.of(1 << i).toString().equals(name)) {
        return 1 << i;
      }
    }
    throw new InputException("`%s`: unknown control flag `%s`".formatted(path, name));
  }

  /** Refuses control flags that speak of lists which are not there; the others may be left out. */
  private static void requireConsistent(JsonFields fields, SecurityDescriptor descriptor) {
    List<String> names = fields.texts("control");
    List<String> actual = descriptor.control().names();
    for (int i = 0; i < names.size(); i++) {
      if (!actual.contains(names.get(i))) {
        throw new InputException(
            "`%s` is `%s`, and there is no such list"
                .formatted(fields.itemPath("control", i), names.get(i)));
      }
    }
  }

  private static StoredDescriptor stored(JsonFields fields, SecurityDescriptor descriptor) {
    Bytes bytes = ClaimJson.octets(fields.text("stored"), fields.path("stored"));
    StoredDescriptor stored;
    try {
      stored = StoredDescriptor.decode(bytes.toArray());
    } catch (MalformedBytesException e) {
      throw InputException.ofHex(fields.path("stored"), e);
    }
    if (!stored.descriptor().equals(descriptor)) {
      throw new InputException("`stored` holds another descriptor than the other fields");
    }
    return stored;
  }
}
