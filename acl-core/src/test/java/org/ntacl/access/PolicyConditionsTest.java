package org.ntacl.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ntacl.access.Fixtures.BA;
import static org.ntacl.access.Fixtures.BU;
import static org.ntacl.access.Fixtures.FA;
import static org.ntacl.access.Fixtures.MAX;
import static org.ntacl.access.Fixtures.OTHER;
import static org.ntacl.access.Fixtures.PACKAGE;
import static org.ntacl.access.Fixtures.RC;
import static org.ntacl.access.Fixtures.RC_WD;
import static org.ntacl.access.Fixtures.USER;
import static org.ntacl.access.Fixtures.WD;
import static org.ntacl.access.Fixtures.administrator;
import static org.ntacl.access.Fixtures.allow;
import static org.ntacl.access.Fixtures.inheritOnly;
import static org.ntacl.access.Fixtures.label;
import static org.ntacl.access.Fixtures.sd;
import static org.ntacl.access.Fixtures.user;
import static org.ntacl.access.Fixtures.withSacl;
import static org.ntacl.access.PolicyAssert.assertPolicy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ntacl.claim.Claim;
import org.ntacl.claim.ClaimSet;
import org.ntacl.claim.ClaimType;
import org.ntacl.claim.ClaimValue.IntegerValue;
import org.ntacl.claim.ResourceAttribute;
import org.ntacl.condition.Attribute;
import org.ntacl.condition.Attribute.Source;
import org.ntacl.condition.Condition;
import org.ntacl.condition.ConditionProgram;
import org.ntacl.condition.IntegerLiteral;
import org.ntacl.condition.Operator;
import org.ntacl.condition.SidLiteral;
import org.ntacl.descriptor.AccessAce;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.AceEffect;
import org.ntacl.descriptor.AceFlags;
import org.ntacl.descriptor.ObjectTypes;
import org.ntacl.descriptor.ResourceAttributeAce;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.sid.IntegrityLevel;
import org.ntacl.sid.Sid;
import org.ntacl.token.AccessToken;
import org.ntacl.token.AccessTokenBuilder;
import org.ntacl.token.AppContainer;
import org.ntacl.token.PreparedToken;
import org.ntacl.token.Privilege;
import org.ntacl.token.TrusteeIndex;

/** Entries with conditions in compiled policies, and what is remembered of their outcomes. */
class PolicyConditionsTest {
  /** {@code @User.x == 1}. */
  private static final Condition USER_X =
      Condition.of(List.of(new Attribute(Source.USER, "x"), IntegerLiteral.of(1), Operator.EQUAL));

  /** {@code @Resource.x == 1}. */
  private static final Condition RESOURCE_X =
      Condition.of(
          List.of(new Attribute(Source.RESOURCE, "x"), IntegerLiteral.of(1), Operator.EQUAL));

  private static final Condition ADMINISTRATOR =
      Condition.of(List.of(new SidLiteral(BA), Operator.MEMBER_OF));

  private static AccessAce conditional(AceEffect effect, int mask, Sid sid, Condition condition) {
    return AccessAce.conditional(effect, AceFlags.NONE, AccessMask.of(mask), sid, condition);
  }

  private static Claim x(long value) {
    return new Claim("x", ClaimType.INT64, 0, List.of(new IntegerValue(value)));
  }

  private static AccessTokenBuilder holding(long value) {
    return user().userClaims(List.of(x(value)));
  }

  // accesscheck 10.1

  @Test
  void entryThatAllows_appliesWhenTrueOnly() {
    assertPolicy(sd(conditional(AceEffect.ALLOW, 1, WD, USER_X), allow(2, BU)))
        .grants(holding(1), 1)
        .grants(holding(1), 3)
        .denies(holding(2), 1)
        .denies(holding(2), 3)
        .grants(holding(2), 2)
        .denies(user(), 1)
        .grants(holding(1), MAX, 3)
        .grants(user(), MAX, 2);
  }

  @Test
  void entryThatDenies_appliesUnlessFalse() {
    assertPolicy(sd(conditional(AceEffect.DENY, 1, WD, USER_X), allow(3, WD)))
        .denies(holding(1), 1)
        .grants(holding(1), 2)
        .grants(holding(2), 1)
        .denies(user(), 1)
        .denies(user(), 3)
        .grants(holding(2), MAX, 3)
        .grants(user(), MAX, 2);
  }

