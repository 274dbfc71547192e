package org.ntacl.registry.hive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntacl.Bytes;

class HiveTextTest {
  private static final String ROOT =
      "ntacl-hive 1\n; why\n\n[]\nsecurity=O:BAG:SYD:PAI(A;CI;KR;;;BU)(A;CI;GA;;;CO)\n";

  private static Hive hive(String text) {
    return Hive.read(
        HiveWriter.write(HiveText.parse(text), HiveWriter.VERSION_5),
        HiveOptions.DEFAULT.strict(true));
  }

  private static HiveKey key(Hive hive, String path) {
    return hive.find(path).orElseThrow();
  }

  @Test
  void parse_keysWithoutSecurity_inheritAsOnWindows() {
    Hive hive = hive(ROOT + "[A\\B]\n[A\\C]\nsecurity=O:SYG:SYD:(A;;KA;;;SY)\n");

    assertThat(hive.check().isSound()).isTrue();
    assertThat(key(hive, "A\\B").security().orElseThrow().descriptor().toSddl())
        .isEqualTo("O:BAG:SYD:AI(A;CIID;KR;;;BU)(A;ID;KA;;;BA)(A;CIIOID;GA;;;CO)");
    assertThat(key(hive, "A").securityId()).isEqualTo(key(hive, "A\\B").securityId());
    assertThat(key(hive, "A\\C").security().orElseThrow().descriptor().toSddl())
        .isEqualTo("O:SYG:SYD:(A;;KA;;;SY)");
  }

  @Test
  void parse_values_areOfTheirTypes() {
    HiveKey root =
        key(
            hive(
                ROOT
                    + "@=\"a\\\\b\\\"c\"\n\"e\"=expand:\"%x%\"\n\"d\"=dword:1A\n\"h\"=hex:00,ff\n"),
            "");

    assertThat(root.values())
        .containsExactly(
            HiveValue.of("", ValueType.REG_SZ, text("a\\b\"c\0")),
            HiveValue.of("e", ValueType.REG_EXPAND_SZ, text("%x%\0")),
            HiveValue.of("d", ValueType.REG_DWORD, Bytes.parseHex("1a000000")),
            HiveValue.of("h", ValueType.REG_BINARY, Bytes.parseHex("00ff")));
  }

  private static Bytes text(String text) {
    return Bytes.of(text.getBytes(StandardCharsets.UTF_16LE));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "[A|expected a key, its security or a value",
        "[]|`` stands here a second time",
        "[A\\\\B]|`A\\\\B` is no path of a key",
        "security=D:(A;;KR;;;QQ)|",
        "x=1|expected a key, its security or a value",
        "\"a|expected a quotation mark at the end at column 3",
        "\"a\\n\"=\"\"|expected a backslash or a quotation mark behind a backslash at column 4",
        "\"a\"=dword:x|`x` is no number of 32 bits in hexadecimal digits at column 12",
        "\"a\"=hex:0|`0` is no list of bytes in hexadecimal digits at column 10",
        "\"a\"=1|expected a text in quotation marks, `expand:`, `dword:` or `hex:` at column 5",
        "\"a\"=\"b\"c|unexpected `c` at column 8",
        "@x|expected `=` behind the name of a value at column 2"
      })
  void parse_badLine_saysWhereAndWhat(String line, String message) {
    assertThatThrownBy(() -> HiveText.parse(ROOT + line + "\n"))
        .isInstanceOfSatisfying(HiveTextException.class, e -> assertThat(e.line()).isEqualTo(6))
        .hasMessageStartingWith("line 6: " + (message == null ? "" : message));
  }

  @Test
  void parse_withoutRoot_isRefused() {
    assertThatThrownBy(() -> HiveText.parse("ntacl-hive 2\n"))
        .hasMessage("line 1: expected `ntacl-hive 1`");
    assertThatThrownBy(() -> HiveText.parse("ntacl-hive 1\n[A]\n"))
        .hasMessage("line 2: expected the root, `[]`");
    assertThatThrownBy(() -> HiveText.parse("ntacl-hive 1\n[]\n"))
        .hasMessage("line 3: the root has no security with an owner");
    assertThatThrownBy(() -> HiveText.parse(ROOT + "\"a\"=\"\"\n\"A\"=\"\"\n"))
        .hasMessage("line 7: second value `A`");
    assertThatThrownBy(() -> HiveText.parse("ntacl-hive 1\n[]\nsecurity=O:BAD:(A;;KA;;;BA)\n[A]"))
        .hasMessageStartingWith("line 4: nothing is inherited from the key above: STATUS_");
  }

  @Test
  void isOne_hivesAndOtherFiles_areNot() {
    assertThat(HiveText.isOne(Bytes.of(ROOT.getBytes(StandardCharsets.US_ASCII)))).isTrue();
    assertThat(HiveText.isOne(hive(ROOT).bytes())).isFalse();
    assertThat(HiveText.isOne(Bytes.EMPTY)).isFalse();
  }
}
