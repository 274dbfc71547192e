package org.ntacl.access;

import static org.ntacl.access.DecisionAssert.assertThat;
import static org.ntacl.access.Fixtures.AC;
import static org.ntacl.access.Fixtures.ASS;
import static org.ntacl.access.Fixtures.CAPABILITY;
import static org.ntacl.access.Fixtures.FA;
import static org.ntacl.access.Fixtures.FR;
import static org.ntacl.access.Fixtures.MAX;
import static org.ntacl.access.Fixtures.OTHER;
import static org.ntacl.access.Fixtures.PACKAGE;
import static org.ntacl.access.Fixtures.RC;
import static org.ntacl.access.Fixtures.RC_WD;
import static org.ntacl.access.Fixtures.USER;
import static org.ntacl.access.Fixtures.WD;
import static org.ntacl.access.Fixtures.allow;
import static org.ntacl.access.Fixtures.check;
import static org.ntacl.access.Fixtures.deny;
import static org.ntacl.access.Fixtures.label;
import static org.ntacl.access.Fixtures.objectOfNoType;
import static org.ntacl.access.Fixtures.sd;
import static org.ntacl.access.Fixtures.user;
import static org.ntacl.access.Fixtures.with;
import static org.ntacl.access.Fixtures.withSacl;

import org.junit.jupiter.api.Test;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.AceEffect;
import org.ntacl.descriptor.NullAcl;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.sid.IntegrityLevel;
import org.ntacl.token.AccessTokenBuilder;
import org.ntacl.token.AppContainer;
import org.ntacl.token.Privilege;

/** Restricted and write-restricted tokens, and application containers. */
class RestrictedTokensTest {
  private static final int WRITE_OWNER = 0x80000;

  private static AccessDecision ask(
      AccessCheck check, SecurityDescriptor descriptor, AccessTokenBuilder token, int desired) {
    return check.check(descriptor, token.build(), AccessMask.of(desired));
  }

  private static AccessTokenBuilder contained() {
    return user().appContainer(AppContainer.of(PACKAGE, CAPABILITY));
  }

  // restricted and write-restricted tokens, accesscheck 9

  @Test
  void restricted_denyEntryForARestrictingSid_denies() {
    assertThat(check(sd(deny(1, RC), allow(FR, WD), allow(FR, RC)), user().restrictedTo(RC), 1))
        .denied();
    assertThat(check(sd(deny(1, RC), allow(FR, WD), allow(FR, RC)), user().restrictedTo(RC), MAX))
        .grants(FR & ~1);
  }

  @Test
  void restricted_nullDacl_passesBothWalks() {
    assertThat(check(sd(NullAcl.NULL), user().restrictedTo(RC), MAX)).grants(FA);
    assertThat(check(sd(NullAcl.NULL), user().restrictedTo(RC), 3)).grants(3);
  }

  @Test
  void restricted_privileges_areNotPutToTheSecondWalk() {
    assertThat(
            check(sd(), user().restrictedTo(RC).privileges(Privilege.TAKE_OWNERSHIP), WRITE_OWNER))
        .grants(WRITE_OWNER)
        .uses(Privilege.TAKE_OWNERSHIP);
  }

  @Test
  void restricted_owner_isOneByBothLists() {
    assertThat(check(sd(USER), user().restrictedTo(RC), 0x20000)).denied();
    assertThat(check(sd(USER), user().restrictedTo(RC, USER), 0x20000)).grants(0x20000);
    assertThat(check(sd(USER), user().writeRestrictedTo(RC), 0x20000)).denied();
    assertThat(check(sd(USER), user().writeRestrictedTo(USER), RC_WD)).grants(RC_WD);
  }

  @Test
  void writeRestricted_reading_isNotPutToTheSecondWalk() {
    SecurityDescriptor descriptor = sd(allow(FA, WD), allow(2, RC));
    AccessTokenBuilder token = user().writeRestrictedTo(RC);
    assertThat(check(descriptor, token, 0x1200A9)).grants(0x1200A9);
    assertThat(check(descriptor, token, 2)).grants(2);
    assertThat(check(descriptor, token, 4)).denied();
    assertThat(check(descriptor, token, 0x10000)).denied();
    assertThat(check(descriptor, token, 0x40)).denied();
  }

  @Test
  void writeRestricted_readingTogetherWithWriting_isPutToTheSecondWalkAsAWhole() {
    SecurityDescriptor descriptor = sd(allow(FA, WD), allow(2, RC));
    assertThat(check(descriptor, user().writeRestrictedTo(RC), 3)).denied();
    assertThat(check(sd(allow(FA, WD), allow(3, RC)), user().writeRestrictedTo(RC), 3)).grants(3);
  }

  @Test
  void writeRestricted_maximum_losesTheRightsToWrite() {
    assertThat(check(sd(allow(FA, WD), allow(2, RC)), user().writeRestrictedTo(RC), MAX))
        .grants(0x1200AB);
  }

