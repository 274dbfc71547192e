package org.ntacl.cli.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ntacl.cli.batch.BatchTest.answer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntacl.cli.json.JsonFields;
import org.ntacl.cli.json.JsonReader;

/** The operations assign, set and entries, field by field. */
class BatchChangeTest {
  private static final String ADMIN = "\"token\":{\"user\":\"BA\",\"primaryGroup\":\"SY\"}";

  private static JsonFields ask(String op, String fields) {
    String line = answer("{\"op\":\"" + op + "\"," + fields + "}");
    return JsonFields.of(JsonReader.read(line), "");
  }

  private static String sddl(String op, String fields) {
    JsonFields answer = ask(op, fields);
    assertThat(answer.optionalText("status").orElse("STATUS_SUCCESS")).isEqualTo("STATUS_SUCCESS");
    return answer.text("sddl");
  }

  private static String nested(String name, String sddl) {
    return "\"%s\":{\"sddl\":\"%s\"}".formatted(name, sddl);
  }

  // ---- assign

  @ParameterizedTest
  @CsvSource({
    "D:AI(A;OICI;FR;;;BU),              D:AI(A;ID;FR;;;BU)",
    "D:(A;OICI;FR;;;BU),                D:(A;;FR;;;BU)",
    "D:AI(A;CI;FR;;;BU),                D:AI(A;;FA;;;SY)"
  })
  void assign_kernel_inheritsAsTheParentDid(String parent, String made) {
    String token = ADMIN.replace("}", ",\"defaultDacl\":\"D:(A;;GA;;;SY)\"}");
    String fields = "\"type\":\"file\"," + token + "," + nested("parent", parent);

    assertThat(sddl("assign", fields)).endsWith(made);
    assertThat(sddl("assign", fields + ",\"flags\":\"kernel\"")).endsWith(made);
  }

  @Test
  void assign_mappingAndKernel_inheritsAsTheParentDid() {
    String fields = "\"mapping\":[\"0x1\",\"0x2\",\"0x4\",\"0xf\"],\"container\":true," + ADMIN;

    assertThat(sddl("assign", fields + "," + nested("parent", "D:AI(A;CI;GR;;;BU)")))
        .isEqualTo("O:BAG:SYD:AI(A;ID;CC;;;BU)(A;CIIOID;GR;;;BU)");
    assertThat(sddl("assign", fields + "," + nested("parent", "D:(A;CI;GR;;;BU)")))
        .isEqualTo("O:BAG:SYD:(A;;CC;;;BU)(A;CIIO;GR;;;BU)");
  }

  @Test
  void assign_flags_decideWhateverTheParentSays() {
    String fields =
        "\"type\":\"file\"," + ADMIN + "," + nested("parent", "O:SYG:BUD:AI(A;OI;FR;;;BU)");
    String auto = ",\"flags\":[\"SEF_DACL_AUTO_INHERIT\",\"SEF_DEFAULT_GROUP_FROM_PARENT\"]";

    assertThat(sddl("assign", fields + auto)).isEqualTo("O:BAG:BUD:AI(A;ID;FR;;;BU)");
    assertThat(sddl("assign", fields + ",\"flags\":[]")).isEqualTo("O:BAG:SYD:(A;;FR;;;BU)");
  }

  @Test
  void assign_objectTypes_chooseTheEntriesOfClasses() {
    String group = "bf967a9c-0de6-11d0-a285-00aa003049e2";
    String fields =
        "\"type\":\"ds\","
            + ADMIN
            + ","
            + nested("parent", "D:(OA;CIIO;RP;;" + group + ";BU)(A;CI;WP;;;AU)");

    assertThat(sddl("assign", fields + ",\"objectTypes\":[\"" + group + "\"]"))
        .contains("(OA;CIID;RP;;" + group + ";BU)");
    assertThat(sddl("assign", fields))
        .contains("(OA;CIIOID;RP;;" + group + ";BU)", "(A;CIID;WP;;;AU)");
  }

  @Test
  void assign_refused_hasAStatusAndNothingElse() {
    String foreign = "\"type\":\"file\"," + ADMIN + "," + nested("creator", "O:SYD:(A;;FA;;;SY)");

    assertThat(answer("{\"op\":\"assign\"," + foreign + "}"))
        .isEqualTo("{\"id\":null,\"ok\":true,\"status\":\"STATUS_INVALID_OWNER\"}");
    assertThat(answer("{\"op\":\"assign\",\"type\":\"file\"}"))
        .isEqualTo("{\"id\":null,\"ok\":true,\"status\":\"STATUS_NO_TOKEN\"}");
  }

  // ---- set

  private static String set(String current, String update, String info, String more) {
    return "\"type\":\"key\",%s,%s,\"info\":[%s]%s"
        .formatted(nested("current", current), nested("update", update), info, more);
  }

