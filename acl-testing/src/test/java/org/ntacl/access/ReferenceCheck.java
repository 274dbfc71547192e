package org.ntacl.access;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ntacl.NtStatus;
import org.ntacl.access.ReferenceSids.Side;
import org.ntacl.descriptor.AccessAce;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.token.Privilege;

/**
 * The access check once more, slowly and to the letter: one right at a time, by the question "which
 * entry is the first to speak of it". It shares no code with the engine but the values. Methods
 * name the section of accesscheck that they follow; the sections have classes of their own where
 * they are long.
 */
final class ReferenceCheck {
  private static final int DELETE = 0x1_0000;
  private static final int WRITE_DAC = 0x4_0000;
  private static final int WRITE_OWNER = 0x8_0000;

  private final ReferenceCall call;
  private final ReferenceSids sids;
  private final ReferenceConditions conditions;
  private final ReferenceLimits limits;
  private final ReferenceEntries entries;
  private final int prior;
  private final int want;
  private final boolean max;
  private final ReferenceGrants grants;
  private final List<Privilege> used;

  /** The rights that the central policy leaves. */
  private int policy = -1;

  private ReferenceCheck(ReferenceCall call, int want, int prior) {
    this.call = call;
    this.sids = new ReferenceSids(call);
    this.conditions = new ReferenceConditions(call, sids);
    this.limits = new ReferenceLimits(call, conditions);
    this.entries = new ReferenceEntries(call, sids, conditions);
    this.grants = new ReferenceGrants(call, sids, want);
    this.used = grants.privileges();
    this.prior = prior;
    this.want = want;
    this.max = call.isMaximum();
  }

  static ReferenceAnswer check(Question question) {
    return check(question, EnumSet.noneOf(ReferenceRule.class));
  }

  /** Also tells which rules were of consequence. */
  static ReferenceAnswer check(Question question, Set<ReferenceRule> reached) {
    ReferenceCall call = new ReferenceCall(question, reached);
    ReferenceAnswer answer = before(call);
    if (!question.request().resultList() || !answer.objects().isEmpty()) {
      return answer;
    }
    // 8.5 and clarification 11: refused or granted as a whole
    List<ObjectAccess> objects = new ArrayList<>();
    for (ObjectTypeList.Node node : question.request().objects().nodes()) {
      objects.add(new ObjectAccess(node.type(), answer.status(), AccessMask.of(answer.granted())));
    }
    return new ReferenceAnswer(
        answer.status(), answer.granted(), answer.used(), objects, answer.staged());
  }

  /** 3: what is decided before the token and the descriptor are looked at. */
  private static ReferenceAnswer before(ReferenceCall call) {
    int prior = call.question.request().previouslyGranted().bits();
    int asked = call.desired() & ~ReferenceCall.MAX;
    if (call.isMaximum()) {
      call.reach(ReferenceRule.MAXIMUM_ALLOWED);
    }
    if (call.question.request().kernelMode()) {
      return kernelMode(call, asked | prior);
    }
    Optional<NtStatus> refusal = new ReferenceParameters(call).refusal();
    if (refusal.isPresent()) {
      call.reach(ReferenceRule.REFUSED_CALL);
      return ReferenceAnswer.no(refusal.get());
    }
    // 3.4: earlier grants are not checked again
    int want = asked & ~prior;
    if ((asked & prior) != 0) {
      call.reach(ReferenceRule.PRIOR_ACCESS);
    }
    if (want == 0 && !call.isMaximum()) {
      return zeroAccess(call, prior);
    }
    return new ReferenceCheck(call, want, prior).check();
  }

  /** 3.4. */
  private static ReferenceAnswer kernelMode(ReferenceCall call, int rights) {
    call.reach(ReferenceRule.KERNEL_MODE);
    int all = call.isMaximum() ? call.mapping.all().bits() : 0;
    return new ReferenceAnswer(NtStatus.STATUS_SUCCESS, rights | all, List.of());
  }

