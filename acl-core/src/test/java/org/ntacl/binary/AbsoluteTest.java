package org.ntacl.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ntacl.MalformedBytesException;
import org.ntacl.NtStatus;
import org.ntacl.binary.Absolute.PointerSize;
import org.ntacl.descriptor.AccessAce;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.AceList;
import org.ntacl.descriptor.NullAcl;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.internal.LittleEndian;
import org.ntacl.sid.Sid;

class AbsoluteTest {
  private static final long ADDRESS = 0x7FF0_1000L;

  private static final SecurityDescriptor DESCRIPTOR =
      SecurityDescriptor.EMPTY
          .withOwner(Sid.of(5, 32, 544))
          .withGroup(Sid.of(5, 18))
          .withSacl(NullAcl.NULL)
          .withDacl(AceList.of(AccessAce.allow(AccessMask.GENERIC_ALL, Sid.of(5, 18))));

  @ParameterizedTest
  @EnumSource
  void decode_encodedDescriptor_comesBackEqual(PointerSize pointers) {
    byte[] memory = Absolute.encode(DESCRIPTOR, ADDRESS, pointers);
    assertThat(Absolute.decode(memory, ADDRESS, ADDRESS, pointers)).isEqualTo(DESCRIPTOR);
  }

  @Test
  void encode_thirtyTwoBits_pointsAtItsParts() {
    byte[] memory = Absolute.encode(DESCRIPTOR, 0x1000, PointerSize.BITS_32);
    assertThat(memory).startsWith(1, 0, 0x14, 0);
    assertThat(LittleEndian.i32(memory, 12)).isZero();
    assertThat(LittleEndian.i32(memory, 16)).isEqualTo(0x1000 + 20);
    assertThat(Sid.read(memory, LittleEndian.i32(memory, 4) - 0x1000, memory.length))
        .isEqualTo(Sid.of(5, 32, 544));
  }

  @Test
  void encode_sixtyFourBits_hasPaddingBeforeThePointers() {
    byte[] memory = Absolute.encode(DESCRIPTOR, ADDRESS, PointerSize.BITS_64);
    assertThat(LittleEndian.i32(memory, 4)).isZero();
    assertThat(LittleEndian.i64(memory, 32)).isEqualTo(ADDRESS + 40);
  }

  @Test
  void decode_headerInsideABlock_isFound() {
    byte[] memory = new byte[200];
    byte[] part = Absolute.encode(DESCRIPTOR, ADDRESS + 50, PointerSize.BITS_64);
    System.arraycopy(part, 0, memory, 50, part.length);
    assertThat(Absolute.decode(memory, ADDRESS, ADDRESS + 50, PointerSize.BITS_64))
        .isEqualTo(DESCRIPTOR);
  }

  @Test
  void decode_pointerOutsideTheBlock_saysWhichField() {
    byte[] memory = Absolute.encode(DESCRIPTOR, ADDRESS, PointerSize.BITS_64);
    LittleEndian.put64(memory, 8, ADDRESS - 1);
    assertThatExceptionOfType(MalformedBytesException.class)
        .isThrownBy(() -> Absolute.decode(memory, ADDRESS, ADDRESS, PointerSize.BITS_64))
        .satisfies(
            fault -> {
              assertThat(fault.offset()).isEqualTo(8);
              assertThat(fault.status()).isEqualTo(NtStatus.STATUS_INVALID_SECURITY_DESCR);
            })
        .withMessageContaining("owner at address 0x7ff00fff is outside");
  }

  @Test
  void decode_selfRelativeBytes_areRefused() {
    byte[] bytes = SelfRelative.encode(DESCRIPTOR);
    assertThatExceptionOfType(MalformedBytesException.class)
        .isThrownBy(() -> Absolute.decode(bytes, 0, 0, PointerSize.BITS_32))
        .withMessageContaining("marked self-relative");
  }

  @Test
  void decode_truncatedHeader_isRefused() {
    assertThatExceptionOfType(MalformedBytesException.class)
        .isThrownBy(() -> Absolute.decode(new byte[39], 0, 0, PointerSize.BITS_64))
        .withMessageContaining("needs 40 bytes");
  }
}
