package org.ntacl.access;

import static org.ntacl.access.Fixtures.AC;
import static org.ntacl.access.Fixtures.ASS;
import static org.ntacl.access.Fixtures.CAPABILITY;
import static org.ntacl.access.Fixtures.FA;
import static org.ntacl.access.Fixtures.FR;
import static org.ntacl.access.Fixtures.KA;
import static org.ntacl.access.Fixtures.KR;
import static org.ntacl.access.Fixtures.LPAC;
import static org.ntacl.access.Fixtures.MAX;
import static org.ntacl.access.Fixtures.OTHER;
import static org.ntacl.access.Fixtures.PACKAGE;
import static org.ntacl.access.Fixtures.RC;
import static org.ntacl.access.Fixtures.RC_WD;
import static org.ntacl.access.Fixtures.USER;
import static org.ntacl.access.Fixtures.WD;
import static org.ntacl.access.Fixtures.allow;
import static org.ntacl.access.Fixtures.deny;
import static org.ntacl.access.Fixtures.objectOfNoType;
import static org.ntacl.access.Fixtures.sd;
import static org.ntacl.access.Fixtures.user;
import static org.ntacl.access.PolicyAssert.assertPolicy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ntacl.descriptor.AceEffect;
import org.ntacl.descriptor.NullAcl;
import org.ntacl.descriptor.ObjectTypes;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.token.AccessTokenBuilder;
import org.ntacl.token.AppContainer;
import org.ntacl.token.Privilege;

/** What compiled policies answer to restricted and write-restricted tokens and to containers. */
class PolicySidesTest {
  private static final int READ = 0x1;
  private static final int WRITE = 0x2;
  private static final int WRITE_OWNER = 0x80000;

  private static AccessTokenBuilder contained() {
    return user().appContainer(AppContainer.of(PACKAGE, CAPABILITY));
  }

  private static AccessTokenBuilder lessPrivileged() {
    return user().appContainer(new AppContainer(PACKAGE, List.of(), true));
  }

  // restricted tokens, accesscheck 9.1

  @Test
  void restricted_right_isNeededOnBothSides() {
    AccessTokenBuilder token = user().restrictedTo(RC);
    assertPolicy(sd(allow(FR, WD))).denies(token, READ).denies(token, MAX);
    assertPolicy(sd(allow(FR, RC))).denies(token, READ).denies(token, MAX);
    assertPolicy(sd(allow(3, WD), allow(6, RC)))
        .grants(token, 2)
        .denies(token, 1)
        .denies(token, 4)
        .denies(token, 6)
        .grants(token, MAX, 2);
  }

  @Test
  void restricted_denyEntryForARestrictingSid_denies() {
    AccessTokenBuilder token = user().restrictedTo(RC);
    assertPolicy(sd(deny(1, RC), allow(FR, WD), allow(FR, RC)))
        .denies(token, 1)
        .grants(token, 8)
        .grants(token, MAX, FR & ~1)
        .grants(user(), 1);
    assertPolicy(sd(allow(FR, RC), deny(1, RC), allow(FR, WD))).grants(token, 1);
    assertPolicy(sd(deny(1, OTHER), allow(1, WD), allow(1, RC))).grants(token, 1);
  }

  @Test
  void restricted_unorderedMaximum_isDecidedOnEachSide() {
    AccessTokenBuilder token = user().restrictedTo(RC);
    assertPolicy(sd(allow(7, WD), allow(7, RC), deny(1, RC), deny(2, WD), deny(4, OTHER)))
        .grants(token, MAX, 7)
        .with(CheckOption.UNORDERED_MAXIMUM)
        .grants(token, MAX, 4);
  }

  @Test
  void restricted_nullDacl_passesBothSides() {
    AccessTokenBuilder token = user().restrictedTo(RC);
    assertPolicy(sd(NullAcl.NULL)).grants(token, MAX, FA).grants(token, 3);
  }

