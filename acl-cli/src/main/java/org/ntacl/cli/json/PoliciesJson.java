package org.ntacl.cli.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ntacl.access.CentralAccessPolicies;
import org.ntacl.access.CentralAccessPolicy;
import org.ntacl.access.CentralAccessRule;
import org.ntacl.condition.Condition;
import org.ntacl.descriptor.Acl;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.sid.Sid;

/**
 * Reads the central access policies that a machine knows, out of requests and policy files: {@code
 * {"policies": [{"id": "S-1-17-1", "rules": [{"effective": {"sddl": "D:…"}}]}]}}.
 */
public final class PoliciesJson {
  /** The names of the fields that hold them. */
  public static final List<String> FIELDS = List.of("policies", "recoveryPolicy");

  private final SidDecoder sids;

  private PoliciesJson(SidDecoder sids) {
    this.sids = sids;
  }

  /**
   * Reads the fields {@code policies} and {@code recoveryPolicy}; no policies when they are not
   * there.
   *
   * @throws InputException when they are no good, or when there are rules for unknown policies and
   *     no known ones: such a machine looks at no policy at all
   */
  public static CentralAccessPolicies of(JsonFields fields, SidDecoder sids) {
    PoliciesJson reader = new PoliciesJson(sids);
    CentralAccessPolicies policies =
        CentralAccessPolicies.of(reader.policies(fields).toArray(CentralAccessPolicy[]::new));
    if (!fields.has("recoveryPolicy")) {
      return policies;
    }
    List<CentralAccessRule> recovery = reader.rules(fields, "recoveryPolicy");
    if (policies.isEmpty() && !recovery.isEmpty()) {
      // MS-DTYP 2.5.3.2: without policies the machine does not look for one
      throw new InputException(
          "`%s` without `%s`: a machine that knows no policy recovers none"
              .formatted(fields.path("recoveryPolicy"), fields.path("policies")));
    }
    return policies.withRecovery(recovery);
  }

  private List<CentralAccessPolicy> policies(JsonFields fields) {
    List<JsonValue> items = fields.list("policies");
    List<CentralAccessPolicy> policies = new ArrayList<>(items.size());
    for (int i = 0; i < items.size(); i++) {
      JsonFields policy =
          JsonFields.of(items.get(i), fields.itemPath("policies", i)).allow("id", "rules");
      Sid id = sids.sid(policy, "id");
      policy.require("rules");
      List<CentralAccessRule> rules = rules(policy, "rules");
      try {
        policies.add(new CentralAccessPolicy(id, rules));
      } catch (IllegalArgumentException e) {
        throw new InputException(InputException.prefixed(policy.path("id"), e.getMessage()));
      }
    }
    return policies;
  }

  private List<CentralAccessRule> rules(JsonFields fields, String name) {
    List<JsonValue> items = fields.list(name);
    List<CentralAccessRule> rules = new ArrayList<>(items.size());
    for (int i = 0; i < items.size(); i++) {
      rules.add(rule(JsonFields.of(items.get(i), fields.itemPath(name, i))));
    }
    return rules;
  }

  private CentralAccessRule rule(JsonFields rule) {
    rule.allow("appliesTo", "effective", "staged");
    rule.require("effective");
    return new CentralAccessRule(
        condition(rule), dacl(rule, "effective").orElseThrow(), dacl(rule, "staged"));
  }

  private Optional<Condition> condition(JsonFields rule) {
    return rule.has("appliesTo")
        ? Optional.of(ConditionField.ofSddl(rule, "appliesTo", sids))
        : Optional.empty();
  }

  /** A rule without a DACL would refuse nothing, which nobody means. */
  private Optional<Acl> dacl(JsonFields rule, String name) {
    Optional<Acl> dacl = DescriptorField.nested(rule, name, sids).map(SecurityDescriptor::dacl);
    if (dacl.isPresent() && !dacl.get().isPresent()) {
      throw new InputException("`%s` has no DACL".formatted(rule.path(name)));
    }
    return dacl;
  }
}
