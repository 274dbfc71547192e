package org.ntacl.sid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.ntacl.Bytes;
import org.ntacl.MalformedBytesException;
import org.ntacl.NtStatus;

class SidTest {
  private static final long SEED = 20240504;
  private static final int ROUNDS = 20_000;

  private static final Sid USER = Sid.of(5, 21, 1, 2, 3, 1105);
  private static final String ADMINISTRATORS_HEX = "01020000000000052000000020020000";

  @Test
  void of_numbers_areKept() {
    assertThat(USER.authority()).isEqualTo(5);
    assertThat(USER.subAuthorityCount()).isEqualTo(5);
    assertThat(USER.subAuthority(0)).isEqualTo(21);
    assertThat(USER.subAuthority(4)).isEqualTo(1105);
    assertThat(USER.rid()).isEqualTo(1105);
  }

  @Test
  void of_arrayChangedLater_staysAsItWas() {
    int[] subAuthorities = {32, 544};
    Sid sid = Sid.of(5, subAuthorities);
    subAuthorities[1] = 545;
    assertThat(sid).hasToString("S-1-5-32-544");
  }

  @Test
  void of_bounds_areChecked() {
    assertThat(Sid.of(Sid.MAX_AUTHORITY, new int[15]).size()).isEqualTo(Sid.MAX_SIZE);
    assertThat(Sid.of(0).size()).isEqualTo(8);
    assertThatIllegalArgumentException().isThrownBy(() -> Sid.of(Sid.MAX_AUTHORITY + 1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> Sid.of(-1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> Sid.of(5, new int[16]));
  }

  @Test
  void subAuthority_outside_throws() {
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> USER.subAuthority(5));
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> USER.subAuthority(-1));
  }

  @Test
  void domain_ofAccount_isWithoutRid() {
    assertThat(USER.domain()).hasToString("S-1-5-21-1-2-3");
    assertThat(USER.domain().child(1105)).isEqualTo(USER);
    assertThat(USER.isChildOf(USER.domain())).isTrue();
  }

  @Test
  void isChildOf_others_isFalse() {
    assertThat(USER.isChildOf(USER)).isFalse();
    assertThat(USER.isChildOf(USER.domain().domain())).isFalse();
    assertThat(USER.isChildOf(Sid.of(5, 21, 1, 2, 4))).isFalse();
    assertThat(USER.isChildOf(Sid.of(6, 21, 1, 2, 3))).isFalse();
    assertThat(USER.domain().isChildOf(USER)).isFalse();
    assertThat(Sid.of(5, 18).isChildOf(Sid.of(5))).isTrue();
  }

  @Test
  void isSiblingOf_accountsOfOneDomain_isTrue() {
    assertThat(USER.isSiblingOf(USER)).isTrue();
    assertThat(USER.isSiblingOf(USER.domain().child(-1))).isTrue();
    assertThat(Sid.of(5, 18).isSiblingOf(Sid.of(5, 19))).isTrue();
  }

  @Test
  void isSiblingOf_others_isFalse() {
    assertThat(USER.isSiblingOf(USER.domain())).isFalse();
    assertThat(USER.isSiblingOf(USER.child(1))).isFalse();
    assertThat(USER.isSiblingOf(Sid.of(5, 21, 1, 2, 4, 1105))).isFalse();
    assertThat(USER.isSiblingOf(Sid.of(6, 21, 1, 2, 3, 1105))).isFalse();
    assertThat(Sid.of(5).isSiblingOf(Sid.of(5))).isFalse();
  }

  @Test
  void child_hash_isThatOfTheSameNumbers() {
    Sid sid = Sid.of(0x1_2345_6789L);
    for (int i = 1; i <= Sid.MAX_SUB_AUTHORITIES; i++) {
      sid = sid.child(-7 * i);
      Sid same = Sid.parse(sid.toString());
      assertThat(sid).isEqualTo(same).hasSameHashCodeAs(same);
    }
  }

