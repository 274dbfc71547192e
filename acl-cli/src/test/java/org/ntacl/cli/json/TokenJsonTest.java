package org.ntacl.cli.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntacl.Bytes;
import org.ntacl.claim.Claim;
import org.ntacl.claim.ClaimType;
import org.ntacl.claim.ClaimValue;
import org.ntacl.descriptor.NullAcl;
import org.ntacl.sddl.Sddl;
import org.ntacl.sid.IntegrityLevel;
import org.ntacl.sid.Sid;
import org.ntacl.sid.TrustLevel;
import org.ntacl.token.AccessToken;
import org.ntacl.token.GroupAttributes;
import org.ntacl.token.ImpersonationLevel;
import org.ntacl.token.Privilege;
import org.ntacl.token.TokenGroup;
import org.ntacl.token.TokenPolicy;

class TokenJsonTest {
  private static final Sid ADMINISTRATORS = Sid.parse("S-1-5-32-544");
  private static final Sid USERS = Sid.parse("S-1-5-32-545");

  private static AccessToken read(String json) {
    return TokenJson.read(JsonFields.of(JsonReader.read(json), ""), SidDecoder.PLAIN);
  }

  @Test
  void read_userAlone_hasTheDefaultsOfTheProtocol() {
    AccessToken token = read("{\"user\":\"SY\"}");

    assertThat(token).isEqualTo(AccessToken.of(Sid.parse("S-1-5-18")).build());
    assertThat(token.integrity()).isEqualTo(IntegrityLevel.MEDIUM);
    assertThat(token.policy())
        .containsExactlyInAnyOrder(TokenPolicy.NO_WRITE_UP, TokenPolicy.NEW_PROCESS_MIN);
  }

  @Test
  void read_everyField_reachesTheToken() {
    AccessToken token =
        read(
            """
            {"user": "S-1-5-21-1-2-3-1105", "userDenyOnly": true,
             "groups": ["BU", {"sid": "BA", "attributes": ["DENY_ONLY"]}, {"sid": "WD"}],
             "owner": "BA", "primaryGroup": "BU", "defaultDacl": "D:(A;;GA;;;SY)",
             "privileges": ["SeSecurityPrivilege", {"name": "SeBackupPrivilege", "enabled": false},
                            {"name": "SeRestorePrivilege"}],
             "integrity": "mediumPlus", "mandatoryPolicy": ["NO_WRITE_UP"],
             "restricted": ["RC", "WD"], "writeRestricted": true,
             "appContainer": {"package": "S-1-15-2-1-2-3-4-5-6-7", "capabilities": ["S-1-15-3-1"],
                              "lpac": true},
             "trust": "S-1-19-512-4096", "deviceGroups": ["AU"],
             "userClaims": [{"name": "Title", "type": "STRING", "values": ["PM"], "flags": 2}],
             "deviceClaims": [{"name": "n", "type": "INT64", "values": [-1]}],
             "localClaims": [{"name": "u", "type": "UINT64", "values": [18446744073709551615]},
                             {"name": "s", "type": "SID", "values": ["BA"]},
                             {"name": "b", "type": "BOOLEAN", "values": [true, 0]},
                             {"name": "o", "type": "OCTET", "values": ["00ff"]}]}
            """);

    assertThat(token.isUserDenyOnly()).isTrue();
    assertThat(token.groups())
        .containsExactly(
            TokenGroup.enabled(USERS),
            new TokenGroup(ADMINISTRATORS, GroupAttributes.of(GroupAttributes.DENY_ONLY)),
            TokenGroup.enabled(Sid.parse("S-1-1-0")));
    assertThat(token.owner()).isEqualTo(ADMINISTRATORS);
    assertThat(token.primaryGroup()).contains(USERS);
    assertThat(token.defaultDacl()).isEqualTo(Sddl.parse("D:(A;;GA;;;SY)").dacl());
    assertThat(token.privileges())
        .containsExactlyInAnyOrder(Privilege.SECURITY, Privilege.BACKUP, Privilege.RESTORE);
    assertThat(token.isEnabled(Privilege.SECURITY)).isTrue();
    assertThat(token.isEnabled(Privilege.BACKUP)).isFalse();
    assertThat(token.isEnabled(Privilege.RESTORE)).isTrue();
    assertThat(token.integrity()).isEqualTo(IntegrityLevel.MEDIUM_PLUS);
    assertThat(token.policy()).containsExactly(TokenPolicy.NO_WRITE_UP);
    assertThat(token.restrictingSids())
        .containsExactly(Sid.parse("S-1-5-12"), Sid.parse("S-1-1-0"));
    assertThat(token.isWriteRestricted()).isTrue();
    assertThat(token.appContainer().orElseThrow().lessPrivileged()).isTrue();
    assertThat(token.appContainer().orElseThrow().capabilities())
        .containsExactly(TokenGroup.enabled(Sid.parse("S-1-15-3-1")));
    assertThat(token.trust()).contains(new TrustLevel(512, 4096));
    assertThat(token.deviceGroups()).containsExactly(TokenGroup.enabled(Sid.parse("S-1-5-11")));
    assertThat(token.userClaims())
        .containsExactly(
            new Claim("Title", ClaimType.STRING, 2, List.of(new ClaimValue.StringValue("PM"))));
    assertThat(token.deviceClaims())
        .containsExactly(Claim.of("n", ClaimType.INT64, new ClaimValue.IntegerValue(-1)));
    assertThat(token.localClaims())
        .containsExactly(
            Claim.of("u", ClaimType.UINT64, new ClaimValue.UnsignedValue(-1)),
            Claim.of("s", ClaimType.SID, new ClaimValue.SidValue(ADMINISTRATORS)),
            Claim.of(
                "b",
                ClaimType.BOOLEAN,
                ClaimValue.BooleanValue.of(true),
                ClaimValue.BooleanValue.of(false)),
            Claim.of(
                "o", ClaimType.OCTET_STRING, new ClaimValue.OctetsValue(Bytes.parseHex("00ff"))));
  }

