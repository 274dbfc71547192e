package org.ntacl.cli.batch;

import java.util.List;
import java.util.stream.Stream;
import org.ntacl.access.AccessCheck;
import org.ntacl.access.AccessDecision;
import org.ntacl.access.AccessRequest;
import org.ntacl.cli.json.DecisionJson;
import org.ntacl.cli.json.DescriptorField;
import org.ntacl.cli.json.JsonFields;
import org.ntacl.cli.json.JsonOutput;
import org.ntacl.cli.json.OptionsJson;
import org.ntacl.cli.json.PoliciesJson;
import org.ntacl.cli.json.RequestJson;
import org.ntacl.cli.json.SidDecoder;
import org.ntacl.cli.json.TokenJson;
import org.ntacl.cli.json.TypeChoice;
import org.ntacl.descriptor.ObjectType;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.token.AccessToken;

/** {@code check}: what Windows would decide about an access. */
final class CheckOp implements Op {
  private static final List<String> OWN_FIELDS =
      List.of(
          "id", "op", "context", "sddl", "hex", "type", "mapping", "token", "options", "trace",
          "audit");

  private static final List<String> FIELDS =
      Stream.of(OWN_FIELDS, RequestJson.FIELDS, PoliciesJson.FIELDS).flatMap(List::stream).toList();

  @Override
  public JsonOutput.Content answer(JsonFields request) {
    request.allow(FIELDS.toArray(String[]::new));
    SidDecoder sids = SidDecoder.of(request);
    ObjectType type = TypeChoice.of(request);
    SecurityDescriptor descriptor = DescriptorField.of(request, sids);
    AccessToken token = TokenJson.read(request, "token", sids);
    AccessCheck check = AccessCheck.forType(type).withOptions(OptionsJson.of(request));
    AccessRequest question = RequestJson.of(request, type, sids);
    DecisionJson.Extras extras =
        new DecisionJson.Extras(
            question.resultList(), request.truth("audit", false), request.truth("trace", false));
    AccessDecision decision = check.check(descriptor, token, question);
    return output -> DecisionJson.write(output, decision, extras);
  }
}
