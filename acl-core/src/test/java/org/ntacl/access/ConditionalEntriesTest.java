package org.ntacl.access;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ntacl.access.DecisionAssert.assertThat;
import static org.ntacl.access.Fixtures.ASS;
import static org.ntacl.access.Fixtures.BU;
import static org.ntacl.access.Fixtures.FA;
import static org.ntacl.access.Fixtures.FR;
import static org.ntacl.access.Fixtures.MAX;
import static org.ntacl.access.Fixtures.OTHER;
import static org.ntacl.access.Fixtures.RC;
import static org.ntacl.access.Fixtures.WD;
import static org.ntacl.access.Fixtures.allow;
import static org.ntacl.access.Fixtures.check;
import static org.ntacl.access.Fixtures.inheritOnly;
import static org.ntacl.access.Fixtures.object;
import static org.ntacl.access.Fixtures.sd;
import static org.ntacl.access.Fixtures.unknown;
import static org.ntacl.access.Fixtures.user;
import static org.ntacl.access.Fixtures.with;
import static org.ntacl.access.Fixtures.withSacl;

import java.util.List;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.ntacl.Bytes;
import org.ntacl.claim.Claim;
import org.ntacl.claim.ClaimSet;
import org.ntacl.claim.ClaimType;
import org.ntacl.claim.ClaimValue.IntegerValue;
import org.ntacl.claim.ResourceAttribute;
import org.ntacl.condition.Attribute;
import org.ntacl.condition.Attribute.Source;
import org.ntacl.condition.Condition;
import org.ntacl.condition.ConditionToken;
import org.ntacl.condition.IntegerLiteral;
import org.ntacl.condition.Operator;
import org.ntacl.condition.SidLiteral;
import org.ntacl.condition.TruthValue;
import org.ntacl.descriptor.AccessAce;
import org.ntacl.descriptor.AccessFilterAce;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.AceEffect;
import org.ntacl.descriptor.AceFlags;
import org.ntacl.descriptor.ResourceAttributeAce;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.token.AccessTokenBuilder;
import org.ntacl.token.Privilege;
import org.ntacl.token.TokenGroup;

/** Conditions of entries and filters, and the claims they are about. */
class ConditionalEntriesTest {
  /** {@code @User.x == 1}. */
  private static final Condition USER_X = isOne(Source.USER);

  private static Condition isOne(Source source) {
    return condition(new Attribute(source, "x"), IntegerLiteral.of(1), Operator.EQUAL);
  }

  private static Condition condition(ConditionToken... tokens) {
    return Condition.of(List.of(tokens));
  }

  private static AccessAce allowing(int mask, Condition condition) {
    return AccessAce.conditional(
        AceEffect.ALLOW, AceFlags.NONE, AccessMask.of(mask), WD, condition);
  }

  private static AccessAce denying(int mask, Condition condition) {
    return AccessAce.conditional(AceEffect.DENY, AceFlags.NONE, AccessMask.of(mask), WD, condition);
  }

  private static AccessFilterAce filter(int mask, Condition condition) {
    return new AccessFilterAce(AceFlags.NONE, AccessMask.of(mask), WD, condition);
  }

  private static Claim x(int flags, long value) {
    return new Claim("x", ClaimType.INT64, flags, List.of(new IntegerValue(value)));
  }

  private static ResourceAttributeAce attribute(Claim claim) {
    return new ResourceAttributeAce(
        AceFlags.NONE, AccessMask.NONE, WD, ResourceAttribute.of(claim));
  }

  private static AccessTokenBuilder holding(long value) {
    return user().userClaims(List.of(x(0, value)));
  }

  // accesscheck 10.1

  @Test
  void entryThatAllows_appliesWhenTrueOnly() {
    SecurityDescriptor descriptor = sd(allowing(1, USER_X));
    assertThat(check(descriptor, holding(1), 1)).grants(1);
    assertThat(check(descriptor, holding(2), 1)).denied();
    assertThat(check(descriptor, user(), 1)).denied();
    assertThat(check(descriptor, holding(1), MAX)).grants(1);
    assertThat(check(descriptor, user(), MAX)).denied();
  }

