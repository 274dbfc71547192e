package org.ntacl.cli.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ntacl.cli.batch.BatchTest.answer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The operation condition. */
class BatchConditionTest {
  private static final String TOKEN =
      "\"token\":{\"user\":\"S-1-5-21-1-2-3-4\",\"groups\":[\"BU\"],"
          + "\"userClaims\":[{\"name\":\"Title\",\"type\":\"STRING\",\"values\":[\"PM\"]}],"
          + "\"deviceGroups\":[\"BA\"]}";
  private static final String RESOURCE =
      ",\"resource\":[{\"name\":\"Level\",\"type\":\"INT64\",\"values\":[7]}]";

  private static String condition(String fields) {
    return answer("{\"id\":1,\"op\":\"condition\"," + fields + "}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          @User.Title == \\"pm\\"           | true    | (@USER.Title == \\"pm\\")
          (@User.Title == \\"PM\\")         | true    | (@USER.Title == \\"PM\\")
          ((@User.Title == \\"x\\"))        | false   | (@USER.Title == \\"x\\")
          @User.Missing == 1                | unknown | (@USER.Missing == 1)
          @Resource.Level >= 7              | true    | (@RESOURCE.Level >= 7)
          @Resource.Level > 6 && Member_of {SID(BU)} | true | ((@RESOURCE.Level > 6) && (Member_of {SID(BU)}))
          Member_of {SID(BA)}               | false   | (Member_of {SID(BA)})
          Device_Member_of {SID(BA)}        | true    | (Device_Member_of {SID(BA)})
          Exists @Resource.Level            | true    | (Exists @RESOURCE.Level)
          """)
  void expression_comesToItsValue(String expression, String result, String canonical) {
    assertThat(condition("\"expression\":\"" + expression + "\"," + TOKEN + RESOURCE))
        .startsWith("{\"id\":1,\"ok\":true,\"result\":\"" + result + "\",\"hex\":\"61727478")
        .endsWith("\",\"expression\":\"" + canonical + "\"}");
  }

  @Test
  void hex_isReadBackAsTheSame() {
    String byText = condition("\"expression\":\"@User.Title == \\\"PM\\\"\"," + TOKEN);
    String hex = byText.replaceAll(".*\"hex\":\"([0-9a-f]*)\".*", "$1");

    assertThat(condition("\"hex\":\"" + hex + "\"," + TOKEN)).isEqualTo(byText);
  }

  @Test
  void hex_withoutText_isEvaluatedAllTheSame() {
    // a number alone: well-formed bytes that no SDDL can say, here without the padding of entries
    String hex = "6172747804" + "0700000000000000" + "0302";

    assertThat(condition("\"hex\":\"" + hex + "\"," + TOKEN))
        .isEqualTo("{\"id\":1,\"ok\":true,\"result\":\"unknown\",\"hex\":\"" + hex + "00\"}");
  }

  @Test
  void context_resolvesAndPrintsRelativeAliases() {
    String fields =
        "\"expression\":\"Member_of {SID(DU)}\",\"token\":{\"user\":\"DU\"},"
            + "\"context\":{\"domain\":\"S-1-5-21-1-2-3\"}";

    assertThat(condition(fields))
        .contains("\"result\":\"true\"")
        .endsWith("\"expression\":\"(Member_of {SID(DU)})\"}");
  }

  @Test
  void resource_faultyClaim_isPassedOver() {
    String fields =
        "\"expression\":\"@Resource.a == 1\","
            + TOKEN
            + ",\"resource\":[{\"name\":\"a\",\"type\":\"INT64\",\"values\":[2,2]},"
            + "{\"name\":\"A\",\"type\":\"INT64\",\"values\":[1]}]";

    assertThat(condition(fields)).contains("\"result\":\"true\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          "token":{"user":"BA"}                                    | expected either `expression` or `hex`
          "expression":"a","hex":"00","token":{"user":"BA"}        | expected either `expression` or `hex`
          "expression":"@User.a == 1"                              | field `token` is missing
          "expression":"@User.a ==","token":{"user":"BA"}          | `expression`: unexpected end
          "expression":"","token":{"user":"BA"}                    | `expression`: unexpected end
          "expression":5,"token":{"user":"BA"}                     | `expression` is 5: expected a text
          "expression":"Member_of {SID(DU)}","token":{"user":"BA"} | "code":"ERROR_INVALID_SID"
          "hex":"61","token":{"user":"BA"}                         | `hex`:
          "hex":"6172747800","token":{"user":"BA"}                 | `hex`:
          "hex":"61727478a0","token":{"user":"BA"}                 | `hex`:
          "hex":"x","token":{"user":"BA"}                          | `hex`: unexpected `x` at offset 0
          "expression":"a","token":{"user":"BA"},"options":{}      | unknown field `options`
          "expression":"a","token":{"user":"BA"},"resource":{}     | `resource` is an object: expected a list
          "expression":"a","token":{"user":"BA"},"resource":[{"name":"a","type":"X","values":[]}] | `resource[0].type` is `X`
          """)
  void badField_isNamed(String fields, String message) {
    assertThat(condition(fields)).contains("\"ok\":false").contains(message);
  }

  @Test
  void expression_nestedDeeply_isAnswered() {
    String deep = "(".repeat(20_000) + "@User.Title == \\\"PM\\\"" + ")".repeat(20_000);

    assertThat(condition("\"expression\":\"" + deep + "\"," + TOKEN))
        .startsWith("{\"id\":1,\"ok\":");
  }
}
