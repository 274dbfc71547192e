package org.ntacl.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ntacl.Guid;
import org.ntacl.NtStatus;
import org.ntacl.condition.TruthValue;
import org.ntacl.descriptor.AccessAce;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.AceEffect;
import org.ntacl.descriptor.AceFlags;
import org.ntacl.sid.Sid;

/**
 * Phase 12: which entries of the SACL ask for a record of a check (accesscheck 13). It looks at
 * what was decided and never changes it.
 */
final class AuditPhase {
  private final Question question;
  private final Conditions conditions;
  private final Outcome outcome;
  private final ObjectTypeList tree;
  private final boolean each;
  private final int desired;

  private AuditPhase(Question question, Outcome outcome) {
    this.question = question;
    this.conditions = new Conditions(question);
    this.outcome = outcome;
    this.tree = question.request().objects();
    this.each = question.request().resultList();
    this.desired = question.desired();
  }

  /**
   * Returns the records that entries ask for, in the order of the entries. A check that does not
   * take place is not recorded, and neither is what the kernel does for itself.
   */
  static List<AuditEvent> events(Question question, Outcome outcome) {
    boolean answered =
        outcome.status().isSuccess()
            || outcome.status() == NtStatus.STATUS_ACCESS_DENIED
            || outcome.status() == NtStatus.STATUS_PRIVILEGE_NOT_HELD;
    return answered && !question.request().kernelMode()
        ? new AuditPhase(question, outcome).events()
        : List.of();
  }

  private List<AuditEvent> events() {
    List<AuditEvent> events = new ArrayList<>();
    List<Ace> aces = question.descriptor().sacl().aces();
    for (int i = 0; i < aces.size(); i++) {
      // alarms are documented as unsupported
      if (aces.get(i) instanceof AccessAce ace
          && ace.effect() == AceEffect.AUDIT
          && !ace.flags().isInheritOnly()) {
        int node = nodeOf(ace);
        if (node >= 0 && isAboutCaller(ace)) {
          event(true, i, ace, node).ifPresent(events::add);
          event(false, i, ace, node).ifPresent(events::add);
        }
      }
    }
    return List.copyOf(events);
  }

  /** Returns the element that an entry is about, −1 when its type is not asked about. */
  private int nodeOf(AccessAce ace) {
    Optional<Guid> type = ace.objects().objectType();
    return type.isEmpty() ? 0 : tree.indexOf(type.get());
  }

  private boolean isAboutCaller(AccessAce ace) {
    Optional<Sid> sid = EntryMatcher.substitute(question, ace.trustee());
    if (sid.isEmpty()) {
      return false;
    }
    // who can be denied something can be watched
    boolean matches =
        question.isOn(CheckOption.AUDIT_ENABLED_ONLY)
            ? question.token().matchesAllow(sid.get())
            : question.token().matchesDeny(sid.get());
    return matches && (ace.condition().isEmpty() || mayHold(ace));
  }

  /** What nobody knows is recorded (accesscheck 10.1). */
  private boolean mayHold(AccessAce ace) {
    TruthValue condition = conditions.ofDenying(ace.condition().orElseThrow());
    return question.isOn(CheckOption.UNKNOWN_NOT_AUDITED)
        ? condition == TruthValue.TRUE
        : condition != TruthValue.FALSE;
  }

  /**
   * Returns the record of success or of failure that an entry asks for. With a result for each
   * object type, an entry is about what it names and what lies below.
   */
  private Optional<AuditEvent> event(boolean success, int index, AccessAce ace, int node) {
    int flag = success ? AceFlags.SUCCESSFUL_ACCESS : AceFlags.FAILED_ACCESS;
    if ((ace.flags().bits() & flag) == 0) {
      return Optional.empty();
    }
    int rights = 0;
    boolean fires = false;
    List<Guid> types = new ArrayList<>();
    int end = each ? tree.endOf(node) : node + 1;
    for (int i = node; i < end; i++) {
      NtStatus status = each ? outcome.objects().get(i).status() : outcome.status();
      if (status.isSuccess() != success) {
        continue;
      }
      int granted = each ? outcome.objects().get(i).granted().bits() : outcome.granted();
      int spoken = rightsOf(ace) & (success ? granted : refused());
      if (spoken != 0 || (!success && isMaximum())) {
        fires = true;
        rights |= spoken;
        if (!tree.isEmpty()) {
          types.add(tree.nodes().get(i).type());
        }
      }
    }
    return fires
        ? Optional.of(new AuditEvent(success, index, ace, AccessMask.of(rights), types))
        : Optional.empty();
  }

  private boolean isMaximum() {
    return (desired & Bits.MAXIMUM_ALLOWED) != 0;
  }

  /** Any entry speaks of MAXIMUM_ALLOWED refused (accesscheck 13). */
  private int refused() {
    return isMaximum() ? Bits.ALL : desired;
  }

  /** Unlike entries of a DACL, audit entries may speak of ACCESS_SYSTEM_SECURITY. */
  private int rightsOf(AccessAce ace) {
    return question.rightsOf(ace.mask()) | (ace.mask().bits() & Bits.ACCESS_SYSTEM_SECURITY);
  }
}
