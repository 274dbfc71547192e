package org.ntacl.condition;

import java.util.List;
import org.ntacl.sid.Sid;

/** The operators of the Member_of family in a {@link ConditionProgram}. Immutable. */
final class ProgramMembership implements ConditionProgram.Term {
  private final List<Sid> members;
  private final boolean ofDevice;

  /** Whether every one counts, or any. */
  private final boolean all;

  private final boolean negated;

  /**
   * @param operator one of {@link Operator.Kind#MEMBERSHIP}
   * @param members one SID or more
   */
  ProgramMembership(Operator operator, List<Sid> members) {
    this.members = List.copyOf(members);
    this.ofDevice =
        switch (operator) {
          case DEVICE_MEMBER_OF,
              DEVICE_MEMBER_OF_ANY,
              NOT_DEVICE_MEMBER_OF,
              NOT_DEVICE_MEMBER_OF_ANY ->
              true;
          default -> false;
        };
    this.all =
        switch (operator) {
          case MEMBER_OF, NOT_MEMBER_OF, DEVICE_MEMBER_OF, NOT_DEVICE_MEMBER_OF -> true;
          default -> false;
        };
    this.negated =
        switch (operator) {
          case NOT_MEMBER_OF, NOT_MEMBER_OF_ANY, NOT_DEVICE_MEMBER_OF, NOT_DEVICE_MEMBER_OF_ANY ->
              true;
          default -> false;
        };
  }

  @Override
  public int run(ConditionContext caller) {
    boolean holds = all;
    for (int i = 0; i < members.size() && holds == all; i++) {
      Sid sid = members.get(i);
      holds = ofDevice ? caller.isDeviceMember(sid) : caller.isMember(sid);
    }
    return ProgramOperand.truth(holds != negated);
  }
}
