package org.ntacl.wfp.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.ntacl.wfp.model.MatchType.EQUAL;
import static org.ntacl.wfp.model.MatchType.EQUAL_CASE_INSENSITIVE;
import static org.ntacl.wfp.model.MatchType.FLAGS_ALL_SET;
import static org.ntacl.wfp.model.MatchType.FLAGS_ANY_SET;
import static org.ntacl.wfp.model.MatchType.FLAGS_NONE_SET;
import static org.ntacl.wfp.model.MatchType.GREATER;
import static org.ntacl.wfp.model.MatchType.GREATER_OR_EQUAL;
import static org.ntacl.wfp.model.MatchType.LESS;
import static org.ntacl.wfp.model.MatchType.LESS_OR_EQUAL;
import static org.ntacl.wfp.model.MatchType.NOT_EQUAL;
import static org.ntacl.wfp.model.MatchType.NOT_PREFIX;
import static org.ntacl.wfp.model.MatchType.PREFIX;
import static org.ntacl.wfp.model.MatchType.RANGE;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ntacl.Bytes;
import org.ntacl.sid.Sid;
import org.ntacl.wfp.model.FwpValue;
import org.ntacl.wfp.model.MatchType;

/** Each type with each way of comparing, as the documentation of match types has it. */
class ValueMatchTest {
  private static final String ADDRESS = "20010db8000000000000000000000001";

  static Stream<Arguments> met() {
    return Stream.of(
        arguments(u8(17), EQUAL, u8(17)),
        arguments(u8(17), NOT_EQUAL, u8(6)),
        arguments(u16(443), GREATER, u16(442)),
        arguments(u16(443), GREATER_OR_EQUAL, u16(443)),
        arguments(u16(443), LESS, u16(444)),
        arguments(u16(443), LESS_OR_EQUAL, u16(443)),
        arguments(u16(443), RANGE, range(u16(443), u16(444))),
        arguments(u16(444), RANGE, range(u16(443), u16(444))),
        arguments(u32(0xFFFF_FFFFL), GREATER, u32(1)),
        arguments(u64(-1), GREATER, u64(1)),
        arguments(new FwpValue.Int8(-1), LESS, new FwpValue.Int8(0)),
        arguments(new FwpValue.Int16(-2), LESS, new FwpValue.Int16(-1)),
        arguments(
            new FwpValue.Int32(-5), RANGE, range(new FwpValue.Int32(-5), new FwpValue.Int32(5))),
        arguments(new FwpValue.Int64(Long.MIN_VALUE), LESS, new FwpValue.Int64(Long.MAX_VALUE)),
        arguments(u32(7), FLAGS_ALL_SET, u32(5)),
        arguments(u32(4), FLAGS_ANY_SET, u32(5)),
        arguments(u32(2), FLAGS_NONE_SET, u32(5)),
        arguments(u64(1L << 63), FLAGS_ALL_SET, u64(1L << 63)),
        arguments(u32(0), FLAGS_ALL_SET, u32(0)),
        arguments(u32(0), FLAGS_NONE_SET, u32(0)),
        arguments(u32(0x0A00_C901L), EQUAL, new FwpValue.V4AddressMask(0x0A00_C900L, 0xFFFF_FF00L)),
        arguments(
            u32(0x0A00_CA01L), NOT_EQUAL, new FwpValue.V4AddressMask(0x0A00_C9FFL, 0xFFFF_FF00L)),
        arguments(u32(9), EQUAL, new FwpValue.V4AddressMask(0, 0)),
        arguments(v6(ADDRESS), EQUAL, new FwpValue.V6AddressMask(Bytes.parseHex(ADDRESS), 128)),
        arguments(v6(ADDRESS), EQUAL, network("20010dbf", 29)),
        arguments(v6(ADDRESS), NOT_EQUAL, network("20010dbf", 30)),
        arguments(v6(ADDRESS), GREATER, v6("20010db8000000000000000000000000")),
        arguments(v6("ff000000000000000000000000000000"), GREATER, v6(ADDRESS)),
        arguments(blob("6100"), GREATER, blob("61")),
        arguments(blob("80"), GREATER, blob("7f")),
        arguments(sid("S-1-0-0"), EQUAL, sid("S-1-0-0")),
        arguments(sid("S-1-15-2-1"), NOT_EQUAL, sid("S-1-0-0")),
        arguments(text("b"), GREATER, text("a")),
        arguments(text("Straße"), EQUAL_CASE_INSENSITIVE, text("STRAßE")),
        arguments(text("c:\\a\\b.exe"), PREFIX, text("b.exe")),
        arguments(text("c:\\a\\b.exe"), NOT_PREFIX, text("c:\\a")),
        arguments(path("\\device\\b.exe"), PREFIX, path("b.exe")),
        arguments(path("\\device\\b.exe"), PREFIX, blob("650078006500")),
        arguments(path("\\device\\b.exe"), NOT_PREFIX, path("\\device")),
        arguments(new FwpValue.Float32(0f), EQUAL, new FwpValue.Float32(-0f)),
        arguments(new FwpValue.Float64(1), NOT_EQUAL, new FwpValue.Float64(2)),
        arguments(
            new FwpValue.ByteArray6(Bytes.parseHex("010203040506")),
            EQUAL,
            new FwpValue.ByteArray6(Bytes.parseHex("010203040506"))));
  }

