package org.ntacl.sddl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ntacl.sddl.Descriptors.sd;

import org.junit.jupiter.api.Test;
import org.ntacl.assign.NewObjectSecurity;
import org.ntacl.assign.ObjectKind;
import org.ntacl.assign.StoredInheritance;
import org.ntacl.descriptor.AclKind;
import org.ntacl.descriptor.ControlFlags;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.sid.Sid;
import org.ntacl.token.AccessToken;

/** Keys of real hives and what they inherited (registry 3.4, by number). */
class RegistryGoldenTest {
  private static final String USER = "S-1-5-21-1708537768-220523388-1801674531-500";
  private static final String USERS = "S-1-5-21-1708537768-220523388-1801674531-513";
  private static final String LOGON = "S-1-5-5-0-88912";

  private static SecurityDescriptor key(String parent, String owner) {
    return key(sd(parent), owner);
  }

  private static SecurityDescriptor key(SecurityDescriptor parent, String owner) {
    AccessToken creator =
        AccessToken.of(sd("O:" + owner).owner().orElseThrow())
            .primaryGroup(Sid.parse(USERS))
            .build();
    SecurityDescriptor child =
        NewObjectSecurity.of(ObjectKind.KEY).below(parent).by(creator).assign().orElseThrow();
    // what the kernel stores is what the parent gives today
    if (AclKind.DACL.isAutoInherited(parent)) {
      assertThat(StoredInheritance.compare(ObjectKind.KEY, AclKind.DACL, parent, child).state())
          .isEqualTo(StoredInheritance.State.CURRENT);
    }
    return child;
  }

  private static void assertDacl(SecurityDescriptor actual, String expected) {
    SecurityDescriptor wanted = sd(expected);
    assertThat(actual.dacl().aces()).isEqualTo(wanted.dacl().aces());
    assertThat(actual.control().bits() & ~ControlFlags.SACL_AUTO_INHERITED)
        .isEqualTo(wanted.control().bits());
  }

  @Test
  void vector1_windowsXpRoot_pairsStayApart() {
    SecurityDescriptor child =
        key(
            "O:BAG:SYD:PAI(A;;KR;;;BU)(A;CIIO;GR;;;BU)(A;;KR;;;PU)(A;CIIO;GR;;;PU)(A;;KA;;;BA)"
                + "(A;CIIO;GA;;;BA)(A;;KA;;;SY)(A;CIIO;GA;;;SY)(A;;KA;;;BA)(A;CIIO;GA;;;CO)",
            USER);
    assertDacl(
        child,
        "D:AI(A;ID;KR;;;BU)(A;CIIOID;GR;;;BU)(A;ID;KR;;;PU)(A;CIIOID;GR;;;PU)(A;ID;KA;;;BA)"
            + "(A;CIIOID;GA;;;BA)(A;ID;KA;;;SY)(A;CIIOID;GA;;;SY)(A;ID;KA;;;"
            + USER
            + ")(A;CIIOID;GA;;;CO)");
    assertThat(child.control().bits()).isEqualTo(0x8404);
    assertThat(child.owner()).contains(Sid.parse(USER));
    assertThat(child.group()).contains(Sid.parse(USERS));
  }

  @Test
  void vector2_creatorIsKnownAlready_effectiveCopyIsLeftOut() {
    String parent = "D:PAI(A;CI;KR;;;BU)(A;CI;KA;;;BA)(A;CI;KA;;;SY)(A;CI;KA;;;CO)(A;CI;KR;;;AC)";
    String child =
        "D:AI(A;CIID;KR;;;BU)(A;CIID;KA;;;BA)(A;CIID;KA;;;SY)(A;CIIOID;KA;;;CO)(A;CIID;KR;;;AC)";
    assertDacl(key(parent, "SY"), child);
    assertDacl(key(parent, "BA"), child);
  }

  @Test
  void vector3_creatorComesFirst_laterEntryKeepsItsInheritablePart() {
    assertDacl(
        key("D:PAI(A;CI;KA;;;BA)(A;CIIO;KA;;;CO)(A;CI;KA;;;SY)(A;CI;KR;;;BU)", "SY"),
        "D:AI(A;CIID;KA;;;BA)(A;ID;KA;;;SY)(A;CIIOID;KA;;;CO)(A;CIIOID;KA;;;SY)(A;CIID;KR;;;BU)");
  }

