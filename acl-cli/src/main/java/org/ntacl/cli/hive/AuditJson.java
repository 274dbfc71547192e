package org.ntacl.cli.hive;

import java.util.List;
import java.util.Locale;
import org.ntacl.cli.explain.Asker;
import org.ntacl.cli.explain.Principal;
import org.ntacl.cli.explain.RightWords;
import org.ntacl.cli.json.JsonOutput;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.ObjectTypes;
import org.ntacl.registry.audit.AuditFinding;
import org.ntacl.registry.hive.HiveKey;

/** Writes the audit of a hive for a program: JSON Lines. */
public final class AuditJson {
  private final AuditedHive hive;
  private final StringBuilder text = new StringBuilder();

  private AuditJson(AuditedHive hive) {
    this.hive = hive;
  }

  /** Returns an object for each finding, for each access, and one with the totals. */
  public static String of(AuditedHive hive) {
    AuditJson report = new AuditJson(hive);
    for (AuditFinding finding : hive.audit().findings()) {
      report.line(output -> report.finding(output, finding));
    }
    for (int i = 0; i < hive.askers().size(); i++) {
      for (AuditedHive.Access access : hive.access(i)) {
        report.line(output -> report.access(output, access));
      }
    }
    report.line(report::totals);
    return report.text.toString();
  }

  private void line(JsonOutput.Content content) {
    text.append(JsonOutput.line(content)).append('\n');
  }

  private void finding(JsonOutput output, AuditFinding finding) {
    output.begin().field("file", hive.file()).field("finding", finding.kind().name());
    output.field("severity", finding.kind().severity().name().toLowerCase(Locale.ROOT));
    output.field("title", finding.kind().title());
    if (finding.principal().isPresent()) {
      output.name("principal").begin();
      Principal.of(finding.principal().get(), hive.context()).writeTo(output);
      output.end();
    }
    if (!finding.rights().isEmpty()) {
      rights(output, finding.rights());
    }
    output.field("reasons", finding.reasons());
    finding
        .inheritance()
        .ifPresent(
            inheritance ->
                output
                    .field("stored", StaleText.stored(inheritance))
                    .field("expected", StaleText.expected(inheritance)));
    output.field("securityId", finding.securityId());
    output.field("sddl", finding.descriptor().flatMap(KeyText::sddl));
    keys(output, finding.keys());
    output.end();
  }

  private void access(JsonOutput output, AuditedHive.Access access) {
    output.begin().field("file", hive.file()).name("access").begin();
    who(output, access.asker());
    output.end();
    rights(output, access.granted());
    output.field("reasons", access.reasons());
    output.field("securityId", access.descriptor().securityId());
    output.field("sddl", KeyText.sddl(access.descriptor().descriptor()));
    keys(output, access.keys());
    output.end();
  }

  private void who(JsonOutput output, Asker asker) {
    if (asker.sid().isPresent()) {
      Principal.of(asker.sid().get(), hive.context()).writeTo(output);
    } else {
      output.field("file", asker.file());
    }
  }

  private static void rights(JsonOutput output, AccessMask mask) {
    output.field("granted", mask.toString());
    output.field("rights", RightWords.of(ObjectTypes.KEY, mask).names());
  }

  private static void keys(JsonOutput output, List<HiveKey> keys) {
    output.name("paths").beginList();
    keys.forEach(key -> output.text(key.path()));
    output.endList();
  }

  private void totals(JsonOutput output) {
    output.begin().field("file", hive.file()).field("keys", hive.audit().keyCount());
    output.field("descriptors", hive.audit().descriptors().size());
    output.field("checked", hive.audit().inheritanceChecked());
    output.field("findings", hive.audit().findings().size()).end();
  }
}
