package org.ntacl.cli.batch;

import org.ntacl.cli.json.ChangeJson;
import org.ntacl.cli.json.DescriptorField;
import org.ntacl.cli.json.JsonFields;
import org.ntacl.cli.json.JsonOutput;
import org.ntacl.cli.json.SidDecoder;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.descriptor.SecurityInformation;

/** {@code print}: bytes to SDDL. */
final class PrintOp implements Op {
  @Override
  public JsonOutput.Content answer(JsonFields request) {
    request.allow("id", "op", "hex", "info", "context");
    SidDecoder sids = SidDecoder.of(request);
    SecurityInformation parts = parts(request);
    SecurityDescriptor descriptor = DescriptorField.ofHex(request, "hex");
    String sddl = DescriptorField.print(descriptor, sids, parts);
    return output ->
        output
            .field("sddl", sddl)
            .field("control", descriptor.control().names())
            .field("canonical", descriptor.dacl().isCanonical());
  }

  private static SecurityInformation parts(JsonFields request) {
    if (!request.has("info")) {
      return SecurityInformation.ALL;
    }
    return ChangeJson.information(request, "info");
  }
}