  @Test
  void entryThatDenies_appliesUnlessFalse() {
    SecurityDescriptor descriptor = sd(denying(1, USER_X), allow(3, WD));
    assertThat(check(descriptor, holding(1), 1)).denied();
    assertThat(check(descriptor, holding(2), 1)).grants(1);
    assertThat(check(descriptor, user(), 1)).denied();
    assertThat(check(descriptor, holding(2), MAX)).grants(3);
    assertThat(check(descriptor, user(), MAX)).grants(2);
  }

  @Test
  void entry_dataThatIsNoExpression_isUnknown() {
    assertThat(check(sd(unknown(AceEffect.ALLOW, 1, WD)), user(), 1)).denied();
    assertThat(check(sd(unknown(AceEffect.DENY, 1, WD), allow(1, WD)), user(), 1)).denied();
  }

  @Test
  void entry_ofAnotherSidOrInheritOnlyOrForAType_isNotAskedForItsCondition() {
    AccessTokenBuilder token = holding(1);
    assertThat(check(sd(allowing(1, USER_X).withTrustee(OTHER)), token, 1)).denied();
    assertThat(check(sd(inheritOnly(allowing(1, USER_X))), token, 1)).denied();
    AccessAce forType =
        new AccessAce(
            AceEffect.ALLOW,
            AceFlags.NONE,
            AccessMask.of(1),
            WD,
            object(AceEffect.ALLOW, 1, WD).objects(),
            Optional.of(USER_X),
            Bytes.EMPTY);
    assertThat(check(sd(forType), token, 1)).denied();
    assertThat(
            with(CheckOption.OBJECT_ALLOW_AS_PLAIN)
                .check(sd(forType), token.build(), AccessMask.of(1)))
        .grants(1);
  }

  // sources of claims

  @Test
  void claims_everySource_isFound() {
    assertThat(
            check(sd(allowing(1, isOne(Source.DEVICE))), user().deviceClaims(List.of(x(0, 1))), 1))
        .grants(1);
    assertThat(check(sd(allowing(1, isOne(Source.LOCAL))), user().localClaims(List.of(x(0, 1))), 1))
        .grants(1);
    SecurityDescriptor withAttribute =
        withSacl(sd(allowing(1, isOne(Source.RESOURCE))), attribute(x(0, 1)));
    assertThat(check(withAttribute, user(), 1)).grants(1);
    assertThat(check(sd(allowing(1, isOne(Source.RESOURCE))), holding(1), 1)).denied();
  }

  @Test
  void claims_forDenyingOnly_serveEntriesThatDenyOnly() {
    AccessTokenBuilder token = user().userClaims(List.of(x(0, 2), x(Claim.DENY_ONLY, 1)));
    assertThat(check(sd(allowing(1, USER_X)), token, 1)).denied();
    assertThat(check(sd(denying(1, USER_X), allow(1, WD)), token, 1)).denied();
    assertThat(check(sd(denying(1, USER_X), allow(1, WD)), holding(2), 1)).grants(1);
  }

  @Test
  void resourceAttributes_inheritOnlyAndMalformedAndFaulty_arePassedOver() {
    Ace malformed =
        new ResourceAttributeAce(
            AceFlags.NONE,
            AccessMask.NONE,
            WD,
            ResourceAttribute.ofBytes(Bytes.parseHex("00000000")));
    Claim twice = Claim.of("X", ClaimType.INT64, new IntegerValue(1), new IntegerValue(1));
    SecurityDescriptor descriptor =
        withSacl(
            sd(allowing(1, isOne(Source.RESOURCE))),
            inheritOnly(attribute(x(0, 3))),
            malformed,
            attribute(twice),
            attribute(Claim.of("y", ClaimType.INT64, new IntegerValue(5))),
            attribute(x(0, 1)),
            attribute(x(0, 2)));
    assertThat(check(descriptor, user(), 1)).grants(1);
  }

  // membership

