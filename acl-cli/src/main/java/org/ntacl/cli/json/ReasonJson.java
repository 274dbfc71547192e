package org.ntacl.cli.json;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ntacl.access.AccessReason;
import org.ntacl.access.AccessReason.ByChildren;
import org.ntacl.access.AccessReason.ByEarlierGrant;
import org.ntacl.access.AccessReason.ByEntry;
import org.ntacl.access.AccessReason.ByKernelMode;
import org.ntacl.access.AccessReason.ByLabel;
import org.ntacl.access.AccessReason.ByLimit;
import org.ntacl.access.AccessReason.ByMissingDacl;
import org.ntacl.access.AccessReason.ByMissingPrivilege;
import org.ntacl.access.AccessReason.ByNoEntry;
import org.ntacl.access.AccessReason.ByOwnership;
import org.ntacl.access.AccessReason.ByPolicyRule;
import org.ntacl.access.AccessReason.ByPrivilege;
import org.ntacl.access.AccessReason.ByRefusal;
import org.ntacl.access.CheckPass;
import org.ntacl.access.SkippedEntry;
import org.ntacl.condition.TruthValue;
import org.ntacl.descriptor.Ace;

/** The JSON form of what decided about a right: what it is, its parts, and the whole in words. */
final class ReasonJson {
  private final JsonOutput output;

  private ReasonJson(JsonOutput output) {
    this.output = output;
  }

  static void write(JsonOutput output, AccessReason reason) {
    output.begin();
    new ReasonJson(output).parts(reason);
    output.field("text", reason.text()).end();
  }

  private void parts(AccessReason reason) {
    if (reason instanceof ByEntry by) {
      by("entry").pass(by.pass()).entry(by.index(), by.ace(), by.condition());
    } else if (reason instanceof ByNoEntry by) {
      by("no_entry").pass(by.pass()).skipped(by.skipped());
    } else if (reason instanceof ByMissingDacl by) {
      by("no_dacl").pass(by.pass());
    } else if (reason instanceof ByChildren by) {
      by("children").pass(by.pass());
    } else if (reason instanceof ByOwnership by) {
      by("owner").output.field("owner", by.owner().toString());
    } else if (reason instanceof ByPrivilege by) {
      by("privilege").output.field("privilege", by.privilege().windowsName());
    } else if (reason instanceof ByMissingPrivilege by) {
      by("missing_privilege").output.field("privilege", by.privilege().windowsName());
    } else if (reason instanceof ByLabel by) {
      by("label").label(by);
    } else if (reason instanceof ByLimit by) {
      by("limit").entry(by.index(), by.ace(), by.condition());
    } else if (reason instanceof ByPolicyRule by) {
      by("policy_rule").rule(by);
    } else if (reason instanceof ByKernelMode) {
      by("kernel_mode");
    } else if (reason instanceof ByEarlierGrant) {
      by("earlier_grant");
    } else if (reason instanceof ByRefusal by) {
      by("refusal").output.field("status", by.status().name());
    } else {
      throw new IllegalArgumentException("reason has no JSON form: " + reason);
    }
  }

  private ReasonJson by(String kind) {
    output.field("by", kind);
    return this;
  }

  private ReasonJson pass(CheckPass pass) {
    output.field("pass", lower(pass));
    return this;
  }

  private void entry(int index, Ace ace, Optional<TruthValue> condition) {
    output.field("index", index).field("ace", ace.toString());
    output.field("condition", condition.map(ReasonJson::lower));
  }

  private void skipped(List<SkippedEntry> entries) {
    if (!entries.isEmpty()) {
      output.name("skipped").beginList();
      for (SkippedEntry skipped : entries) {
        output.begin();
        entry(skipped.index(), skipped.ace(), Optional.of(skipped.condition()));
        output.end();
      }
      output.endList();
    }
  }

  private void label(ByLabel by) {
    output.field("level", by.caller().sid().toString()).field("policy", by.policy().toString());
    by.index().ifPresent(index -> output.field("index", index));
  }

  private void rule(ByPolicyRule by) {
    output.field("policy", by.policy().toString()).field("rule", by.rule());
    output.field("recovery", by.recovery());
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
