package org.ntacl.sid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Scanner;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SidFamilyTest {
  private static final String TABLE =
      """
      NULL S-1-0-0
      UNKNOWN S-1-0-1
      UNKNOWN S-1-0-0-0
      WORLD S-1-1-0
      UNKNOWN S-1-1-1
      UNKNOWN S-1-1-0-0
      LOCAL S-1-2-0
      LOCAL S-1-2-1
      UNKNOWN S-1-2-0-0
      CREATOR S-1-3-0
      CREATOR S-1-3-4
      UNKNOWN S-1-3-0-0
      UNKNOWN S-1-4-0
      NT_WELL_KNOWN S-1-5-18
      NT_WELL_KNOWN S-1-5-5
      NT_WELL_KNOWN S-1-5-113
      NT_WELL_KNOWN S-1-5-1000
      NT_WELL_KNOWN S-1-5-79
      NT_WELL_KNOWN S-1-5-112
      NT_WELL_KNOWN S-1-5-4294967295
      UNKNOWN S-1-5-18-1
      UNKNOWN S-1-5-79-0
      UNKNOWN S-1-5-112-0
      NT_WELL_KNOWN S-1-5-21-0-0-0-497
      LOGON_SESSION S-1-5-5-0-12345
      UNKNOWN S-1-5-5-0
      UNKNOWN S-1-5-5-0-1-2
      DOMAIN S-1-5-21-1-2-3
      DOMAIN S-1-5-21-0-0-0
      DOMAIN_ACCOUNT S-1-5-21-1-2-3-500
      DOMAIN_ACCOUNT S-1-5-21-0-0-1-500
      UNKNOWN S-1-5-21
      UNKNOWN S-1-5-21-1-2
      UNKNOWN S-1-5-21-1-2-3-4-5
      BUILTIN S-1-5-32
      BUILTIN S-1-5-32-544
      UNKNOWN S-1-5-32-544-0
      CAPABILITY_GROUP S-1-5-32-1-2-3-4-5-6-7-8
      UNKNOWN S-1-5-32-1-2-3-4-5-6-7
      AUTHENTICATION_PACKAGE S-1-5-64-10
      UNKNOWN S-1-5-64
      UNKNOWN S-1-5-64-10-0
      CREDENTIAL_TYPE S-1-5-65-1
      UNKNOWN S-1-5-65
      SERVICE S-1-5-80
      SERVICE S-1-5-80-0
      SERVICE S-1-5-80-1-2-3-4-5
      VIRTUAL_ACCOUNT S-1-5-80-1
      VIRTUAL_ACCOUNT S-1-5-80-1-2-3-4
      APP_POOL S-1-5-82-1-2-3-4-5
      VIRTUAL_ACCOUNT S-1-5-82-0
      VIRTUAL_MACHINE S-1-5-83-0
      VIRTUAL_MACHINE S-1-5-83-1-1-2-3-4
      VIRTUAL_ACCOUNT S-1-5-83-2-1-2-3-4
      VIRTUAL_ACCOUNT S-1-5-83-1-1-2-3
      USER_MODE_DRIVER S-1-5-84-0-0-0-0-0
      VIRTUAL_ACCOUNT S-1-5-84-0
      VIRTUAL_ACCOUNT S-1-5-86-1-2-3-4-5
      TASK S-1-5-87-1-2-3-4-5
      VIRTUAL_ACCOUNT S-1-5-87-1
      WINDOW_MANAGER S-1-5-90-0
      WINDOW_MANAGER S-1-5-90-0-1
      VIRTUAL_ACCOUNT S-1-5-90-1-1
      VIRTUAL_ACCOUNT S-1-5-90
      FONT_DRIVER_HOST S-1-5-96-0-1
      VIRTUAL_ACCOUNT S-1-5-96-0-1-2
      VIRTUAL_ACCOUNT S-1-5-93-2-1
      VIRTUAL_ACCOUNT S-1-5-111-1
      MICROSOFT_ACCOUNT S-1-11-96-3623454863-58364-18864-2661722203-1597581903-1-2-3-4-5
      UNKNOWN S-1-11-96
      UNKNOWN S-1-11-95-1
      ENTRA S-1-12-1-1-2-3-4
      UNKNOWN S-1-12-1-1-2-3
      UNKNOWN S-1-12-2-1-2-3-4
      PACKAGE_SET S-1-15-2-1
      PACKAGE_SET S-1-15-2-2
      PACKAGE S-1-15-2-1-2-3-4-5-6-7
      CHILD_PACKAGE S-1-15-2-1-2-3-4-5-6-7-8-9-10-11
      UNKNOWN S-1-15-2
      UNKNOWN S-1-15-2-1-2-3-4-5-6-7-8
      NUMBERED_CAPABILITY S-1-15-3-1
      NUMBERED_CAPABILITY S-1-15-3-4096
      DEVICE_CAPABILITY S-1-15-3-1-2-3-4
      PACKAGE_CAPABILITY S-1-15-3-1-2-3-4-5-6-7
      NAMED_CAPABILITY S-1-15-3-1024-1-2-3-4-5-6-7-8
      UNKNOWN S-1-15-3-1023-1-2-3-4-5-6-7-8
      UNKNOWN S-1-15-3-1024-1-2-3-4-5-6-7
      UNKNOWN S-1-15-3
      UNKNOWN S-1-15-1-1
      INTEGRITY_LEVEL S-1-16-8192
      UNKNOWN S-1-16-8192-0
      CENTRAL_POLICY S-1-17-1
      CENTRAL_POLICY S-1-17-1-2-3-4-5
      AUTHENTICATION S-1-18-1
      UNKNOWN S-1-18-1-1
      PROCESS_TRUST S-1-19-512-4096
      UNKNOWN S-1-19-512
      UNKNOWN S-1-22-1-0
      UNKNOWN S-1-4294967301-18
      UNKNOWN S-1-4294967296-0
      UNKNOWN S-1-2147483648-0
      """;

  @Test
  void of_everyShape_isItsFamily() {
    List<String> rows = new Scanner(TABLE).tokens().toList();
    Set<SidFamily> seen = EnumSet.noneOf(SidFamily.class);
    for (int i = 0; i < rows.size(); i += 2) {
      SidFamily expected = SidFamily.valueOf(rows.get(i));
      assertThat(SidFamily.of(Sid.parse(rows.get(i + 1)))).as(rows.get(i + 1)).isEqualTo(expected);
      seen.add(expected);
    }
    assertThat(seen).containsExactly(SidFamily.values());
  }

  @Test
  void of_withoutSubAuthority_isUnknown() {
    for (long authority = 0; authority < 24; authority++) {
      assertThat(SidFamily.of(Sid.of(authority))).isEqualTo(SidFamily.UNKNOWN);
    }
  }

  @Test
  void of_derivedSids_isTheirFamily() {
    assertThat(SidFamily.of(DerivedSid.service("x"))).isEqualTo(SidFamily.SERVICE);
    assertThat(SidFamily.of(DerivedSid.task("x"))).isEqualTo(SidFamily.TASK);
    assertThat(SidFamily.of(DerivedSid.iisAppPool("x"))).isEqualTo(SidFamily.APP_POOL);
    assertThat(SidFamily.of(DerivedSid.capability("x"))).isEqualTo(SidFamily.NAMED_CAPABILITY);
    assertThat(SidFamily.of(DerivedSid.capability("contacts")))
        .isEqualTo(SidFamily.NUMBERED_CAPABILITY);
    assertThat(SidFamily.of(DerivedSid.capabilityGroup("x"))).isEqualTo(SidFamily.CAPABILITY_GROUP);
    assertThat(SidFamily.of(DerivedSid.appPackage("x"))).isEqualTo(SidFamily.PACKAGE);
    assertThat(SidFamily.of(DerivedSid.childPackage(DerivedSid.appPackage("x"), "y")))
        .isEqualTo(SidFamily.CHILD_PACKAGE);
    assertThat(SidFamily.of(DerivedSid.logonSession(1))).isEqualTo(SidFamily.LOGON_SESSION);
    assertThat(SidFamily.of(DerivedSid.windowManager(1))).isEqualTo(SidFamily.WINDOW_MANAGER);
    assertThat(SidFamily.of(DerivedSid.fontDriverHost(1))).isEqualTo(SidFamily.FONT_DRIVER_HOST);
  }

  @Test
  void of_levels_agreeWithTheirTypes() {
    RandomSids sids = new RandomSids(20240506);
    for (int i = 0; i < 50_000; i++) {
      Sid sid = sids.next();
      SidFamily family = SidFamily.of(sid);
      assertThat(IntegrityLevel.of(sid).isPresent())
          .as(sid.toString())
          .isEqualTo(family == SidFamily.INTEGRITY_LEVEL);
      assertThat(TrustLevel.of(sid).isPresent())
          .as(sid.toString())
          .isEqualTo(family == SidFamily.PROCESS_TRUST);
    }
  }

  @Test
  void of_everyWellKnownSid_isKnown() {
    SidContext context = SidContext.ofDomain(Sid.parse("S-1-5-21-1-2-3"));
    assertThat(
            Arrays.stream(WellKnownSid.values())
                .filter(
                    known ->
                        SidFamily.of(known.resolve(context).orElseThrow()) == SidFamily.UNKNOWN))
        .containsExactly(
            WellKnownSid.CREATOR_AUTHORITY,
            WellKnownSid.NT_AUTHORITY,
            WellKnownSid.SCOPED_POLICY,
            WellKnownSid.TRUST_LABEL);
  }
}
