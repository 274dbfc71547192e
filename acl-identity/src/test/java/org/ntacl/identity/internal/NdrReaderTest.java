package org.ntacl.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.ntacl.Bytes;
import org.ntacl.MalformedBytesException;
import org.ntacl.sid.Sid;

class NdrReaderTest {
  private static final Sid SID = Sid.parse("S-1-5-21-1-2-3");

  private static NdrReader reader(String hex) {
    byte[] bytes = Bytes.parseHex(hex.replace(" ", "")).toArray();
    return NdrReader.of(bytes, 0, bytes.length);
  }

  private static NdrReader serialized(String hex) {
    byte[] bytes = Bytes.parseHex(hex.replace(" ", "")).toArray();
    return NdrReader.ofSerialized(bytes, 0, bytes.length, "X");
  }

  @Test
  void everyKind_writtenAndRead_isTheSame() {
    NdrWriter writer =
        new NdrWriter()
            .u8(0xFE)
            .u16(0xFEDC)
            .u8(1)
            .i32(0xFEDC_BA98)
            .i64(0xFEDC_BA98_7654_3210L)
            .pointer(false)
            .pointer(true)
            .pointer(true)
            .text("aé\uD800", 5)
            .rpcSid(SID)
            .octets(Bytes.of((byte) 7, (byte) 8));
    byte[] bytes = writer.toSerialized().toArray();
    assertThat(bytes.length % 8).isZero();
    NdrReader reader = NdrReader.ofSerialized(bytes, 0, bytes.length, "X");
    assertThat(reader.u8("a")).isEqualTo(0xFE);
    assertThat(reader.u16("b")).isEqualTo(0xFEDC);
    assertThat(reader.u8("c")).isEqualTo(1);
    assertThat(reader.u32("d")).isEqualTo(0xFEDC_BA98L);
    assertThat(reader.i64("e")).isEqualTo(0xFEDC_BA98_7654_3210L);
    assertThat(reader.pointer("f")).isFalse();
    assertThat(reader.i32("g")).isEqualTo(0x0002_0000);
    assertThat(reader.i32("h")).isEqualTo(0x0002_0004);
    assertThat(reader.text(3, "i")).isEqualTo("aé\uD800");
    assertThat(reader.rpcSid("j")).isEqualTo(SID);
    assertThat(reader.octets(2, "k")).isEqualTo(Bytes.of((byte) 7, (byte) 8));
  }

  @Test
  void serialized_objectLongerThanTheBytes_isRefused() {
    assertThatThrownBy(() -> serialized("01100800 cccccccc 09000000 00000000 0000000000000000"))
        .isInstanceOf(MalformedBytesException.class)
        .hasMessage("X.ObjectBufferLength is 9, at most 8 bytes are left at byte 8");
    assertThatThrownBy(() -> serialized("01100800 cccccccc ffffffff 00000000"))
        .hasMessage("X.ObjectBufferLength is 4294967295, at most 0 bytes are left at byte 8");
  }

  @Test
  void serialized_otherHeaders_areRefused() {
    assertThatThrownBy(() -> serialized("02100800 cccccccc 00000000 00000000"))
        .hasMessageStartingWith("X.Version is 2, expected 1");
    assertThatThrownBy(() -> serialized("01000800 cccccccc 00000000 00000000"))
        .hasMessageStartingWith("X.Endianness is 0, expected 16");
    assertThatThrownBy(() -> serialized("01100900 cccccccc 00000000 00000000"))
        .hasMessageStartingWith("X.CommonHeaderLength is 9, expected 8");
    assertThatThrownBy(() -> serialized("01100800 cccccccc 00000000 000000"))
        .hasMessage("X needs 16 bytes, 15 are left at byte 0");
  }

  @Test
  void numbers_behindTheEnd_areRefused() {
    assertThatThrownBy(() -> reader("").u8("n"))
        .hasMessage("n needs 1 bytes, 0 are left at byte 0");
    assertThatThrownBy(() -> reader("00").u16("n"))
        .hasMessage("n needs 2 bytes, 1 are left at byte 0");
    assertThatThrownBy(() -> reader("000000").i32("n"))
        .hasMessage("n needs 4 bytes, 3 are left at byte 0");
    assertThatThrownBy(() -> reader("00000000000000").i64("n"))
        .hasMessage("n needs 8 bytes, 7 are left at byte 0");
  }

  @Test
  void align_behindTheEnd_isRefused() {
    NdrReader reader = reader("0000");
    reader.u8("n");
    assertThatThrownBy(() -> reader.align(4, "n"))
        .hasMessage("n needs 3 bytes, 1 are left at byte 1");
  }

  @Test
  void align_countsFromTheStartOfTheRange() {
    byte[] bytes = Bytes.parseHex("ff0102030405060708").toArray();
    NdrReader reader = NdrReader.of(bytes, 1, bytes.length);
    reader.u8("a");
    assertThat(reader.i32("b")).isEqualTo(0x0807_0605);
    assertThat(reader.offset()).isEqualTo(9);
    assertThat(reader.remaining()).isZero();
  }

  @Test
  void conformance_moreElementsThanBytes_isRefusedBeforeTheyAreRead() {
    assertThatThrownBy(() -> reader("ffffffff").conformance(0xFFFF_FFFFL, 8, "n"))
        .hasMessage("n needs 34359738360 bytes, 0 are left at byte 4");
    assertThatThrownBy(() -> reader("02000000").conformance(1, 8, "n"))
        .hasMessage("n has 2 elements, expected 1 at byte 0");
  }

  @Test
  void text_countsThatDisagree_areRefused() {
    assertThatThrownBy(() -> reader("01000000 01000000 01000000 6100").text(1, "n"))
        .hasMessage("n starts at element 1, expected 0 at byte 4");
    assertThatThrownBy(() -> reader("01000000 00000000 02000000 61006200").text(2, "n"))
        .hasMessage("n has 2 elements, room is for 1 at byte 8");
    assertThatThrownBy(() -> reader("02000000 00000000 02000000 61006200").text(1, "n"))
        .hasMessage("n has 2 elements, expected 1 at byte 8");
    assertThatThrownBy(() -> reader("ffffffff 00000000 ffffffff").text(-1, "n"))
        .hasMessage("n needs 8589934590 bytes, 0 are left at byte 12");
  }

  @Test
  void rpcSid_countsThatDisagree_areRefused() {
    assertThatThrownBy(() -> reader("02000000 0101000000000005 12000000").rpcSid("n"))
        .hasMessage("n has room for 2 sub-authorities and 1 at byte 0");
  }

  @Test
  void pointer_thatMustBe_isChecked() {
    assertThatThrownBy(() -> reader("00000000").pointer(true, "n"))
        .hasMessage("n is a null pointer at byte 0");
    assertThatThrownBy(() -> reader("01000000").pointer(false, "n"))
        .hasMessage("n is a pointer to something, not null at byte 0");
    reader("00000000").pointer(false, "n");
    reader("01000000").pointer(true, "n");
  }
}
