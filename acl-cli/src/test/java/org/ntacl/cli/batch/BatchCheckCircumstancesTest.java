package org.ntacl.cli.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ntacl.cli.batch.BatchTest.answer;

import org.junit.jupiter.api.Test;

/** The operation check: object types, policies, servers and records of a decision. */
class BatchCheckCircumstancesTest {
  private static final String ROOT = "bf967aba-0de6-11d0-a285-00aa003049e2";
  private static final String SET = "e48d0154-bcf8-11d1-8702-00c04fb96050";
  private static final String OTHER = "4c164200-20c0-11d0-a768-00aa006e0529";
  private static final String OBJECTS =
      "\"objects\":[{\"level\":0,\"guid\":\"%s\"},{\"level\":1,\"guid\":\"%s\"},"
              .formatted(ROOT, SET)
          + "{\"level\":1,\"guid\":\"%s\"}]".formatted(OTHER);

  /** Half of the object may be read. */
  private static final String HALF =
      "\"sddl\":\"O:BAG:SYD:(OA;;RP;%s;;BU)\",\"type\":\"ds\",\"desired\":\"RP\",".formatted(SET)
          + "\"token\":{\"user\":\"BU\"}";

  /** An object with a policy; users may do everything but for that. */
  private static final String CONTROLLED =
      "\"sddl\":\"O:SYG:SYD:(A;;FA;;;BU)S:(RA;;;;;WD;(\\\"Level\\\",TI,0,7))(SP;;;;;S-1-17-1)\","
          + "\"type\":\"file\",\"token\":{\"user\":\"BU\"},\"desired\":\"MAXIMUM_ALLOWED\"";

  private static String check(String fields) {
    return answer("{\"id\":1,\"op\":\"check\"," + fields + "}");
  }

  private static String decision(String status, String granted, String more) {
    return "{\"id\":1,\"ok\":true,\"status\":\"%s\",\"granted\":\"%s\",\"privilegesUsed\":[]%s}"
        .formatted(status, granted, more);
  }

  private static String object(String guid, String status, String granted) {
    return "{\"guid\":\"%s\",\"status\":\"%s\",\"granted\":\"%s\"}"
        .formatted(guid, status, granted);
  }

  @Test
  void objects_asOne_areDecidedTogether() {
    assertThat(check(HALF + "," + OBJECTS)).isEqualTo(decision("STATUS_ACCESS_DENIED", "0x0", ""));
    assertThat(
            check(
                HALF
                    + ",\"objects\":[{\"level\":0,\"guid\":\"%s\"},{\"level\":1,\"guid\":\"%s\"}]"
                        .formatted(ROOT, SET)))
        .isEqualTo(decision("STATUS_SUCCESS", "0x10", ""));
  }

  @Test
  void resultList_givesOneResultForEachObject() {
    assertThat(check(HALF + "," + OBJECTS + ",\"resultList\":true"))
        .isEqualTo(
            decision(
                "STATUS_ACCESS_DENIED",
                "0x0",
                ",\"objects\":["
                    + object(ROOT, "STATUS_ACCESS_DENIED", "0x0")
                    + ","
                    + object(SET, "STATUS_SUCCESS", "0x10")
                    + ","
                    + object(OTHER, "STATUS_ACCESS_DENIED", "0x0")
                    + "]"));
  }

  @Test
  void objects_malformedList_isWhatWindowsReports() {
    assertThat(check(HALF + ",\"objects\":[{\"level\":1,\"guid\":\"%s\"}]".formatted(ROOT)))
        .isEqualTo(decision("STATUS_INVALID_PARAMETER", "0x0", ""));
    assertThat(check(HALF + ",\"resultList\":true"))
        .isEqualTo(decision("STATUS_INVALID_PARAMETER", "0x0", ",\"objects\":[]"));
  }

  @Test
  void objects_traced_haveTheirOwnLines() {
    assertThat(check(HALF + "," + OBJECTS + ",\"resultList\":true,\"trace\":true"))
        .contains(
            "{\"object\":0,\"guid\":\"" + ROOT + "\",\"right\":\"0x10\"",
            "{\"object\":1,\"guid\":\""
                + SET
                + "\",\"right\":\"0x10\",\"name\":\"ADS_RIGHT_DS_READ_PROP\","
                + "\"outcome\":\"granted\",\"reasons\":[{\"by\":\"entry\",\"pass\":\"normal\","
                + "\"index\":0,\"ace\":\"(OA;;RP;"
                + SET
                + ";;BU)\"",
            "{\"object\":2,\"guid\":\"" + OTHER + "\"");
  }

  @Test
  void policies_limitWhatTheDaclGrants() {
    String rule = "\"effective\":{\"sddl\":\"O:SYG:SYD:(A;;FR;;;BU)\"}";
    String known = "{\"id\":\"S-1-17-1\",\"rules\":[{%s}]}";

    assertThat(check(CONTROLLED)).isEqualTo(decision("STATUS_SUCCESS", "0x1f01ff", ""));
    assertThat(check(CONTROLLED + ",\"policies\":[" + known.formatted(rule) + "]"))
        .isEqualTo(decision("STATUS_SUCCESS", "0x120089", ""));
    String applying = rule + ",\"appliesTo\":\"@RESOURCE.Level == 7\"";
    assertThat(check(CONTROLLED + ",\"policies\":[" + known.formatted(applying) + "]"))
        .isEqualTo(decision("STATUS_SUCCESS", "0x120089", ""));
    String idle = rule + ",\"appliesTo\":\"(@RESOURCE.Level == 8)\"";
    assertThat(check(CONTROLLED + ",\"policies\":[" + known.formatted(idle) + "]"))
        .isEqualTo(decision("STATUS_SUCCESS", "0x1f01ff", ""));
  }