  @Test
  void read_emptyPolicy_bindsNothing() {
    assertThat(read("{\"user\":\"SY\",\"mandatoryPolicy\":[]}").policy()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "NONE, ",
    "ANONYMOUS, ANONYMOUS",
    "IDENTIFICATION, IDENTIFICATION",
    "IMPERSONATION, IMPERSONATION",
    "DELEGATION, DELEGATION"
  })
  void read_impersonation_setsTheLevel(String name, ImpersonationLevel level) {
    assertThat(read("{\"user\":\"SY\",\"impersonation\":\"" + name + "\"}").impersonationLevel())
        .isEqualTo(Optional.ofNullable(level));
    assertThat(read("{\"user\":\"SY\"}").impersonationLevel())
        .contains(ImpersonationLevel.IMPERSONATION);
  }

  @Test
  void read_attributesAsNumber_areAddedToThoseByName() {
    AccessToken token =
        read(
            "{\"user\":\"SY\",\"groups\":[{\"sid\":\"BU\",\"attributes\":[\"ENABLED\",\"0x100\"]}]}");

    assertThat(token.groups()).containsExactly(new TokenGroup(USERS, GroupAttributes.of(0x104)));
  }

  @Test
  void read_defaultDacl_isTakenAsAListAndAsNullToo() {
    assertThat(read("{\"user\":\"SY\",\"defaultDacl\":{\"aces\":[]}}").defaultDacl())
        .isEqualTo(Sddl.parse("D:").dacl());
    assertThat(read("{\"user\":\"SY\",\"defaultDacl\":\"D:NO_ACCESS_CONTROL\"}").defaultDacl())
        .isEqualTo(NullAcl.NULL);
  }

  @Test
  void read_nameOfABinary_isAClaimOfItsOwnType() {
    AccessToken token =
        read(
            "{\"user\":\"SY\",\"userClaims\":[{\"name\":\"a\",\"type\":\"FQBN\","
                + "\"values\":[{\"version\":18446744073709551615,\"name\":\"x\"}]}]}");

    assertThat(token.userClaims())
        .containsExactly(Claim.of("a", ClaimType.FQBN, new ClaimValue.FqbnValue(-1, "x")));
  }

  @Test
  void write_tokenWithDefaultsOnly_saysTheUserOnly() {
    AccessToken token = AccessToken.of(USERS).owner(USERS).build();

    assertThat(JsonOutput.line(output -> TokenJsonWriter.write(output, token)))
        .isEqualTo("{\"user\":\"S-1-5-32-545\"}");
  }

