package org.ntacl.cli.hive;

import java.util.Optional;
import org.ntacl.cli.console.Printable;
import org.ntacl.cli.json.JsonOutput;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.descriptor.UnprintableException;
import org.ntacl.registry.hive.HiveKey;
import org.ntacl.registry.hive.HiveSecurity;
import org.ntacl.sid.Sid;

/** Keys as commands name and list them. */
public final class KeyText {
  private KeyText() {}

  /** Returns the path for a person; that of the root is a backslash. */
  public static String path(HiveKey key) {
    return key.depth() == 0 ? "\\" : Printable.of(key.path());
  }

  /** Returns what identifies the security cell, for a person. */
  public static String security(HiveKey key) {
    return key.securityId() == HiveKey.NO_SECURITY
        ? "          "
        : "0x%08x".formatted(key.securityId());
  }

  /** Returns the descriptor of a key, empty when there is none that can be read. */
  public static Optional<SecurityDescriptor> descriptor(HiveKey key) {
    return key.security().flatMap(security -> security.tryDescriptor().descriptor());
  }

  /** Returns the descriptor of a key in SDDL, empty when there is none, or SDDL cannot say it. */
  public static Optional<String> sddl(HiveKey key) {
    return descriptor(key).flatMap(KeyText::sddl);
  }

  /** Returns a descriptor in SDDL, empty when SDDL cannot say it. */
  public static Optional<String> sddl(SecurityDescriptor descriptor) {
    try {
      return Optional.of(descriptor.toSddl());
    } catch (UnprintableException e) {
      return Optional.empty();
    }
  }

  /** Writes a key as an object; security that SDDL cannot say is there as bytes. */
  public static void write(JsonOutput output, HiveKey key) {
    output.begin().field("path", key.path()).field("values", key.valueCount());
    Optional<HiveSecurity> security = key.security();
    Optional<SecurityDescriptor> descriptor =
        security.flatMap(cell -> cell.tryDescriptor().descriptor());
    Optional<String> sddl = descriptor.flatMap(KeyText::sddl);
    output.field("owner", descriptor.flatMap(SecurityDescriptor::owner).map(Sid::toString));
    output.field("sddl", sddl);
    if (security.isPresent()) {
      if (sddl.isEmpty()) {
        output.field("bytes", security.get().bytes().toHex());
      }
      output.field("securityId", security.get().id());
    }
    output.end();
  }
}
