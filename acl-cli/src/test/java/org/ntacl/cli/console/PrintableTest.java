package org.ntacl.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrintableTest {
  @Test
  void of_plainText_isTheSameText() {
    String text = "(@User.Title == \"PM\")";

    assertThat(Printable.of(text)).isSameAs(text);
  }

  @Test
  void of_lettersOfOtherScripts_stay() {
    assertThat(Printable.of("Müller 日本 😀")).isEqualTo("Müller 日本 😀");
  }

  @ParameterizedTest
  @CsvSource({
    "0x1b, \\u001b",
    "0x0a, \\u000a",
    "0x7f, \\u007f",
    "0x9b, \\u009b",
    "0x202e, \\u202e",
    "0x200b, \\u200b",
    "0xd800, \\ud800",
    "0xe000, \\ue000",
    "0x2028, \\u2028",
    "0xe0041, \\udb40\\udc41"
  })
  void of_characterThatDoesNotShowAsItself_isEscaped(String point, String escaped) {
    String text = "a" + Character.toString(Integer.decode(point)) + "b";

    assertThat(Printable.of(text)).isEqualTo("a" + escaped + "b");
  }
}
