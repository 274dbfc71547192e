package org.ntacl.wfp.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntacl.Bytes;
import org.ntacl.binary.SelfRelative;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.sid.WellKnownSid;
import org.ntacl.wfp.model.FwpValue.ByteArray16;
import org.ntacl.wfp.model.FwpValue.ByteArray6;
import org.ntacl.wfp.model.FwpValue.ByteBlob;
import org.ntacl.wfp.model.FwpValue.DescriptorValue;
import org.ntacl.wfp.model.FwpValue.Empty;
import org.ntacl.wfp.model.FwpValue.Int16;
import org.ntacl.wfp.model.FwpValue.Int32;
import org.ntacl.wfp.model.FwpValue.Int64;
import org.ntacl.wfp.model.FwpValue.Int8;
import org.ntacl.wfp.model.FwpValue.Range;
import org.ntacl.wfp.model.FwpValue.UInt16;
import org.ntacl.wfp.model.FwpValue.UInt32;
import org.ntacl.wfp.model.FwpValue.UInt64;
import org.ntacl.wfp.model.FwpValue.UInt8;
import org.ntacl.wfp.model.FwpValue.UnicodeString;
import org.ntacl.wfp.model.FwpValue.V4AddressMask;

class FwpValueTest {
  @Test
  void values_outsideTheirBounds_areRefused() {
    List<Supplier<Object>> bad =
        List.of(
            () -> new UInt8(256),
            () -> new UInt8(-1),
            () -> new UInt16(65536),
            () -> new UInt32(1L << 32),
            () -> new UInt32(-1),
            () -> new Int8(128),
            () -> new Int16(-32769),
            () -> new ByteArray16(Bytes.of(new byte[15])),
            () -> new ByteArray6(Bytes.of(new byte[7])),
            () -> new FwpValue.BitmapArray64(Bytes.of(new byte[64])),
            () -> new V4AddressMask(1L << 32, 0),
            () -> new Range(new Range(new UInt8(1), new UInt8(2)), new UInt8(3)),
            () -> Layer.builder(WfpObject.ZERO_KEY).layerId(65536).build(),
            () -> SubLayer.builder(WfpObject.ZERO_KEY).weight(-1).build());
    assertThat(bad)
        .allSatisfy(
            value -> assertThatThrownBy(value::get).isInstanceOf(IllegalArgumentException.class));
    assertThat(UInt32.ofBits(-1)).isEqualTo(new UInt32(0xFFFF_FFFFL));
    assertThat(new UInt64(-1)).hasToString("UInt64[bits=18446744073709551615]");
  }

  @Test
  void ofSelfRelative_bytes_areReadOrRefused() {
    SecurityDescriptor descriptor = SecurityDescriptor.EMPTY.withOwner(WellKnownSid.EVERYONE.sid());
    byte[] bytes = SelfRelative.encode(descriptor);
    assertThat(DescriptorValue.ofSelfRelative(Bytes.of(bytes)).descriptor())
        .isEqualTo(SelfRelative.decode(bytes));
    byte[] absolute = bytes.clone();
    absolute[3] &= 0x7F;
    for (byte[] bad : List.of(new byte[0], new byte[19], absolute)) {
      assertThatThrownBy(() -> DescriptorValue.ofSelfRelative(Bytes.of(bad)))
          .isInstanceOfSatisfying(
              WfpException.class,
              e -> assertThat(e.status()).isEqualTo(FwpStatus.ERROR_INVALID_SECURITY_DESCR));
    }
  }

  @Test
  void compare_values_byTheirOrder() {
    List<List<FwpValue>> ordered =
        List.of(
            List.of(new UInt8(1), new UInt8(255)),
            List.of(new UInt16(1), new UInt16(65535)),
            List.of(new UInt32(1), new UInt32(0xFFFF_FFFFL)),
            List.of(new UInt64(1), new UInt64(-1)),
            List.of(new Int8(-1), new Int8(1)),
            List.of(new Int16(-1), new Int16(1)),
            List.of(new Int32(-1), new Int32(1)),
            List.of(new Int64(-1), new Int64(1)),
            List.of(new UnicodeString("a"), new UnicodeString("b")),
            List.of(blob("7f"), blob("80")),
            List.of(blob("01"), blob("0100")),
            List.of(
                new ByteArray16(Bytes.parseHex("7f" + "ff".repeat(15))),
                new ByteArray16(Bytes.parseHex("80" + "00".repeat(15)))));
    assertThat(ordered)
        .allSatisfy(
            pair -> {
              assertThat(FwpOrder.compare(pair.get(0), pair.get(1))).isNegative();
              assertThat(FwpOrder.compare(pair.get(1), pair.get(0))).isPositive();
              assertThat(FwpOrder.compare(pair.get(0), pair.get(0))).isZero();
            });
    assertThatThrownBy(() -> FwpOrder.compare(new UInt8(1), new UInt16(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> FwpOrder.compare(Empty.EMPTY, Empty.EMPTY))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static ByteBlob blob(String hex) {
    return new ByteBlob(Bytes.parseHex(hex));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0x123456789ABCDEF, 0x0123456789ABCDEF",
    "12, 1, 0xC000000000000001",
    "15, 0xFFFFFFFFFFFFFFF, 0xFFFFFFFFFFFFFFFF"
  })
  void effective_range_standsOnTop(int range, long chosen, String weight) {
    long expected = Long.parseUnsignedLong(weight.substring(2), 16);
    assertThat(FilterWeights.effective(new UInt8(range), chosen)).isEqualTo(expected);
    assertThat(FilterWeights.isPossible(new UInt8(range), expected)).isTrue();
    assertThat(FilterWeights.isPossible(new UInt8(range ^ 1), expected)).isFalse();
  }

  @Test
  void effective_otherWishes_areTheirOwnOrChosen() {
    assertThat(FilterWeights.effective(new UInt64(-7), 3)).isEqualTo(-7);
    assertThat(FilterWeights.exact(new UInt64(-7))).hasValue(-7);
    assertThat(FilterWeights.exact(new UInt8(7))).isEmpty();
    assertThat(FilterWeights.effective(Empty.EMPTY, 3)).isEqualTo(3);
    assertThat(FilterWeights.isPossible(Empty.EMPTY, FilterWeights.AUTO_MAX)).isTrue();
    assertThat(FilterWeights.isPossible(Empty.EMPTY, FilterWeights.AUTO_MAX + 1)).isFalse();
    assertThat(FilterWeights.isPossible(new UInt64(5), 6)).isFalse();
    assertThat(FilterWeights.isPossible(new UInt16(5), 5)).isFalse();
    assertThatThrownBy(() -> FilterWeights.effective(new UInt8(16), 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> FilterWeights.effective(Empty.EMPTY, FilterWeights.AUTO_MAX + 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
