package org.ntacl.registry.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.KeyRights;
import org.ntacl.registry.hive.Hive;
import org.ntacl.registry.hive.HiveKey;
import org.ntacl.registry.hive.HiveOptions;
import org.ntacl.registry.hive.HiveText;
import org.ntacl.registry.hive.HiveWriter;
import org.ntacl.sid.Sid;
import org.ntacl.sid.WellKnownSid;
import org.ntacl.token.AccessToken;

class HiveAuditTest {
  private static final String ROOT =
      """
      ntacl-hive 1
      []
      security=O:BAG:SYD:PAI(A;CI;KR;;;BU)(A;CI;KA;;;BA)(A;CI;KA;;;SY)
      """;

  private static Hive hive(String keys) {
    return Hive.read(
        HiveWriter.write(HiveText.parse(ROOT + keys), HiveWriter.VERSION_5),
        HiveOptions.DEFAULT.strict(true));
  }

  private static HiveAudit audit(String keys) {
    return HiveAudit.of(hive(keys), AuditQuestion.NONE);
  }

  private static List<String> shown(HiveAudit audit) {
    return audit.findings().stream()
        .map(
            found ->
                found.kind()
                    + found.principal().map(sid -> " " + sid).orElse("")
                    + " "
                    + found.rights()
                    + " "
                    + found.keys().stream().map(HiveKey::path).collect(Collectors.joining(",")))
        .toList();
  }

  @Test
  void of_ordinaryKeys_findsNothing() {
    HiveAudit audit = audit("[A]\n[A\\B]\n[ControlSet001\\Services\\X\\Parameters]\n");

    assertThat(shown(audit)).isEmpty();
    assertThat(audit.keyCount()).isEqualTo(7);
    assertThat(audit.inheritanceChecked()).isEqualTo(6);
    assertThat(audit.descriptors()).hasSize(2);
  }

  @Test
  void of_keysOfServices_rankFirst() {
    String open = "security=O:BAG:SYD:P(A;CI;0x2001f;;;AU)(A;CI;KA;;;BA)\n";
    HiveAudit audit =
        audit(
            "[A]\n"
                + open
                + "[controlset002\\SERVICES\\X]\n"
                + open
                + "[ControlSet001\\Services]\n"
                + open);

    assertThat(shown(audit))
        .containsExactly(
            "WEAK_SERVICE S-1-5-11 0x6 controlset002\\SERVICES\\X",
            "BROAD_WRITE S-1-5-11 0x6 A,ControlSet001\\Services");
    assertThat(audit.findings().get(0).reasons())
        .containsExactly(
            "KEY_SET_VALUE, KEY_CREATE_SUB_KEY: granted by D:(A;CI;CCDCLCSWRPRC;;;AU)");
  }

  @Test
  void of_takeOver_outranksWriting() {
    assertThat(
            shown(
                audit(
                    """
                    [A]
                    security=O:BAG:SYD:P(A;;KRWD;;;BU)
                    [B]
                    security=O:BAG:SYD:P(A;;KW;;;WD)
                    [C]
                    security=O:BUG:SYD:P(A;;KR;;;BA)
                    """)))
        .containsExactly(
            "TAKE_OVER S-1-5-32-545 0x40000 A",
            "TAKE_OVER S-1-5-32-545 0x40000 C",
            "BROAD_WRITE S-1-1-0 0x6 B");
  }

  @Test
  void of_severalWhoMayWrite_namesThoseWithMost() {
    assertThat(
            shown(
                audit(
                    """
                    [A]
                    security=O:BAG:SYD:P(A;;KW;;;AU)(A;;KR;;;BU)(A;;KRSD;;;IU)
                    """)))
        .containsExactly("BROAD_WRITE S-1-5-11 0x6 A", "BROAD_WRITE S-1-5-4 0x10000 A");
  }

  @Test
  void of_deniedToEveryone_isNoFinding() {
    assertThat(
            shown(
                audit(
                    """
                    [Denied]
                    security=O:BAG:SYD:P(D;;KW;;;WD)(A;;KW;;;BU)
                    [InheritOnly]
                    security=O:BAG:SYD:P(A;CIIO;KA;;;BU)(A;;KA;;;BA)
                    [Labelled]
                    security=O:BAG:SYD:P(A;;KW;;;BU)S:(ML;;NW;;;HI)
                    [One]
                    security=O:BAG:SYD:P(A;;KA;;;S-1-5-21-1-2-3-1105)
                    """)))
        .isEmpty();
  }