  @Test
  void restricted_owner_isOneByBothLists() {
    assertPolicy(sd(USER))
        .denies(user().restrictedTo(RC), 0x20000)
        .denies(user().restrictedTo(RC), MAX)
        .grants(user().restrictedTo(RC, USER), 0x20000)
        .grants(user().restrictedTo(USER), MAX, RC_WD)
        .denies(user().writeRestrictedTo(RC), 0x20000)
        .grants(user().writeRestrictedTo(USER), RC_WD);
    assertPolicy(sd(OTHER)).denies(user().restrictedTo(OTHER), 0x20000);
  }

  @Test
  void restricted_privileges_areNotNeededOnBothSides() {
    assertPolicy(sd())
        .grants(user().restrictedTo(RC).privileges(Privilege.TAKE_OWNERSHIP), WRITE_OWNER)
        .grants(user().restrictedTo(RC).privileges(Privilege.SECURITY), ASS)
        .denies(user().restrictedTo(RC), WRITE_OWNER);
  }

  // write-restricted tokens, accesscheck 9.2

  @Test
  void writeRestricted_reading_isNotPutToTheRestrictingSids() {
    AccessTokenBuilder token = user().writeRestrictedTo(RC);
    assertPolicy(sd(allow(FA, WD), allow(WRITE, RC)))
        .grants(token, 0x1200A9)
        .grants(token, WRITE)
        .denies(token, 4)
        .denies(token, 0x10000)
        .denies(token, 0x40000)
        .denies(token, 0x80000)
        .denies(token, 0x40)
        .grants(token, MAX, 0x1200AB);
    assertPolicy(sd(allow(WRITE, RC))).denies(token, WRITE);
  }

  @Test
  void writeRestricted_readingTogetherWithWriting_isPutToThemAsAWhole() {
    AccessTokenBuilder token = user().writeRestrictedTo(RC);
    assertPolicy(sd(allow(FA, WD), allow(WRITE, RC))).denies(token, READ | WRITE);
    assertPolicy(sd(allow(FA, WD), allow(3, RC))).grants(token, READ | WRITE);
  }

  @Test
  void writeRestricted_writingByPrivilege_doesNotPutReadingToThem() {
    AccessTokenBuilder taker = user().writeRestrictedTo(RC).privileges(Privilege.TAKE_OWNERSHIP);
    assertPolicy(sd(allow(READ, WD)))
        .grants(taker, READ | WRITE_OWNER)
        .grants(taker, MAX | WRITE_OWNER, READ | WRITE_OWNER);
  }

  @Test
  void writeRestricted_rightsOfTheTypeThatOnlyAllHolds_areForWriting() {
    AccessTokenBuilder token = user().writeRestrictedTo(RC);
    // KEY_CREATE_LINK is in no generic right but all
    assertPolicy(sd(allow(KA, WD)))
        .ofType(ObjectTypes.KEY)
        .denies(token, 0x20)
        .denies(token, 0x2)
        .grants(token, KR)
        .grants(token, MAX, KR);
  }

  // application containers, accesscheck 9.3

  @Test
  void container_right_isNeededByUserAndPackage() {
    assertPolicy(sd(allow(FA, WD))).denies(contained(), READ).denies(contained(), MAX);
    assertPolicy(sd(allow(FA, PACKAGE))).denies(contained(), READ).denies(contained(), MAX);
    assertPolicy(sd(allow(3, WD), allow(6, AC)))
        .grants(contained(), 2)
        .denies(contained(), 1)
        .denies(contained(), 4)
        .grants(contained(), MAX, 2);
    assertPolicy(sd(allow(3, WD), allow(1, PACKAGE), allow(2, CAPABILITY)))
        .grants(contained(), 3)
        .grants(contained(), MAX, 3);
  }

  @Test
  void container_lessPrivileged_isNoneOfAllPackages() {
    SecurityDescriptor descriptor = sd(allow(7, WD), allow(1, AC), allow(2, LPAC));
    assertPolicy(descriptor)
        .denies(lessPrivileged(), 1)
        .grants(lessPrivileged(), 2)
        .grants(lessPrivileged(), MAX, 2)
        .grants(contained(), MAX, 3);
  }

  @Test
  void container_entryThatCountsForTheUser_doesNotCountForThePackage() {
    AccessTokenBuilder token = contained().memberOf(CAPABILITY);
    assertPolicy(sd(allow(1, CAPABILITY))).denies(token, 1);
    assertPolicy(sd(allow(1, CAPABILITY), allow(1, AC))).grants(token, 1);
  }

