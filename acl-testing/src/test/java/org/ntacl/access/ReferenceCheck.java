package org.ntacl.access;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ntacl.NtStatus;
import org.ntacl.claim.Claim;
import org.ntacl.condition.Attribute;
import org.ntacl.condition.Condition;
import org.ntacl.condition.ConditionOption;
import org.ntacl.condition.ReferenceCondition;
import org.ntacl.condition.TruthValue;
import org.ntacl.descriptor.AbsentAcl;
import org.ntacl.descriptor.AccessAce;
import org.ntacl.descriptor.AccessFilterAce;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.AceEffect;
import org.ntacl.descriptor.AceFlags;
import org.ntacl.descriptor.AceList;
import org.ntacl.descriptor.CompoundAce;
import org.ntacl.descriptor.GenericMapping;
import org.ntacl.descriptor.MandatoryLabelAce;
import org.ntacl.descriptor.ProcessTrustAce;
import org.ntacl.descriptor.ResourceAttributeAce;
import org.ntacl.sid.Sid;
import org.ntacl.token.AccessToken;
import org.ntacl.token.AppContainer;
import org.ntacl.token.Privilege;
import org.ntacl.token.TokenGroup;
import org.ntacl.token.TokenPolicy;

/**
 * The access check once more, slowly and to the letter: one right at a time, by the question "which
 * entry is the first to speak of it". It shares no code with the engine but the values.
 */
final class ReferenceCheck {
  private static final Sid OWNER_RIGHTS = Sid.parse("S-1-3-4");
  private static final Sid SELF = Sid.parse("S-1-5-10");
  private static final int ASS = 0x0100_0000;
  private static final int MAX = 0x0200_0000;
  private static final int READ_CONTROL = 0x2_0000;
  private static final int WRITE_DAC = 0x4_0000;
  private static final int WRITE_OWNER = 0x8_0000;
  private static final int DELETE = 0x1_0000;

  /** Status, rights, privileges, and what each object type gets if that was asked for. */
  record Answer(
      NtStatus status,
      int granted,
      List<Privilege> used,
      List<ObjectAccess> objects,
      Optional<StagedOutcome> staged) {
    Answer(NtStatus status, int granted, List<Privilege> used) {
      this(status, granted, used, List.of(), Optional.empty());
    }

    Answer(NtStatus status, int granted, List<Privilege> used, List<ObjectAccess> objects) {
      this(status, granted, used, objects, Optional.empty());
    }

    static Answer of(AccessDecision decision) {
      return new Answer(
          decision.status(),
          decision.granted().bits(),
          decision.privilegesUsed(),
          decision.objects(),
          decision.staged());
    }
  }

  private enum Side {
    USER,
    RESTRICTING,
    PACKAGE
  }

  /** The rules that were of consequence in a check. */
  enum Rule {
    KERNEL_MODE,
    REFUSED_CALL,
    ZERO_ACCESS,
    TRUST_LABEL,
    ACCESS_FILTER,
    INTEGRITY_LABEL,
    MISSING_PRIVILEGE,
    PRIVILEGE,
    OWNERSHIP,
    EARLY_SUCCESS,
    NO_DACL,
    USER_WALK,
    PACKAGE_WALK,
    RESTRICTING_WALK,
    WRITE_RESTRICTION,
    MAXIMUM_ALLOWED,
    TREE_AS_A_WHOLE,
    TREE_NODE_BY_NODE,
    POLICY,
    RECOVERY_POLICY,
    CONDITIONAL_RULE,
    RULE_PASSED_OVER,
    POLICY_REFUSES,
    STAGED_RULE,
    STAGED_DIFFERENCE,
    AUDIT_OF_SUCCESS,
    AUDIT_OF_FAILURE
  }

  private final Question q;
  private final Set<Rule> reached;
  private final AccessToken token;
  private final GenericMapping mapping;
  private final boolean se;
  private final ReferenceTree tree;
  private int policy = -1;

  private ReferenceCheck(Question question, Set<Rule> reached) {
    this.q = question;
    this.reached = reached;
    this.token = question.token();
    this.mapping = question.type().mapping();
    this.se = question.options().variant() == CheckVariant.SE_ACCESS_CHECK;
    this.tree = new ReferenceTree(question.request().objects());
  }

  static Answer check(Question question) {
    return check(question, EnumSet.noneOf(Rule.class));
  }

