package org.ntacl.cli.batch;

import java.util.List;
import java.util.Optional;
import org.ntacl.access.AccessCheck;
import org.ntacl.access.AccessDecision;
import org.ntacl.access.AccessRequest;
import org.ntacl.cli.json.DecisionJson;
import org.ntacl.cli.json.DescriptorField;
import org.ntacl.cli.json.JsonFields;
import org.ntacl.cli.json.JsonOutput;
import org.ntacl.cli.json.JsonValue;
import org.ntacl.cli.json.OptionsJson;
import org.ntacl.cli.json.SidDecoder;
import org.ntacl.cli.json.TokenJson;
import org.ntacl.cli.json.TypeChoice;
import org.ntacl.descriptor.ObjectType;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.sid.Sid;
import org.ntacl.token.AccessToken;

/** {@code check}: what Windows would decide about an access. */
final class CheckOp implements Op {
  @Override
  public JsonOutput.Content answer(JsonFields request) {
    request.allow(
        "id",
        "op",
        "sddl",
        "hex",
        "type",
        "mapping",
        "token",
        "desired",
        "context",
        "self",
        "objects",
        "resultList",
        "policies",
        "recoveryPolicy",
        "options",
        "trace",
        "audit");
    SidDecoder sids = SidDecoder.of(request);
    ObjectType type = TypeChoice.of(request);
    SecurityDescriptor descriptor = DescriptorField.of(request, sids);
    AccessToken token = token(request, sids);
    AccessCheck check = AccessCheck.forType(type).withOptions(OptionsJson.of(request));
    AccessRequest question = AccessRequest.of(TypeChoice.mask(type, request, "desired"));
    Optional<Sid> self = sids.optional(request, "self");
    if (self.isPresent()) {
      question = question.withSelf(self.get());
    }
    boolean traced = request.truth("trace", false);
    refuseWhatIsMissing(request);
    AccessDecision decision = check.check(descriptor, token, question);
    return output -> DecisionJson.write(output, decision, traced);
  }

  private static AccessToken token(JsonFields request, SidDecoder sids) {
    JsonValue token = request.require("token");
    return TokenJson.read(JsonFields.of(token, request.path("token")), sids);
  }

  /** An answer that leaves out what was asked for would be a wrong one. */
  private static void refuseWhatIsMissing(JsonFields request) {
    for (String name : List.of("objects", "policies", "recoveryPolicy")) {
      if (!request.list(name).isEmpty()) {
        throw new UnsupportedException("field `" + name + "` is not supported by this version");
      }
    }
    for (String name : List.of("resultList", "audit")) {
      if (request.truth(name, false)) {
        throw new UnsupportedException("field `" + name + "` is not supported by this version");
      }
    }
  }
}
