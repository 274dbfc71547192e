package org.ntacl.cli.hive;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ntacl.cli.explain.RightWords;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.ObjectTypes;
import org.ntacl.registry.audit.AuditFinding;
import org.ntacl.registry.hive.HiveKey;
import org.ntacl.sid.Sid;

/** Writes the audit of a hive for a spreadsheet: a line for each key of each finding (RFC 4180). */
public final class AuditCsv {
  /** The line above the others. */
  public static final String HEADER =
      "file,severity,finding,principal,rights,path,securityId,sddl,reasons\n";

  private static final String MARKS = ",\"\r\n";

  private final StringBuilder text = new StringBuilder();

  private AuditCsv() {}

  /** Returns the lines, without the header. */
  public static String of(AuditedHive hive) {
    AuditCsv report = new AuditCsv();
    for (AuditFinding finding : hive.audit().findings()) {
      report.lines(
          List.of(
              hive.file(),
              finding.kind().severity().name().toLowerCase(Locale.ROOT),
              finding.kind().name(),
              finding.principal().map(Sid::toString).orElse(""),
              rights(finding.rights())),
          finding.keys(),
          finding.securityId(),
          finding.descriptor().flatMap(KeyText::sddl),
          finding.reasons());
    }
    for (int i = 0; i < hive.askers().size(); i++) {
      for (AuditedHive.Access access : hive.access(i)) {
        String who = access.asker().sid().map(Sid::toString).orElse(access.asker().file());
        report.lines(
            List.of(hive.file(), "", "ACCESS", who, rights(access.granted())),
            access.keys(),
            access.descriptor().securityId(),
            KeyText.sddl(access.descriptor().descriptor()),
            access.reasons());
      }
    }
    return report.text.toString();
  }

  private static String rights(AccessMask mask) {
    return String.join(" ", RightWords.of(ObjectTypes.KEY, mask).names());
  }

  private void lines(
      List<String> before,
      List<HiveKey> keys,
      int securityId,
      Optional<String> sddl,
      List<String> reasons) {
    for (HiveKey key : keys) {
      before.forEach(this::cell);
      cell(key.path());
      cell(Integer.toString(securityId));
      cell(sddl.orElse(""));
      cell(String.join("; ", reasons));
      text.setCharAt(text.length() - 1, '\n');
    }
  }

  private void cell(String content) {
    if (content.chars().anyMatch(unit -> MARKS.indexOf(unit) >= 0)) {
      text.append('"').append(content.replace("\"", "\"\"")).append('"');
    } else {
      text.append(content);
    }
    text.append(',');
  }
}
