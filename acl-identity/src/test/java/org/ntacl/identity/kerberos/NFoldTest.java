package org.ntacl.identity.kerberos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntacl.Bytes;

/** The examples of RFC 3961 A.1. */
class NFoldTest {

  @ParameterizedTest
  @CsvSource({
    "012345, be072631276b1955",
    "password, 78a07b6caf85fa",
    "'Rough Consensus, and Running Code', bb6ed30870b7f0e0",
    "password, 59e4a8ca7c0385c3c37b3f6d2000247cb6e6bd5b3e",
    "MASSACHVSETTS INSTITVTE OF TECHNOLOGY, db3b0d8f0b061e603282b308a50841229ad798fab9540c1b",
    "Q, 518a54a2 15a8452a 518a54a2 15a8452a 518a54a2 15",
    "ba, fb25d531 ae897449 9f52fd92 ea9857c4 ba24cf29 7e",
    "kerberos, 6b657262 65726f73",
    "kerberos, 6b657262 65726f73 7b9b5b2b 93132b93",
    "kerberos, 8372c236 344e5f15 50cd0747 e15d62ca 7a5a3bce a4",
    "kerberos, 6b657262 65726f73 7b9b5b2b 93132b93 5c9bdcda d95c9899 c4cae4de e6d6cae4",
  })
  void fold_publishedExample_isAsPublished(String text, String folded) {
    Bytes expected = Bytes.parseHex(folded.replace(" ", ""));
    assertThat(
            Bytes.of(NFold.fold(text.getBytes(StandardCharsets.US_ASCII), expected.size())).toHex())
        .isEqualTo(expected.toHex());
  }
}
