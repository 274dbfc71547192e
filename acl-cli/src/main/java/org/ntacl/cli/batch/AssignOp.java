package org.ntacl.cli.batch;

import java.util.Optional;
import org.ntacl.assign.AssignResult;
import org.ntacl.assign.NewObjectSecurity;
import org.ntacl.cli.json.ChangeFunctions;
import org.ntacl.cli.json.ChangeJson;
import org.ntacl.cli.json.DescriptorField;
import org.ntacl.cli.json.JsonFields;
import org.ntacl.cli.json.JsonOutput;
import org.ntacl.cli.json.SidDecoder;
import org.ntacl.cli.json.TypeChoice;
import org.ntacl.descriptor.ObjectType;

/** {@code assign}: the descriptor of a new object. */
final class AssignOp implements Op {
  @Override
  public JsonOutput.Content answer(JsonFields request) {
    request.allow(
        "id",
        "op",
        "context",
        "parent",
        "creator",
        "container",
        "objectTypes",
        "flags",
        "token",
        "type",
        "mapping");
    SidDecoder sids = SidDecoder.of(request);
    ObjectType type = TypeChoice.of(request);
    ChangeFunctions functions = ChangeFunctions.of(request);
    NewObjectSecurity object =
        new NewObjectSecurity(
            ChangeJson.kind(request, functions, type),
            DescriptorField.nested(request, "parent", sids),
            DescriptorField.nested(request, "creator", sids),
            functions.flags(),
            ChangeJson.token(request, sids),
            Optional.empty(),
            Optional.empty());
    AssignResult result = functions.assign(object, request.path("flags"));
    return output -> {
      output.field("status", result.status().name());
      result.descriptor().ifPresent(made -> DescriptorField.write(output, made, sids));
    };
  }
}
