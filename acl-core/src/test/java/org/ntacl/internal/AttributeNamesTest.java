package org.ntacl.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttributeNamesTest {
  private static String escape(String name) {
    TextBuilder text = new TextBuilder(4);
    AttributeNames.appendEscaped(text, name);
    return text.toString();
  }

  @Test
  void appendEscaped_printableAscii_isLeftButForTwelveCharacters() {
    StringBuilder escaped = new StringBuilder();
    for (char c = ' '; c <= '~'; c++) {
      if (escape(String.valueOf(c)).length() > 1) {
        escaped.append(c);
      }
    }
    assertThat(escaped).hasToString(" !\"%&(),<=>|");
  }

  @Test
  void appendEscaped_otherCodeUnits_areFourLowerCaseDigits() {
    assertThat(escape("a\u0016\u007f\u0776\ud801\udc00\0"))
        .isEqualTo("a%0016%007f%0776%d801%dc00%0000");
  }

  @Test
  void unescape_everyCodeUnit_comesBack() {
    StringBuilder all = new StringBuilder();
    for (int unit = 0; unit <= Character.MAX_VALUE; unit++) {
      all.append((char) unit);
    }
    assertThat(AttributeNames.unescape(escape(all.toString()))).isEqualTo(all.toString());
  }

  @Test
  void unescape_needlessAndUpperCaseEscapes_areTaken() {
    assertThat(AttributeNames.unescape("%0041%00E9z%002525")).isEqualTo("A\u00e9z%25");
    assertThat(AttributeNames.unescape("a b")).isEqualTo("a b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ab%", "ab%004", "ab%004g", "ab%00 4", "ab%004\u0661"})
  void unescape_otherThanFourDigits_isRefused(String text) {
    assertThatThrownBy(() -> AttributeNames.unescape(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "`%%` at offset 2 of attribute name `%s` is not followed by four hexadecimal digits",
            text);
  }
}
