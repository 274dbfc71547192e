package org.ntacl.cli.batch;

import org.ntacl.Bytes;
import org.ntacl.binary.SelfRelative;
import org.ntacl.cli.json.DescriptorField;
import org.ntacl.cli.json.JsonFields;
import org.ntacl.cli.json.JsonOutput;
import org.ntacl.cli.json.SidDecoder;
import org.ntacl.descriptor.SecurityDescriptor;

/** {@code parse}: SDDL to bytes and to the text that Windows would print. */
final class ParseOp implements Op {
  @Override
  public JsonOutput.Content answer(JsonFields request) {
    request.allow("id", "op", "sddl", "context");
    SidDecoder sids = SidDecoder.of(request);
    SecurityDescriptor descriptor = DescriptorField.ofSddl(request, "sddl", sids);
    String sddl = DescriptorField.print(descriptor, sids);
    String hex = Bytes.of(SelfRelative.encode(descriptor)).toHex();
    return output -> output.field("hex", hex).field("sddl", sddl);
  }
}