  @Test
  void read_levelAsSid_isAccepted() {
    assertThat(read("{\"user\":\"SY\",\"integrity\":\"S-1-16-4096\"}").integrity())
        .isEqualTo(IntegrityLevel.LOW);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          "group":[]                                    | unknown field `group`
          "userDenyOnly":1                              | `userDenyOnly` is 1: expected true or false
          "groups":"BU"                                 | `groups` is a text: expected a list
          "groups":["BU","ZZ"]                          | `groups[1]`: unexpected `ZZ`
          "groups":[{"sid":"BU","attribute":[]}]        | unknown field `groups[0].attribute`
          "groups":[{"sid":"BU","attributes":["NOPE"]}] | `groups[0].attributes[0]`: unknown group
          "groups":[{"sid":"BU","attributes":["0xg"]}]  | `groups[0].attributes[0]` is `0xg`: expected a name or 32
          "groups":[{"sid":"BU","attributes":["0x100000000"]}] | `groups[0].attributes[0]` is `0x1
          "groups":[5]                                  | `groups[0]` is 5: expected an object
          "owner":5                                     | `owner` is 5: expected a text
          "defaultDacl":"D:("                           | `defaultDacl`: unexpected
          "defaultDacl":"O:BAD:"                        | `defaultDacl` is not a DACL alone
          "defaultDacl":"S:"                            | `defaultDacl` is not a DACL alone
          "defaultDacl":""                              | `defaultDacl` is not a DACL alone
          "defaultDacl":5                               | `defaultDacl` is 5: expected a text
          "defaultDacl":{}                              | field `defaultDacl.aces` is missing
          "defaultDacl":{"aces":[{"x":1}]}              | `defaultDacl.aces[0]
          "impersonation":"medium"                      | `impersonation` is `medium`: expected ANONYMOUS,
          "impersonation":1                             | `impersonation` is 1: expected a text
          "privileges":["SeNopePrivilege"]              | `privileges[0]`: unknown privilege
          "privileges":[{"name":"SeX"}]                 | `privileges[0].name`: unknown privilege
          "integrity":"MEDIUM"                          | `integrity`: unexpected
          "integrity":"BA"                              | `integrity`: `BA` is no integrity level
          "mandatoryPolicy":["OFF"]                     | `mandatoryPolicy[0]`: unknown mandatory
          "writeRestricted":true                        | `writeRestricted` is true and `restricted`
          "appContainer":{}                             | field `appContainer.package` is missing
          "appContainer":{"package":"AC","x":1}         | unknown field `appContainer.x`
          "trust":"BA"                                  | `trust` is S-1-5-32-544: expected S-1-19-
          "userClaims":[{"name":"a"}]                   | field `userClaims[0].type` is missing
          "userClaims":[{"name":"a","type":"BLOB"}]     | `userClaims[0].type` is `BLOB`
          "userClaims":[{"name":"a","type":"FQBN","values":["x"]}] | `userClaims[0].values[0]` is a text
          "userClaims":[{"name":"a","type":"FQBN","values":[{"name":"x"}]}] | `userClaims[0].values[0].version`
          "userClaims":[{"name":"a","type":"FQBN","values":[{"version":-1,"name":"x"}]}] | `userClaims[0].values[0].version` is -1
          "userClaims":[{"name":"a","type":"INT64","values":[9223372036854775808]}] | `userClaims[0].values[0]`
          "userClaims":[{"name":"a","type":"INT64","values":[1.5]}]  | `userClaims[0].values[0]` is 1.5
          "userClaims":[{"name":"a","type":"UINT64","values":[-1]}]  | `userClaims[0].values[0]` is -1
          "userClaims":[{"name":"a","type":"STRING","values":[1]}]   | expected a text
          "userClaims":[{"name":"a","type":"BOOLEAN","values":[2]}]  | expected true or false
          "userClaims":[{"name":"a","type":"OCTET","values":["0"]}]  | `userClaims[0].values[0]`
          "userClaims":[{"name":"a","type":"SID","values":["?"]}]    | `userClaims[0].values[0]`
          "userClaims":[{"name":"a","type":"INT64","flags":-1}]      | `userClaims[0].flags` is -1
          "deviceClaims":[{"name":"a","type":"STRING","values":["x","X"]}] | `deviceClaims[0]`: values 0 and 1 of claim `a` are equal
          """)
  void read_badField_isNamed(String field, String message) {
    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> read("{\"user\":\"SY\"," + field + "}"))
        .withMessageContaining(message);
  }

  @Test
  void read_noUser_isRefused() {
    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> read("{}"))
        .withMessage("field `user` is missing");
  }
}
