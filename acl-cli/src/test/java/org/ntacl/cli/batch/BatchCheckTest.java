package org.ntacl.cli.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ntacl.cli.batch.BatchTest.answer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The operation check, field by field. */
class BatchCheckTest {
  private static final String USER =
      "\"token\":{\"user\":\"S-1-5-21-1-2-3-4\",\"groups\":[\"BU\"]}";
  private static final String KEY = "\"sddl\":\"O:BAG:SYD:(A;;KR;;;BU)\",\"type\":\"key\"";

  private static String check(String fields) {
    return answer("{\"id\":1,\"op\":\"check\"," + fields + "}");
  }

  private static String decision(String status, String granted) {
    return "{\"id\":1,\"ok\":true,\"status\":\""
        + status
        + "\",\"granted\":\""
        + granted
        + "\",\"privilegesUsed\":[]}";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          "KEY_READ"             | STATUS_SUCCESS       | 0x20019
          ["KEY_READ"]           | STATUS_SUCCESS       | 0x20019
          ["KR"]                 | STATUS_SUCCESS       | 0x20019
          ["RC","0x1"]           | STATUS_SUCCESS       | 0x20001
          "0x20019"              | STATUS_SUCCESS       | 0x20019
          "0X00020019"           | STATUS_SUCCESS       | 0x20019
          "GR"                   | STATUS_SUCCESS       | 0x20019
          ["MAXIMUM_ALLOWED"]    | STATUS_SUCCESS       | 0x20019
          ["KEY_SET_VALUE"]      | STATUS_ACCESS_DENIED | 0x0
          []                     | STATUS_ACCESS_DENIED | 0x0
          "ACCESS_SYSTEM_SECURITY" | STATUS_PRIVILEGE_NOT_HELD | 0x0
          """)
  void check_desired_isReadInEverySpelling(String desired, String status, String granted) {
    assertThat(check(KEY + "," + USER + ",\"desired\":" + desired))
        .isEqualTo(decision(status, granted));
  }

  @Test
  void check_bytes_areAcceptedInsteadOfText() {
    String hex = answer("{\"op\":\"parse\",\"sddl\":\"O:BAG:SYD:(A;;KR;;;BU)\"}");
    hex = hex.replaceAll(".*\"hex\":\"([0-9a-f]*)\".*", "$1");

    assertThat(check("\"hex\":\"" + hex + "\",\"type\":\"key\"," + USER + ",\"desired\":\"KR\""))
        .isEqualTo(decision("STATUS_SUCCESS", "0x20019"));
  }

  @Test
  void check_mapping_isAcceptedInsteadOfAType() {
    assertThat(
            check(
                "\"sddl\":\"O:BAG:SYD:(A;;GR;;;BU)\",\"mapping\":[\"0x1\",\"0x2\",\"0x4\",\"0x7\"],"
                    + USER
                    + ",\"desired\":\"MAXIMUM_ALLOWED\""))
        .isEqualTo(decision("STATUS_SUCCESS", "0x1"));
  }

  @Test
  void check_privileges_areListedInTheOrderOfTheProtocol() {
    assertThat(
            check(
                KEY
                    + ",\"token\":{\"user\":\"BA\",\"privileges\":[\"SeTakeOwnershipPrivilege\","
                    + "\"SeSecurityPrivilege\"]},"
                    + "\"desired\":[\"WRITE_OWNER\",\"ACCESS_SYSTEM_SECURITY\"]"))
        .endsWith(
            "\"granted\":\"0x1080000\",\"privilegesUsed\":[\"SeSecurityPrivilege\","
                + "\"SeTakeOwnershipPrivilege\"]}");
  }

  @Test
  void check_self_standsForPrincipalSelf() {
    String fields =
        "\"sddl\":\"O:BAG:SYD:(A;;RP;;;PS)\",\"type\":\"ds\"," + USER + ",\"desired\":\"RP\"";

    assertThat(check(fields)).isEqualTo(decision("STATUS_ACCESS_DENIED", "0x0"));
    assertThat(check(fields + ",\"self\":\"S-1-5-21-1-2-3-4\""))
        .isEqualTo(decision("STATUS_SUCCESS", "0x10"));
  }

  @Test
  void check_context_resolvesAliasesEverywhere() {
    assertThat(
            check(
                "\"sddl\":\"O:DAG:DAD:(A;;KR;;;DU)\",\"type\":\"key\","
                    + "\"token\":{\"user\":\"DU\"},\"desired\":\"KR\","
                    + "\"context\":{\"domain\":\"S-1-5-21-1-2-3\"}"))
        .isEqualTo(decision("STATUS_SUCCESS", "0x20019"));
  }

  @Test
  void check_options_choosePointAndVariant() {
    String fields =
        "\"sddl\":\"O:BAG:SYD:(A;;KA;;;BU)(D;;KW;;;BU)\",\"type\":\"key\","
            + USER
            + ",\"desired\":\"MAXIMUM_ALLOWED\",\"options\":";

    assertThat(check(fields + "{}")).isEqualTo(decision("STATUS_SUCCESS", "0xf003f"));
    assertThat(check(fields + "{\"unorderedMaximum\":true}"))
        .isEqualTo(decision("STATUS_SUCCESS", "0xd0039"));
    assertThat(check(fields + "{\"unorderedMaximum\":false,\"variant\":\"NtAccessCheck\"}"))
        .isEqualTo(decision("STATUS_SUCCESS", "0xf003f"));
  }

  @Test
  void check_variant_decidesAboutIncompleteDescriptors() {
    String fields = "\"sddl\":\"D:(A;;KR;;;BU)\",\"type\":\"key\"," + USER + ",\"desired\":\"KR\"";

    assertThat(check(fields)).isEqualTo(decision("STATUS_SUCCESS", "0x20019"));
    assertThat(check(fields + ",\"options\":{\"variant\":\"NtAccessCheck\"}"))
        .isEqualTo(decision("STATUS_INVALID_SECURITY_DESCR", "0x0"));
  }

  @Test
  void check_trace_saysWhatDecided() {
    assertThat(check(KEY + "," + USER + ",\"desired\":[\"0x1\",\"0x2\"],\"trace\":true"))
        .endsWith(
            "\"trace\":[{\"right\":\"0x1\",\"name\":\"KEY_QUERY_VALUE\",\"outcome\":\"granted\","
                + "\"reasons\":[{\"by\":\"entry\",\"pass\":\"normal\",\"index\":0,"
                + "\"ace\":\"(A;;KR;;;BU)\",\"text\":\"granted by D:(A;;KR;;;BU)\"}]},"
                + "{\"right\":\"0x2\",\"name\":\"KEY_SET_VALUE\",\"outcome\":\"denied\","
                + "\"reasons\":[{\"by\":\"no_entry\",\"pass\":\"normal\","
                + "\"text\":\"not granted\"}]}]}");
    assertThat(check(KEY + "," + USER + ",\"desired\":\"KR\",\"trace\":false"))
        .isEqualTo(decision("STATUS_SUCCESS", "0x20019"));
  }

  @Test
  void check_emptyListsAndFalse_askForNothing() {
    assertThat(
            check(
                KEY
                    + ","
                    + USER
                    + ",\"desired\":\"KR\",\"objects\":[],\"resultList\":false,\"policies\":[],"
                    + "\"recoveryPolicy\":[],\"audit\":false"))
        .isEqualTo(decision("STATUS_SUCCESS", "0x20019"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          "type":"key","mapping":[],"sddl":"D:","token":{"user":"BA"},"desired":"KR" | expected either `type` or
          "sddl":"D:","token":{"user":"BA"},"desired":"KR"                | expected either `type` or `mapping`
          "mapping":["0x1"],"sddl":"D:","token":{"user":"BA"},"desired":"KR" | `mapping` has 1 masks
          "mapping":["0x1","?","0x1","0x1"],"sddl":"D:","token":{"user":"BA"},"desired":"KR" | `mapping[1]`
          "type":"kee","sddl":"D:","token":{"user":"BA"},"desired":"KR"   | unknown object type `kee`
          "type":"key","token":{"user":"BA"},"desired":"KR"               | expected either `sddl` or `hex`
          "type":"key","sddl":"D:","hex":"00","token":{"user":"BA"},"desired":"KR" | expected either `sddl`
          "type":"key","sddl":"D:","desired":"KR"                         | field `token` is missing
          "type":"key","sddl":"D:","token":{},"desired":"KR"              | field `token.user` is missing
          "type":"key","sddl":"D:","token":{"user":"BA","x":1},"desired":"KR" | unknown field `token.x`
          "type":"key","sddl":"D:","token":{"user":"BA"}                  | field `desired` is missing
          "type":"key","sddl":"D:","token":{"user":"BA"},"desired":5      | `desired` is 5: expected a text
          "type":"key","sddl":"D:","token":{"user":"BA"},"desired":["KR","XX"] | `desired[1]`: unknown right
          "type":"key","sddl":"D:","token":{"user":"BA"},"desired":"0xfffffffff" | more than 32 bits
          "type":"key","sddl":"D:","token":{"user":"BA"},"desired":"KR","self":"?" | `self`: unexpected
          "type":"key","sddl":"D:","token":{"user":"BA"},"desired":"KR","trace":1 | `trace` is 1
          "type":"key","sddl":"D:","token":{"user":"BA"},"desired":"KR","options":{"x":true} | unknown field `options.x`
          "type":"key","sddl":"D:","token":{"user":"BA"},"desired":"KR","options":{"variant":"x"} | `options.variant`
          "type":"key","sddl":"D:","token":{"user":"BA"},"desired":"KR","objects":5 | `objects` is 5
          "type":"key","sddl":"D:","token":{"user":"BA"},"desired":"KR","objects":[5] | `objects[0]` is 5
          "type":"key","sddl":"D:","token":{"user":"BA"},"desired":"KR","objects":[{"guid":"x"}] | `objects[0].level` is missing
          "type":"key","sddl":"D:","token":{"user":"BA"},"desired":"KR","objects":[{"level":0}] | `objects[0].guid` is missing
          "type":"key","sddl":"D:","token":{"user":"BA"},"desired":"KR","objects":[{"level":-1,"guid":"x"}] | `objects[0].level` is -1
          "type":"key","sddl":"D:","token":{"user":"BA"},"desired":"KR","objects":[{"level":65536,"guid":"x"}] | `objects[0].level` is 65536
          "type":"key","sddl":"D:","token":{"user":"BA"},"desired":"KR","objects":[{"level":0,"guid":"x"}] | `objects[0].guid`: unexpected `x`
          "type":"key","sddl":"D:","token":{"user":"BA"},"desired":"KR","objects":[{"level":0,"guid":"x","y":1}] | unknown field `objects[0].y`
          "type":"key","sddl":"D:","token":{"user":"BA"},"desired":"KR","resultList":1 | `resultList` is 1
          "type":"key","sddl":"D:","token":{"user":"BA"},"desired":"KR","server":"BA" | `server` is a text: expected an object
          "type":"key","sddl":"D:","token":{"user":"BA"},"desired":"KR","server":{} | field `server.user` is missing
          "type":"key","sddl":"D:","token":{"user":"BA"},"desired":"KR","policies":{} | `policies` is an object: expected a list
          "type":"key","sddl":"D:","token":{"user":"BA"},"desired":"KR","policies":[{"id":"BA","rules":[]}] | `policies[0].id`: no central access policy has
          "type":"key","sddl":"D:","token":{"user":"BA"},"desired":"KR","policies":[{"id":"S-1-17-1"}] | field `policies[0].rules` is missing
          "type":"key","sddl":"D:","token":{"user":"BA"},"desired":"KR","policies":[{"id":"S-1-17-1","rules":[{}]}] | `policies[0].rules[0].effective` is missing
          "type":"key","sddl":"D:","token":{"user":"BA"},"desired":"KR","policies":[{"id":"S-1-17-1","rules":[{"effective":"D:"}]}] | `policies[0].rules[0].effective` is a text
          "type":"key","sddl":"D:","token":{"user":"BA"},"desired":"KR","policies":[{"id":"S-1-17-1","rules":[{"effective":{"sddl":"O:BA"}}]}] | `policies[0].rules[0].effective` has no DACL
          "type":"key","sddl":"D:","token":{"user":"BA"},"desired":"KR","policies":[{"id":"S-1-17-1","rules":[{"effective":{"sddl":"D:("}}]}] | `policies[0].rules[0].effective.sddl`: unexpected
          "type":"key","sddl":"D:","token":{"user":"BA"},"desired":"KR","policies":[{"id":"S-1-17-1","rules":[{"effective":{"x":"D:"}}]}] | unknown field `policies[0].rules[0].effective.x`
          "type":"key","sddl":"D:","token":{"user":"BA"},"desired":"KR","policies":[{"id":"S-1-17-1","rules":[{"effective":{"sddl":"D:"},"staged":{}}]}] | expected either `policies[0].rules[0].staged.sddl`
          "type":"key","sddl":"D:","token":{"user":"BA"},"desired":"KR","policies":[{"id":"S-1-17-1","rules":[{"effective":{"sddl":"D:"},"appliesTo":"("}]}] | `policies[0].rules[0].appliesTo`: unexpected
          "type":"key","sddl":"D:","token":{"user":"BA"},"desired":"KR","recoveryPolicy":[{"effective":{"sddl":"D:"}}] | `recoveryPolicy` without `policies`
          "type":"key","sddl":"D:","token":{"user":"BA"},"desired":"KR","recoveryPolicy":[{"x":1}] | unknown field `recoveryPolicy[0].x`
          "type":"key","sddl":"D:","token":{"user":"BA"},"desired":"KR","audit":"x" | `audit` is a text
          "type":"key","sddl":"D:","token":{"user":"BA"},"desired":"KR","desire":5 | unknown field `desire`
          """)
  void check_badField_isNamed(String fields, String message) {
    assertThat(check(fields)).contains("\"ok\":false").contains(message);
  }
}
