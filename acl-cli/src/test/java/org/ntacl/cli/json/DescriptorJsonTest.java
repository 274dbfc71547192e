package org.ntacl.cli.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntacl.binary.StoredDescriptor;
import org.ntacl.descriptor.AbsentAcl;
import org.ntacl.descriptor.AceList;
import org.ntacl.descriptor.NullAcl;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.sddl.Sddl;
import org.ntacl.sid.Sid;
import org.ntacl.sid.SidContext;

class DescriptorJsonTest {
  private static SecurityDescriptor read(String json) {
    return DescriptorJson.read(json, SidContext.NONE).descriptor();
  }

  private static String write(String sddl) {
    StoredDescriptor stored = StoredDescriptor.of(Sddl.parse(sddl));
    return JsonOutput.line(output -> DescriptorJson.write(output, stored));
  }

  @Test
  void write_conditionalEntry_isReadable() {
    assertThat(write("D:(XA;;GA;;;WD;(@User.a == 1))"))
        .isEqualTo(
            "{\"control\":[\"DACL_PRESENT\",\"SELF_RELATIVE\"],\"dacl\":{\"revision\":2,\"aces\":"
                + "[{\"type\":\"ACCESS_ALLOWED_CALLBACK\",\"flags\":[],\"mask\":\"0x10000000\","
                + "\"sid\":\"S-1-1-0\",\"condition\":\"(@USER.a == 1)\"}]}}");
  }

  @Test
  void write_resourceAttribute_isReadable() {
    assertThat(write("S:(RA;;;;;WD;(\"a\",TS,0,\"x\",\"y\"))"))
        .contains(
            "\"attribute\":{\"name\":\"a\",\"type\":\"STRING\",\"values\":[\"x\",\"y\"],"
                + "\"flags\":0}");
  }

  @Test
  void read_listsThreeStates_areKeptApart() {
    assertThat(read("{}").dacl()).isEqualTo(AbsentAcl.ABSENT);
    assertThat(read("{\"dacl\":\"NO_ACCESS_CONTROL\"}").dacl()).isEqualTo(NullAcl.NULL);
    assertThat(read("{\"dacl\":{\"aces\":[]}}").dacl()).isEqualTo(AceList.EMPTY);
  }

  @Test
  void read_writtenByHand_needsOnlyWhatMatters() {
    SecurityDescriptor descriptor =
        read(
            "{\"control\":[\"DACL_PROTECTED\"],\"owner\":\"BA\",\"dacl\":{\"aces\":"
                + "[{\"type\":\"ACCESS_ALLOWED\",\"flags\":[\"CONTAINER_INHERIT\"],"
                + "\"mask\":\"KA\",\"sid\":\"SY\"}]}}");

    assertThat(descriptor).isEqualTo(Sddl.parse("O:BAD:P(A;CI;KA;;;SY)"));
  }

