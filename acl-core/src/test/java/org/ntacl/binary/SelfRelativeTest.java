package org.ntacl.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ntacl.Bytes;
import org.ntacl.Guid;
import org.ntacl.MalformedBytesException;
import org.ntacl.NtStatus;
import org.ntacl.descriptor.AbsentAcl;
import org.ntacl.descriptor.AccessAce;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.AceEffect;
import org.ntacl.descriptor.AceFlags;
import org.ntacl.descriptor.AceList;
import org.ntacl.descriptor.CompoundAce;
import org.ntacl.descriptor.ControlFlags;
import org.ntacl.descriptor.NullAcl;
import org.ntacl.descriptor.ObjectGuids;
import org.ntacl.descriptor.OpaqueAce;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.sid.Sid;

class SelfRelativeTest {
  /** The example of MS-DTYP 2.5.1.4. */
  private static final String EXAMPLE =
      "010014b090000000a00000001400000030000000"
          + "02001c00010000000280140000000080010100000000000100000000"
          + "020060000400000000031800000000a001020000000000052000000021020000"
          + "00031800000000100102000000000005200000002002000000031400000000100101000000000005"
          + "12000000000314000000001001010000000000030000000001020000000000052000000020020000"
          + "01020000000000052000000020020000";

  private static final int DACL = 0x30;
  private static final int OWNER = 0x90;

  private static byte[] example() {
    return Bytes.parseHex(EXAMPLE).toArray();
  }

  @Test
  void decode_exampleOfTheSpecification_isItsText() {
    assertThat(SelfRelative.decode(example()).toSddl())
        .isEqualTo(
            "O:BAG:BAD:P(A;OICI;GXGR;;;BU)(A;OICI;GA;;;BA)(A;OICI;GA;;;SY)(A;OICI;GA;;;CO)"
                + "S:P(AU;FA;GR;;;WD)");
  }

  @Test
  void encode_exampleOfTheSpecification_givesItsBytes() {
    assertThat(SelfRelative.encode(SelfRelative.decode(example()))).isEqualTo(example());
  }

  static Stream<Arguments> damages() {
    return Stream.of(
        damage("revision", bytes -> bytes[0] = 2, 0, NtStatus.STATUS_UNKNOWN_REVISION),
        damage("absolute", bytes -> bytes[3] &= 0x7F, 2, NtStatus.STATUS_INVALID_SECURITY_DESCR),
        damage("owner offset in the header", bytes -> bytes[4] = 16, 4, invalidDescriptor()),
        damage("owner offset not aligned", bytes -> bytes[4]++, 4, invalidDescriptor()),
        damage("owner offset behind the end", bytes -> bytes[5] = 1, 4, invalidDescriptor()),
        damage("owner offset negative", bytes -> bytes[7] = (byte) 0x80, 4, invalidDescriptor()),
        damage(
            "group offset behind the end", bytes -> bytes[8] = (byte) 0xB0, 8, invalidDescriptor()),
        damage("SACL offset in the header", bytes -> bytes[12] = 4, 12, invalidDescriptor()),
        damage("DACL offset behind the end", bytes -> bytes[18] = 1, 16, invalidDescriptor()),
        damage("owner revision", bytes -> bytes[OWNER] = 0, OWNER, NtStatus.STATUS_INVALID_SID),
        damage(
            "owner of 16", bytes -> bytes[OWNER + 1] = 16, OWNER + 1, NtStatus.STATUS_INVALID_SID),
        damage("group too long", bytes -> bytes[0xA1] = 3, 0xA1, NtStatus.STATUS_INVALID_SID),
        damage("ACL revision 1", bytes -> bytes[DACL] = 1, DACL, NtStatus.STATUS_INVALID_ACL),
        damage("ACL revision 5", bytes -> bytes[DACL] = 5, DACL, NtStatus.STATUS_INVALID_ACL),
        damage("ACL size 7", bytes -> bytes[DACL + 2] = 7, DACL + 2, NtStatus.STATUS_INVALID_ACL),
        damage(
            "ACL too large", bytes -> bytes[DACL + 3] = 1, DACL + 2, NtStatus.STATUS_INVALID_ACL),
        damage("one ACE too many", bytes -> bytes[DACL + 4] = 5, 0x90, NtStatus.STATUS_INVALID_ACL),
        damage(
            "65,284 ACEs",
            bytes -> bytes[DACL + 5] = (byte) 0xFF,
            DACL + 4,
            NtStatus.STATUS_INVALID_ACL),
        damage("ACE size 0", bytes -> bytes[DACL + 10] = 0, DACL + 10, NtStatus.STATUS_INVALID_ACL),
        damage(
            "ACE size 25", bytes -> bytes[DACL + 10] = 25, DACL + 10, NtStatus.STATUS_INVALID_ACL),
        damage(
            "ACE too large",
            bytes -> bytes[DACL + 10] = 0x7C,
            DACL + 10,
            NtStatus.STATUS_INVALID_ACL),
        damage(
            "ACE without mask",
            bytes -> bytes[DACL + 10] = 4,
            DACL + 10,
            NtStatus.STATUS_INVALID_ACL),
        damage(
            "ACE without SID",
            bytes -> bytes[DACL + 10] = 8,
            DACL + 16,
            NtStatus.STATUS_INVALID_SID),
        damage(
            "object ACE, no flags",
            bytes -> objectAce(bytes, 8),
            DACL + 16,
            NtStatus.STATUS_INVALID_ACL),
        damage(
            "object ACE, no GUID",
            bytes -> objectAce(bytes, 24),
            DACL + 16,
            NtStatus.STATUS_INVALID_ACL),
        damage(
            "compound ACE, no type", Damage.compound(8), DACL + 16, NtStatus.STATUS_INVALID_ACL));
  }