  @Test
  void child_of15_throws() {
    assertThatIllegalStateException().isThrownBy(() -> Sid.of(5, new int[15]).child(1));
  }

  @Test
  void ridAndDomain_withoutSubAuthority_throw() {
    assertThatIllegalStateException().isThrownBy(() -> Sid.of(5).rid());
    assertThatIllegalStateException().isThrownBy(() -> Sid.of(5).domain());
  }

  @Test
  void toBytes_known_isTheWireForm() {
    assertThat(Sid.of(5, 32, 544).toBytes().toHex()).isEqualTo(ADMINISTRATORS_HEX);
    assertThat(Sid.of(0x0102_0304_0506L, 0x0708090A).toBytes().toHex())
        .isEqualTo("01010102030405060a090807");
  }

  @Test
  void write_offset_returnsTheEnd() {
    byte[] target = new byte[20];
    Arrays.fill(target, (byte) 0xEE);
    assertThat(Sid.of(5, 32, 544).write(target, 2)).isEqualTo(18);
    assertThat(Bytes.of(target).toHex()).isEqualTo("eeee" + ADMINISTRATORS_HEX + "eeee");
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> Sid.of(5, 32, 544).write(target, 5));
  }

  @Test
  void read_everyNumberOfSubAuthorities_comesBack() {
    Sid sid = Sid.of(5, -1);
    while (sid.subAuthorityCount() < Sid.MAX_SUB_AUTHORITIES) {
      sid = sid.child(0x0102_0304 * sid.subAuthorityCount());
      byte[] wire = sid.toBytes().toArray();
      assertThat(Sid.read(wire, 0, wire.length)).isEqualTo(sid);
    }
  }

  @Test
  void read_bytesBehind_areLeftAlone() {
    byte[] source = Bytes.parseHex("ff" + ADMINISTRATORS_HEX + "ffffff").toArray();
    assertThat(Sid.read(source, 1, source.length)).isEqualTo(Sid.of(5, 32, 544));
    assertThat(Sid.read(source, 1, 17)).isEqualTo(Sid.of(5, 32, 544));
  }

  @Test
  void read_malformed_saysWhere() {
    assertMalformed("ee0001000000000005", 1, 1, "SID revision is 0, expected 1");
    assertMalformed("ee02010000000000050000", 1, 1, "SID revision is 2, expected 1");
    assertMalformed("eeff010000000000050000", 1, 1, "SID revision is 255, expected 1");
    assertMalformed("ee0110000000000005" + "00".repeat(64), 1, 2, "SID has 16 sub-authorities");
    assertMalformed("ee01ff000000000005" + "00".repeat(64), 1, 2, "SID has 255 sub-authorities");
    assertMalformed("ee01010000000000", 1, 1, "SID needs 8 bytes, 7 are left");
    assertMalformed("ee", 1, 1, "SID needs 8 bytes, 0 are left");
    assertMalformed(
        "ee0102000000000005200000002002", 1, 2, "SID of 2 sub-authorities needs 16 bytes, 14 are");
  }

  private static void assertMalformed(String hex, int offset, int faultAt, String message) {
    byte[] source = Bytes.parseHex(hex).toArray();
    MalformedBytesException fault =
        catchThrowableOfType(
            MalformedBytesException.class, () -> Sid.read(source, offset, source.length));
    assertThat(fault).as(hex).isNotNull();
    assertThat(fault.status()).isEqualTo(NtStatus.STATUS_INVALID_SID);
    assertThat(fault.offset()).isEqualTo(faultAt);
    assertThat(fault).hasMessageStartingWith(message).hasMessageEndingWith(" at byte " + faultAt);
  }

  @Test
  void read_limit_isTheEnd() {
    byte[] source = Bytes.parseHex(ADMINISTRATORS_HEX).toArray();
    assertThat(Sid.read(source, 0, 16)).isEqualTo(Sid.of(5, 32, 544));
    for (int limit = 0; limit < 16; limit++) {
      int end = limit;
      assertThatExceptionOfType(MalformedBytesException.class)
          .as("limit %d", limit)
          .isThrownBy(() -> Sid.read(source, 0, end));
    }
    assertThatExceptionOfType(MalformedBytesException.class)
        .isThrownBy(() -> Sid.read(source, 12, 4));
    assertThatExceptionOfType(MalformedBytesException.class)
        .isThrownBy(() -> Sid.read(source, Integer.MAX_VALUE, 16));
  }

  @Test
  void read_rangeOutsideTheArray_throws() {
    byte[] source = new byte[16];
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> Sid.read(source, -1, 16));
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> Sid.read(source, 0, 17));
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> Sid.read(source, Integer.MIN_VALUE, 16));
  }

  @Test
  void textAndBytes_random_readBack() {
    RandomSids sids = new RandomSids(SEED);
    for (int i = 0; i < ROUNDS; i++) {
      Sid sid = sids.next();
      Bytes bytes = sid.toBytes();
      assertThat(bytes.size()).isEqualTo(sid.size());
      Sid fromBytes = Sid.read(bytes.toArray(), 0, bytes.size());
      Sid fromText = Sid.parse(sid.toString());
      assertThat(fromBytes).as("case %d of seed %d: %s", i, SEED, bytes).isEqualTo(sid);
      assertThat(fromText).as("case %d of seed %d: %s", i, SEED, bytes).isEqualTo(sid);
      assertThat(fromBytes).hasSameHashCodeAs(sid).isEqualByComparingTo(sid);
    }
  }

  @Test
  void equals_eachPartChanged_isFalse() {
    RandomSids sids = new RandomSids(SEED + 1);
    for (int i = 0; i < ROUNDS; i++) {
      Sid sid = sids.next();
      int last = sid.subAuthorityCount() - 1;
      assertThat(sid.domain().child(sid.subAuthority(last) + 1)).isNotEqualTo(sid);
      assertThat(sid.domain()).isNotEqualTo(sid);
      byte[] bytes = sid.toBytes().toArray();
      bytes[7] ^= 1;
      assertThat(Sid.read(bytes, 0, bytes.length)).isNotEqualTo(sid);
    }
    assertThat(USER.equals(null)).isFalse();
    assertThat(USER).isNotEqualTo("S-1-5-21-1-2-3-1105");
  }

  @Test
  void compareTo_numbers_areUnsignedAndShorterComesFirst() {
    assertThat(Sid.of(5, 0x7FFF_FFFF)).isLessThan(Sid.of(5, 0x8000_0000));
    assertThat(Sid.of(5, 32)).isLessThan(Sid.of(5, 32, 0));
    assertThat(Sid.of(1, 0)).isLessThan(Sid.of(5));
    assertThat(Sid.of(5, 32, 544)).isLessThan(Sid.of(5, 33));
  }

  @Test
  void compareTo_random_isThatOfTheNumbers() {
    RandomSids sids = new RandomSids(SEED + 2);
    Sid previous = sids.next();
    for (int i = 0; i < ROUNDS; i++) {
      Sid next = i % 3 == 0 ? previous.domain().child(i) : sids.next();
      assertThat(Integer.signum(previous.compareTo(next)))
          .as("case %d of seed %d: %s, %s", i, SEED + 2, previous, next)
          .isEqualTo(naiveOrder(previous, next))
          .isEqualTo(-Integer.signum(next.compareTo(previous)));
      previous = next;
    }
  }

  private static int naiveOrder(Sid left, Sid right) {
    if (left.authority() != right.authority()) {
      return left.authority() < right.authority() ? -1 : 1;
    }
    int common = Math.min(left.subAuthorityCount(), right.subAuthorityCount());
    for (int i = 0; i < common; i++) {
      int order = Integer.compareUnsigned(left.subAuthority(i), right.subAuthority(i));
      if (order != 0) {
        return order < 0 ? -1 : 1;
      }
    }
    return Integer.compare(left.subAuthorityCount(), right.subAuthorityCount());
  }
}