  /** Also tells which rules were of consequence. */
  static Answer check(Question question, Set<Rule> reached) {
    Answer answer = new ReferenceCheck(question, reached).check();
    if (!question.request().resultList() || !answer.objects.isEmpty()) {
      return answer;
    }
    // 8.5: refused or granted as a whole
    List<ObjectAccess> objects = new ArrayList<>();
    for (ObjectTypeList.Node node : question.request().objects().nodes()) {
      objects.add(new ObjectAccess(node.type(), answer.status, AccessMask.of(answer.granted)));
    }
    return new Answer(answer.status, answer.granted, answer.used, objects, answer.staged);
  }

  private boolean reach(Rule rule) {
    reached.add(rule);
    return true;
  }

  /** 13: an audit entry is about the caller. */
  static boolean audits(Question question, AccessAce ace) {
    ReferenceCheck check = new ReferenceCheck(question, EnumSet.noneOf(Rule.class));
    return check.is(Side.USER, ace.trustee(), check.on(CheckOption.AUDIT_ENABLED_ONLY))
        && ace.condition().map(condition -> check.audits(condition)).orElse(true);
  }

  private boolean audits(Condition condition) {
    TruthValue value = condition(condition, false, true);
    return value == TruthValue.TRUE
        || (value == TruthValue.UNKNOWN && !on(CheckOption.UNKNOWN_NOT_AUDITED));
  }

  /** 11: a rule is about the object. */
  static boolean applies(Question question, CentralAccessRule rule) {
    ReferenceCheck check = new ReferenceCheck(question, EnumSet.noneOf(Rule.class));
    return rule.appliesTo()
        .map(condition -> check.condition(condition, true, true) == TruthValue.TRUE)
        .orElse(true);
  }

  /** 13: the rights that an audit entry speaks of. */
  static int audited(Question question, int mask) {
    return new ReferenceCheck(question, EnumSet.noneOf(Rule.class)).mapped(mask);
  }

  static int desired(Question question) {
    int desired = question.request().desired().bits();
    ReferenceCheck check = new ReferenceCheck(question, EnumSet.noneOf(Rule.class));
    return check.se ? check.generic(desired) : desired;
  }

  private boolean on(CheckOption option) {
    return q.options().enabled().contains(option);
  }

  private static Answer no(NtStatus status) {
    return new Answer(status, 0, List.of());
  }

  private Answer check() {
    int prior = q.request().previouslyGranted().bits();
    int desired = q.request().desired().bits();
    if (se) {
      desired = generic(desired);
    }
    boolean max = (desired & MAX) != 0 && reach(Rule.MAXIMUM_ALLOWED);
    int asked = desired & ~MAX;
    if (q.request().kernelMode()) {
      reach(Rule.KERNEL_MODE);
      int all = asked | prior | (max ? mapping.all().bits() : 0);
      return new Answer(NtStatus.STATUS_SUCCESS, all, List.of());
    }
    Optional<NtStatus> refusal = refusal(desired);
    if (refusal.isPresent()) {
      reach(Rule.REFUSED_CALL);
      return no(refusal.get());
    }
    int want = asked & ~prior;
    if (want == 0 && !max) {
      reach(Rule.ZERO_ACCESS);
      return prior != 0 || on(CheckOption.ZERO_ACCESS_GRANTED)
          ? new Answer(NtStatus.STATUS_SUCCESS, prior, List.of())
          : no(NtStatus.STATUS_ACCESS_DENIED);
    }
    for (int bit : bits(want)) {
      if (!mayBeGranted(bit)) {
        return no(NtStatus.STATUS_ACCESS_DENIED);
      }
    }
    if ((want & ASS) != 0 && !token.isEnabled(Privilege.SECURITY)) {
      reach(Rule.MISSING_PRIVILEGE);
      return no(NtStatus.STATUS_PRIVILEGE_NOT_HELD);
    }
    List<Privilege> used = privileges(want);
    if (!used.isEmpty()) {
      reach(Rule.PRIVILEGE);
    }
    // stage 6: nothing remains
    boolean early = !max && token.appContainer().isEmpty();
    for (int bit : bits(want)) {
      early &= byPrivilege(bit, true, used) || byOwnership(bit);
    }
    if (early) {
      reach(Rule.EARLY_SUCCESS);
      return new Answer(NtStatus.STATUS_SUCCESS, want | prior, List.copyOf(used));
    }
    return ReferencePolicies.answer(
        q,
        want,
        reached,
        limit -> {
          policy = limit;
          Answer root = node(0, max, want, prior, used);
          return q.request().resultList() ? list(root, max, want, prior, used) : root;
        });
  }

