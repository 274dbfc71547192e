package org.ntacl.cli.json;

import java.util.Locale;
import org.ntacl.access.AccessDecision;
import org.ntacl.access.AccessReason;
import org.ntacl.access.AccessTrace;
import org.ntacl.access.RightVerdict;
import org.ntacl.token.Privilege;

/** The JSON form of decisions. */
public final class DecisionJson {
  private DecisionJson() {}

  /** Writes the fields of a decision. */
  public static void write(JsonOutput output, AccessDecision decision, boolean traced) {
    output
        .field("status", decision.status().name())
        .field("granted", decision.granted().toString())
        .field(
            "privilegesUsed",
            decision.privilegesUsed().stream().map(Privilege::windowsName).toList());
    if (traced) {
      trace(output, decision.trace());
    }
  }

  private static void trace(JsonOutput output, AccessTrace trace) {
    output.name("trace").beginList();
    for (RightVerdict verdict : trace.verdicts()) {
      output
          .begin()
          .field("right", verdict.right().toString())
          .field("name", verdict.name())
          .field("outcome", verdict.outcome().name().toLowerCase(Locale.ROOT))
          .field("reasons", verdict.reasons().stream().map(AccessReason::text).toList())
          .end();
    }
    output.endList();
  }
}
