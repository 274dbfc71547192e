package org.ntacl.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.ntacl.access.Fixtures.BU;
import static org.ntacl.access.Fixtures.FA;
import static org.ntacl.access.Fixtures.OW;
import static org.ntacl.access.Fixtures.PS;
import static org.ntacl.access.Fixtures.USER;
import static org.ntacl.access.Fixtures.WD;
import static org.ntacl.access.Fixtures.allow;
import static org.ntacl.access.Fixtures.deny;
import static org.ntacl.access.Fixtures.inheritOnly;
import static org.ntacl.access.Fixtures.label;
import static org.ntacl.access.Fixtures.object;
import static org.ntacl.access.Fixtures.sd;
import static org.ntacl.access.Fixtures.unknown;
import static org.ntacl.access.Fixtures.user;
import static org.ntacl.access.Fixtures.withSacl;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntacl.MalformedBytesException;
import org.ntacl.binary.SelfRelative;
import org.ntacl.descriptor.AbsentAcl;
import org.ntacl.descriptor.AceEffect;
import org.ntacl.descriptor.AceList;
import org.ntacl.descriptor.Acl;
import org.ntacl.descriptor.ControlFlags;
import org.ntacl.descriptor.NullAcl;
import org.ntacl.descriptor.ObjectTypes;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.sid.IntegrityLevel;
import org.ntacl.sid.Sid;
import org.ntacl.token.AccessToken;

/**
 * Which bytes policies are made of without a model in between. Saying no costs time only; saying
 * yes to anything else would be a wrong answer, or a fault without words.
 */
class PlainDescriptorTest {
  private static final int MARGIN = 12;

  /**
   * DACL at 20 with one entry at 28 and its SID at 36, S-1-5-545, of 12 bytes; owner at 48, of 28
   * bytes; group at 76, of 12 bytes.
   */
  private static byte[] plain() {
    return SelfRelative.encode(sd(USER, allow(FA, Sid.of(5, 545))));
  }

  /** Puts bytes between others and asks about them. */
  private static boolean isPlain(byte[] bytes) {
    return isPlain(bytes, bytes.length);
  }

  private static boolean isPlain(byte[] bytes, int length) {
    byte[] within = new byte[bytes.length + 2 * MARGIN];
    Arrays.fill(within, (byte) 1);
    System.arraycopy(bytes, 0, within, MARGIN, bytes.length);
    boolean plain = new PlainDescriptor(within, MARGIN, MARGIN + length).isPlain();
    // what is not plain is either no descriptor or one with something else in it
    if (plain) {
      SelfRelative.decode(within, MARGIN, MARGIN + length);
    }
    assertThat(new PlainDescriptor(bytes, 0, length).isPlain()).isEqualTo(plain);
    // at the very end of an array
    byte[] last = Arrays.copyOf(within, MARGIN + length);
    assertThat(new PlainDescriptor(last, MARGIN, last.length).isPlain()).isEqualTo(plain);
    return plain;
  }

  private static boolean isPlain(SecurityDescriptor descriptor) {
    return isPlain(SelfRelative.encode(descriptor));
  }

  @Test
  void layout_ofTheBytes_isAsTheTestsThink() {
    byte[] bytes = plain();
    assertThat(bytes).hasSize(88);
    assertThat(bytes[4]).as("owner").isEqualTo((byte) 48);
    assertThat(bytes[8]).as("group").isEqualTo((byte) 76);
    assertThat(bytes[12]).as("SACL").isZero();
    assertThat(bytes[16]).as("DACL").isEqualTo((byte) 20);
    assertThat(bytes[22]).as("size of the DACL").isEqualTo((byte) 28);
    assertThat(bytes[24]).as("entries").isEqualTo((byte) 1);
    assertThat(bytes[30]).as("size of the entry").isEqualTo((byte) 20);
    assertThat(bytes[37]).as("sub-authorities of the trustee").isEqualTo((byte) 1);
    assertThat(bytes[49]).as("sub-authorities of the owner").isEqualTo((byte) 5);
    assertThat(bytes[77]).as("sub-authorities of the group").isEqualTo((byte) 1);
    assertThat(isPlain(bytes)).isTrue();
  }

