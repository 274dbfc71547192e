package org.ntacl.cli.json;

import java.util.Optional;
import org.ntacl.Bytes;
import org.ntacl.MalformedBytesException;
import org.ntacl.NtStatus;
import org.ntacl.binary.SelfRelative;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.descriptor.SecurityInformation;
import org.ntacl.descriptor.UnprintableException;
import org.ntacl.sddl.Sddl;
import org.ntacl.sddl.SddlException;
import org.ntacl.sddl.SddlOptions;

/** Descriptors in the fields of requests: {@code "sddl": "…"} or {@code "hex": "…"}. */
public final class DescriptorField {
  private DescriptorField() {}

  /**
   * Reads whichever of the fields {@code sddl} and {@code hex} is there.
   *
   * @throws InputException when not exactly one of them is there, or it is no good
   */
  public static SecurityDescriptor of(JsonFields fields, SidDecoder sids) {
    if (fields.has("sddl") == fields.has("hex")) {
      throw new InputException(
          "expected either `%s` or `%s`".formatted(fields.path("sddl"), fields.path("hex")));
    }
    return fields.has("sddl") ? ofSddl(fields, "sddl", sids) : ofHex(fields, "hex");
  }

  /**
   * Reads a field that is an object with a descriptor in it, if it is there.
   *
   * @throws InputException when it is no good
   */
  public static Optional<SecurityDescriptor> nested(
      JsonFields fields, String name, SidDecoder sids) {
    return fields.object(name).map(inner -> of(inner.allow("sddl", "hex"), sids));
  }

  /**
   * Reads a field that holds SDDL.
   *
   * @throws InputException when it is not there or no good
   */
  public static SecurityDescriptor ofSddl(JsonFields fields, String name, SidDecoder sids) {
    try {
      return Sddl.parse(fields.text(name), SddlOptions.in(sids.context()));
    } catch (SddlException e) {
      throw InputException.of(fields.path(name), e);
    }
  }

  /**
   * Reads a field that holds the hexadecimal digits of a self-relative descriptor.
   *
   * @throws InputException when it is not there or no good
   */
  public static SecurityDescriptor ofHex(JsonFields fields, String name) {
    Bytes bytes = ClaimJson.octets(fields.text(name), fields.path(name));
    try {
      return SelfRelative.decode(bytes);
    } catch (MalformedBytesException e) {
      throw InputException.ofHex(fields.path(name), e);
    }
  }

  /** Writes a descriptor as fields: as text, if SDDL can say it, and as bytes. */
  public static void write(JsonOutput output, SecurityDescriptor descriptor, SidDecoder sids) {
    output.field("sddl", text(descriptor, sids));
    output.field("hex", Bytes.of(SelfRelative.encode(descriptor)).toHex());
  }

  /** Returns a descriptor as Windows prints it, or empty when SDDL has no way to say it. */
  public static Optional<String> text(SecurityDescriptor descriptor, SidDecoder sids) {
    try {
      return Optional.of(descriptor.toSddl(sids.context()));
    } catch (UnprintableException e) {
      return Optional.empty();
    }
  }

  /**
   * Prints a descriptor as Windows does.
   *
   * @throws InputException when SDDL has no way to say it
   */
  public static String print(SecurityDescriptor descriptor, SidDecoder sids) {
    return print(descriptor, sids, SecurityInformation.ALL);
  }

  /**
   * Prints parts of a descriptor as Windows does.
   *
   * @throws InputException when SDDL has no way to say them
   */
  public static String print(
      SecurityDescriptor descriptor, SidDecoder sids, SecurityInformation parts) {
    try {
      return descriptor.toSddl(sids.context(), parts);
    } catch (UnprintableException e) {
      throw new InputException(NtStatus.STATUS_INVALID_ACL, e.getMessage());
    }
  }
}
