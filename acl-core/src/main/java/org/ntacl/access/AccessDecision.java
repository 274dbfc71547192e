package org.ntacl.access;

import java.util.List;
import java.util.Optional;
import org.ntacl.NtStatus;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.token.Privilege;

/**
 * What a check decided. It remembers the question: {@link #trace()} and {@link #explain()} run the
 * same evaluation once more and take down what decides, so that a check which nobody asks about
 * pays nothing for them.
 *
 * <p>Two decisions are equal when their outcomes are: status, rights, privileges, and what was
 * decided about object types and by staged rules. Immutable and thread-safe.
 */
public final class AccessDecision {
  private final Question question;
  private final Outcome outcome;

  AccessDecision(Question question, Outcome outcome) {
    this.question = question;
    this.outcome = outcome;
  }

  /**
   * Returns the status that Windows reports: STATUS_SUCCESS, STATUS_ACCESS_DENIED,
   * STATUS_PRIVILEGE_NOT_HELD when ACCESS_SYSTEM_SECURITY lacks its privilege, or why the check did
   * not take place.
   */
  public NtStatus status() {
    return outcome.status();
  }

  /** Tells whether all that was asked for is granted. */
  public boolean isGranted() {
    return outcome.status().isSuccess();
  }

  /**
   * Returns the rights granted: those asked for or, with MAXIMUM_ALLOWED, all that can be had; none
   * when the check fails, unless it has a result for each object type: there a part of the request
   * may be granted next to the failure.
   */
  public AccessMask granted() {
    return AccessMask.of(outcome.granted());
  }

  /**
   * Returns what was decided about each element of the list of object types, in its order, when the
   * request asked for that; otherwise an empty list. Status and rights of the decision are those of
   * the first one then, the root.
   */
  public List<ObjectAccess> objects() {
    return outcome.objects();
  }

  /**
   * Returns the privileges that granted something, in the order of their use; none when nothing is
   * granted.
   */
  public List<Privilege> privilegesUsed() {
    return outcome.privilegesUsed();
  }

  /**
   * Returns the entries of the SACL that ask for a record of this decision, in their order. Whether
   * a record is made is up to the caller of the check: only the functions of Windows that are named
   * for auditing do, for callers with SeAuditPrivilege. Worked out anew by each call.
   */
  public List<AuditEvent> audits() {
    return AuditPhase.events(question, outcome);
  }

  /**
   * Tells whether closing the object is to be recorded, too: whether an entry asks for a record of
   * its opening.
   */
  public boolean generatesOnClose() {
    return !audits().isEmpty();
  }

  /**
   * Returns what the planned changes of the central access policy would have made of this decision,
   * or empty when they would not have changed it or there are none.
   */
  public Optional<StagedOutcome> staged() {
    return outcome.staged();
  }

  /** Returns what decided about each right. Runs the evaluation again. */
  public AccessTrace trace() {
    int size = question.request().objects().size();
    if (size > 0) {
      TreeRecording recording = new TreeRecording(size);
      return recording.trace(question, Evaluation.run(question, recording));
    }
    Recording recording = new Recording();
    boolean granted = Evaluation.run(question, recording).status().isSuccess();
    return recording.trace(question, granted);
  }

  /**
   * Returns one line for each right: which entry, owner rule, privilege or label decided about it,
   * as in {@code READ_CONTROL: granted by D:(A;;0x1301bf;;;AU)}. Runs the evaluation again.
   */
  public String explain() {
    AccessTrace trace = trace();
    return trace.verdicts().isEmpty() ? "no right was asked for" : trace.toString();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AccessDecision that && outcome.equals(that.outcome);
  }

  @Override
  public int hashCode() {
    return outcome.hashCode();
  }

  /** Returns status, rights and privileges in one line. */
  @Override
  public String toString() {
    return status() + " " + granted() + " " + privilegesUsed();
  }
}
