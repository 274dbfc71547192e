package org.ntacl.cli.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ntacl.cli.batch.BatchTest.answer;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The operations parse, print and sid, field by field. */
class BatchOpsTest {
  private static final String KEY_HEX =
      "01000480000000000000000000000000140000000200200001000000000018001900020001020000000000052000000021020000";

  private static String request(String op, String fields) {
    return "{\"id\":1,\"op\":\"" + op + "\"," + fields + "}";
  }

  @Test
  void parse_sddl_givesBytesAndTheCanonicalText() {
    assertThat(answer(request("parse", "\"sddl\":\"D:(A;;CCLCRPRC;;;bu)\"")))
        .startsWith("{\"id\":1,\"ok\":true,\"hex\":\"0100")
        .endsWith(",\"sddl\":\"D:(A;;CCLCRPRC;;;BU)\"}");
    assertThat(answer(request("parse", "\"sddl\":\"D:(A;;0x20019;;;BU)\"")))
        .isEqualTo(
            "{\"id\":1,\"ok\":true,\"hex\":\"" + KEY_HEX + "\",\"sddl\":\"D:(A;;KR;;;BU)\"}");
  }

  @Test
  void parse_context_resolvesAndPrintsRelativeAliases() {
    String context = ",\"context\":{\"machine\":\"S-1-5-21-1-2-3\",\"domain\":\"S-1-5-21-4-5-6\"}";

    assertThat(answer(request("parse", "\"sddl\":\"O:LAG:DA\"" + context)))
        .contains("\"ok\":true", "\"sddl\":\"O:LAG:DA\"");
    assertThat(answer(request("parse", "\"sddl\":\"O:EA\"" + context)))
        .contains("\"code\":\"ERROR_INVALID_SID\"");
  }