  @Test
  void container_ownershipAndPrivileges_doNotHelpThePackage() {
    assertPolicy(sd(USER, allow(1, WD))).denies(contained(), 0x20000).denies(contained(), MAX);
    assertPolicy(sd(USER, allow(0x20000, AC)))
        .grants(contained(), 0x20000)
        .denies(contained(), 0x40000)
        .grants(contained(), MAX, 0x20000);
    AccessTokenBuilder taker = contained().privileges(Privilege.TAKE_OWNERSHIP);
    assertPolicy(sd()).denies(taker, WRITE_OWNER);
    assertPolicy(sd(allow(WRITE_OWNER, AC))).grants(taker, WRITE_OWNER);
    assertPolicy(sd(allow(ASS, AC))).denies(contained().privileges(Privilege.SECURITY), ASS);
  }

  @Test
  void container_nullDacl_isDenied_unlessTold() {
    assertPolicy(sd(NullAcl.NULL))
        .denies(contained(), 1)
        .denies(contained(), MAX)
        .with(CheckOption.CONTAINER_NULL_DACL)
        .grants(contained(), 1)
        .grants(contained(), MAX, FA);
  }

  @Test
  void container_denyEntries_countForTheUserOnly_unlessTold() {
    assertPolicy(sd(deny(1, PACKAGE), allow(3, WD), allow(3, AC)))
        .grants(contained(), 1)
        .with(CheckOption.CONTAINER_DENIES)
        .denies(contained(), 1)
        .grants(contained(), 2)
        .grants(contained(), MAX, 2)
        .grants(user(), 1);
    assertPolicy(sd(deny(1, WD), allow(1, WD), allow(1, AC))).denies(contained(), 1);
    // of the user and of the package
    assertPolicy(sd(allow(1, WD), allow(1, AC), deny(2, CAPABILITY), allow(2, WD), allow(2, AC)))
        .with(CheckOption.CONTAINER_DENIES)
        .grants(contained(), 1)
        .denies(contained().memberOf(CAPABILITY), 2);
  }

  @Test
  void container_unorderedMaximum_isDecidedOnEachSide() {
    assertPolicy(sd(allow(7, WD), allow(7, AC), deny(1, WD), deny(2, PACKAGE)))
        .with(CheckOption.UNORDERED_MAXIMUM)
        .grants(contained(), MAX, 6)
        .with(CheckOption.CONTAINER_DENIES)
        .grants(contained(), MAX, 4);
  }

  @Test
  void container_objectEntries_countForTheUserOnly_unlessTold() {
    assertPolicy(sd(allow(3, WD), objectOfNoType(AceEffect.ALLOW, 1, PACKAGE), allow(2, AC)))
        .denies(contained(), 1)
        .grants(contained(), 2)
        .with(CheckOption.CONTAINER_OBJECT_ENTRIES)
        .grants(contained(), 1);
    assertPolicy(sd(objectOfNoType(AceEffect.ALLOW, 1, WD), allow(1, AC))).grants(contained(), 1);
    assertPolicy(sd(objectOfNoType(AceEffect.DENY, 1, PACKAGE), allow(1, WD), allow(1, AC)))
        .with(CheckOption.CONTAINER_DENIES)
        .grants(contained(), 1)
        .with(CheckOption.CONTAINER_OBJECT_ENTRIES)
        .denies(contained(), 1);
  }

  @Test
  void container_restrictedAsWell_needsAllThree() {
    AccessTokenBuilder token = contained().restrictedTo(RC);
    assertPolicy(sd(allow(1, WD), allow(1, AC))).denies(token, 1);
    assertPolicy(sd(allow(1, WD), allow(1, RC))).denies(token, 1);
    assertPolicy(sd(allow(1, AC), allow(1, RC))).denies(token, 1);
    assertPolicy(sd(allow(3, WD), allow(7, AC), allow(5, RC)))
        .grants(token, 1)
        .denies(token, 4)
        .grants(token, MAX, 1);
  }
}