  @Test
  void vector4_forObjectsOnly_isPassedOnUnmapped() {
    String x = "S-1-5-21-7-7-7-1000";
    assertDacl(
        key(
            "D:AI(A;;0x3001f;;;%s)(A;CIIO;0xc0010000;;;%s)(A;OI;0x11;;;SY)(A;OI;0x11;;;BA)"
                .formatted(x, x),
            "SY"),
        ("D:AI(A;ID;0x3001f;;;%s)(A;CIIOID;0xc0010000;;;%s)(A;OIIOID;0x11;;;SY)"
                + "(A;OIIOID;0x11;;;BA)")
            .formatted(x, x));
  }

  @Test
  void vector5_explicitList_standsBeforeTheInherited() {
    SecurityDescriptor root =
        sd("D:PAI(A;CI;KA;;;SY)(A;CI;KA;;;BA)(A;CI;KA;;;%s)".formatted(LOGON));
    String inherited = "(A;CIID;KA;;;SY)(A;CIID;KA;;;BA)(A;CIID;KA;;;%s)".formatted(LOGON);
    String explicit = "(A;;KA;;;BA)(A;;KA;;;SY)(A;;0x20039;;;S-1-5-5-0-1047162)";
    AccessToken creator =
        AccessToken.of(Sid.parse("S-1-5-18")).primaryGroup(Sid.parse("S-1-5-18")).build();
    assertDacl(
        NewObjectSecurity.of(ObjectKind.KEY)
            .below(root)
            .withCreator(sd("D:" + explicit))
            .by(creator)
            .assign()
            .orElseThrow(),
        "D:AI" + explicit + inherited);
    assertDacl(key(root, "SY"), "D:AI" + inherited);
  }

  @Test
  void vector6_parentWithoutMark_copiesWithoutMark() {
    String list = "D:(A;CI;KA;;;SY)(A;CI;KA;;;BA)(A;CI;KR;;;WD)(A;CI;KR;;;RC)";
    SecurityDescriptor child = key(list, "BA");
    assertDacl(child, list);
    assertThat(child.control().bits()).isEqualTo(0x8004);
  }

  @Test
  void plainMode_entryWithMark_keepsItAndDuplicatesStay() {
    assertDacl(
        key("D:(A;CIID;KA;;;SY)(A;CI;KA;;;CO)", "SY"),
        "D:(A;CIID;KA;;;SY)(A;;KA;;;SY)(A;CIIO;KA;;;CO)");
  }

  @Test
  void systemList_markComesDown_evenWithoutList() {
    SecurityDescriptor parent =
        sd("D:AI(A;CI;KA;;;SY)")
            .withControl(
                ControlFlags.of(
                    ControlFlags.DACL_AUTO_INHERITED | ControlFlags.SACL_AUTO_INHERITED));
    SecurityDescriptor child = key(parent, "SY");
    assertThat(child.control().bits()).isEqualTo(0x8C04);
    assertThat(child.sacl().isPresent()).isFalse();
  }

  @Test
  void compare_parentResecured_isStale() {
    SecurityDescriptor child = sd("O:BAD:AI(A;CIID;KA;;;SY)");
    StoredInheritance found =
        StoredInheritance.compare(ObjectKind.KEY, AclKind.DACL, sd("D:(A;CI;KR;;;SY)"), child);
    assertThat(found.state()).isEqualTo(StoredInheritance.State.STALE);
    assertThat(found.expected()).isEqualTo(Descriptors.aces("(A;CIID;KR;;;SY)"));
    assertThat(found.stored()).isEqualTo(Descriptors.aces("(A;CIID;KA;;;SY)"));
  }

  @Test
  void compare_protectedOrUnmarked_isNeither() {
    for (String child : new String[] {"D:PAI(A;CIID;KA;;;SY)", "D:(A;CI;KA;;;SY)", "O:SY"}) {
      assertThat(
              StoredInheritance.compare(
                      ObjectKind.KEY, AclKind.DACL, sd("D:AI(A;CI;KR;;;SY)"), sd(child))
                  .state())
          .isEqualTo(StoredInheritance.State.UNMARKED);
    }
  }
}
