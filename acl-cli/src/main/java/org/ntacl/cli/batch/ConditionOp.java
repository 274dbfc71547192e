package org.ntacl.cli.batch;

import java.util.Locale;
import java.util.Optional;
import org.ntacl.access.CallerContext;
import org.ntacl.claim.ClaimSet;
import org.ntacl.cli.json.ClaimJson;
import org.ntacl.cli.json.ConditionField;
import org.ntacl.cli.json.InputException;
import org.ntacl.cli.json.JsonFields;
import org.ntacl.cli.json.JsonOutput;
import org.ntacl.cli.json.SidDecoder;
import org.ntacl.cli.json.TokenJson;
import org.ntacl.condition.Condition;
import org.ntacl.condition.TruthValue;
import org.ntacl.token.AccessToken;

/**
 * {@code condition}: what a conditional expression comes to for a token and a resource, as in an
 * entry that allows.
 */
final class ConditionOp implements Op {
  @Override
  public JsonOutput.Content answer(JsonFields request) {
    request.allow("id", "op", "context", "expression", "hex", "token", "resource");
    SidDecoder sids = SidDecoder.of(request);
    Condition condition = condition(request, sids);
    AccessToken token = TokenJson.read(request, "token", sids);
    ClaimSet resource = ClaimSet.ofResource(ClaimJson.list(request, "resource", sids));
    TruthValue result = condition.evaluate(CallerContext.forAllowing(token, resource));
    Optional<String> expression =
        condition.isPrintable() ? Optional.of(condition.toSddl(sids.context())) : Optional.empty();
    return output ->
        output
            .field("result", result.name().toLowerCase(Locale.ROOT))
            .field("hex", condition.bytes().toHex())
            .field("expression", expression);
  }

  /** Malformed bytes are UNKNOWN in an entry; who asks about them here wants to know better. */
  private static Condition condition(JsonFields request, SidDecoder sids) {
    if (request.has("expression") == request.has("hex")) {
      throw new InputException("expected either `expression` or `hex`");
    }
    return request.has("expression")
        ? ConditionField.ofSddl(request, "expression", sids)
        : ConditionField.ofHex(request, "hex");
  }
}