  /** 11: what a rule's DACL grants of the request, nothing if that is not all. */
  static int ofRule(Question question, int want) {
    ReferenceCheck check = new ReferenceCheck(question, EnumSet.noneOf(Rule.class));
    boolean max = (desired(question) & MAX) != 0;
    List<Privilege> used = check.privileges(want);
    int granted = 0;
    for (int bit : bits(max ? -1 : want)) {
      granted |= check.grants(0, bit, (want & bit) != 0, max, want, used) ? bit : 0;
    }
    return (want & ~granted) == 0 ? granted : 0;
  }

  /** 8.5: every node on its own, with what it gets in spite of a failure. */
  private Answer list(Answer root, boolean max, int want, int prior, List<Privilege> used) {
    List<ObjectAccess> objects = new ArrayList<>();
    int anywhere = 0;
    for (int node = 0; node < tree.size(); node++) {
      Answer answer = node(node, max, want, prior, used);
      int granted = answer.granted;
      if (answer.status != NtStatus.STATUS_SUCCESS) {
        granted =
            cut(node, max, want, used) && on(CheckOption.LIMITED_MAXIMUM_DENIED)
                ? 0
                : prior | rights(node, max, want, used);
      }
      anywhere |= granted;
      objects.add(new ObjectAccess(tree.type(node), answer.status, AccessMask.of(granted)));
    }
    List<Privilege> useful = new ArrayList<>();
    for (Privilege privilege : used) {
      int bit = privilege == Privilege.SECURITY ? ASS : WRITE_OWNER;
      if ((anywhere & bit) != 0) {
        useful.add(privilege);
      }
    }
    return new Answer(root.status, objects.get(0).granted().bits(), useful, objects);
  }

  /** What one node, or the object as a whole, gets. */
  private Answer node(int node, boolean max, int want, int prior, List<Privilege> used) {
    int granted = prior | rights(node, max, want, used);
    if (cut(node, max, want, used) && on(CheckOption.LIMITED_MAXIMUM_DENIED)) {
      return no(NtStatus.STATUS_ACCESS_DENIED);
    }
    if ((want & ~granted) != 0 || granted == 0) {
      return no(NtStatus.STATUS_ACCESS_DENIED);
    }
    return new Answer(NtStatus.STATUS_SUCCESS, granted, List.copyOf(used));
  }

  private int rights(int node, boolean max, int want, List<Privilege> used) {
    int granted = 0;
    for (int bit : bits(max ? -1 : want)) {
      if ((policy & bit) != 0
          && mayBeGranted(bit)
          && grants(node, bit, (want & bit) != 0, max, want, used)) {
        granted |= bit;
      }
    }
    return granted;
  }

  private boolean cut(int node, boolean max, int want, List<Privilege> used) {
    for (int bit : bits(max ? -1 : want)) {
      if ((policy & bit) != 0
          && !mayBeGranted(bit)
          && grants(node, bit, (want & bit) != 0, max, want, used)) {
        return true;
      }
    }
    return false;
  }

  private List<Privilege> privileges(int want) {
    List<Privilege> used = new ArrayList<>();
    if ((want & ASS) != 0 && token.isEnabled(Privilege.SECURITY)) {
      used.add(Privilege.SECURITY);
    }
    if ((want & WRITE_OWNER) != 0) {
      if (token.isEnabled(Privilege.TAKE_OWNERSHIP)) {
        used.add(Privilege.TAKE_OWNERSHIP);
      } else if (token.isEnabled(Privilege.RELABEL) && !on(CheckOption.RELABEL_GRANTS_NOTHING)) {
        used.add(Privilege.RELABEL);
      }
    }
    return used;
  }

  private static List<Integer> bits(int mask) {
    List<Integer> bits = new ArrayList<>();
    for (int i = 0; i < 32; i++) {
      if ((mask >>> i & 1) == 1) {
        bits.add(1 << i);
      }
    }
    return bits;
  }