  private static NtStatus invalidDescriptor() {
    return NtStatus.STATUS_INVALID_SECURITY_DESCR;
  }

  /** Makes the first ACE of the DACL one of type 5 with both GUIDs announced. */
  private static void objectAce(byte[] bytes, int size) {
    bytes[DACL + 8] = 5;
    bytes[DACL + 10] = (byte) size;
    bytes[DACL + 16] = 3;
  }

  private interface Damage extends Consumer<byte[]> {
    static Damage compound(int size) {
      return bytes -> {
        bytes[DACL + 8] = 4;
        bytes[DACL + 10] = (byte) size;
      };
    }
  }

  private static Arguments damage(String what, Damage damage, int offset, NtStatus status) {
    return Arguments.of(what, damage, offset, status);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("damages")
  void decode_damagedBytes_saysWhere(
      String what, Consumer<byte[]> damage, int offset, NtStatus status) {
    byte[] bytes = example();
    damage.accept(bytes);
    assertThatExceptionOfType(MalformedBytesException.class)
        .as(what)
        .isThrownBy(() -> SelfRelative.decode(bytes))
        .satisfies(
            fault -> {
              assertThat(fault.offset()).isEqualTo(offset);
              assertThat(fault.status()).isEqualTo(status);
            })
        .withMessageEndingWith(" at byte " + offset);
  }

  @Test
  void decode_everyTruncation_isRefusedWithAnOffsetInside() {
    byte[] bytes = example();
    for (int length = 0; length < bytes.length; length++) {
      byte[] shorter = Arrays.copyOf(bytes, length);
      assertThatExceptionOfType(MalformedBytesException.class)
          .as("%d bytes", length)
          .isThrownBy(() -> SelfRelative.decode(shorter))
          .satisfies(fault -> assertThat(fault.offset()).isBetween(0, shorter.length));
    }
  }

  @Test
  void decode_partOfAnArray_countsOffsetsFromItsStart() {
    byte[] bytes = new byte[300];
    System.arraycopy(example(), 0, bytes, 100, 176);
    assertThat(SelfRelative.decode(bytes, 100, 276)).isEqualTo(SelfRelative.decode(example()));
    bytes[100 + OWNER] = 9;
    assertThatExceptionOfType(MalformedBytesException.class)
        .isThrownBy(() -> SelfRelative.decode(bytes, 100, 276))
        .satisfies(fault -> assertThat(fault.offset()).isEqualTo(100 + OWNER));
  }

  @Test
  void tryDecode_goodAndBadBytes_isDescriptorOrFault() {
    byte[] bytes = example();
    assertThat(SelfRelative.tryDecode(bytes, 0, bytes.length).orThrow())
        .isEqualTo(SelfRelative.decode(bytes));
    DecodeResult bad = SelfRelative.tryDecode(bytes, 0, 50);
    assertThat(bad.isOk()).isFalse();
    assertThat(bad.fault().orElseThrow().offset()).isEqualTo(4);
    assertThatExceptionOfType(MalformedBytesException.class).isThrownBy(bad::orThrow);
  }

  @Test
  void decode_listNotPresent_ignoresItsOffset() {
    byte[] bytes = example();
    bytes[2] &= ~(ControlFlags.DACL_PRESENT | ControlFlags.SACL_PRESENT);
    bytes[16] = (byte) 0xFF;
    SecurityDescriptor descriptor = SelfRelative.decode(bytes);
    assertThat(descriptor.dacl()).isEqualTo(AbsentAcl.ABSENT);
    assertThat(descriptor.sacl()).isEqualTo(AbsentAcl.ABSENT);
  }

  @Test
  void decode_presentListWithoutOffset_isNull() {
    byte[] bytes = example();
    bytes[16] = 0;
    assertThat(SelfRelative.decode(bytes).dacl()).isEqualTo(NullAcl.NULL);
  }

  @Test
  void encode_resourceManagerByteAndControl_survive() {
    SecurityDescriptor descriptor =
        new SecurityDescriptor(
            ControlFlags.of(ControlFlags.RM_CONTROL_VALID | ControlFlags.OWNER_DEFAULTED),
            0x5A,
            Optional.empty(),
            Optional.empty(),
            AbsentAcl.ABSENT,
            NullAcl.NULL);
    byte[] bytes = SelfRelative.encode(descriptor);
    assertThat(bytes).startsWith(1, 0x5A, 0x05, 0xC0).hasSize(20);
    assertThat(SelfRelative.decode(bytes)).isEqualTo(descriptor);
  }

  @Test
  void encode_slackAndUnknownsAndRevision_survive() {
    AceList list =
        new AceList(
            3,
            List.of(
                new OpaqueAce(0x77, AceFlags.of(0x20), Bytes.parseHex("01020304")),
                new AccessAce(
                    AceEffect.ALLOW,
                    AceFlags.of(0x20),
                    AccessMask.of(0x77),
                    Sid.of(5, 18),
                    ObjectGuids.of(0x80, Guid.parse("00112233-4455-6677-8899-aabbccddeeff"), null),
                    Optional.empty(),
                    Bytes.parseHex("0a0b0c0d")),
                new CompoundAce(
                    AceFlags.NONE,
                    AccessMask.of(1),
                    7,
                    9,
                    Sid.of(5, 18),
                    Sid.of(1, 0),
                    Bytes.parseHex("11111111"))),
            Bytes.parseHex("abcdef"));
    SecurityDescriptor descriptor =
        SecurityDescriptor.EMPTY.withDacl(list).withOwner(Sid.of(5, 18));
    byte[] bytes = SelfRelative.encode(descriptor);
    assertThat(SelfRelative.decode(bytes)).isEqualTo(descriptor);
    assertThat(SelfRelative.encode(SelfRelative.decode(bytes))).isEqualTo(bytes);
  }

  @Test
  void encode_intoTooSmallAnArray_isRefusedBeforeWriting() {
    SecurityDescriptor descriptor = SelfRelative.decode(example());
    byte[] target = new byte[176];
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> SelfRelative.encode(descriptor, target, 1));
    assertThat(target).containsOnly(0);
    assertThat(SelfRelative.encode(descriptor, target, 0)).isEqualTo(176);
  }
}
