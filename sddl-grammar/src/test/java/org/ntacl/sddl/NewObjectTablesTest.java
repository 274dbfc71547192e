package org.ntacl.sddl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ntacl.sddl.Descriptors.GROUP;
import static org.ntacl.sddl.Descriptors.NARROW;
import static org.ntacl.sddl.Descriptors.OWNER;
import static org.ntacl.sddl.Descriptors.dacl;
import static org.ntacl.sddl.Descriptors.sacl;
import static org.ntacl.sddl.Descriptors.sd;
import static org.ntacl.sddl.Descriptors.token;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntacl.NtStatus;
import org.ntacl.assign.AssignResult;
import org.ntacl.assign.AutoInheritFlags;
import org.ntacl.assign.InheritanceFlavour;
import org.ntacl.assign.NewObjectSecurity;
import org.ntacl.assign.ObjectKind;
import org.ntacl.descriptor.AbsentAcl;
import org.ntacl.descriptor.ControlFlags;
import org.ntacl.descriptor.NullAcl;
import org.ntacl.descriptor.ObjectTypes;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.sid.IntegrityLevel;
import org.ntacl.sid.Sid;
import org.ntacl.token.AccessToken;
import org.ntacl.token.GroupAttributes;
import org.ntacl.token.Privilege;
import org.ntacl.token.TokenGroup;

/** The tables of what new objects get (inheritance 2 to 4 and 6, by section). */
class NewObjectTablesTest {
  private static final AutoInheritFlags BOTH =
      AutoInheritFlags.of(AutoInheritFlags.DACL_AUTO_INHERIT | AutoInheritFlags.SACL_AUTO_INHERIT);

  private static final ObjectKind DIRECTORY =
      ObjectKind.privateContainer(ObjectTypes.DIRECTORY.mapping());
  private static final ObjectKind FILE = ObjectKind.privateLeaf(ObjectTypes.FILE.mapping());
  private static final AccessToken MAY_ALL =
      token().toBuilder().privileges(Privilege.SECURITY, Privilege.RESTORE).build();

  private static NewObjectSecurity of(ObjectKind kind, int flags) {
    return NewObjectSecurity.of(kind).withFlags(AutoInheritFlags.of(flags)).by(MAY_ALL);
  }

  private static SecurityDescriptor below(String parent, ObjectKind kind, AutoInheritFlags flags) {
    return NewObjectSecurity.of(kind)
        .below(sd(parent))
        .withFlags(flags)
        .by(token())
        .assign()
        .orElseThrow();
  }

