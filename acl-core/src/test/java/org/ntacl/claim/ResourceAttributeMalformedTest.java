package org.ntacl.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntacl.Bytes;
import org.ntacl.MalformedBytesException;

class ResourceAttributeMalformedTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | 0 | claim needs 16 bytes, 0 are there",
        "10000000 0300 0000 00000000 000000 | 15 | claim needs 16 bytes, 15 are there",
        "10000000 0000 0000 00000000 00000000 61000000 | 4 "
            + "| claim type is 0, expected 1 to 6 or 16",
        "10000000 1100 0000 00000000 00000000 61000000 | 4 "
            + "| claim type is 17, expected 1 to 6 or 16",
        "10000000 0300 0000 00000000 02000000 61000000 | 12 "
            + "| claim has 2 values, its size allows for 1",
        "10000000 0300 0000 00000000 ffffffff 61000000 | 12 "
            + "| claim has 4294967295 values, its size allows for 1",
        "0f000000 0300 0000 00000000 00000000 61000000 | 0 | offset is 15, expected 16 to 19",
        "14000000 0300 0000 00000000 00000000 61000000 | 0 | offset is 20, expected 16 to 19",
        "ffffffff 0300 0000 00000000 00000000 61000000 | 0 "
            + "| offset is 4294967295, expected 16 to 19",
        "10000000 0300 0000 00000000 00000000 | 0 | offset is 16, expected 16 to 15",
        "10000000 0300 0000 00000000 00000000 61006100 | 16 | text is not terminated by a NUL",
        "11000000 0300 0000 00000000 00000000 00610000 | 17 | text is not terminated by a NUL",
        "10000000 0300 0000 00000000 00000000 00006100 | 16 | claim has an empty name",
        "14000000 0300 0000 00000000 01000000 13000000 61000000 | 16 "
            + "| offset is 19, expected 20 to 23",
        "14000000 0300 0000 00000000 01000000 18000000 61000000 | 16 "
            + "| offset is 24, expected 20 to 23",
        "14000000 0300 0000 00000000 01000000 18000000 61000000 6200 | 24 "
            + "| text is not terminated by a NUL",
        "14000000 0100 0000 00000000 01000000 18000000 61000000 01000000000000 | 24 "
            + "| value needs 8 bytes, 7 are left",
        "14000000 0600 0000 00000000 01000000 18000000 61000000 01 | 24 "
            + "| value needs 8 bytes, 1 are left",
        "14000000 0400 0000 00000000 01000000 18000000 61000000 0100000000000000 | 32 "
            + "| text is not terminated by a NUL",
        "14000000 1000 0000 00000000 01000000 18000000 61000000 010000 | 24 "
            + "| value needs 4 bytes, 3 are left",
        "14000000 1000 0000 00000000 01000000 18000000 61000000 02000000 61 | 24 "
            + "| value is 2 bytes long, 1 are left",
        "14000000 1000 0000 00000000 01000000 18000000 61000000 ffffffff 61 | 24 "
            + "| value is 4294967295 bytes long, 1 are left",
        "14000000 0500 0000 00000000 01000000 18000000 61000000 08000000 0201000000000005 | 24 "
            + "| value is neither a binary SID nor the text of one",
        "14000000 0300 0000 00000000 01000000 14000000 61000000 | 20 | name and values share bytes",
        "18000000 0200 0000 00000000 02000000 1c000000 1c000000 61000000 0100000000000000 | 28 "
            + "| name and values share bytes",
      })
  void decode_malformedBytes_tellsWhatAndWhere(String hex, int offset, String fault) {
    ResourceAttribute attribute = ResourceAttribute.ofBytes(Bytes.parseHex(hex.replace(" ", "")));
    MalformedBytesException thrown =
        catchThrowableOfType(MalformedBytesException.class, attribute::decode);
    assertThat(thrown).hasMessage(fault + " at byte " + offset);
    assertThat(thrown.offset()).isEqualTo(offset);
    assertThat(attribute.claim()).isEmpty();
    assertThat(attribute.isPrintable()).isFalse();
    assertThat(attribute).hasToString(hex.replace(" ", ""));
  }

  @Test
  void decode_manyOffsetsToOneLongText_isRefusedAtOnce() {
    int count = 100_000;
    ByteBuffer out =
        ByteBuffer.allocate(16 + 4 * count + 4 + 800_000).order(ByteOrder.LITTLE_ENDIAN);
    int nameAt = 16 + 4 * count;
    out.putInt(nameAt).putInt(3).putInt(0).putInt(count);
    for (int i = 0; i < count; i++) {
      out.putInt(nameAt + 4);
    }
    out.putChar('a').putChar('\0');
    while (out.remaining() > 2) {
      out.putChar('b');
    }
    ResourceAttribute attribute = ResourceAttribute.ofBytes(Bytes.of(out.array()));
    assertTimeoutPreemptively(
        Duration.ofSeconds(10), () -> assertThat(attribute.claim()).isEmpty());
  }
}
