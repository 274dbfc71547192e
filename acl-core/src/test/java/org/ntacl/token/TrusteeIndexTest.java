package org.ntacl.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.ntacl.MalformedBytesException;
import org.ntacl.sid.Sid;

class TrusteeIndexTest {
  private final TrusteeIndex index = new TrusteeIndex();

  @Test
  void idOf_manySids_numbersThemWithoutGaps() {
    for (int i = 0; i < 1_000; i++) {
      assertThat(index.idOf(Sid.of(5, 21, i))).isEqualTo(i);
    }
    for (int i = 0; i < 1_000; i++) {
      Sid sid = Sid.of(5, 21, i);
      assertThat(index.find(sid)).isEqualTo(i);
      assertThat(index.idOf(sid)).isEqualTo(i);
      assertThat(index.sid(i)).isEqualTo(sid);
    }
    assertThat(index.size()).isEqualTo(1_000);
    assertThat(index.find(Sid.of(5, 22))).isEqualTo(-1);
    assertThat(index).hasToString("1000 trustees");
    assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> index.sid(1_000));
  }

  @Test
  void idOf_bytes_isThatOfTheSid() {
    Sid[] sids = {Sid.of(1), Sid.of(1, 0), Sid.of(5, 21, 1, 2, 3, 500), Sid.of(5, 21, 1, 2, 3)};
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < sids.length; i++) {
        byte[] bytes = new byte[80];
        int end = sids[i].write(bytes, 4);
        assertThat(index.idOf(bytes, 4, end)).isEqualTo(i);
        assertThat(index.idOf(bytes, 4, 80)).isEqualTo(i);
        assertThat(index.find(sids[i])).isEqualTo(i);
      }
    }
  }

  @Test
  void idOf_bytesOfNoSid_failsAsReadingDoes() {
    byte[] bytes = Sid.of(5, 21, 1).toBytes().toArray();
    assertThatExceptionOfType(MalformedBytesException.class)
        .isThrownBy(() -> index.idOf(bytes, 0, 12));
    assertThatExceptionOfType(MalformedBytesException.class)
        .isThrownBy(() -> index.idOf(bytes, 0, 7));
    bytes[0] = 2;
    assertThatExceptionOfType(MalformedBytesException.class)
        .isThrownBy(() -> index.idOf(bytes, 0, 16));
    bytes[0] = 1;
    bytes[1] = 16;
    assertThatExceptionOfType(MalformedBytesException.class)
        .isThrownBy(() -> index.idOf(bytes, 0, 16));
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> index.idOf(bytes, 0, 17));
    assertThat(index.size()).isZero();
  }

  @Test
  void preparedFor_indexThatGrows_coversWhatIsAskedFor() {
    AccessToken token = AccessToken.of(Sid.of(5, 1)).memberOf(Sid.of(5, 2)).build();
    int first = index.idOf(Sid.of(5, 1));
    PreparedToken before = token.preparedFor(index, 1);
    assertThat(before.covers(index, 1)).isTrue();
    assertThat(before.covers(index, 2)).isFalse();
    assertThat(before.covers(new TrusteeIndex(), 0)).isFalse();
    assertThat(before.matches(2 * first)).isTrue();
    int second = index.idOf(Sid.of(5, 2));
    assertThat(token.preparedFor(index, 1)).isSameAs(before);
    PreparedToken after = token.preparedFor(index, 2);
    assertThat(after.matches(2 * second)).isTrue();
    assertThat(after.serial()).isGreaterThan(before.serial());
    assertThat(after).hasToString("prepared for 2 trustees");
    // more than there are
    assertThat(token.preparedFor(index, 3)).isSameAs(PreparedToken.NONE);
  }

  @Test
  void preparedFor_manyIndexes_isSeldom() {
    AccessToken token = AccessToken.of(Sid.of(5, 1)).build();
    int prepared = 0;
    for (int i = 0; i < 1_000; i++) {
      prepared += token.preparedFor(new TrusteeIndex(), 0).serial() > 0 ? 1 : 0;
    }
    assertThat(prepared).isEqualTo(10);
  }
}