  private int generic(int mask) {
    int result = mask & 0x0FFF_FFFF;
    if (mask < 0) {
      result |= mapping.read().bits();
    }
    if ((mask & 0x4000_0000) != 0) {
      result |= mapping.write().bits();
    }
    if ((mask & 0x2000_0000) != 0) {
      result |= mapping.execute().bits();
    }
    if ((mask & 0x1000_0000) != 0) {
      result |= mapping.all().bits();
    }
    return result;
  }

  private int stored(int mask) {
    return mapped(mask) & ~ASS & ~MAX;
  }

  private int mapped(int mask) {
    boolean asIs =
        q.options().variant() == CheckVariant.AUTHZ || on(CheckOption.GENERIC_ENTRIES_UNMAPPED);
    return asIs ? mask : generic(mask);
  }

  private Optional<NtStatus> refusal(int desired) {
    int level =
        token
            .impersonationLevel()
            .map(
                known ->
                    List.of("ANONYMOUS", "IDENTIFICATION", "IMPERSONATION", "DELEGATION")
                        .indexOf(known.name()))
            .orElse(-1);
    if (se) {
      if (level == 0 || level == 1) {
        return Optional.of(NtStatus.STATUS_BAD_IMPERSONATION_LEVEL);
      }
      return badList() ? Optional.of(NtStatus.STATUS_INVALID_PARAMETER) : Optional.empty();
    }
    boolean noOwner = q.descriptor().owner().isEmpty();
    if (q.options().variant() == CheckVariant.AUTHZ) {
      return noOwner || q.descriptor().dacl() == AbsentAcl.ABSENT || badList()
          ? Optional.of(NtStatus.STATUS_INVALID_PARAMETER)
          : Optional.empty();
    }
    if ((desired >>> 28) != 0) {
      return Optional.of(NtStatus.STATUS_GENERIC_NOT_MAPPED);
    }
    if (level < 0) {
      return Optional.of(NtStatus.STATUS_NO_IMPERSONATION_TOKEN);
    }
    if (level == 0) {
      return Optional.of(NtStatus.STATUS_BAD_IMPERSONATION_LEVEL);
    }
    if (badList()) {
      return Optional.of(NtStatus.STATUS_INVALID_PARAMETER);
    }
    return noOwner || q.descriptor().group().isEmpty()
        ? Optional.of(NtStatus.STATUS_INVALID_SECURITY_DESCR)
        : Optional.empty();
  }

  private boolean badList() {
    if (q.request().resultList() && tree.size() == 0) {
      return true;
    }
    return tree.isBad() || (tree.repeats() && on(CheckOption.DUPLICATE_TYPES_REFUSED));
  }

  // mandatory stages

  private boolean mayBeGranted(int bit) {
    return (trusted(bit) || !reach(Rule.TRUST_LABEL))
        && (filtered(bit) || !reach(Rule.ACCESS_FILTER))
        && (labelled(bit) || !reach(Rule.INTEGRITY_LABEL));
  }

  private List<Ace> system() {
    return q.descriptor().sacl().aces().stream().filter(ace -> !inheritOnly(ace)).toList();
  }

  private static boolean inheritOnly(Ace ace) {
    return (ace.flags().bits() & AceFlags.INHERIT_ONLY) != 0;
  }

  private boolean trusted(int bit) {
    Optional<ProcessTrustAce> first =
        system().stream()
            .filter(ProcessTrustAce.class::isInstance)
            .map(ProcessTrustAce.class::cast)
            .findFirst();
    if (first.isEmpty() || bit == ASS || (stored(first.get().mask().bits()) & bit) != 0) {
      return true;
    }
    Sid level = first.get().level();
    if (level.authority() != 19 || level.subAuthorityCount() != 2) {
      return false;
    }
    long type = token.trust().map(trust -> trust.type()).orElse(0) & 0xFFFF_FFFFL;
    long rank = token.trust().map(trust -> trust.level()).orElse(0) & 0xFFFF_FFFFL;
    return type >= (level.subAuthority(0) & 0xFFFF_FFFFL)
        && rank >= (level.subAuthority(1) & 0xFFFF_FFFFL);
  }

  private boolean filtered(int bit) {
    return bit == ASS
        || system().stream()
            .filter(AccessFilterAce.class::isInstance)
            .map(AccessFilterAce.class::cast)
            .allMatch(
                filter ->
                    (stored(filter.mask().bits()) & bit) != 0
                        || condition(filter.condition(), true, false) == TruthValue.TRUE);
  }