  @Test
  void entry_ofSomebodyElse_isNotAskedForItsCondition() {
    assertPolicy(sd(conditional(AceEffect.DENY, 1, OTHER, USER_X), allow(1, WD)))
        .grants(holding(1), 1);
    assertPolicy(
            sd(
                inheritOnly(conditional(AceEffect.DENY, 1, WD, USER_X)),
                conditional(AceEffect.ALLOW, 1, OTHER, USER_X),
                allow(2, WD)))
        .denies(holding(1), 1)
        .grants(holding(1), 2);
  }

  @Test
  void entry_aboutRightsAlreadyDecided_changesNothing() {
    assertPolicy(sd(allow(1, WD), conditional(AceEffect.DENY, 1, WD, USER_X), allow(2, WD)))
        .grants(holding(1), 1)
        .grants(holding(1), 3)
        .grants(holding(1), MAX, 3);
  }

  @Test
  void owner_conditionThatDenies_keepsTheImpliedRights() {
    assertPolicy(sd(USER, conditional(AceEffect.DENY, RC_WD | 1, WD, USER_X), allow(1, WD)))
        .grants(holding(1), RC_WD)
        .denies(holding(1), 1)
        .grants(holding(2), RC_WD | 1)
        .grants(holding(1), MAX, RC_WD);
  }

  @Test
  void memberOf_groupForDenyingOnly_countsForEntriesThatDeny() {
    AccessTokenBuilder token = user().denyOnly(BA);
    assertPolicy(
            sd(
                conditional(AceEffect.DENY, 1, WD, ADMINISTRATOR),
                conditional(AceEffect.ALLOW, 2, WD, ADMINISTRATOR),
                allow(1, WD)))
        .denies(token, 1)
        .denies(token, 2)
        .grants(user(), 1)
        .denies(user(), 2)
        .denies(administrator(), 1)
        .grants(administrator(), 2);
  }

  @Test
  void resourceAttribute_ofTheDescriptor_isFound() {
    SecurityDescriptor descriptor = sd(conditional(AceEffect.ALLOW, 1, WD, RESOURCE_X));
    assertPolicy(withAttribute(descriptor, x(1))).grants(user(), 1);
    assertPolicy(withAttribute(descriptor, x(2))).denies(user(), 1);
    assertPolicy(descriptor).denies(user(), 1);
  }

  private static SecurityDescriptor withAttribute(SecurityDescriptor descriptor, Claim claim) {
    return withSacl(
        descriptor,
        new ResourceAttributeAce(AceFlags.NONE, AccessMask.NONE, WD, ResourceAttribute.of(claim)));
  }

  @Test
  void exists_claimOfTheUser_isUnknown_unlessTold() {
    Condition exists = Condition.of(List.of(new Attribute(Source.USER, "x"), Operator.EXISTS));
    assertPolicy(sd(conditional(AceEffect.ALLOW, 1, WD, exists)))
        .denies(holding(1), 1)
        .with(CheckOption.EXISTS_ANY_ATTRIBUTE)
        .grants(holding(1), 1)
        .denies(user(), 1);
  }

  @Test
  void conditions_ofRestrictedTokensAndContainers_countOnEachSide() {
    AccessTokenBuilder restricted = holding(1).restrictedTo(RC);
    AccessTokenBuilder contained = holding(1).appContainer(AppContainer.of(PACKAGE));
    SecurityDescriptor descriptor =
        sd(
            conditional(AceEffect.ALLOW, 3, WD, USER_X),
            conditional(AceEffect.ALLOW, 1, RC, USER_X),
            conditional(AceEffect.ALLOW, 1, PACKAGE, USER_X));
    assertPolicy(descriptor)
        .grants(restricted, 1)
        .denies(restricted, 2)
        .grants(contained, 1)
        .denies(contained, 2)
        .grants(contained, MAX, 1)
        .denies(holding(2).restrictedTo(RC), 1)
        .denies(holding(2).appContainer(AppContainer.of(PACKAGE)), 1);
  }

