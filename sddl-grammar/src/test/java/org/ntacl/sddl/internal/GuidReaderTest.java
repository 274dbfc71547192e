package org.ntacl.sddl.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntacl.Guid;

class GuidReaderTest {
  private static final String TEXT = "bf967aa5-0de6-11d0-A285-00aa003049e2";

  @Test
  void read_randomGuids_agreesWithTheModel() {
    Random random = new Random(20240607);
    for (int i = 0; i < 10_000; i++) {
      String text = new Guid(random.nextLong(), random.nextLong()).toString();
      assertThat(GuidReader.read(text, 0)).isEqualTo(Guid.parse(text));
      assertThat(GuidReader.read(";" + text.toUpperCase(Locale.ROOT) + ";", 1))
          .isEqualTo(Guid.parse(text));
    }
  }

  @ParameterizedTest
  @ValueSource(chars = {'-', 'g', 'G', '/', ':', '@', '`', ' ', '\0', '\u007f', '\u0080', '\uff11'})
  void read_oneWrongCharacterAnywhere_isNoGuid(char wrong) {
    for (int i = 0; i < TEXT.length(); i++) {
      String text = TEXT.substring(0, i) + wrong + TEXT.substring(i + 1);
      if (!text.equals(TEXT)) {
        assertThat(GuidReader.read(text, 0)).as(text).isNull();
      }
    }
  }

  @Test
  void read_digitForDash_isNoGuid() {
    for (int dash : new int[] {8, 13, 18, 23}) {
      String text = TEXT.substring(0, dash) + '0' + TEXT.substring(dash + 1);
      assertThat(GuidReader.read(text, 0)).as(text).isNull();
    }
  }
}