  static Stream<Arguments> notMet() {
    return Stream.of(
        arguments(u8(17), EQUAL, u8(6)),
        arguments(u8(17), EQUAL, u16(17)),
        arguments(u8(17), NOT_EQUAL, u16(6)),
        arguments(u16(443), RANGE, range(u16(444), u16(442))),
        arguments(u16(443), RANGE, range(u8(0), u8(255))),
        arguments(u16(443), RANGE, u16(443)),
        arguments(u16(443), EQUAL, range(u16(443), u16(443))),
        arguments(u32(4), FLAGS_ALL_SET, u32(5)),
        arguments(u32(0), FLAGS_ANY_SET, u32(0)),
        arguments(u32(1), FLAGS_NONE_SET, u32(5)),
        arguments(new FwpValue.Int32(7), FLAGS_ALL_SET, new FwpValue.Int32(5)),
        arguments(u32(0x0A00_CA01L), EQUAL, new FwpValue.V4AddressMask(0x0A00_C900L, 0xFFFF_FF00L)),
        arguments(u32(1), GREATER, new FwpValue.V4AddressMask(0, 0)),
        arguments(v6(ADDRESS), EQUAL, new FwpValue.V6AddressMask(Bytes.parseHex(ADDRESS), 129)),
        arguments(v6(ADDRESS), NOT_EQUAL, new FwpValue.V6AddressMask(Bytes.parseHex(ADDRESS), 129)),
        arguments(sid("S-1-5-18"), GREATER, sid("S-1-0-0")),
        arguments(text("ß"), EQUAL_CASE_INSENSITIVE, text("SS")),
        arguments(text("a"), EQUAL, text("A")),
        arguments(blob("61"), EQUAL_CASE_INSENSITIVE, blob("41")),
        arguments(text("exe"), PREFIX, text("b.exe")),
        arguments(blob("61006200"), PREFIX, blob("006200")),
        arguments(u32(1), PREFIX, u32(1)),
        arguments(u32(1), NOT_PREFIX, u32(2)),
        arguments(new FwpValue.Float32(Float.NaN), EQUAL, new FwpValue.Float32(Float.NaN)),
        arguments(new FwpValue.Float64(1), LESS, new FwpValue.Float64(2)),
        arguments(FwpValue.Empty.EMPTY, EQUAL, FwpValue.Empty.EMPTY),
        arguments(FwpValue.Empty.EMPTY, NOT_EQUAL, u8(1)));
  }

  @ParameterizedTest
  @MethodSource("met")
  void matches_whatTheConditionAsksFor(FwpValue found, MatchType how, FwpValue wanted) {
    assertThat(ValueMatch.matches(how, wanted, found)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("notMet")
  void matches_nothingElse(FwpValue found, MatchType how, FwpValue wanted) {
    assertThat(ValueMatch.matches(how, wanted, found)).isFalse();
  }

  @Test
  void matches_networkWithGaps_comparesTheBitsOfTheMask() {
    FwpValue network = new FwpValue.V4AddressMask(0x0100_0002L, 0xFF00_00FFL);

    assertThat(ValueMatch.matches(EQUAL, network, u32(0x01FF_FF02L))).isTrue();
    assertThat(ValueMatch.matches(EQUAL, network, u32(0x0100_0003L))).isFalse();
    assertThat(ValueMatch.matches(NOT_EQUAL, network, u32(0x0100_0003L))).isTrue();
  }

  private static FwpValue u8(int value) {
    return new FwpValue.UInt8(value);
  }

  private static FwpValue u16(int value) {
    return new FwpValue.UInt16(value);
  }

  private static FwpValue u32(long value) {
    return new FwpValue.UInt32(value);
  }

  private static FwpValue u64(long bits) {
    return new FwpValue.UInt64(bits);
  }

  private static FwpValue range(FwpValue low, FwpValue high) {
    return new FwpValue.Range(low, high);
  }

  private static FwpValue v6(String hex) {
    return new FwpValue.ByteArray16(Bytes.parseHex(hex));
  }

  private static FwpValue network(String hex, int prefix) {
    return new FwpValue.V6AddressMask(Bytes.parseHex(hex + "0".repeat(24)), prefix);
  }

  private static FwpValue blob(String hex) {
    return new FwpValue.ByteBlob(Bytes.parseHex(hex));
  }

  private static FwpValue path(String path) {
    return new FwpValue.ByteBlob(Bytes.of((path + "\0").getBytes(StandardCharsets.UTF_16LE)));
  }

  private static FwpValue text(String text) {
    return new FwpValue.UnicodeString(text);
  }

  private static FwpValue sid(String sid) {
    return new FwpValue.SidValue(Sid.parse(sid));
  }
}