  @Test
  void policies_unknownOne_isRecovered() {
    String known = ",\"policies\":[{\"id\":\"S-1-17-2\",\"rules\":[]}]";

    assertThat(check(CONTROLLED + known)).isEqualTo(decision("STATUS_ACCESS_DENIED", "0x0", ""));
    assertThat(
            check(
                CONTROLLED
                    + known
                    + ",\"recoveryPolicy\":[{\"effective\":{\"sddl\":\"D:(A;;FX;;;BU)\"}}]"))
        .isEqualTo(decision("STATUS_SUCCESS", "0x1200a0", ""));
    assertThat(check(CONTROLLED + known + ",\"recoveryPolicy\":[]"))
        .isEqualTo(decision("STATUS_SUCCESS", "0x1f01ff", ""));
  }

  @Test
  void policies_plannedChange_isToldWhenItWouldMatter() {
    String policy =
        ",\"policies\":[{\"id\":\"S-1-17-1\",\"rules\":[{"
            + "\"effective\":{\"sddl\":\"D:(A;;FR;;;BU)\"},\"staged\":{\"sddl\":\"%s\"}}]}]";

    assertThat(check(CONTROLLED + policy.formatted("D:(A;;FX;;;BU)")))
        .isEqualTo(
            decision(
                "STATUS_SUCCESS",
                "0x120089",
                ",\"staged\":{\"status\":\"STATUS_SUCCESS\",\"granted\":\"0x1200a0\"}"));
    assertThat(check(CONTROLLED + policy.formatted("D:(A;;FR;;;BU)")))
        .isEqualTo(decision("STATUS_SUCCESS", "0x120089", ""));
  }

  @Test
  void server_isWhomCompoundEntriesAskFor() {
    String hex =
        answer("{\"op\":\"parse\",\"sddl\":\"O:SYG:SYD:(A;;KR;;;BU)\"}")
            .replaceAll(".*\"hex\":\"([0-9a-f]*)\".*", "$1");
    // the allow entry becomes a compound one: type 4, 16 + 4 + 16 bytes, server BA, client BU
    String compound =
        "04002c00190002000100000001020000000000052000000020020000"
            + "01020000000000052000000021020000";
    String plain = "00001800190002000102000000000005200000002102" + "0000";
    assertThat(hex).contains("0200200001000000" + plain);
    String bytes =
        hex.replace("0200200001000000" + plain, "0400340001000000" + compound)
            .replaceFirst(
                "^(0100048[0-9a-f]).*?(?=04003400)", "0100048000000000000000000000000014000000");
    String fields =
        "\"hex\":\"" + bytes + "\",\"type\":\"key\",\"token\":{\"user\":\"BU\"},\"desired\":\"KR\"";

    assertThat(check(fields)).isEqualTo(decision("STATUS_ACCESS_DENIED", "0x0", ""));
    assertThat(check(fields + ",\"server\":{\"user\":\"BA\"}"))
        .isEqualTo(decision("STATUS_SUCCESS", "0x20019", ""));
    assertThat(check(fields + ",\"server\":{\"user\":\"SY\"}"))
        .isEqualTo(decision("STATUS_ACCESS_DENIED", "0x0", ""));
  }

  @Test
  void audit_listsTheEntriesThatAskForARecord() {
    String fields =
        "\"sddl\":\"O:SYG:SYD:(A;;KR;;;BU)S:(AU;SA;KR;;;WD)(AU;SAFA;KA;;;BU)(AU;FA;KW;;;BU)\","
            + "\"type\":\"key\",\"token\":{\"user\":\"BU\"},\"audit\":true,\"desired\":";

    assertThat(check(fields + "\"KEY_QUERY_VALUE\""))
        .isEqualTo(
            decision(
                "STATUS_SUCCESS",
                "0x1",
                ",\"audits\":[{\"outcome\":\"success\",\"index\":1,"
                    + "\"ace\":\"(AU;SAFA;KA;;;BU)\",\"rights\":\"0x1\"}]"));
    assertThat(check(fields + "\"KEY_SET_VALUE\""))
        .isEqualTo(
            decision(
                "STATUS_ACCESS_DENIED",
                "0x0",
                ",\"audits\":[{\"outcome\":\"failure\",\"index\":1,"
                    + "\"ace\":\"(AU;SAFA;KA;;;BU)\",\"rights\":\"0x2\"},"
                    + "{\"outcome\":\"failure\",\"index\":2,"
                    + "\"ace\":\"(AU;FA;KW;;;BU)\",\"rights\":\"0x2\"}]"));
  }

  @Test
  void audit_ofObjects_namesThem() {
    assertThat(
            check(
                "\"sddl\":\"O:BAG:SYD:(A;;RP;;;BU)S:(OU;SA;RP;%s;;BU)\",".formatted(SET)
                    + "\"type\":\"ds\",\"desired\":\"RP\",\"token\":{\"user\":\"BU\"},"
                    + "\"resultList\":true,\"audit\":true,"
                    + OBJECTS))
        .contains("\"rights\":\"0x10\",\"objects\":[\"" + SET + "\"]}]");
  }
}