  private boolean labelled(int bit) {
    if (!token.policy().contains(TokenPolicy.NO_WRITE_UP)) {
      return true;
    }
    Optional<MandatoryLabelAce> label =
        system().stream()
            .filter(MandatoryLabelAce.class::isInstance)
            .map(MandatoryLabelAce.class::cast)
            .findFirst();
    Sid sid = label.map(MandatoryLabelAce::level).orElse(Sid.parse("S-1-16-8192"));
    boolean valid = sid.authority() == 16 && sid.subAuthorityCount() == 1;
    long level = valid ? sid.subAuthority(0) & 0xFFFF_FFFFL : Long.MAX_VALUE;
    if ((token.integrity().level() & 0xFFFF_FFFFL) >= level) {
      return true;
    }
    if (token.appContainer().isPresent()
        && level <= 0x2000
        && !on(CheckOption.CONTAINER_INTEGRITY)) {
      return true;
    }
    int policy = label.map(ace -> ace.mask().bits()).orElse(q.type().defaultLabelPolicy().bits());
    return ((policy & 2) == 0 && (mapping.read().bits() & bit) != 0)
        || ((policy & 1) == 0 && (mapping.write().bits() & bit) != 0)
        || ((policy & 4) == 0 && (mapping.execute().bits() & bit) != 0)
        || (bit == WRITE_OWNER && token.isEnabled(Privilege.RELABEL));
  }

  // one right

  private boolean grants(
      int node, int bit, boolean asks, boolean max, int want, List<Privilege> used) {
    boolean byPrivilege = byPrivilege(bit, asks, used);
    boolean byOwnership = byOwnership(bit) && reach(Rule.OWNERSHIP);
    boolean seeded = byPrivilege || byOwnership;
    if (!seeded && !entries(Side.USER, node, bit, asks)) {
      return false;
    }
    if (!seeded) {
      reach(Rule.USER_WALK);
    }
    if (token.appContainer().isPresent() && !entries(Side.PACKAGE, node, bit, asks)) {
      reach(Rule.PACKAGE_WALK);
      return false;
    }
    if (!token.isRestricted() || seeded) {
      return true;
    }
    boolean concerned = !token.isWriteRestricted();
    if (token.isWriteRestricted()) {
      concerned =
          max
              ? writes(bit)
              : bits(want).stream()
                  .anyMatch(
                      other ->
                          writes(other) && !byPrivilege(other, true, used) && !byOwnership(other));
      reach(Rule.WRITE_RESTRICTION);
    }
    if (concerned && !entries(Side.RESTRICTING, node, bit, asks)) {
      reach(Rule.RESTRICTING_WALK);
      return false;
    }
    return true;
  }

  private static boolean byPrivilege(int bit, boolean asks, List<Privilege> used) {
    return asks
        && ((bit == ASS && used.contains(Privilege.SECURITY))
            || (bit == WRITE_OWNER
                && (used.contains(Privilege.TAKE_OWNERSHIP) || used.contains(Privilege.RELABEL))));
  }

  private boolean writes(int bit) {
    if (bit == DELETE || bit == WRITE_DAC || bit == WRITE_OWNER) {
      return true;
    }
    return ((mapping.write().bits() | mapping.all().bits()) & bit) != 0
        && (mapping.read().bits() & bit) == 0
        && (mapping.execute().bits() & bit) == 0;
  }

  private boolean byOwnership(int bit) {
    if ((bit != READ_CONTROL && bit != WRITE_DAC)
        || !(q.descriptor().dacl() instanceof AceList list)
        || q.descriptor().owner().isEmpty()) {
      return false;
    }
    Sid owner = q.descriptor().owner().get();
    if (!holds(owner, true)) {
      return false;
    }
    if (token.isRestricted() && !token.restrictingSids().contains(owner)) {
      return false;
    }
    return list.aces().stream()
        .filter(ace -> on(CheckOption.INHERIT_ONLY_OWNER_RIGHTS) || !inheritOnly(ace))
        .noneMatch(ace -> trustee(ace).map(OWNER_RIGHTS::equals).orElse(false));
  }

  private static Optional<Sid> trustee(Ace ace) {
    if (ace instanceof AccessAce access) {
      return Optional.of(access.trustee());
    }
    return ace instanceof CompoundAce compound ? Optional.of(compound.client()) : Optional.empty();
  }

