package org.ntacl.cli.batch;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ntacl.assign.ObjectKind;
import org.ntacl.cli.json.ChangeFunctions;
import org.ntacl.cli.json.ChangeJson;
import org.ntacl.cli.json.DescriptorField;
import org.ntacl.cli.json.JsonFields;
import org.ntacl.cli.json.JsonOutput;
import org.ntacl.cli.json.JsonValue;
import org.ntacl.cli.json.SidDecoder;
import org.ntacl.cli.json.TypeChoice;
import org.ntacl.descriptor.ObjectType;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.update.UpdateResult;

/** {@code set}: what becomes of a descriptor when parts of it are set. */
final class SetOp implements Op {
  private static final List<String> OWN_FIELDS =
      List.of("id", "op", "context", "current", "type", "mapping");

  private static final List<String> FIELDS =
      Stream.of(OWN_FIELDS, ChangeJson.FIELDS, ChangeJson.KIND_FIELDS)
          .flatMap(List::stream)
          .toList();

  @Override
  public JsonOutput.Content answer(JsonFields request) {
    request.allow(FIELDS.toArray(String[]::new));
    SidDecoder sids = SidDecoder.of(request);
    ObjectType type = TypeChoice.of(request);
    ChangeFunctions functions = ChangeFunctions.of(request);
    ObjectKind kind = ChangeJson.kind(request, functions, type);
    UpdateResult result =
        ChangeJson.of(request, functions, kind, type, current(request, sids), sids).apply();
    return output -> {
      output.field("status", result.status().name());
      result.descriptor().ifPresent(left -> DescriptorField.write(output, left, sids));
    };
  }

  /** An object without descriptor says so by {@code null}. */
  private static Optional<SecurityDescriptor> current(JsonFields request, SidDecoder sids) {
    return request.require("current") instanceof JsonValue.Null
        ? Optional.empty()
        : DescriptorField.nested(request, "current", sids);
  }
}
