package org.ntacl.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntacl.Bytes;
import org.ntacl.MalformedBytesException;
import org.ntacl.NtStatus;

class ConditionMalformedTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | 0 | condition does not start with `artx`",
        "617274 | 0 | condition does not start with `artx`",
        "6172747900 | 0 | condition does not start with `artx`",
        "61727478 | 4 | expression leaves 0 results, expected 1",
        "61727478 00000000 | 4 | expression leaves 0 results, expected 1",
        "61727478 f9 02000000 6100 | 11 | condition is 11 bytes long, expected a multiple of 4",
        "61727478 f9 02000000 6100 00 00000000 | 11 | 5 bytes of padding, expected 3 at most",
        "61727478 f9 02000000 6100 a2 00 00 01 | 14 | padding is 0x01, expected 0",
        "61727478 f9 00000000 a2 00 | 11 | condition is 11 bytes long, expected a multiple of 4",
        "61727478 f9 00000000 a2 00 01 | 11 | padding is 0x01, expected 0",
        "61727478 f9 00000000 00 a2 00 | 10 | padding is 0xa2, expected 0",
        "61727478 05 000000 | 4 | unknown token 0x05",
        "61727478 f7 000000 | 4 | unknown token 0xf7",
        "61727478 94 000000 | 4 | unknown token 0x94",
        "61727478 a2 000000 | 4 | operator `!` lacks operands: 1 needed, 0 there",
        "61727478 f9 00000000 a0 00 00 | 9 | operator `&&` lacks operands: 2 needed, 1 there",
        "61727478 f9 00000000 f9 00000000 00 00 | 14 | expression leaves 2 results, expected 1",
        "61727478 f9 000000 | 4 | length of a token needs 4 bytes, 3 are left",
        "61727478 f9 04000000 6100 00 | 5 | token is 4 bytes long, 3 are left",
        "61727478 f9 ffffffff 6100 00 | 5 | token is 4294967295 bytes long, 3 are left",
        "61727478 f9 01000000 61 00 00 | 5 | text is 1 bytes long, expected an even number",
        "61727478 10 03000000 610000 | 5 | text is 3 bytes long, expected an even number",
        "61727478 18 05000000 610000 | 5 | token is 5 bytes long, 3 are left",
        "61727478 04 00000000 000000 | 4 | number needs 10 bytes, 7 are left",
        "61727478 04 0000000000000000 00 02 000000 | 13 "
            + "| sign of a number is 0x00, expected 1 to 3",
        "61727478 04 0000000000000000 04 02 000000 | 13 "
            + "| sign of a number is 0x04, expected 1 to 3",
        "61727478 04 0000000000000000 ff 02 000000 | 13 "
            + "| sign of a number is 0xff, expected 1 to 3",
        "61727478 04 0000000000000000 03 00 000000 | 14 "
            + "| base of a number is 0x00, expected 1 to 3",
        "61727478 04 0000000000000000 03 04 000000 | 14 "
            + "| base of a number is 0x04, expected 1 to 3",
        "61727478 01 8000000000000000 03 02 000000 | 5 | number 128 does not fit INT8",
        "61727478 01 7fffffffffffffff 03 02 000000 | 5 | number -129 does not fit INT8",
        "61727478 02 0080000000000000 03 02 000000 | 5 | number 32768 does not fit INT16",
        "61727478 03 0000008000000000 03 02 000000 | 5 | number 2147483648 does not fit INT32",
        "61727478 51 07000000 01000000000000 | 9 | SID needs 8 bytes, 7 are left",
        "61727478 51 0c000000 020100000000000100000000 89 000000 | 9 "
            + "| SID revision is 2, expected 1",
        "61727478 51 0c000000 011000000000000100000000 89 000000 | 10 "
            + "| SID has 16 sub-authorities, at most 15 are allowed",
        "61727478 51 0c000000 010200000000000100000000 89 000000 | 10 "
            + "| SID of 2 sub-authorities needs 16 bytes, 12 are left",
        "61727478 51 0c000000 010000000000000100000000 89 000000 | 5 "
            + "| SID is 12 bytes long, expected 8",
        "61727478 50 05000000 50 00000000 89 00 | 9 | token 0x50 in a set, expected a literal",
        "61727478 50 05000000 f9 00000000 89 00 | 9 | token 0xf9 in a set, expected a literal",
        "61727478 50 01000000 a2 89 00 | 9 | token 0xa2 in a set, expected a literal",
        "61727478 50 01000000 00 89 00 | 9 | token 0x00 in a set, expected a literal",
        "61727478 50 04000000 10 000000 00 | 9 | length of a token needs 4 bytes, 3 are left",
        "61727478 50 05000000 10 02000000 89 00 | 10 | token is 2 bytes long, 0 are left",
        "61727478 50 0a000000 04 0100000000000000 03 02 89 000000 | 9 "
            + "| number needs 10 bytes, 9 are left",
        "61727478 50 08000000 10 02000000 89 00 | 5 | token is 8 bytes long, 7 are left",
      })
  void decode_malformedBytes_tellsWhatAndWhere(String hex, int offset, String fault) {
    Condition condition = Condition.ofBytes(Bytes.parseHex(hex.replace(" ", "")));
    MalformedBytesException thrown =
        catchThrowableOfType(MalformedBytesException.class, condition::decode);
    assertThat(thrown).hasMessage(fault + " at byte " + offset);
    assertThat(thrown.offset()).isEqualTo(offset);
    assertThat(thrown.status())
        .isIn(NtStatus.STATUS_INVALID_ACE_CONDITION, NtStatus.STATUS_INVALID_SID);
    assertThat(condition.tokens()).isEmpty();
    assertThat(condition.isPrintable()).isFalse();
  }
}