  @Test
  void membership_groupsForDenyingOnly_countForEntriesThatDenyOnly() {
    Condition member = condition(new SidLiteral(OTHER), Operator.MEMBER_OF);
    SecurityDescriptor allowing = sd(allowing(1, member));
    SecurityDescriptor denying = sd(denying(1, member), allow(1, WD));
    assertThat(check(allowing, user().memberOf(OTHER), 1)).grants(1);
    assertThat(check(denying, user().memberOf(OTHER), 1)).denied();
    assertThat(check(allowing, user().denyOnly(OTHER), 1)).denied();
    assertThat(check(denying, user().denyOnly(OTHER), 1)).denied();
    assertThat(check(denying, user(), 1)).grants(1);
  }

  @Test
  void membership_ofTheDevice_isAboutItsGroups() {
    Condition member = condition(new SidLiteral(OTHER), Operator.DEVICE_MEMBER_OF);
    SecurityDescriptor allowing = sd(allowing(1, member));
    assertThat(check(allowing, user().memberOf(OTHER), 1)).denied();
    assertThat(check(allowing, user().deviceGroups(List.of(TokenGroup.enabled(OTHER))), 1))
        .grants(1);
    assertThat(check(allowing, user().deviceGroups(List.of(TokenGroup.denyOnly(OTHER))), 1))
        .denied();
    assertThat(
            check(
                sd(denying(1, member), allow(1, WD)),
                user().deviceGroups(List.of(TokenGroup.denyOnly(OTHER))),
                1))
        .denied();
  }

  @Test
  void membership_inTheRestrictedWalk_isStillAboutTheGroups() {
    Condition member = condition(new SidLiteral(BU), Operator.MEMBER_OF);
    AccessAce forRestricted = allowing(1, member).withTrustee(RC);
    assertThat(check(sd(allow(1, WD), forRestricted), user().restrictedTo(RC), 1)).grants(1);
    Condition restricting = condition(new SidLiteral(RC), Operator.MEMBER_OF);
    assertThat(
            check(
                sd(allow(1, WD), allowing(1, restricting).withTrustee(RC)),
                user().restrictedTo(RC),
                1))
        .denied();
  }

  // access filters, accesscheck 5.2 and clarification 16

  @Test
  void filter_conditionTrue_limitsNothing() {
    SecurityDescriptor descriptor = withSacl(sd(allow(FA, WD)), filter(FR, USER_X));
    assertThat(check(descriptor, holding(1), MAX)).grants(FA);
    assertThat(check(descriptor, holding(2), MAX)).grants(FR);
    assertThat(check(descriptor, holding(2), 2)).denied();
    assertThat(check(descriptor, user(), MAX)).grants(FR);
    assertThat(check(descriptor, holding(2).privileges(Privilege.SECURITY), ASS)).grants(ASS);
  }

  @Test
  void filter_attributesOfTheResource_areNotThere() {
    SecurityDescriptor descriptor =
        withSacl(sd(allow(FA, WD)), attribute(x(0, 1)), filter(FR, isOne(Source.RESOURCE)));
    assertThat(check(descriptor, user(), MAX)).grants(FR);
    Condition absent = condition(new Attribute(Source.RESOURCE, "x"), Operator.NOT_EXISTS);
    assertThat(
            check(withSacl(sd(allow(FA, WD)), attribute(x(0, 1)), filter(FR, absent)), user(), MAX))
        .grants(FA);
  }

  @Test
  void filter_membershipAndClaims_areThoseOfEntriesThatAllow() {
    Condition member = condition(new SidLiteral(OTHER), Operator.MEMBER_OF);
    SecurityDescriptor descriptor = withSacl(sd(allow(FA, WD)), filter(FR, member));
    assertThat(check(descriptor, user().memberOf(OTHER), MAX)).grants(FA);
    assertThat(check(descriptor, user().denyOnly(OTHER), MAX)).grants(FR);
    assertThat(
            check(
                withSacl(sd(allow(FA, WD)), filter(FR, USER_X)),
                user().userClaims(List.of(x(Claim.DENY_ONLY, 1))),
                MAX))
        .grants(FR);
  }

  // explanations

