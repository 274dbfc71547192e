package org.ntacl.cli.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class JsonFieldsTest {
  private static JsonFields fields(String text) {
    return JsonFields.of(JsonReader.read(text), "");
  }

  private static void assertRefused(ThrowingCallable call, String message) {
    assertThatExceptionOfType(InputException.class).isThrownBy(call).withMessage(message);
  }

  @Test
  void of_noObject_isRefused() {
    assertRefused(() -> fields("[1]"), "`the whole` is a list: expected an object");
  }

  @Test
  void allow_unknownField_isNamedWithItsPath() {
    JsonFields inner = fields("{\"a\":{\"x\":1,\"y\":2}}").object("a").orElseThrow();

    assertThat(inner.allow("x", "y")).isSameAs(inner);
    assertRefused(() -> inner.allow("x"), "unknown field `a.y`");
  }

  @Test
  void text_wrongKind_saysWhatIsThere() {
    JsonFields fields = fields("{\"a\":5,\"b\":null,\"c\":\"x\"}");

    assertThat(fields.text("c")).isEqualTo("x");
    assertRefused(() -> fields.text("a"), "`a` is 5: expected a text");
    assertRefused(() -> fields.text("b"), "`b` is null: expected a text");
    assertRefused(() -> fields.text("d"), "field `d` is missing");
    assertThat(fields.optionalText("d")).isEmpty();
  }

  @Test
  void truth_otherValue_isRefused() {
    JsonFields fields = fields("{\"a\":true,\"b\":\"true\"}");

    assertThat(fields.truth("a", false)).isTrue();
    assertThat(fields.truth("c", true)).isTrue();
    assertRefused(() -> fields.truth("b", false), "`b` is a text: expected true or false");
  }

  @Test
  void integer_fractionOrOutOfRange_isRefused() {
    JsonFields fields = fields("{\"a\":7,\"b\":7.0,\"c\":9,\"d\":99999999999999999999}");

    assertThat(fields.integer("a", 0, 1, 8)).isEqualTo(7);
    assertThat(fields.integer("x", 3, 1, 8)).isEqualTo(3);
    assertRefused(
        () -> fields.integer("b", 0, 1, 8), "`b` is 7.0: expected a whole number from 1 to 8");
    assertRefused(
        () -> fields.integer("c", 0, 1, 8), "`c` is 9: expected a whole number from 1 to 8");
    assertThatExceptionOfType(InputException.class).isThrownBy(() -> fields.integer("d", 0, 1, 8));
  }

  @Test
  void texts_wrongItem_isNamedByItsIndex() {
    JsonFields fields = fields("{\"a\":[\"x\",{}],\"b\":\"x\"}");

    assertRefused(() -> fields.texts("a"), "`a[1]` is an object: expected a text");
    assertRefused(() -> fields.texts("b"), "`b` is a text: expected a list");
    assertThat(fields.texts("c")).isEmpty();
  }
}
