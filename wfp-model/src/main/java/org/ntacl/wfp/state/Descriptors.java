package org.ntacl.wfp.state;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.descriptor.UnprintableException;
import org.ntacl.sddl.Sddl;
import org.ntacl.sddl.SddlException;
import org.ntacl.sddl.SddlOptions;
import org.ntacl.sid.Sid;
import org.ntacl.sid.SidContext;
import org.ntacl.wfp.model.SessionInfo;

/** Reads the descriptors of conditions, equal ones once. */
final class Descriptors {
  private static final int ADMINISTRATOR = 500;

  private final Leaves leaves;
  private final Findings findings;
  private final Optional<SidContext> given;
  private final Map<String, SecurityDescriptor> known = new HashMap<>();
  private SidContext found = SidContext.NONE;
  private boolean isToldOf;
  private int count;

  Descriptors(Leaves leaves, Findings findings, Optional<SidContext> given) {
    this.leaves = leaves;
    this.findings = findings;
    this.given = given;
  }

  int count() {
    return count;
  }

  int distinct() {
    return known.size();
  }

  /** Returns what aliases are relative to. */
  SidContext context() {
    return given.orElse(found);
  }

  /** Takes the one database of accounts for the machine's whose administrator has a session. */
  void learn(List<SessionInfo> sessions) {
    List<Sid> databases =
        sessions.stream()
            .flatMap(session -> session.sid().stream())
            .filter(Descriptors::isAdministrator)
            .map(Sid::domain)
            .distinct()
            .toList();
    if (databases.size() == 1) {
      found = SidContext.ofMachine(databases.get(0));
    }
  }

  private static boolean isAdministrator(Sid sid) {
    return sid.authority() == 5
        && sid.subAuthorityCount() == 5
        && sid.subAuthority(0) == 21
        && sid.rid() == ADMINISTRATOR;
  }

  SecurityDescriptor read(XmlNode node) {
    count++;
    String text = leaves.text(node);
    SecurityDescriptor same = known.get(text);
    if (same != null) {
      return same;
    }
    SddlOptions options = SddlOptions.in(context());
    try {
      SecurityDescriptor read = Sddl.parse(text, options);
      if (!Sddl.parse(read.toSddl(context()), options).equals(read)) {
        throw Leaves.bad(node, "SDDL that would not come back");
      }
      tell(node, text);
      known.put(text, read);
      return read;
    } catch (SddlException e) {
      throw Leaves.bad(node, "no SDDL that can be read: " + firstLine(e));
    } catch (UnprintableException e) {
      throw Leaves.bad(node, "SDDL that cannot be written");
    }
  }

  private static String firstLine(SddlException e) {
    return e.getMessage().lines().findFirst().orElse("");
  }

  /** Reports, once, that a descriptor could be read because the sessions show the machine. */
  private void tell(XmlNode node, String text) {
    if (given.isEmpty()
        && !isToldOf
        && !found.equals(SidContext.NONE)
        && Sddl.tryParse(text, SddlOptions.DEFAULT).descriptor().isEmpty()) {
      isToldOf = true;
      findings.add(
          new Finding(
              FindingKind.ASSUMED,
              node.line(),
              node.column(),
              "aliases are relative to the machine %s, whose administrator has a session"
                  .formatted(found.machine().orElseThrow())));
    }
  }
}