  @Test
  void set_kernel_replacesWhatIsSelectedOnly() {
    String fields = set("O:BAG:SYD:AI(A;CIID;KR;;;BU)", "O:SYD:(A;;GA;;;BA)", "\"DACL\"", "");

    assertThat(sddl("set", fields)).isEqualTo("O:BAG:SYD:(A;;KA;;;BA)");
  }

  @Test
  void set_aclapi_takesWhatTheParentGives() {
    String parent = ",\"flags\":\"aclapi\"," + nested("parent", "D:AI(A;CI;KR;;;AU)");
    String fields =
        set("O:BAG:SYD:AI(A;CIID;KR;;;BU)", "D:(A;;KA;;;BA)(A;ID;KR;;;WD)", "\"DACL\"", parent);

    assertThat(sddl("set", fields)).isEqualTo("O:BAG:SYD:AI(A;;KA;;;BA)(A;CIID;KR;;;AU)");
  }

  @Test
  void set_flags_keepWhatTheObjectInherited() {
    String fields =
        set(
            "O:BAG:SYD:AI(A;CIID;KR;;;BU)",
            "D:(A;;KA;;;BA)",
            "\"DACL_SECURITY_INFORMATION\"",
            ",\"flags\":[\"SEF_DACL_AUTO_INHERIT\"]");

    assertThat(sddl("set", fields)).isEqualTo("O:BAG:SYD:AI(A;;KA;;;BA)(A;CIID;KR;;;BU)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          WRITE_OWNER        | DACL  | D:           | STATUS_ACCESS_DENIED
          KEY_ALL_ACCESS     | OWNER | O:SY         | STATUS_INVALID_OWNER
          KA                 | OWNER | D:           | STATUS_INVALID_PARAMETER
          GENERIC_ALL        | SACL  | S:           | STATUS_ACCESS_DENIED
          MAXIMUM_ALLOWED    | SACL  | S:           | STATUS_ACCESS_DENIED
          MAXIMUM_ALLOWED    | LABEL | S:(ML;;NW;;;SI) | STATUS_PRIVILEGE_NOT_HELD
          """)
  void set_refused_leavesTheCurrentDescriptor(
      String granted, String info, String update, String status) {
    String current = "O:BAG:SYD:(A;;KR;;;BU)";
    String more = ",\"granted\":[\"" + granted + "\"]," + ADMIN;
    JsonFields answer = ask("set", set(current, update, "\"" + info + "\"", more));

    assertThat(answer.text("status")).isEqualTo(status);
    assertThat(answer.text("sddl")).isEqualTo(current);
    assertThat(answer.text("hex"))
        .isEqualTo(ask("parse", "\"sddl\":\"" + current + "\"").text("hex"));
  }

  @Test
  void set_objectWithoutDescriptor_isAStatus() {
    assertThat(
            answer(
                "{\"op\":\"set\",\"type\":\"file\",\"current\":null,"
                    + nested("update", "D:")
                    + ",\"info\":[\"DACL\"]}"))
        .isEqualTo("{\"id\":null,\"ok\":true,\"status\":\"STATUS_NO_SECURITY_ON_OBJECT\"}");
  }

  @Test
  void set_entryThatSddlCannotSay_isAnsweredInBytes() {
    String opaque =
        ask("parse", "\"sddl\":\"D:(A;;KR;;;BU)\"").text("hex").replace("00001800", "63001800");
    JsonFields answer =
        ask(
            "set",
            "\"type\":\"key\",\"current\":{\"hex\":\"%s\"},%s,\"info\":[\"GROUP\"]"
                .formatted(opaque, nested("update", "G:BU")));

    assertThat(answer.text("status")).isEqualTo("STATUS_SUCCESS");
    assertThat(answer.has("sddl")).isFalse();
    assertThat(answer.text("hex")).contains("63001800");
  }

  // ---- entries

  private static String wish(String mode, String more) {
    return "{\"mode\":\"%s\",\"sid\":\"BU\"%s}".formatted(mode, more);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GRANT             | "0x2"  | D:(A;;0x1;;;BU)          | D:(A;;CCDC;;;BU)
          SET_ACCESS        | "0x2"  | D:(A;;0x1;;;BU)          | D:(A;;DC;;;BU)
          deny              | "0x2"  | D:(A;;0x4;;;WD)          | D:(D;;DC;;;BU)(A;;LC;;;WD)
          REVOKE_ACCESS     | "0x0"  | D:P(A;;0x1;;;BU)(A;;0x1;;;WD) | D:P(A;;CC;;;WD)
          SET_AUDIT_FAILURE | ["DC"] | S:(AU;SA;CC;;;WD)        | S:(AU;FA;DC;;;BU)(AU;SA;CC;;;WD)
          GRANT             | "0x2"  | D:NO_ACCESS_CONTROL      | D:(A;;DC;;;BU)
          """)
  void entries_oneWish_isPutIntoTheList(String mode, String mask, String old, String made) {
    String wish = wish(mode, ",\"mask\":" + mask);

    assertThat(sddl("entries", "\"acl\":\"" + old + "\",\"entries\":[" + wish + "]"))
        .isEqualTo(made);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "CI"                                   | CI
          "oici"                                 | OICI
          "CONTAINER_INHERIT_ACE"                | CI
          ["OBJECT_INHERIT", "INHERIT_ONLY"]     | OIIO
          "SUB_CONTAINERS_AND_OBJECTS_INHERIT"   | OICI
          "SUB_OBJECTS_ONLY_INHERIT"             | OI
          "NO_INHERITANCE"                       | ''
          "0x6"                                  | CINP
          11                                     | OICIIO
          []                                     | ''
          """)
  void entries_inheritance_isReadInAllItsForms(String inheritance, String flags) {
    String wish = wish("GRANT", ",\"mask\":\"KR\",\"inheritance\":" + inheritance);

    assertThat(sddl("entries", "\"acl\":\"D:\",\"entries\":[" + wish + "]"))
        .isEqualTo("D:(A;" + flags + ";KR;;;BU)");
  }

  @Test
  void entries_typeAndObjects_areThoseOfTheEntry() {
    String guid = "bf967a9c-0de6-11d0-a285-00aa003049e2";
    String wish =
        wish("GRANT", ",\"mask\":\"ADS_RIGHT_DS_READ_PROP\",\"objectType\":\"" + guid + "\"");

    assertThat(sddl("entries", "\"type\":\"ds\",\"entries\":[" + wish + "]"))
        .isEqualTo("D:(OA;;RP;" + guid + ";;BU)");
  }

  @Test
  void entries_none_leaveTheList() {
    assertThat(sddl("entries", "\"acl\":\"D:PAI(A;;KR;;;BU)\",\"entries\":[]"))
        .isEqualTo("D:PAI(A;;KR;;;BU)");
  }

  // ---- mistakes

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          assign  | "type":"file","parent":"D:"       | `parent` is a text: expected an object
          assign  | "type":"file","parent":{"sddl":"D:","x":1} | unknown field `parent.x`
          assign  | "type":"file","parent":{"sddl":"D:(A"} | `parent.sddl`: unexpected end
          assign  | "type":"file","flags":"Kernel"    | `flags` is `Kernel`: expected kernel, aclapi or a list
          assign  | "type":"file","flags":["SEF_X"]   | `flags`: unknown inheritance flag `SEF_X`
          assign  | "type":"file","flags":7           | `flags` is 7: expected `kernel`, `aclapi` or a list
          assign  | "type":"file","flags":"aclapi"    | `flags` is `aclapi`: that changes objects
          assign  | "type":"ds","objectTypes":["x"]   | `objectTypes[0]`:
          assign  | "type":"file","container":1       | `container` is 1: expected true or false
          assign  | "parent":{"sddl":"D:"}            | expected either `type` or `mapping`
          set     | "type":"key","info":[]            | field `current` is missing
          set     | "type":"key","current":{"sddl":"D:"} | field `info` is missing
          set     | "type":"key","current":{"sddl":"D:"},"info":["DACL"] | field `update` is missing
          set     | "type":"key","current":{"sddl":"D:"},"info":["LISTS"] | `info`: unknown security information `LISTS`
          set     | "type":"key","current":{"sddl":"D:"},"info":[],"parent":{"sddl":"D:"} | `parent` makes no difference
          set     | "type":"key","current":{"sddl":"D:"},"info":[],"granted":"QQ" | `granted`:
          set     | "type":"key","current":{"sddl":"D:"},"info":[],"tokn":{} | unknown field `tokn`
          entries | "acl":"D:"                        | field `entries` is missing
          entries | "acl":"O:BAD:","entries":[]       | `acl` holds more than one list
          entries | "acl":"D:S:","entries":[]         | `acl` holds more than one list
          entries | "entries":[{"mode":"NOT_USED_ACCESS","mask":"KR","sid":"BU"}] | `entries[0].mode`: unknown mode
          entries | "entries":[{"mode":"GRANT","sid":"BU"}] | field `entries[0].mask` is missing
          entries | "entries":[{"mode":"GRANT","mask":"KR"}] | field `entries[0].sid` is missing
          entries | "entries":[{"mode":"GRANT","mask":"KR","sid":"BU","inheritance":"SA"}] | expected flags of inheritance
          entries | "entries":[{"mode":"GRANT","mask":"KR","sid":"BU","inheritance":"CIO"}] | expected flags of inheritance
          entries | "entries":[{"mode":"GRANT","mask":"KR","sid":"BU","inheritance":"0x+3"}] | expected flags of inheritance
          entries | "entries":[{"mode":"GRANT","mask":"KR","sid":"BU","inheritance":32}] | a whole number from 0 to 31
          """)
  void request_mistake_isRefused(String op, String fields, String message) {
    assertThat(answer("{\"op\":\"" + op + "\"," + fields + "}"))
        .contains("\"ok\":false")
        .contains(message);
  }
}