  @Test
  void conditions_underLabelsAndPrivileges_areDecidedInAllPhases() {
    SecurityDescriptor descriptor = sd(conditional(AceEffect.ALLOW, FA, WD, USER_X));
    assertPolicy(withSacl(descriptor, label(1, IntegrityLevel.HIGH)))
        .denies(holding(1), 2)
        .grants(holding(1), 1)
        .denies(holding(2), 1)
        .grants(holding(1).integrity(IntegrityLevel.HIGH), 2);
    assertPolicy(descriptor)
        .grants(holding(2).privileges(Privilege.TAKE_OWNERSHIP), 0x80000)
        .denies(holding(2).privileges(Privilege.TAKE_OWNERSHIP), 1)
        .grants(holding(1).privileges(Privilege.TAKE_OWNERSHIP), 1);
  }

  @Test
  void unorderedMaximum_conditions_countInBothGroups() {
    assertPolicy(
            sd(
                allow(7, WD),
                conditional(AceEffect.DENY, 1, WD, USER_X),
                conditional(AceEffect.ALLOW, 8, WD, USER_X)))
        .with(CheckOption.UNORDERED_MAXIMUM)
        .grants(holding(1), MAX, 0xE)
        .grants(holding(2), MAX, 7);
  }

  // the memory of outcomes

  private static ConditionProgram program() {
    return ConditionProgram.compile(ADMINISTRATOR, Set.of(), ClaimSet.EMPTY, false);
  }

  @Test
  void outcomes_ofMoreTokensThanAreRemembered_staySeparate() {
    PolicyCompiler compiler = PolicyCompiler.forType(ObjectTypes.FILE);
    AccessPolicy policy =
        compiler.compile(
            sd(
                conditional(AceEffect.DENY, 4, WD, USER_X),
                conditional(AceEffect.ALLOW, 1, WD, USER_X),
                allow(6, WD)));
    List<AccessToken> tokens = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      tokens.add((i % 3 == 2 ? user() : holding(i % 3)).build());
    }
    for (int round = 0; round < 3; round++) {
      for (int i = 0; i < tokens.size(); i++) {
        int expected = i % 3 == 0 ? 6 : i % 3 == 1 ? 3 : 2;
        for (int again = 0; again < 2; again++) {
          assertThat(policy.check(tokens.get(i), MAX)).isEqualTo(expected);
          assertThat(policy.check(tokens.get(i), 1) >= 0).isEqualTo(i % 3 == 1);
          assertThat(policy.check(tokens.get(i), 4) >= 0).isEqualTo(i % 3 == 0);
        }
      }
    }
  }

  @Test
  void outcome_ofAPreparedToken_isRemembered() {
    TrusteeIndex index = new TrusteeIndex();
    EntryCondition condition = new EntryCondition(program(), false);
    AccessToken member = administrator().build();
    AccessToken stranger = user().build();
    PreparedToken view = member.preparedFor(index, 0);
    assertThat(view.serial()).isPositive();
    assertThat(condition.holds(member, view)).isTrue();
    // it is known by the preparation alone
    assertThat(condition.holds(stranger, view)).isTrue();
    // without one, it is asked for every time
    assertThat(condition.holds(stranger, PreparedToken.NONE)).isFalse();
    assertThat(condition.holds(member, PreparedToken.NONE)).isTrue();
    assertThat(condition.holds(stranger, PreparedToken.NONE)).isFalse();
  }

  @Test
  void outcome_ofThe33rdToken_takesThePlaceOfTheFirst() {
    TrusteeIndex index = new TrusteeIndex();
    EntryCondition condition = new EntryCondition(program(), false);
    AccessToken member = administrator().build();
    AccessToken stranger = user().build();
    List<PreparedToken> views = new ArrayList<>();
    for (int i = 0; i < 33; i++) {
      views.add(user().build().preparedFor(index, 0));
    }
    for (int i = 0; i < 32; i++) {
      assertThat(condition.holds(member, views.get(i))).isTrue();
    }
    // all of 32 are known
    for (int i = 0; i < 32; i++) {
      assertThat(condition.holds(stranger, views.get(i))).isTrue();
    }
    assertThat(condition.holds(stranger, views.get(32))).isFalse();
    // the first is not any more, and is asked for again
    assertThat(condition.holds(stranger, views.get(1))).isTrue();
    assertThat(condition.holds(stranger, views.get(0))).isFalse();
  }
}