  @Test
  void read_relativeAlias_needsItsContext() {
    Sid domain = Sid.parse("S-1-5-21-1-2-3");
    String json = "{\"owner\":\"DA\"}";

    assertThat(DescriptorJson.read(json, SidContext.ofDomain(domain)).descriptor().owner())
        .contains(domain.child(512));
    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> read(json))
        .withMessageStartingWith("`owner`: ");
  }

  @Test
  void read_sidWithoutSubAuthorities_isAccepted() {
    assertThat(read("{\"owner\":\"S-1-5\"}").owner()).contains(Sid.of(5));
    assertThat(read("{\"owner\":\"S-1-0x100000000\"}").owner()).contains(Sid.of(1L << 32));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {"x":1}                                     | unknown field `x`
          {"owner":"XX"}                              | `owner`: unexpected
          {"owner":"S-1-05"}                          | `owner`: unexpected
          {"control":["DACL_PRESENT"]}                | `control[0]` is `DACL_PRESENT`, and there is no
          {"control":["NOPE"]}                        | `control[0]`: unknown control flag `NOPE`
          {"resourceManagerControl":256}              | `resourceManagerControl` is 256
          {"dacl":null}                               | `dacl` is null: expected an object or
          {"dacl":{}}                                 | field `dacl.aces` is missing
          {"dacl":{"aces":[],"revision":1}}           | `dacl.revision` is 1
          {"dacl":{"aces":[],"slack":"0"}}            | `dacl.slack`: unexpected end
          {"dacl":{"aces":[{}]}}                      | field `dacl.aces[0].type` is missing
          {"dacl":{"aces":[{"type":"NOPE"}]}}         | `dacl.aces[0].type`: unknown ACE type
          {"dacl":{"aces":[{"type":"0x0"}]}}          | field `dacl.aces[0].body` is missing
          {"dacl":{"aces":[{"type":"0x0","body":""}]}}| `dacl.aces[0].type`: no unknown ACE type
          {"dacl":{"aces":[{"type":"0xq","body":""}]}}| `dacl.aces[0].type`: ACE type `0xq`
          {"dacl":{"aces":[{"type":"0x99","body":"00"}]}}| `dacl.aces[0].type`: slack
          """)
  void read_badDescriptor_namesTheField(String json, String message) {
    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> read(json))
        .withMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          "mask":"0x1"                                 | field `dacl.aces[0].sid` is missing
          "sid":"WD"                                   | field `dacl.aces[0].mask` is missing
          "sid":"WD","mask":"0x123456789"              | more than 32 bits
          "sid":"WD","mask":"0x1","flags":["NOPE"]     | `dacl.aces[0].flags[0]`: unknown ACE flag
          "sid":"WD","mask":"0x1","slack":"00"         | slack of an ACE is a multiple of 4
          "sid":"WD","mask":"0x1","condition":"(a)"    | unknown field `dacl.aces[0].condition`
          "sid":"WD","mask":"0x1","objectType":"a"     | unknown field `dacl.aces[0].objectType`
          """)
  void read_badPlainEntry_namesTheField(String rest, String message) {
    String json = "{\"dacl\":{\"aces\":[{\"type\":\"ACCESS_ALLOWED\"," + rest + "}]}}";

    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> read(json))
        .withMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          ACCESS_ALLOWED_CALLBACK   | "x":1                                      | unknown field
          ACCESS_ALLOWED_CALLBACK   | "condition":"(a==1)","conditionBytes":""   | expected either
          ACCESS_ALLOWED_CALLBACK   | "flags":[]                                 | expected either
          ACCESS_ALLOWED_CALLBACK   | "condition":"(a=="                         | `dacl.aces[0].condition`
          ACCESS_ALLOWED_CALLBACK   | "conditionBytes":"zz"                      | `dacl.aces[0].conditionBytes`
          ACCESS_ALLOWED_OBJECT     | "objectType":"a"                           | `dacl.aces[0].objectType`
          SYSTEM_RESOURCE_ATTRIBUTE | "attribute":{"name":"a","type":"X"}        | `dacl.aces[0].attribute.type`
          SYSTEM_RESOURCE_ATTRIBUTE | "attribute":5                              | expected an object
          SYSTEM_MANDATORY_LABEL    | "condition":"(a)"                          | unknown field
          """)
  void read_badSpecialEntry_namesTheField(String type, String rest, String message) {
    String json =
        "{\"dacl\":{\"aces\":[{\"type\":\"%s\",\"sid\":\"WD\",\"mask\":\"0x1\",%s}]}}"
            .formatted(type, rest);

    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> read(json))
        .withMessageContaining(message);
  }

  @Test
  void read_storedBytesOfAnotherDescriptor_areRefused() {
    String hex = StoredDescriptor.of(Sddl.parse("O:BA")).bytes().toHex();

    assertThat(read("{\"owner\":\"BA\",\"stored\":\"" + hex + "\"}")).isEqualTo(Sddl.parse("O:BA"));
    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> read("{\"owner\":\"SY\",\"stored\":\"" + hex + "\"}"))
        .withMessage("`stored` holds another descriptor than the other fields");
    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> read("{\"stored\":\"01\"}"))
        .withMessageStartingWith("`stored`: security descriptor needs 20 bytes");
  }
}