  @Test
  void explain_conditionThatDecides_saysWhatItCameTo() {
    assertThat(check(sd(allowing(1, USER_X)), holding(1), 1))
        .explains("FILE_READ_DATA: granted by D:(XA;;CC;;;WD;(@USER.x == 1)), condition TRUE");
    assertThat(check(sd(denying(1, USER_X), allow(1, WD)), user(), 1))
        .explains("FILE_READ_DATA: denied by D:(XD;;CC;;;WD;(@USER.x == 1)), condition UNKNOWN");
    assertThat(check(withSacl(sd(allow(FA, WD)), filter(FR, USER_X)), holding(2), 2))
        .explains("FILE_WRITE_DATA: denied by S:(FL;;FR;;;WD;(@USER.x == 1)), condition FALSE");
  }

  @Test
  void explain_entriesKeptFromAllowing_areNamed() {
    assertThat(check(sd(allowing(1, USER_X), allowing(3, USER_X), allow(4, WD)), user(), 1))
        .explains(
            "FILE_READ_DATA: not granted"
                + "; not by D:(XA;;CC;;;WD;(@USER.x == 1)), condition UNKNOWN"
                + "; not by D:(XA;;CCDC;;;WD;(@USER.x == 1)), condition UNKNOWN");
    assertThat(check(sd(allowing(1, USER_X)), holding(2), MAX))
        .explains(
            "MAXIMUM_ALLOWED: not granted"
                + "; not by D:(XA;;CC;;;WD;(@USER.x == 1)), condition FALSE");
    assertThat(check(sd(denying(1, USER_X), allowing(2, USER_X)), holding(2), 1))
        .explains(
            "FILE_READ_DATA: not granted"
                + "; not by D:(XD;;CC;;;WD;(@USER.x == 1)), condition FALSE");
    assertThat(check(sd(allowing(1, USER_X), allow(1, WD)), user(), 1))
        .explains("FILE_READ_DATA: granted by D:(A;;CC;;;WD)");
  }

  @Test
  void explain_unorderedMaximum_namesASkippedEntryOnce() {
    SecurityDescriptor descriptor = sd(allowing(1, USER_X));
    assertThat(
            with(CheckOption.UNORDERED_MAXIMUM)
                .check(descriptor, holding(2).build(), AccessMask.MAXIMUM_ALLOWED))
        .explains(
            "MAXIMUM_ALLOWED: not granted"
                + "; not by D:(XA;;CC;;;WD;(@USER.x == 1)), condition FALSE");
  }

  // options

  @Test
  void options_ofConditions_areHandedOn() {
    Condition exists = condition(new Attribute(Source.USER, "x"), Operator.EXISTS);
    assertThat(check(sd(allowing(1, exists)), holding(1), 1)).denied();
    assertThat(
            with(CheckOption.EXISTS_ANY_ATTRIBUTE)
                .check(sd(allowing(1, exists)), holding(1).build(), AccessMask.of(1)))
        .grants(1);
    Attribute x = new Attribute(Source.USER, "x");
    Condition odd = condition(x, x, Operator.NOT, Operator.OR);
    assertThat(check(sd(allowing(1, odd)), holding(1), 1)).grants(1);
    assertThat(
            with(CheckOption.ODD_NEGATION)
                .check(sd(allowing(1, odd)), holding(1).build(), AccessMask.of(1)))
        .denied();
    Condition single = condition(x, IntegerLiteral.of(1), Operator.ANY_OF);
    assertThat(check(sd(allowing(1, single)), holding(1), 1)).denied();
    assertThat(
            with(CheckOption.STRICT_CONDITIONS)
                .check(sd(allowing(1, single)), holding(1).build(), AccessMask.of(1)))
        .grants(1);
  }

  // the context by itself

  @Test
  void callerContext_evaluatesConditionsWithoutADescriptor() {
    ClaimSet resource = ClaimSet.ofResource(List.of(x(0, 1)));
    Condition both =
        condition(
            new Attribute(Source.RESOURCE, "x"), new Attribute(Source.USER, "x"), Operator.EQUAL);
    Assertions.assertThat(both.evaluate(CallerContext.forAllowing(holding(1).build(), resource)))
        .isEqualTo(TruthValue.TRUE);
    Assertions.assertThat(both.evaluate(CallerContext.forDenying(holding(2).build(), resource)))
        .isEqualTo(TruthValue.FALSE);
    assertThatThrownBy(() -> CallerContext.forAllowing(holding(1).build(), null))
        .isInstanceOf(NullPointerException.class);
  }
}