  /** 3.3. */
  private static ReferenceAnswer zeroAccess(ReferenceCall call, int prior) {
    call.reach(ReferenceRule.ZERO_ACCESS);
    return prior != 0 || call.on(CheckOption.ZERO_ACCESS_GRANTED)
        ? new ReferenceAnswer(NtStatus.STATUS_SUCCESS, prior, List.of())
        : ReferenceAnswer.no(NtStatus.STATUS_ACCESS_DENIED);
  }

  /** 2, stages 1 to 7 and then the rest. */
  private ReferenceAnswer check() {
    for (int bit : ReferenceCall.bits(want)) {
      if (!limits.pass(bit)) {
        return ReferenceAnswer.no(NtStatus.STATUS_ACCESS_DENIED);
      }
    }
    if (grants.lacksPrivilege()) {
      call.reach(ReferenceRule.MISSING_PRIVILEGE);
      return ReferenceAnswer.no(NtStatus.STATUS_PRIVILEGE_NOT_HELD);
    }
    if (!used.isEmpty()) {
      call.reach(ReferenceRule.PRIVILEGE);
    }
    if (nothingRemains()) {
      call.reach(ReferenceRule.EARLY_SUCCESS);
      return new ReferenceAnswer(NtStatus.STATUS_SUCCESS, want | prior, List.copyOf(used));
    }
    return ReferencePolicies.answer(
        call.question,
        want,
        call.reached(),
        left -> {
          policy = left;
          ReferenceAnswer root = node(0);
          return call.question.request().resultList() ? list(root) : root;
        });
  }

  /** 2, stage 6. */
  private boolean nothingRemains() {
    if (max || call.token.appContainer().isPresent()) {
      return false;
    }
    return ReferenceCall.bits(want).stream()
        .allMatch(bit -> grants.byPrivilege(bit) || grants.byOwnership(bit));
  }

  /** 8.5: what one node, or the object as a whole, gets. */
  private ReferenceAnswer node(int node) {
    int granted = prior | rights(node);
    if (isCut(node) && call.on(CheckOption.LIMITED_MAXIMUM_DENIED)) {
      return ReferenceAnswer.no(NtStatus.STATUS_ACCESS_DENIED);
    }
    if ((want & ~granted) != 0 || granted == 0) {
      return ReferenceAnswer.no(NtStatus.STATUS_ACCESS_DENIED);
    }
    return new ReferenceAnswer(NtStatus.STATUS_SUCCESS, granted, List.copyOf(used));
  }

  /** 8.5: every node on its own, with what it gets in spite of a failure. */
  private ReferenceAnswer list(ReferenceAnswer root) {
    List<ObjectAccess> objects = new ArrayList<>();
    int anywhere = 0;
    for (int node = 0; node < call.tree.size(); node++) {
      ReferenceAnswer answer = node(node);
      int granted = answer.granted();
      if (answer.status() != NtStatus.STATUS_SUCCESS) {
        boolean nothing = isCut(node) && call.on(CheckOption.LIMITED_MAXIMUM_DENIED);
        granted = nothing ? 0 : prior | rights(node);
      }
      anywhere |= granted;
      objects.add(new ObjectAccess(call.tree.type(node), answer.status(), AccessMask.of(granted)));
    }
    List<Privilege> useful = new ArrayList<>();
    for (Privilege privilege : used) {
      if ((anywhere & ReferenceGrants.rightOf(privilege)) != 0) {
        useful.add(privilege);
      }
    }
    return new ReferenceAnswer(root.status(), objects.get(0).granted().bits(), useful, objects);
  }

  private int rights(int node) {
    int granted = 0;
    for (int bit : ReferenceCall.bits(max ? policy : want & policy)) {
      if (limits.pass(bit) && grants(node, bit)) {
        granted |= bit;
      }
    }
    return granted;
  }

  /** 2: in MAXIMUM_ALLOWED mode stages 1 to 3 cap the result. */
  private boolean isCut(int node) {
    for (int bit : ReferenceCall.bits(max ? policy : want & policy)) {
      if (!limits.pass(bit) && grants(node, bit)) {
        return true;
      }
    }
    return false;
  }

