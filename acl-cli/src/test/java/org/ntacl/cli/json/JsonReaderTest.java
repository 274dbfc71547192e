package org.ntacl.cli.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {
  private static InputException fault(String text) {
    return catchThrowableOfType(InputException.class, () -> JsonReader.read(text));
  }

  private static String rewritten(String text) {
    JsonValue value = JsonReader.read(text);
    return JsonOutput.line(output -> output.value(value));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "null",
        "true",
        "\"\"",
        "{\"b\":[1,{\"c\":null}],\"a\":\"x\"}",
        "[[],{}]"
      })
  void read_anyKindOfValue_comesBack(String text) {
    assertThat(rewritten(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.0", "-0", "1e5", "18446744073709551615", "123456789012345678901234"})
  void read_number_keepsItsSpelling(String literal) {
    assertThat(rewritten(literal)).isEqualTo(literal);
  }

  @Test
  void read_unpairedSurrogate_comesBackAsEscape() {
    assertThat(rewritten("\"\\ud800\"")).isEqualTo("\"\\ud800\"");
  }

  @Test
  void read_repeatedField_isRefusedWithItsPlace() {
    InputException fault = fault("{\"a\":1,\"a\":2}");

    assertThat(fault).hasMessageContaining("field `a` stands there twice");
    assertThat(fault.offset()).hasValue(7);
  }

  @Test
  void read_secondValue_isRefused() {
    assertThat(fault("{} {}")).hasMessageContaining("second value");
    assertThat(fault("{} {}").offset().orElseThrow()).isBetween(3, 4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "   ", "{", "[1,", "{\"a\"}", "nul", "{'a':1}", "[1,]", "\"\u0001\"", "01"})
  void read_badText_isRefusedWithAnOffsetInside(String text) {
    InputException fault = fault(text);

    assertThat(fault).hasMessageStartingWith("bad JSON at offset ").hasMessageNotContaining("\n");
    assertThat(fault.offset().orElseThrow()).isBetween(0, text.length());
  }

  @Test
  void read_deepNesting_isBounded() {
    String deepest = "[".repeat(JsonReader.MAX_DEPTH) + "]".repeat(JsonReader.MAX_DEPTH);

    assertThat(rewritten(deepest)).isEqualTo(deepest);
    assertThat(fault("[" + deepest + "]")).hasMessageContaining("bad JSON");
    assertThat(fault("{\"a\":".repeat(100_000))).hasMessageContaining("bad JSON");
  }

  @Test
  void read_longText_isBounded() {
    String longest = "\"" + "x".repeat(JsonReader.MAX_TEXT) + "\"";

    assertThat(JsonReader.read(longest)).isInstanceOf(JsonValue.Text.class);
    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> JsonReader.read("\"" + "x".repeat(JsonReader.MAX_TEXT + 1) + "\""));
  }

  @Test
  void read_longNumber_isBounded() {
    assertThat(fault("1".repeat(1000))).hasMessageContaining("bad JSON");
  }
}