  @Test
  void parse_relativeAliasWithoutContext_isAnInvalidSid() {
    assertThat(answer(request("parse", "\"sddl\":\"O:DA\"")))
        .startsWith(
            "{\"id\":1,\"ok\":false,\"error\":{\"code\":\"ERROR_INVALID_SID\",\"win32\":1337,"
                + "\"ntstatus\":\"0xC0000078\",\"message\":\"`sddl`: ")
        .endsWith("\"offset\":2}}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          parse | "sddl":"D:(A;;KR;;;BU"                 | "win32":
          parse | "sddl":5                               | `sddl` is 5: expected a text
          parse | "sddl":"D:","hex":"00"                 | unknown field `hex`
          parse | "sdl":"D:"                             | unknown field `sdl`
          print | "hex":"0100"                           | "code":"ERROR_INVALID_SECURITY_DESCR"
          print | "hex":"010"                            | `hex`: unexpected end at offset 3
          print | "hex":"xx"                             | `hex`: unexpected `x` at offset 0
          print | "hex":"01000080","sddl":"D:"           | unknown field `sddl`
          print | "hex":"0100008000000000000000000000000000000000","info":"DACL" | `info` is a text
          print | "hex":"0100008000000000000000000000000000000000","info":["D"]  | `info`: unknown
          sid   | "sid":"BA","hex":"00"                  | expected one of `sid`, `hex` and `derive`
          sid   | "context":{}                           | expected one of `sid`, `hex` and `derive`
          sid   | "hex":"01"                             | "code":"ERROR_INVALID_SID"
          sid   | "hex":"0101000000000005120000"         | "code":"ERROR_INVALID_SID"
          sid   | "hex":"01010000000000051200000000"     | `hex`: SID ends at byte 12 of 13
          sid   | "derive":{}                            | `derive`: expected one of service
          sid   | "derive":{"service":"a","package":"b"} | `derive`: expected one of service
          sid   | "derive":{"task":"a"}                  | unknown field `derive.task`
          sid   | "derive":{"entra":"x"}                 | `derive.entra`: unexpected `x`
          sid   | "derive":{"service":"a/b"}             | `derive.service`: unexpected `/`
          """)
  void op_badField_isRefused(String op, String fields, String message) {
    assertThat(answer(request(op, fields))).contains("\"ok\":false").contains(message);
  }

  @Test
  void parse_fault_hasTheOffsetInTheText() {
    assertThat(answer(request("parse", "\"sddl\":\"D:(A;;ZZ;;;BU)\""))).contains("\"offset\":6}");
  }

  @Test
  void print_bytes_givesTextControlAndOrder() {
    assertThat(answer(request("print", "\"hex\":\"" + KEY_HEX.toUpperCase(Locale.ROOT) + "\"")))
        .isEqualTo(
            "{\"id\":1,\"ok\":true,\"sddl\":\"D:(A;;KR;;;BU)\","
                + "\"control\":[\"DACL_PRESENT\",\"SELF_RELATIVE\"],\"canonical\":true}");
  }

  @Test
  void print_denyBehindAllow_isNotCanonical() {
    String answer = answer(request("parse", "\"sddl\":\"D:(A;;KR;;;BU)(D;;KR;;;BG)\""));
    String hex = answer.replaceAll(".*\"hex\":\"([0-9a-f]*)\".*", "$1");

    assertThat(answer(request("print", "\"hex\":\"" + hex + "\"")))
        .endsWith("\"canonical\":false}");
  }

  @Test
  void print_info_selectsParts() {
    String answer =
        answer(
            request("parse", "\"sddl\":\"O:BAG:SYD:(A;;KR;;;BU)S:(AU;FA;KA;;;WD)(ML;;NW;;;HI)\""));
    String hex = "\"hex\":\"" + answer.replaceAll(".*\"hex\":\"([0-9a-f]*)\".*", "$1") + "\"";

    assertThat(answer(request("print", hex + ",\"info\":[\"OWNER\",\"LABEL\"]")))
        .contains("\"sddl\":\"O:BAS:(ML;;NW;;;HI)\"");
    assertThat(answer(request("print", hex + ",\"info\":[]"))).contains("\"sddl\":\"\"");
  }

  @Test
  void print_entryWithoutSddlForm_isAnInvalidAcl() {
    String acl = "0200180001000000" + "77001000" + "00".repeat(12);
    String hex = "0100048000000000000000000000000014000000" + acl;

    assertThat(answer(request("print", "\"hex\":\"" + hex + "\"")))
        .contains("\"code\":\"ERROR_INVALID_ACL\",\"win32\":1336,\"ntstatus\":\"0xC0000077\"");
  }

  @Test
  void print_malformedBytes_haveTheOffsetOfTheirDigits() {
    String hex = "0100048000000000000000000000000014000000" + "07000800" + "00000000";

    assertThat(answer(request("print", "\"hex\":\"" + hex + "\"")))
        .contains("ACL revision is 7", "\"offset\":40}");
  }

  @Test
  void sid_anyForm_givesAllForms() {
    String all =
        "{\"id\":1,\"ok\":true,\"sid\":\"S-1-5-32-544\",\"hex\":\"01020000000000052000000020020000\","
            + "\"name\":\"BUILTIN\\\\Administrators\",\"alias\":\"BA\"}";

    assertThat(answer(request("sid", "\"sid\":\"BA\""))).isEqualTo(all);
    assertThat(answer(request("sid", "\"sid\":\"s-1-5-32-544\""))).isEqualTo(all);
    assertThat(answer(request("sid", "\"hex\":\"01020000000000052000000020020000\"")))
        .isEqualTo(all);
  }

  @Test
  void sid_unknownOne_hasNeitherNameNorAlias() {
    assertThat(answer(request("sid", "\"sid\":\"S-1-5-21-1-2-3-1105\"")))
        .isEqualTo(
            "{\"id\":1,\"ok\":true,\"sid\":\"S-1-5-21-1-2-3-1105\","
                + "\"hex\":\"01050000000000051500000001000000020000000300000051040000\"}");
  }

  @Test
  void sid_relativeOne_isNamedInItsContext() {
    assertThat(
            answer(
                request(
                    "sid",
                    "\"sid\":\"S-1-5-21-1-2-3-512\",\"context\":{\"domain\":\"S-1-5-21-1-2-3\"}")))
        .contains("\"name\":\"Domain Admins\",\"alias\":\"DA\"");
  }

  @ParameterizedTest
  @CsvSource({
    "service, TrustedInstaller, S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464",
    "capability, internetClient, S-1-15-3-1",
    "package, Microsoft.WindowsCalculator_8wekyb3d8bbwe,"
        + " S-1-15-2-466767348-3739614953-2700836392-1801644223-4227750657-1087833535-2488631167",
    "iisAppPool, DefaultAppPool, S-1-5-82-3006700770-424185619-1745488364-794895919-4004696415",
    "entra, 01020304-0506-0708-090a-0b0c0d0e0f10, S-1-12-1-16909060-117966086-202050057-269422093"
  })
  void sid_derive_computesIt(String kind, String name, String sid) {
    assertThat(answer(request("sid", "\"derive\":{\"" + kind + "\":\"" + name + "\"}")))
        .contains("\"ok\":true,\"sid\":\"" + sid + "\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"parse", "print", "sid", "check"})
  void op_withoutItsFields_isRefused(String op) {
    assertThat(answer("{\"op\":\"" + op + "\"}")).contains("\"ok\":false");
  }
}