  /** 2, stages 8 and 9: a right must be granted in each walk. */
  private boolean grants(int node, int bit) {
    boolean asked = (want & bit) != 0;
    boolean byOwnership = grants.byOwnership(bit) && call.reach(ReferenceRule.OWNERSHIP);
    boolean seeded = byOwnership || grants.byPrivilege(bit);
    if (!seeded && !entries.grant(Side.USER, node, bit, asked)) {
      return false;
    }
    if (!seeded) {
      call.reach(ReferenceRule.USER_WALK);
    }
    return packageLets(node, bit, asked) && (seeded || restrictingSidsLet(node, bit, asked));
  }

  /** 9.3: the package side starts from the full request. */
  private boolean packageLets(int node, int bit, boolean asked) {
    if (call.token.appContainer().isEmpty() || entries.grant(Side.PACKAGE, node, bit, asked)) {
      return true;
    }
    call.reach(ReferenceRule.PACKAGE_WALK);
    return false;
  }

  /** 9.1, and 9.2 for write-restricted tokens. */
  private boolean restrictingSidsLet(int node, int bit, boolean asked) {
    if (!call.token.isRestricted()
        || !isPutToRestrictingSids(bit)
        || entries.grant(Side.RESTRICTING, node, bit, asked)) {
      return true;
    }
    call.reach(ReferenceRule.RESTRICTING_WALK);
    return false;
  }

  /** 9.2: one remaining right to write puts the whole request to the restricting SIDs. */
  private boolean isPutToRestrictingSids(int bit) {
    if (!call.token.isWriteRestricted()) {
      return true;
    }
    call.reach(ReferenceRule.WRITE_RESTRICTION);
    return max
        ? writes(bit)
        : ReferenceCall.bits(want).stream()
            .anyMatch(
                other -> writes(other) && !grants.byPrivilege(other) && !grants.byOwnership(other));
  }

  /** 9.2, "Recommended". */
  private boolean writes(int bit) {
    if (bit == DELETE || bit == WRITE_DAC || bit == WRITE_OWNER) {
      return true;
    }
    return ((call.mapping.write().bits() | call.mapping.all().bits()) & bit) != 0
        && (call.mapping.read().bits() & bit) == 0
        && (call.mapping.execute().bits() & bit) == 0;
  }

  /** 11 and clarification 12: what a rule's DACL grants of the request, nothing if not all. */
  static int ofRule(Question question, int want) {
    ReferenceCall call = new ReferenceCall(question, EnumSet.noneOf(ReferenceRule.class));
    ReferenceCheck check = new ReferenceCheck(call, want, 0);
    int granted = 0;
    for (int bit : ReferenceCall.bits(check.max ? -1 : want)) {
      granted |= check.grants(0, bit) ? bit : 0;
    }
    return (want & ~granted) == 0 ? granted : 0;
  }

  /** 11: a rule is about the object. */
  static boolean applies(Question question, CentralAccessRule rule) {
    return rule.appliesTo()
        .map(condition -> of(question).conditions.applies(condition))
        .orElse(true);
  }

  /** 13: an audit entry is about the caller. */
  static boolean audits(Question question, AccessAce ace) {
    ReferenceCheck check = of(question);
    boolean enabledOnly = check.call.on(CheckOption.AUDIT_ENABLED_ONLY);
    return check.sids.matches(Side.USER, ace.trustee(), enabledOnly)
        && check.conditions.audits(ace.condition());
  }

  /** 13: the rights that an audit entry speaks of. */
  static int audited(Question question, int mask) {
    return of(question).call.mapped(mask);
  }

  static int desired(Question question) {
    return of(question).call.desired();
  }

  private static ReferenceCheck of(Question question) {
    ReferenceCall call = new ReferenceCall(question, EnumSet.noneOf(ReferenceRule.class));
    return new ReferenceCheck(call, 0, 0);
  }
}