  // ---- 2.1: flags

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "'',     '',        ''",
        "IO,     '',        ''",
        "OI,     (A;;RC;;;WD),  (A;OIIO;RC;;;WD)",
        "OIIO,   (A;;RC;;;WD),  (A;OIIO;RC;;;WD)",
        "OINP,   (A;;RC;;;WD),  ''",
        "CI,     '',        (A;CI;RC;;;WD)",
        "CIIO,   '',        (A;CI;RC;;;WD)",
        "CINP,   '',        (A;;RC;;;WD)",
        "CINPIO, '',        (A;;RC;;;WD)",
        "OICI,   (A;;RC;;;WD),  (A;OICI;RC;;;WD)",
        "OICIIO, (A;;RC;;;WD),  (A;OICI;RC;;;WD)",
        "OICINP, (A;;RC;;;WD),  (A;;RC;;;WD)",
        "NP,     '',        ''"
      })
  void flags_ofTheParent_giveThoseOfTheChild(String flags, String leaf, String container) {
    String parent = "D:(A;" + flags + ";RC;;;WD)";
    String none = "(A;;FA;;;SY)";
    assertThat(dacl(below(parent, FILE, AutoInheritFlags.NONE)))
        .isEqualTo(leaf.isEmpty() ? none : leaf);
    assertThat(dacl(below(parent, DIRECTORY, AutoInheritFlags.NONE)))
        .isEqualTo(container.isEmpty() ? none : container);
  }

  // ---- 2.2, 2.3: two copies, substitution, mapping

  @ParameterizedTest
  @CsvSource({
    "(A;CI;GR;;;WD),    (A;;RCCC;;;WD)(A;CIIO;GR;;;WD)",
    "(A;CI;RC;;;CO),    (A;;RC;;;<U>)(A;CIIO;RC;;;CO)",
    "(A;CI;RC;;;CG),    (A;;RC;;;DU)(A;CIIO;RC;;;CG)",
    "(A;CI;RC;;;S-1-3-2), (A;;RC;;;<U>)(A;CIIO;RC;;;S-1-3-2)",
    "(A;CI;RC;;;S-1-3-3), (A;;RC;;;DU)(A;CIIO;RC;;;S-1-3-3)",
    "(A;CI;RC;;;OW),    (A;CI;RC;;;OW)",
    "(A;CI;RC;;;PS),    (A;CI;RC;;;PS)",
    "(A;CI;GA;;;CO),    (A;;0x1f800f;;;<U>)(A;CIIO;GA;;;CO)",
    "(A;OICI;GXGW;;;WD),(A;;0x2000e;;;WD)(A;OICIIO;GXGW;;;WD)",
    "(A;OI;GR;;;CO),    (A;OIIO;GR;;;CO)",
    "(A;CI;0x21001;;;WD), (A;;CCRC;;;WD)(A;CIIO;0x21001;;;WD)",
    "(D;CINP;GR;;;CO),  (D;;CCRC;;;<U>)"
  })
  void container_genericEntry_isTwo(String parent, String child) {
    SecurityDescriptor actual =
        below("D:" + parent, ObjectKind.privateContainer(NARROW), AutoInheritFlags.NONE);
    assertThat(actual.dacl().aces()).isEqualTo(Descriptors.aces(child));
  }

  @Test
  void key_serverCreators_stay() {
    assertThat(dacl(below("D:(A;CI;RC;;;S-1-3-2)", ObjectKind.KEY, AutoInheritFlags.NONE)))
        .isEqualTo("(A;CI;RC;;;S-1-3-2)");
  }

  @ParameterizedTest
  @CsvSource({
    "(A;OICI;GA;;;CO), DIRECTORY, (A;;FA;;;<U>)(A;OICIIO;GA;;;CO)",
    "(A;OI;GR;;;WD),   DIRECTORY, (A;;FR;;;WD)(A;OIIO;GR;;;WD)",
    "(A;CINP;GR;;;WD), DIRECTORY, (A;;FR;;;WD)",
    "(A;OICI;GR;;;WD), FILE,      (A;;FR;;;WD)",
    "(A;CIIO;GR;;;CO), DIRECTORY, (A;CIIO;GR;;;CO)",
    "(A;;GR;;;CO),     DIRECTORY, (A;;FR;;;<U>)",
    "(A;CI;FR;;;WD),   DIRECTORY, (A;CI;FR;;;WD)"
  })
  void explicit_withAutoInheritance_isSplit(String given, String kind, String stored) {
    ObjectKind object = kind.equals("FILE") ? FILE : DIRECTORY;
    SecurityDescriptor actual =
        of(object, BOTH.bits()).withCreator(sd("D:" + given)).assign().orElseThrow();
    assertThat(dacl(actual)).isEqualTo("AI" + stored);
  }

  @Test
  void directoryOfFiles_explicitEntries_standAloneAndUnsplit() {
    // CreateDirectory below a parent that is AUTO_INHERITED, tested on Windows
    SecurityDescriptor actual =
        NewObjectSecurity.of(ObjectKind.DIRECTORY)
            .below(sd("D:AI(A;OICIID;FA;;;WD)"))
            .withCreator(sd("D:(A;OICI;GA;;;<U>)(A;OICI;GA;;;BA)"))
            .by(token())
            .assign()
            .orElseThrow();
    assertThat(dacl(actual)).isEqualTo("AI(A;OICI;FA;;;<U>)(A;OICI;FA;;;BA)");
    assertThat(dacl(below("D:AI(A;OICI;FA;;;<U>)", ObjectKind.FILE, AutoInheritFlags.NONE)))
        .isEqualTo("AI(A;ID;FA;;;<U>)");
  }

  // ---- 2.4: object entries

  @Test
  void leaf_otherClass_inheritsNothing() {
    SecurityDescriptor actual =
        below(
            "D:(OA;OI;RC;;bf967a9c-0de6-11d0-a285-00aa003049e2;WD)(A;OI;RC;;;BU)",
            FILE,
            AutoInheritFlags.NONE);
    assertThat(dacl(actual)).isEqualTo("(A;;RC;;;BU)");
  }

  // ---- 2.5: every type inherits

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(AU;OISAFA;RC;;;CO) | (AU;SAFA;RC;;;<U>)",
        "(AL;OI;RC;;;WD) | (AL;;RC;;;WD)",
        "(ML;OI;NW;;;HI) | (ML;;NW;;;HI)",
        "(RA;OI;;;;WD;(\"a\",TI,0,1)) | (RA;;;;;WD;(\"a\",TI,0x0,1))",
        "(SP;OI;;;;S-1-17-1) | (SP;;;;;S-1-17-1)",
        "(TL;OI;RC;;;S-1-19-512-4096) | (TL;;RC;;;S-1-19-512-4096)",
        "(XU;OISA;RC;;;WD;(@User.a==1)) | (XU;SA;RC;;;WD;(@USER.a == 1))"
      })
  void systemList_everyType_isInherited(String parent, String child) {
    assertThat(sacl(below("S:" + parent, FILE, AutoInheritFlags.NONE))).isEqualTo(child);
  }

  @Test
  void protectedSystemList_attributesAndPolicies_comeInAllTheSame() {
    SecurityDescriptor parent =
        sd("S:(AU;CISA;RC;;;WD)(RA;CI;;;;WD;(\"a\",TI,0,1))(SP;CI;;;;S-1-17-1)");
    SecurityDescriptor actual =
        of(DIRECTORY, BOTH.bits())
            .below(parent)
            .withCreator(sd("S:P(AU;FA;RC;;;BU)"))
            .assign()
            .orElseThrow();
    assertThat(sacl(actual))
        .isEqualTo("PAI(AU;FA;RC;;;BU)(RA;CIID;;;;WD;(\"a\",TI,0x0,1))(SP;CIID;;;;S-1-17-1)");
  }

  // ---- 3.4: vectors

  @ParameterizedTest
  @CsvSource({
    "(A;OICI;FA;;;BA),   dir,  3, '', AI(A;OICIID;FA;;;BA)",
    "(A;OICI;FA;;;BA),   file, 3, '', AI(A;ID;FA;;;BA)",
    "(A;OICIIO;GA;;;CO), dir,  3, '', AI(A;ID;FA;;;<U>)(A;OICIIOID;GA;;;CO)",
    "(A;OICIIO;GA;;;CO), file, 3, '', AI(A;ID;FA;;;<U>)",
    "(A;OI;FR;;;WD),     dir,  3, '', AI(A;OIIOID;FR;;;WD)",
    "(A;OINP;FR;;;WD),   dir,  3, '', AI(A;;FA;;;SY)",
    "(A;CINP;FR;;;WD),   dir,  3, '', AI(A;ID;FR;;;WD)",
    "(A;CI;GR;;;WD),     dir,  3, '', AI(A;ID;FR;;;WD)(A;CIIOID;GR;;;WD)",
    "(A;CI;FR;;;WD),     file, 3, '', AI(A;;FA;;;SY)",
    "(A;OICI;FA;;;BA),   dir,  3, D:(A;;FR;;;WD), AI(A;;FR;;;WD)(A;OICIID;FA;;;BA)",
    "(A;OICI;FA;;;BA),   dir,  3, D:P(A;;FR;;;WD)(A;ID;FX;;;BU), PAI(A;;FR;;;WD)(A;;FX;;;BU)",
    "(A;OICI;FA;;;BA),   dir,  3, D:(A;;FR;;;WD)(A;ID;FX;;;BU), "
        + "AI(A;;FR;;;WD)(A;OICIID;FA;;;BA)",
    "(A;OICI;FA;;;BA),   dir,  0, D:(A;;GR;;;WD), (A;;FR;;;WD)",
    "(A;OICI;FA;;;BA),   dir,  0, '', (A;OICI;FA;;;BA)"
  })
  void vector_ofTheDigest_holds(
      String parent, String child, int flags, String creator, String expected) {
    NewObjectSecurity object =
        of(child.equals("dir") ? DIRECTORY : FILE, flags).below(sd("D:" + parent));
    if (!creator.isEmpty()) {
      object = object.withCreator(sd(creator));
    }
    assertThat(dacl(object.assign().orElseThrow())).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"0, false", "0, true", "3, false", "3, true"})
  void explicitNullList_anyFlags_staysNull(int flags, boolean container) {
    SecurityDescriptor actual =
        of(container ? DIRECTORY : FILE, flags)
            .below(sd("D:(A;OICI;FA;;;BA)"))
            .withCreator(SecurityDescriptor.EMPTY.withDacl(NullAcl.NULL))
            .assign()
            .orElseThrow();
    assertThat(actual.dacl()).isEqualTo(NullAcl.NULL);
  }

  // ---- 3.5: outcomes recorded on Windows; NARROW is the mapping of those tests

  private static SecurityDescriptor defaulted(String text) {
    return sd(text).withControl(ControlFlags.of(ControlFlags.DACL_DEFAULTED));
  }

  @Test
  void noParentNorExplicit_tokenDefaultIsMappedAndClipped() {
    AccessToken token =
        AccessToken.of(OWNER)
            .owner(Sid.parse("S-1-5-32-544"))
            .primaryGroup(Sid.parse("S-1-5-18"))
            .defaultDacl(Descriptors.dacl("(A;;GR;;;CO)(A;;0xf0000001;;;SY)"))
            .groups(
                List.of(
                    new TokenGroup(
                        Sid.parse("S-1-5-32-544"),
                        GroupAttributes.DEFAULT.with(GroupAttributes.OWNER))))
            .build();
    for (String parent : List.of("D:", "D:NO_ACCESS_CONTROL", "O:BA", "D:(A;NP;GA;;;WD)")) {
      SecurityDescriptor actual =
          NewObjectSecurity.of(ObjectKind.privateLeaf(NARROW))
              .below(sd(parent))
              .by(token)
              .assign()
              .orElseThrow();
      assertThat(actual).isEqualTo(sd("O:BAG:SYD:(A;;0x20001;;;CO)(A;;0x1f800f;;;SY)"));
    }
  }

  @Test
  void explicitNullList_parentGivesNothing_isNull() {
    for (int control : new int[] {0, ControlFlags.DACL_DEFAULTED}) {
      SecurityDescriptor actual =
          of(FILE, 0)
              .below(sd("D:(A;;FA;;;WD)"))
              .withCreator(
                  SecurityDescriptor.EMPTY
                      .withDacl(NullAcl.NULL)
                      .withControl(ControlFlags.of(control)))
              .assign()
              .orElseThrow();
      assertThat(actual.dacl()).isEqualTo(NullAcl.NULL);
      assertThat(actual.control().contains(ControlFlags.DACL_DEFAULTED)).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "(A;OI;RC;;;WD), leaf, 'D:', false, ''",
    "(A;OI;RC;;;WD), leaf, 'D:(A;OI;RC;;;WD)', false, (A;OI;RC;;;WD)",
    "(A;OI;RC;;;WD), leaf, 'D:(A;;RC;;;BU)', true, (A;;RC;;;WD)",
    "(A;OI;RC;;;WD), container, 'D:(A;;RC;;;BU)', true, (A;OIIO;RC;;;WD)",
    "(A;CI;GR;;;CO), container, 'D:(A;;RC;;;BU)', true, (A;;CCRC;;;<U>)(A;CIIO;GR;;;CO)",
    "(A;CI;GR;;;CO), leaf, 'D:(A;;RC;;;BU)', true, (A;;RC;;;BU)",
    "(A;;RC;;;WD), leaf, 'D:(A;OICI;GX;;;CG)', true, (A;OICI;0x20008;;;CG)",
    "(A;;RC;;;WD), leaf, 'D:(A;OICIIO;GX;;;CG)', true, (A;OICIIO;GX;;;CG)"
  })
  void explicitAndParent_asOnWindows(
      String parent, String child, String creator, boolean isDefault, String expected) {
    ObjectKind kind =
        child.equals("leaf") ? ObjectKind.privateLeaf(NARROW) : ObjectKind.privateContainer(NARROW);
    SecurityDescriptor actual =
        of(kind, 0)
            .below(sd("D:" + parent))
            .withCreator(isDefault ? defaulted(creator) : sd(creator))
            .assign()
            .orElseThrow();
    assertThat(actual.dacl().aces()).isEqualTo(Descriptors.aces(expected));
    assertThat(actual.control().contains(ControlFlags.DACL_DEFAULTED)).isFalse();
  }

  @Test
  void labelAndAudit_ofTheParent_areInheritedAndTheDefaultDaclStands() {
    SecurityDescriptor actual =
        below("S:(ML;OI;NW;;;ME)(AU;OISAFA;RC;;;CO)", FILE, AutoInheritFlags.NONE);
    assertThat(sacl(actual)).isEqualTo("(ML;;NW;;;ME)(AU;SAFA;RC;;;<U>)");
    assertThat(dacl(actual)).isEqualTo("(A;;FA;;;SY)");
  }

  // ---- 3.1 and 11: owners, groups, statuses

  private static NtStatus status(NewObjectSecurity object) {
    AssignResult result = object.assign();
    assertThat(result.descriptor().isPresent()).isEqualTo(result.status().isSuccess());
    return result.status();
  }

  @Test
  void ownerFromParent_withoutParent_isFoundBeforeTheGroup() {
    int owner = AutoInheritFlags.DEFAULT_OWNER_FROM_PARENT;
    int group = AutoInheritFlags.DEFAULT_GROUP_FROM_PARENT;
    assertThat(status(of(FILE, owner))).isEqualTo(NtStatus.STATUS_INVALID_OWNER);
    assertThat(status(of(FILE, group))).isEqualTo(NtStatus.STATUS_INVALID_PRIMARY_GROUP);
    assertThat(status(of(FILE, owner | group))).isEqualTo(NtStatus.STATUS_INVALID_OWNER);
    SecurityDescriptor actual =
        of(FILE, owner | group).below(sd("O:BAG:BU")).assign().orElseThrow();
    assertThat(actual.owner()).contains(Sid.parse("S-1-5-32-544"));
    assertThat(actual.group()).contains(Sid.parse("S-1-5-32-545"));
  }

  @Test
  void tokenMissing_isReported() {
    assertThat(status(NewObjectSecurity.of(FILE))).isEqualTo(NtStatus.STATUS_NO_TOKEN);
    assertThat(status(NewObjectSecurity.of(FILE).withCreator(sd("O:BAG:BAD:"))))
        .isEqualTo(NtStatus.STATUS_NO_TOKEN);
    SecurityDescriptor server =
        sd("O:BAG:BAD:").withControl(ControlFlags.of(ControlFlags.SERVER_SECURITY));
    AutoInheritFlags unchecked = AutoInheritFlags.of(AutoInheritFlags.AVOID_OWNER_CHECK);
    assertThat(status(NewObjectSecurity.of(FILE).withCreator(server).withFlags(unchecked)))
        .isEqualTo(NtStatus.STATUS_NO_TOKEN);
    assertThat(
            status(NewObjectSecurity.of(FILE).withCreator(sd("O:BAG:BAD:")).withFlags(unchecked)))
        .isEqualTo(NtStatus.STATUS_SUCCESS);
  }

  @Test
  void tokenWithoutGroup_isInvalidPrimaryGroup() {
    assertThat(status(NewObjectSecurity.of(FILE).by(AccessToken.of(OWNER).build())))
        .isEqualTo(NtStatus.STATUS_INVALID_PRIMARY_GROUP);
  }

  @Test
  void tokenWithoutDefaultList_leavesNone() {
    AccessToken bare =
        AccessToken.of(OWNER).primaryGroup(GROUP).defaultDacl(AbsentAcl.ABSENT).build();
    SecurityDescriptor actual = NewObjectSecurity.of(FILE).by(bare).assign().orElseThrow();
    assertThat(actual.dacl()).isEqualTo(AbsentAcl.ABSENT);
    assertThat(actual.control()).isEqualTo(ControlFlags.NONE);
  }

  @ParameterizedTest
  @CsvSource({
    "'',         '',      false, STATUS_INVALID_OWNER",
    "ENABLED,    '',      false, STATUS_INVALID_OWNER",
    "OWNER,      '',      false, STATUS_SUCCESS",
    "OWNER,      DENY_ONLY, false, STATUS_INVALID_OWNER",
    "'',         '',      true,  STATUS_SUCCESS"
  })
  void ownerGiven_isChecked(String first, String second, boolean restore, NtStatus expected) {
    GroupAttributes attributes =
        GroupAttributes.parse(
            List.of(first, second).stream().filter(name -> !name.isEmpty()).toList());
    AccessToken token =
        token().toBuilder()
            .groups(List.of(new TokenGroup(Sid.parse("S-1-5-32-544"), attributes)))
            .privileges(restore ? new Privilege[] {Privilege.RESTORE} : new Privilege[0])
            .build();
    NewObjectSecurity object = NewObjectSecurity.of(FILE).withCreator(sd("O:BA")).by(token);
    assertThat(status(object)).isEqualTo(expected);
    assertThat(status(object.withFlags(AutoInheritFlags.of(AutoInheritFlags.AVOID_OWNER_CHECK))))
        .isEqualTo(NtStatus.STATUS_SUCCESS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(AU;SA;RC;;;WD) | 0 | STATUS_PRIVILEGE_NOT_HELD",
        "(AU;SA;RC;;;WD) | 8 | STATUS_SUCCESS",
        "'' | 0 | STATUS_PRIVILEGE_NOT_HELD",
        "(RA;;;;;WD;(\"a\",TI,0,1)) | 0 | STATUS_SUCCESS",
        "(ML;;NW;;;ME) | 0 | STATUS_SUCCESS",
        "(ML;;NW;;;HI) | 0 | STATUS_PRIVILEGE_NOT_HELD",
        "(ML;;NW;;;HI) | 8 | STATUS_SUCCESS",
        "(ML;;NW;;;WD) | 0 | STATUS_INVALID_LABEL",
        "(SP;;;;;S-1-17-1) | 0 | STATUS_PRIVILEGE_NOT_HELD"
      })
  void systemListGiven_needsThePrivilege(String aces, int flags, NtStatus expected) {
    NewObjectSecurity object =
        NewObjectSecurity.of(FILE)
            .withCreator(
                SecurityDescriptor.EMPTY.withSacl(aces.equals("''") ? sacl("") : sacl(aces)))
            .withFlags(AutoInheritFlags.of(flags))
            .by(token());
    assertThat(status(object)).isEqualTo(expected);
  }

  @Test
  void inheritedSystemList_needsNoPrivilege() {
    assertThat(sacl(below("S:(AU;OISA;RC;;;WD)", FILE, BOTH))).isEqualTo("AI(AU;IDSA;RC;;;WD)");
  }

  @Test
  void listTooLarge_isBadInheritance() {
    // two copies of each entry do not fit into 64 KB
    String parent = "D:" + "(A;CI;GR;;;CO)".repeat(2500);
    assertThat(status(of(DIRECTORY, 0).below(sd(parent))))
        .isEqualTo(NtStatus.STATUS_BAD_INHERITANCE_ACL);
  }

  // ---- 1: DEFAULT_DESCRIPTOR_FOR_OBJECT

  @Test
  void defaultDescriptor_givesWayWhenTheParentGivesSomething() {
    int flags = AutoInheritFlags.DEFAULT_DESCRIPTOR_FOR_OBJECT;
    NewObjectSecurity object = of(FILE, flags).withCreator(sd("D:(A;;FR;;;BU)"));
    assertThat(dacl(object.below(sd("D:(A;OI;FR;;;WD)")).assign().orElseThrow()))
        .isEqualTo("(A;;FR;;;WD)");
    assertThat(dacl(object.below(sd("D:(A;CI;FR;;;WD)")).assign().orElseThrow()))
        .isEqualTo("(A;;FR;;;BU)");
  }

  // ---- 6: labels

  @ParameterizedTest
  @CsvSource({"UNTRUSTED, S-1-16-0", "LOW, LW", "MEDIUM, ''", "HIGH, ''"})
  void tokenBelowMedium_leavesItsLabel(String level, String label) {
    AccessToken token = token().toBuilder().integrity(level(level)).build();
    SecurityDescriptor actual =
        NewObjectSecurity.of(ObjectKind.FILE).by(token).assign().orElseThrow();
    assertThat(actual.sacl())
        .isEqualTo(label.isEmpty() ? AbsentAcl.ABSENT : sacl("(ML;;NW;;;" + label + ")"));
  }

  private static IntegrityLevel level(String name) {
    return switch (name) {
      case "UNTRUSTED" -> IntegrityLevel.UNTRUSTED;
      case "LOW" -> IntegrityLevel.LOW;
      case "MEDIUM" -> IntegrityLevel.MEDIUM;
      default -> IntegrityLevel.HIGH;
    };
  }

  @Test
  void tokenBelowMedium_labelInherited_addsNone() {
    AccessToken low = token().toBuilder().integrity(IntegrityLevel.LOW).build();
    SecurityDescriptor actual =
        NewObjectSecurity.of(FILE).below(sd("S:(ML;OI;NW;;;LW)")).by(low).assign().orElseThrow();
    assertThat(sacl(actual)).isEqualTo("(ML;;NW;;;LW)");
  }

  @Test
  void labelFlags_replaceTheCreatorsLabel() {
    int flags = AutoInheritFlags.MACL_NO_READ_UP | AutoInheritFlags.MACL_NO_EXECUTE_UP;
    SecurityDescriptor actual =
        of(FILE, flags).withCreator(sd("S:(AU;SA;RC;;;WD)(ML;;NW;;;SI)")).assign().orElseThrow();
    assertThat(sacl(actual)).isEqualTo("(ML;;NRNX;;;ME)(AU;SA;RC;;;WD)");
    assertThat(sacl(of(FILE, flags).withCreator(sd("S:(ML;;NW;;;SI)")).assign().orElseThrow()))
        .isEqualTo("(ML;;NRNX;;;ME)");
  }

  // ---- 4: the directory service's byte; flavours by type

  @Test
  void resourceManagerByte_directoryKeepsOneBit() {
    SecurityDescriptor creator =
        new SecurityDescriptor(
            ControlFlags.of(ControlFlags.RM_CONTROL_VALID),
            0xFF,
            Optional.empty(),
            Optional.empty(),
            AbsentAcl.ABSENT,
            AbsentAcl.ABSENT);
    assertThat(
            of(ObjectKind.ofDirectoryService(List.of()), 0)
                .withCreator(creator)
                .assign()
                .orElseThrow()
                .resourceManagerControl())
        .isEqualTo(1);
    assertThat(of(FILE, 0).withCreator(creator).assign().orElseThrow().resourceManagerControl())
        .isEqualTo(0xFF);
  }

  @Test
  void kind_ofType_hasTheManagerOfWindows() {
    assertThat(ObjectKind.of(ObjectTypes.FILE, false)).isEqualTo(ObjectKind.FILE);
    assertThat(ObjectKind.of(ObjectTypes.DIRECTORY, true)).isEqualTo(ObjectKind.DIRECTORY);
    assertThat(ObjectKind.of(ObjectTypes.KEY, true)).isEqualTo(ObjectKind.KEY);
    assertThat(ObjectKind.of(ObjectTypes.DS, true))
        .isEqualTo(ObjectKind.ofDirectoryService(List.of()));
    assertThat(ObjectKind.of(ObjectTypes.SERVICE, false).flavour())
        .isEqualTo(InheritanceFlavour.PRIVATE_OBJECT);
  }
}