  @Test
  void of_missingDacls_areToldApart() {
    assertThat(
            shown(
                audit(
                    """
                    [Null]
                    security=O:BAG:SYD:NO_ACCESS_CONTROL
                    [Absent]
                    security=O:BAG:SY
                    [Empty]
                    security=O:BAG:SYD:P
                    """)))
        .containsExactly("NULL_DACL S-1-1-0 0xd0026 Null", "ABSENT_DACL S-1-1-0 0xd0026 Absent");
  }

  @Test
  void of_applications_areAskedWithoutTheirUser() {
    HiveAudit audit =
        audit(
            """
            [App]
            security=O:BAG:SYD:P(A;;KW;;;AC)(A;CIIO;KA;;;S-1-15-2-2)(A;;KR;;;S-1-15-2-2)
            [Capability]
            security=O:BAG:SYD:P(A;;KA;;;S-1-15-3-1)
            [Denied]
            security=O:BAG:SYD:P(D;;KA;;;WD)(A;;KA;;;AC)
            """);

    assertThat(shown(audit))
        .containsExactly("APP_WRITE S-1-15-2-1 0x6 App", "APP_WRITE S-1-15-3-1 0xd0026 Capability");
  }

  @Test
  void of_untidyDescriptors_areFoundLast() {
    assertThat(
            shown(
                audit(
                    """
                    [Stale]
                    security=O:BAG:SYD:AI(A;CIID;KR;;;BU)(A;CIID;KA;;;BA)
                    [Order]
                    security=O:BAG:SYD:P(A;;KA;;;BA)(D;;KA;;;BG)
                    [Owner]
                    security=O:S-1-5-21-1-2-3-1105G:SYD:P(A;;KA;;;BA)
                    [Service]
                    security=O:S-1-5-80-1-2-3-4-5G:SYD:P(A;;KA;;;BA)
                    """)))
        .containsExactly(
            "STALE_INHERITANCE 0x0 Stale",
            "NOT_CANONICAL 0x0 Order",
            "UNRESOLVED_OWNER S-1-5-21-1-2-3-1105 0x0 Owner");
  }

  @Test
  void of_tokens_asksAboutEachDescriptorOnce() {
    AccessToken user =
        AccessToken.of(Sid.parse("S-1-5-21-1-2-3-1105"))
            .memberOf(WellKnownSid.BUILTIN_USERS)
            .build();
    AccessToken admin = AccessToken.of(WellKnownSid.BUILTIN_ADMINISTRATORS.sid()).build();
    AccessMask wanted = KeyRights.SET_VALUE.or(KeyRights.QUERY_VALUE);
    HiveAudit audit =
        HiveAudit.of(hive("[A]\n[B]\n[C]\n"), new AuditQuestion(List.of(user, admin), wanted));

    assertThat(audit.descriptors())
        .extracting(AuditedDescriptor::granted)
        .containsOnly(List.of(KeyRights.QUERY_VALUE, wanted));
    assertThat(audit.descriptors()).extracting(group -> group.keys().size()).containsExactly(1, 3);
    assertThat(audit.descriptors().get(0).isOpen()).isTrue();
  }

  @Test
  void of_manyKeys_reportsProgress() {
    StringBuilder keys = new StringBuilder();
    for (int i = 0; i < 5000; i++) {
      keys.append("[K").append(i).append("]\n");
    }
    List<Long> progress = new ArrayList<>();

    HiveAudit.of(hive(keys.toString()), AuditQuestion.NONE, progress::add);

    assertThat(progress).containsExactly(4096L);
  }

  @Test
  void question_genericRights_areRefused() {
    assertThatThrownBy(() -> new AuditQuestion(List.of(), AccessMask.GENERIC_ALL))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected rights by name");
    assertThatThrownBy(() -> new AuditQuestion(List.of(), AccessMask.MAXIMUM_ALLOWED))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