  // application containers, accesscheck 9.3

  @Test
  void container_entryThatCountsForTheUser_doesNotCountForThePackage() {
    assertThat(check(sd(allow(1, CAPABILITY)), contained().memberOf(CAPABILITY), 1)).denied();
    assertThat(check(sd(allow(1, CAPABILITY), allow(1, AC)), contained().memberOf(CAPABILITY), 1))
        .grants(1);
  }

  @Test
  void container_ownershipAndPrivileges_doNotHelpThePackage() {
    assertThat(check(sd(USER, allow(1, WD)), contained(), 0x20000)).denied();
    assertThat(check(sd(USER, allow(0x20000, AC)), contained(), 0x20000)).grants(0x20000);
    assertThat(check(sd(), contained().privileges(Privilege.TAKE_OWNERSHIP), WRITE_OWNER)).denied();
    assertThat(
            check(
                sd(allow(WRITE_OWNER, AC)),
                contained().privileges(Privilege.TAKE_OWNERSHIP),
                WRITE_OWNER))
        .grants(WRITE_OWNER)
        .uses(Privilege.TAKE_OWNERSHIP);
    assertThat(check(sd(allow(ASS, AC)), contained().privileges(Privilege.SECURITY), ASS)).denied();
  }

  @Test
  void container_nullDacl_isDenied_unlessTold() {
    assertThat(check(sd(NullAcl.NULL), contained(), 1)).denied();
    assertThat(check(sd(NullAcl.NULL), contained(), MAX)).denied();
    assertThat(ask(with(CheckOption.CONTAINER_NULL_DACL), sd(NullAcl.NULL), contained(), 1))
        .grants(1);
    assertThat(ask(with(CheckOption.CONTAINER_NULL_DACL), sd(NullAcl.NULL), contained(), MAX))
        .grants(FA);
  }

  @Test
  void container_denyEntryForThePackage_hasNoEffect_unlessTold() {
    SecurityDescriptor descriptor = sd(deny(1, PACKAGE), allow(1, WD), allow(1, AC));
    assertThat(check(descriptor, contained(), 1)).grants(1);
    assertThat(ask(with(CheckOption.CONTAINER_DENIES), descriptor, contained(), 1)).denied();
    assertThat(check(sd(deny(1, WD), allow(1, WD), allow(1, AC)), contained(), 1)).denied();
  }

  @Test
  void container_objectEntries_countForTheUserOnly_unlessTold() {
    SecurityDescriptor descriptor = sd(allow(1, WD), objectOfNoType(AceEffect.ALLOW, 1, PACKAGE));
    assertThat(check(descriptor, contained(), 1)).denied();
    assertThat(ask(with(CheckOption.CONTAINER_OBJECT_ENTRIES), descriptor, contained(), 1))
        .grants(1);
    SecurityDescriptor denying =
        sd(objectOfNoType(AceEffect.DENY, 1, PACKAGE), allow(1, WD), allow(1, AC));
    AccessCheck both =
        Fixtures.FILE.withOptions(
            CheckOptions.DEFAULT
                .with(CheckOption.CONTAINER_DENIES)
                .with(CheckOption.CONTAINER_OBJECT_ENTRIES));
    assertThat(ask(both, denying, contained(), 1)).denied();
    assertThat(ask(with(CheckOption.CONTAINER_DENIES), denying, contained(), 1)).grants(1);
  }

  @Test
  void container_labelUpToMedium_doesNotBind_unlessTold() {
    SecurityDescriptor descriptor = sd(allow(FA, WD), allow(FA, PACKAGE));
    AccessTokenBuilder token = contained().integrity(IntegrityLevel.LOW);
    assertThat(check(descriptor, token, 2)).grants(2);
    assertThat(ask(with(CheckOption.CONTAINER_INTEGRITY), descriptor, token, 2)).denied();
    assertThat(check(withSacl(descriptor, label(1, IntegrityLevel.MEDIUM)), token, 2)).grants(2);
    assertThat(check(withSacl(descriptor, label(1, IntegrityLevel.MEDIUM_PLUS)), token, 2))
        .denied();
  }

  @Test
  void container_restrictedAsWell_needsAllThreeSets() {
    AccessTokenBuilder token = contained().restrictedTo(RC);
    assertThat(check(sd(allow(1, WD), allow(1, AC)), token, 1)).denied();
    assertThat(check(sd(allow(1, WD), allow(1, RC)), token, 1)).denied();
    assertThat(check(sd(allow(1, WD), allow(1, AC), allow(1, RC)), token, 1)).grants(1);
    assertThat(check(sd(allow(3, WD), allow(7, AC), allow(5, RC)), token, MAX)).grants(1);
  }

  @Test
  void restricted_denyEntryForSomebodyElse_doesNotMatchTheSecondWalk() {
    assertThat(check(sd(deny(1, OTHER), allow(1, WD), allow(1, RC)), user().restrictedTo(RC), 1))
        .grants(1);
  }
}