  private boolean entries(Side side, int node, int bit, boolean asks) {
    if (!(q.descriptor().dacl() instanceof AceList list)) {
      reach(Rule.NO_DACL);
      if (side == Side.PACKAGE && !on(CheckOption.CONTAINER_NULL_DACL)) {
        return false;
      }
      return asks || (mapping.all().bits() & bit) != 0;
    }
    boolean max = (q.request().desired().bits() & MAX) != 0;
    if (tree.size() > 0) {
      return inTree(side, list, node, bit, max);
    }
    if (max && on(CheckOption.UNORDERED_MAXIMUM)) {
      boolean denied = list.aces().stream().anyMatch(ace -> denies(side, ace, bit));
      return !denied && list.aces().stream().anyMatch(ace -> allows(side, ace, bit));
    }
    for (Ace ace : list.aces()) {
      if (allows(side, ace, bit)) {
        return true;
      }
      if (denies(side, ace, bit)) {
        return false;
      }
    }
    return false;
  }

  /** 8.3 and 8.4, for one right. */
  private boolean inTree(Side side, AceList list, int node, int bit, boolean max) {
    reach(q.request().resultList() ? Rule.TREE_NODE_BY_NODE : Rule.TREE_AS_A_WHOLE);
    ReferenceTree.Marks marks = tree.marks();
    boolean unordered = max && on(CheckOption.UNORDERED_MAXIMUM);
    if (unordered) {
      for (Ace ace : list.aces()) {
        if (nodeOf(ace) >= 0 && denies(side, ace, bit)) {
          marks.deny(nodeOf(ace));
        }
      }
    }
    for (Ace ace : list.aces()) {
      if (nodeOf(ace) < 0) {
        continue;
      }
      if (allows(side, ace, bit)) {
        marks.allow(nodeOf(ace));
      } else if (!unordered && denies(side, ace, bit)) {
        if (!max && !q.request().resultList() && marks.lacks(nodeOf(ace))) {
          // by type: denied for the whole tree
          return false;
        }
        marks.deny(nodeOf(ace));
      }
    }
    return marks.has(node);
  }

  /** The element that an entry is about: the root without a type, none for a foreign type. */
  private int nodeOf(Ace ace) {
    return ace instanceof AccessAce access && access.objects().objectType().isPresent()
        ? tree.find(access.objects().objectType().get())
        : 0;
  }

  private boolean allows(Side side, Ace ace, int bit) {
    if (inheritOnly(ace)) {
      return false;
    }
    if (ace instanceof CompoundAce compound) {
      return (stored(compound.mask().bits()) & bit) != 0
          && is(side, compound.client(), true)
          && q.request()
              .server()
              .map(server -> holds(server, compound.server(), true))
              .orElse(false);
    }
    if (!(ace instanceof AccessAce access) || access.effect() != AceEffect.ALLOW) {
      return false;
    }
    boolean forType = access.objects().objectType().isPresent();
    return (stored(access.mask().bits()) & bit) != 0
        && (!forType || tree.size() > 0 || on(CheckOption.OBJECT_ALLOW_AS_PLAIN))
        && counts(side, access)
        && is(side, access.trustee(), true)
        && access
            .condition()
            .map(condition -> condition(condition, true, true) == TruthValue.TRUE)
            .orElse(true);
  }

  private boolean denies(Side side, Ace ace, int bit) {
    if (inheritOnly(ace)
        || !(ace instanceof AccessAce access)
        || access.effect() != AceEffect.DENY) {
      return false;
    }
    boolean forType = access.objects().objectType().isPresent();
    return (stored(access.mask().bits()) & bit) != 0
        && (!forType || tree.size() > 0 || !on(CheckOption.OBJECT_DENY_IGNORED))
        && counts(side, access)
        && is(side, access.trustee(), false)
        && access
            .condition()
            .map(condition -> condition(condition, false, true) != TruthValue.FALSE)
            .orElse(true);
  }

  // conditions

  private TruthValue condition(Condition condition, boolean allowing, boolean withResource) {
    Set<ConditionOption> options = new HashSet<>();
    if (on(CheckOption.STRICT_CONDITIONS)) {
      options.add(ConditionOption.STRICT);
    }
    if (on(CheckOption.EXISTS_ANY_ATTRIBUTE)) {
      options.add(ConditionOption.EXISTS_ANY_ATTRIBUTE);
    }
    if (on(CheckOption.ODD_NEGATION)) {
      options.add(ConditionOption.ODD_NEGATION);
    }
    return condition
        .tokens()
        .map(tokens -> ReferenceCondition.evaluate(tokens, world(allowing, withResource), options))
        .orElse(TruthValue.UNKNOWN);
  }