  @Test
  void isPlain_entriesThatAllowAndDeny_areTaken() {
    assertThat(isPlain(sd())).isTrue();
    assertThat(isPlain(sd(allow(FA, WD), deny(1, BU), inheritOnly(allow(2, WD))))).isTrue();
    assertThat(isPlain(sd(allow(FA, Sid.of(5))))).isTrue();
    assertThat(isPlain(sd(allow(FA, longest())))).isTrue();
    assertThat(isPlain(sd(longest(), allow(FA, WD)))).isTrue();
    assertThat(isPlain(of(Optional.of(USER), Optional.empty(), AceList.of(allow(1, WD))))).isTrue();
  }

  private static Sid longest() {
    return Sid.of(5, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
  }

  @Test
  void isPlain_anythingElse_isNot() {
    assertThat(isPlain(of(Optional.empty(), Optional.of(USER), AceList.of(allow(1, WD)))))
        .isFalse();
    assertThat(isPlain(sd(NullAcl.NULL))).isFalse();
    assertThat(isPlain(sd(AbsentAcl.ABSENT))).isFalse();
    assertThat(isPlain(withSacl(sd(allow(1, WD)), label(1, IntegrityLevel.HIGH)))).isFalse();
    assertThat(isPlain(sd(unknown(AceEffect.ALLOW, 1, WD)))).isFalse();
    assertThat(isPlain(sd(object(AceEffect.DENY, 1, WD)))).isFalse();
    assertThat(isPlain(sd(allow(1, WD), label(1, IntegrityLevel.HIGH)))).isFalse();
  }

  private static SecurityDescriptor of(Optional<Sid> owner, Optional<Sid> group, Acl dacl) {
    return new SecurityDescriptor(ControlFlags.NONE, 0, owner, group, AbsentAcl.ABSENT, dacl);
  }

  @Test
  void isPlain_trusteesThatStandForOthers_areNotTaken() {
    assertThat(isPlain(sd(allow(1, OW)))).isFalse();
    assertThat(isPlain(sd(allow(1, WD), inheritOnly(deny(1, OW))))).isFalse();
    assertThat(isPlain(sd(allow(1, PS)))).isFalse();
    // the same numbers elsewhere stand for themselves
    assertThat(isPlain(sd(allow(1, Sid.of(3, 10))))).isTrue();
    assertThat(isPlain(sd(allow(1, Sid.of(5, 4))))).isTrue();
    assertThat(isPlain(sd(allow(1, Sid.of(1, 4))))).isTrue();
    assertThat(isPlain(sd(allow(1, Sid.of(3, 4, 4))))).isTrue();
    assertThat(isPlain(sd(allow(1, Sid.of(3))))).isTrue();
  }

  /** Bytes that say something else about the descriptor, each by itself. */
  @ParameterizedTest
  @CsvSource({
    "0, 0", // revision
    "0, 2",
    "2, 0x00", // no DACL
    "3, 0x00", // not self-relative
    "4, 0", // no owner
    "4, 16", // an owner in the header
    "4, 46", // one that is not aligned
    "4, 88", // one behind the end
    "4, 84", // one without room
    "5, 1", // one far away
    "7, 0xFF", // one before the start
    "8, 16", // the same of the group
    "8, 78",
    "8, 88",
    "8, 80",
    "11, 0x80",
    "16, 0", // no list
    "16, 16",
    "16, 22",
    "16, 88",
    "16, 84",
    "20, 1", // revision of the list
    "20, 5",
    "22, 7", // size of the list
    "22, 8",
    "22, 27",
    "22, 72", // more than there is
    "23, 1",
    "24, 2", // entries
    "24, 8",
    "25, 1",
    "28, 2", // an entry that audits
    "28, 4",
    "28, 9", // one with a condition
    "30, 16", // its size
    "30, 18",
    "30, 22",
    "30, 24",
    "30, 0",
    "31, 1",
    "36, 0", // its trustee
    "36, 2",
    "37, 2",
    "37, 16",
    "48, 2", // the owner
    "49, 16",
    "49, 0xFF",
    "76, 2", // the group
    "77, 2",
  })
  void isPlain_oneByteChanged_isNot(int at, String value) {
    byte[] bytes = plain();
    bytes[at] = Integer.decode(value).byteValue();
    assertThat(isPlain(bytes)).isFalse();
    decidesAsTheModel(bytes);
  }

  /** Bytes that change nothing of what makes a descriptor plain. */
  @ParameterizedTest
  @CsvSource({
    "1, 7", // the resource manager's
    "2, 0x05", // flags
    "2, 0x14", // a SACL that is NULL
    "3, 0x94",
    "12, 20", // where a SACL would be
    "4, 76", // owner and group the same
    "8, 0", // no group
    "8, 48",
    "16, 24", // a shorter list elsewhere: see below
    "20, 3",
    "20, 4",
    "21, 9", // padding
    "22, 36", // slack
    "24, 0", // entries less than there is room for
    "26, 9",
    "28, 1", // one that denies
    "29, 8", // flags
    "29, 3",
    "35, 0x80", // rights
    "37, 0", // trustee shorter than its entry
    "40, 7",
    "44, 9",
  })
  void isPlain_anotherByteChanged_isStill(int at, String value) {
    byte[] bytes = plain();
    bytes[at] = Integer.decode(value).byteValue();
    if (at == 16) {
      // the list moves behind its first four bytes
      bytes[24] = 2;
      bytes[26] = 8;
      bytes[27] = 0;
      bytes[28] = 0;
      bytes[29] = 0;
    }
    assertThat(isPlain(bytes)).isTrue();
    decidesAsTheModel(bytes);
  }

  private static void decidesAsTheModel(byte[] bytes) {
    Throwable fault = catchThrowable(() -> SelfRelative.decode(bytes));
    if (fault != null) {
      assertThatExceptionOfType(MalformedBytesException.class)
          .isThrownBy(() -> AccessPolicy.compile(bytes, ObjectTypes.FILE))
          .withMessage(fault.getMessage());
      return;
    }
    AccessPolicy model = AccessPolicy.compile(SelfRelative.decode(bytes), ObjectTypes.FILE);
    AccessPolicy read = AccessPolicy.compile(bytes, ObjectTypes.FILE);
    assertThat(read.rights(user().build())).isEqualTo(model.rights(user().build()));
    assertThat(read).hasToString(model.toString());
  }

  @Test
  void isPlain_bytesMissing_isNot() {
    byte[] bytes = plain();
    for (int length = 0; length < bytes.length; length++) {
      assertThat(isPlain(bytes, length)).as("%d bytes", length).isFalse();
    }
  }

  @Test
  void isPlain_endWithoutRoom_isNot() {
    // the list last, with nothing behind
    byte[] bytes = moved();
    assertThat(isPlain(bytes)).isTrue();
    for (int length = 0; length < bytes.length; length++) {
      assertThat(isPlain(bytes, length)).as("%d bytes", length).isFalse();
    }
    // more entries than the list has room for
    byte[] more = moved();
    more[64] = 2;
    assertThat(isPlain(more)).isFalse();
    // an empty list last
    byte[] empty = Arrays.copyOf(bytes, 68);
    empty[62] = 8;
    empty[64] = 0;
    assertThat(isPlain(empty)).isTrue();
    assertThat(isPlain(empty, 67)).isFalse();
    // a group without sub-authorities last
    byte[] group = Arrays.copyOf(plain(), 84);
    group[77] = 0;
    assertThat(isPlain(group)).isTrue();
    assertThat(isPlain(group, 83)).isFalse();
  }

  /** Owner at 20, group at 48, list at 60. */
  private static byte[] moved() {
    byte[] bytes = plain();
    byte[] moved = bytes.clone();
    System.arraycopy(bytes, 48, moved, 20, 40);
    System.arraycopy(bytes, 20, moved, 60, 28);
    moved[4] = 20;
    moved[8] = 48;
    moved[16] = 60;
    return moved;
  }

  @Test
  void compile_partsInAnotherOrder_decidesAlike() {
    decidesAsTheModel(moved());
    PolicyCompiler compiler = PolicyCompiler.forType(ObjectTypes.FILE);
    assertThat(compiler.compile(moved()).rights(user().build())).isEqualTo(0x60000);
    assertThat(compiler.compile(moved()).rights(user().memberOf(Sid.of(5, 545)).build()))
        .isEqualTo(FA);
  }

  @Test
  void compile_trusteesNewToAToken_areFound() {
    PolicyCompiler compiler = PolicyCompiler.forType(ObjectTypes.FILE);
    AccessToken token = user().build();
    assertThat(compiler.compile(SelfRelative.encode(sd(allow(1, BU)))).check(token, 1))
        .isEqualTo(1);
    assertThat(compiler.compile(SelfRelative.encode(sd(allow(2, WD)))).check(token, 2))
        .isEqualTo(2);
    assertThat(compiler.compile(SelfRelative.encode(sd(allow(4, USER)))).check(token, 4))
        .isEqualTo(4);
  }
}
