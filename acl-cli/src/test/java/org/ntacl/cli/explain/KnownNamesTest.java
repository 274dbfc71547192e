package org.ntacl.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntacl.Guid;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.DsRights;
import org.ntacl.sid.Sid;

class KnownNamesTest {
  private static final Guid MEMBER = Guid.parse("bf9679c0-0de6-11d0-a285-00aa003049e2");
  private static final Guid USER = Guid.parse("bf967aba-0de6-11d0-a285-00aa003049e2");

  @ParameterizedTest
  @CsvSource({
    // MS-ADTS 5.1.3.2.1
    "00299570-246d-11d0-a768-00aa006e0529, 0x100, control access right, User-Force-Change-Password",
    "1131f6ad-9c07-11d1-f79f-00c04fc2dcd2, 0x100, control access right,"
        + " DS-Replication-Get-Changes-All",
    // MS-ADTS 3.1.1.2.3.3
    "77b5b886-944a-11d1-aebd-0000f80367c1, 0x30, property set, Personal Information",
    // one GUID, two things
    "72e39547-7b18-11d1-adef-00c04fd8d5cd, 0x8, validated write, Validated-DNS-Host-Name",
    "72e39547-7b18-11d1-adef-00c04fd8d5cd, 0x20, property set, DNS Host Name Attributes",
    // used with validated writes although listed among the rights
    "9b026da6-0d3c-465c-8bee-5199d7165cba, 0x8, control access right,"
        + " DS-Validated-Write-Computer",
    "bf967a86-0de6-11d0-a285-00aa003049e2, 0x1, class, computer"
  })
  void ofObjectType_guid_isNamedByTheRightsOfTheEntry(
      String guid, String mask, String kind, String name) {
    DirectoryName found =
        DirectoryName.ofObjectType(Guid.parse(guid), AccessMask.of(Integer.decode(mask)))
            .orElseThrow();

    assertThat(found.kind().words()).isEqualTo(kind);
    assertThat(found.name()).isEqualTo(name);
  }

  @Test
  void ofObjectType_validatedWriteAndAttribute_areToldApart() {
    assertThat(DirectoryName.ofObjectType(MEMBER, DsRights.SELF).orElseThrow().name())
        .isEqualTo("Self-Membership");
    assertThat(DirectoryName.ofObjectType(MEMBER, DsRights.WRITE_PROPERTY).orElseThrow().name())
        .isEqualTo("member");
  }

  @Test
  void ofClass_guidOfNoClass_isEmpty() {
    assertThat(DirectoryName.ofClass(USER).orElseThrow().name()).isEqualTo("user");
    assertThat(DirectoryName.ofClass(MEMBER)).isEmpty();
    assertThat(DirectoryName.ofClass(new Guid(1, 2))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "S-1-5-80-3088073201-1464728630-1879813800-1107566885-823218052, NT SERVICE\\MpsSvc",
    "S-1-5-80-979556362-403687129-3954533659-2335141334-1547273080, NT SERVICE\\RpcSs",
    "S-1-15-3-1024-1065365936-1281604716-3511738428-1654721687-432734479-3232135806-4053264122"
        + "-3456934681, capability registryRead",
    "S-1-5-32-1065365936-1281604716-3511738428-1654721687-432734479-3232135806-4053264122"
        + "-3456934681, capability registryRead (group)"
  })
  void nameOf_frequentServiceOrCapability_isKnown(String sid, String name) {
    assertThat(DerivedNames.nameOf(Sid.parse(sid))).contains(name);
  }

  @ParameterizedTest
  @CsvSource({"S-1-5-80-1-2-3-4-5", "S-1-5-32-544", "S-1-15-3-1024-1-2-3-4-5-6-7-8"})
  void nameOf_otherSid_isNotKnown(String sid) {
    assertThat(DerivedNames.nameOf(Sid.parse(sid))).isEmpty();
  }
}