  private ReferenceCondition.World world(boolean allowing, boolean withResource) {
    return new ReferenceCondition.World() {
      @Override
      public Optional<Claim> claim(Attribute attribute) {
        return switch (attribute.source()) {
          case USER -> last(token.userClaims(), attribute.name(), allowing);
          case DEVICE -> last(token.deviceClaims(), attribute.name(), allowing);
          case LOCAL -> last(token.localClaims(), attribute.name(), allowing);
          case RESOURCE ->
              withResource ? firstOfResource(attribute.name(), allowing) : Optional.empty();
        };
      }

      @Override
      public boolean user(Sid sid) {
        return holds(sid, allowing);
      }

      @Override
      public boolean device(Sid sid) {
        return listed(token.deviceGroups(), sid, allowing, false, false);
      }
    };
  }

  private static boolean serves(Claim claim, String name, boolean allowing) {
    boolean disabled = (claim.flags() & 0x10) != 0;
    boolean denyOnly = (claim.flags() & 0x4) != 0;
    return claim.name().equalsIgnoreCase(name) && !disabled && !(denyOnly && allowing);
  }

  private static Optional<Claim> last(List<Claim> claims, String name, boolean allowing) {
    return claims.stream()
        .filter(claim -> serves(claim, name, allowing))
        .reduce((earlier, later) -> later);
  }

  private Optional<Claim> firstOfResource(String name, boolean allowing) {
    return system().stream()
        .filter(ResourceAttributeAce.class::isInstance)
        .map(ResourceAttributeAce.class::cast)
        .flatMap(ace -> ace.attribute().claim().stream())
        .filter(claim -> !claim.values().isEmpty() && !ReferenceCondition.isFaulty(claim))
        .filter(claim -> serves(claim, name, allowing))
        .findFirst();
  }

  private boolean counts(Side side, AccessAce access) {
    return side != Side.PACKAGE
        || !access.objects().isPresent()
        || on(CheckOption.CONTAINER_OBJECT_ENTRIES);
  }

  private boolean is(Side side, Sid trustee, boolean allowing) {
    Optional<Sid> meant = Optional.of(trustee);
    if (trustee.equals(OWNER_RIGHTS)) {
      meant = q.descriptor().owner();
    } else if (trustee.equals(SELF)) {
      meant = q.request().self();
    }
    if (meant.isEmpty()) {
      return false;
    }
    Sid sid = meant.get();
    return switch (side) {
      case USER -> holds(sid, allowing);
      case RESTRICTING -> token.restrictingSids().contains(sid);
      case PACKAGE ->
          allowing
              ? ofPackage(sid) && !holds(sid, true)
              : on(CheckOption.CONTAINER_DENIES) && ofPackage(sid);
    };
  }

  private boolean ofPackage(Sid sid) {
    AppContainer container = token.appContainer().orElseThrow();
    return sid.equals(container.packageSid())
        || sid.toString().equals("S-1-15-2-2")
        || (sid.toString().equals("S-1-15-2-1") && !container.lessPrivileged())
        || container.capabilities().stream()
            .anyMatch(group -> group.sid().equals(sid) && (group.attributes().bits() & 0x14) == 4);
  }

  private boolean holds(Sid sid, boolean allowing) {
    return holds(token, sid, allowing);
  }

  private static boolean holds(AccessToken token, Sid sid, boolean allowing) {
    boolean user = token.user().equals(sid);
    return listed(
        token.groups(),
        sid,
        allowing,
        user && !token.isUserDenyOnly(),
        user && token.isUserDenyOnly());
  }

  private static boolean listed(
      List<TokenGroup> groups,
      Sid sid,
      boolean allowing,
      boolean enabledBefore,
      boolean denyOnlyBefore) {
    boolean enabled = enabledBefore;
    boolean denyOnly = denyOnlyBefore;
    for (TokenGroup group : groups) {
      if (group.sid().equals(sid)) {
        enabled |= (group.attributes().bits() & 4) != 0;
        denyOnly |= (group.attributes().bits() & 0x10) != 0;
      }
    }
    return allowing ? enabled && !denyOnly : enabled || denyOnly;
  }
}
