package org.ntacl.wfp.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ntacl.wfp.model.FwpStatus.FWP_E_CONDITION_NOT_FOUND;
import static org.ntacl.wfp.model.FwpStatus.FWP_E_DUPLICATE_CONDITION;
import static org.ntacl.wfp.model.FwpStatus.FWP_E_INVALID_NET_MASK;
import static org.ntacl.wfp.model.FwpStatus.FWP_E_INVALID_RANGE;
import static org.ntacl.wfp.model.FwpStatus.FWP_E_MATCH_TYPE_MISMATCH;
import static org.ntacl.wfp.model.FwpStatus.FWP_E_TYPE_MISMATCH;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntacl.Bytes;
import org.ntacl.Guid;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.sid.WellKnownSid;

class ConditionRulesTest {
  private static final Guid FIELD = Guid.parse("00000001-0000-4000-8000-000000000001");
  private static final Bytes ADDRESS = Bytes.of(new byte[16]);

  /** One value of each type. */
  private static final Map<DataType, FwpValue> VALUES = new EnumMap<>(DataType.class);

  static {
    for (FwpValue value :
        List.of(
            FwpValue.Empty.EMPTY,
            new FwpValue.UInt8(1),
            new FwpValue.UInt16(1),
            new FwpValue.UInt32(1),
            new FwpValue.UInt64(1),
            new FwpValue.Int8(1),
            new FwpValue.Int16(1),
            new FwpValue.Int32(1),
            new FwpValue.Int64(1),
            new FwpValue.Float32(1),
            new FwpValue.Float64(1),
            new FwpValue.ByteArray16(ADDRESS),
            new FwpValue.ByteBlob(Bytes.EMPTY),
            new FwpValue.SidValue(WellKnownSid.EVERYONE.sid()),
            new FwpValue.DescriptorValue(SecurityDescriptor.EMPTY),
            new FwpValue.TokenInformation(List.of(), List.of()),
            new FwpValue.TokenAccessInformation(Bytes.EMPTY),
            new FwpValue.UnicodeString("x"),
            new FwpValue.ByteArray6(Bytes.of(new byte[6])),
            new FwpValue.BitmapIndex(1),
            new FwpValue.BitmapArray64(Bytes.of(new byte[8])),
            new FwpValue.V4AddressMask(0, 0xFFFF_FF00L),
            new FwpValue.V6AddressMask(ADDRESS, 64),
            new FwpValue.Range(new FwpValue.UInt16(1), new FwpValue.UInt16(1)))) {
      VALUES.put(value.type(), value);
    }
  }

  @Test
  void values_areOfEveryType() {
    assertThat(VALUES).containsOnlyKeys(DataType.values());
  }

  /** The types in their order: x for those that a way of comparing takes. */
  @ParameterizedTest
  @CsvSource({
    // EMPTY, UINT8-64, INT8-64, FLOAT, DOUBLE, ARRAY16, BLOB, SID, SD, two tokens, STRING,
    // ARRAY6, two bitmaps, two masks, RANGE
    "EQUAL,                  x xxxx xxxx xx x x x x xx x x xx xx -",
    "GREATER,                - xxxx xxxx -- x x - - -- x - -- -- -",
    "LESS,                   - xxxx xxxx -- x x - - -- x - -- -- -",
    "GREATER_OR_EQUAL,       - xxxx xxxx -- x x - - -- x - -- -- -",
    "LESS_OR_EQUAL,          - xxxx xxxx -- x x - - -- x - -- -- -",
    "RANGE,                  - ---- ---- -- - - - - -- - - -- -- x",
    "FLAGS_ALL_SET,          - xxxx ---- -- - - - - -- - - -- -- -",
    "FLAGS_ANY_SET,          - xxxx ---- -- - - - - -- - - -- -- -",
    "FLAGS_NONE_SET,         - xxxx ---- -- - - - - -- - - -- -- -",
    "EQUAL_CASE_INSENSITIVE, - ---- ---- -- - - - - -- x - -- -- -",
    "NOT_EQUAL,              x xxxx xxxx xx x x x x xx x x xx xx -",
    "PREFIX,                 - ---- ---- -- - x - - -- x - -- -- -",
    "NOT_PREFIX,             - ---- ---- -- - x - - -- x - -- -- -"
  })
  void checkValues_everyPair_isAsTheTableSays(MatchType matchType, String row) {
    String allowed = row.replace(" ", "");
    assertThat(allowed).hasSize(DataType.values().length);
    for (DataType type : DataType.values()) {
      Optional<FwpStatus> expected =
          allowed.charAt(type.ordinal()) == 'x'
              ? Optional.empty()
              : Optional.of(FWP_E_MATCH_TYPE_MISMATCH);
      assertThat(values(ConditionRules.DEFAULT, matchType, VALUES.get(type)))
          .as("%s of %s", matchType, type)
          .isEqualTo(expected);
    }
  }

  @Test
  void checkValues_strictNotEqual_takesTypesWithAnOrderOnly() {
    ConditionRules strict = new ConditionRules(true);
    for (DataType type : DataType.values()) {
      boolean fits = values(strict, MatchType.NOT_EQUAL, VALUES.get(type)).isEmpty();
      assertThat(fits).as("%s", type).isEqualTo(type.isSortable());
    }
  }

  /** A field takes its own type; addresses take masks, tokens take descriptors. */
  @ParameterizedTest
  @CsvSource({
    "RAW_DATA,   UINT32,                   UINT32",
    "FLAGS,      UINT32,                   UINT32",
    "IP_ADDRESS, UINT32,                   UINT32 V4_ADDR_MASK",
    "RAW_DATA,   BYTE_ARRAY16,             BYTE_ARRAY16",
    "IP_ADDRESS, BYTE_ARRAY16,             BYTE_ARRAY16 V6_ADDR_MASK",
    "RAW_DATA,   UINT16,                   UINT16 RANGE",
    "RAW_DATA,   UINT64,                   UINT64",
    "RAW_DATA,   SID,                      SID",
    "RAW_DATA,   BYTE_BLOB,                BYTE_BLOB",
    "RAW_DATA,   UNICODE_STRING,           UNICODE_STRING",
    "RAW_DATA,   BYTE_ARRAY6,              BYTE_ARRAY6",
    "RAW_DATA,   TOKEN_INFORMATION,        SECURITY_DESCRIPTOR",
    "RAW_DATA,   TOKEN_ACCESS_INFORMATION, SECURITY_DESCRIPTOR",
    "RAW_DATA,   SECURITY_DESCRIPTOR,      SECURITY_DESCRIPTOR"
  })
  void checkFields_everyType_isAsTheTableSays(FieldType field, DataType dataType, String taken) {
    List<String> allowed = List.of(taken.split(" ", -1));
    for (DataType type : DataType.values()) {
      MatchType match = type == DataType.RANGE ? MatchType.RANGE : MatchType.EQUAL;
      Optional<FwpStatus> expected =
          allowed.contains(type.name()) ? Optional.empty() : Optional.of(FWP_E_TYPE_MISMATCH);
      assertThat(field(field, dataType, match, VALUES.get(type), false))
          .as("%s %s against %s", field, dataType, type)
          .isEqualTo(expected);
    }
  }

  @Test
  void checkFields_template_comparesTokensWithSids() {
    for (DataType token : List.of(DataType.TOKEN_INFORMATION, DataType.TOKEN_ACCESS_INFORMATION)) {
      assertThat(field(FieldType.RAW_DATA, token, MatchType.EQUAL, sid(), true)).isEmpty();
      assertThat(field(FieldType.RAW_DATA, token, MatchType.EQUAL, sid(), false))
          .contains(FWP_E_TYPE_MISMATCH);
      FwpValue descriptor = VALUES.get(DataType.SECURITY_DESCRIPTOR);
      assertThat(field(FieldType.RAW_DATA, token, MatchType.EQUAL, descriptor, true))
          .contains(FWP_E_TYPE_MISMATCH);
    }
    assertThat(
            field(FieldType.RAW_DATA, DataType.UINT8, MatchType.EQUAL, new FwpValue.UInt8(1), true))
        .isEmpty();
  }

  @Test
  void checkFields_otherField_isNotFound() {
    Layer empty = Layer.builder(FIELD).build();
    assertThat(
            ConditionRules.DEFAULT
                .checkFields(condition(MatchType.EQUAL, sid()), empty, false)
                .map(StructureFault::status))
        .contains(FWP_E_CONDITION_NOT_FOUND);
  }

  @Test
  void checkValues_ranges_haveTwoEndsInOrder() {
    assertThat(range(new FwpValue.UInt16(2), new FwpValue.UInt16(1))).contains(FWP_E_INVALID_RANGE);
    assertThat(range(new FwpValue.UInt16(1), new FwpValue.UInt32(2))).contains(FWP_E_INVALID_RANGE);
    assertThat(range(new FwpValue.UInt64(1), new FwpValue.UInt64(-1))).isEmpty();
    assertThat(range(new FwpValue.Int64(1), new FwpValue.Int64(-1))).contains(FWP_E_INVALID_RANGE);
    assertThat(range(sid(), sid())).contains(FWP_E_MATCH_TYPE_MISMATCH);
  }

  private static Optional<FwpStatus> range(FwpValue low, FwpValue high) {
    return values(ConditionRules.DEFAULT, MatchType.RANGE, new FwpValue.Range(low, high));
  }

  @ParameterizedTest
  @CsvSource({
    "0x00000000, true",
    "0x80000000, true",
    "0xFFFFFF00, true",
    "0xFFFFFFFF, true",
    "0x00000001, false",
    "0xFF00FF00, false",
    "0x7FFFFFFF, false"
  })
  void checkValues_maskOfVersion4_hasNoGaps(long mask, boolean isValid) {
    Optional<FwpStatus> found =
        values(ConditionRules.DEFAULT, MatchType.EQUAL, new FwpValue.V4AddressMask(0, mask));
    assertThat(found).isEqualTo(isValid ? Optional.empty() : Optional.of(FWP_E_INVALID_NET_MASK));
  }

  @ParameterizedTest
  @CsvSource({"0, true", "128, true", "129, false", "255, false"})
  void checkValues_prefixOfVersion6_isUpTo128(int prefix, boolean isValid) {
    Optional<FwpStatus> found =
        values(
            ConditionRules.DEFAULT, MatchType.EQUAL, new FwpValue.V6AddressMask(ADDRESS, prefix));
    assertThat(found).isEqualTo(isValid ? Optional.empty() : Optional.of(FWP_E_INVALID_NET_MASK));
  }

  @Test
  void checkDistinct_sameFieldTwice_isADuplicate() {
    FilterCondition one = new FilterCondition(FIELD, MatchType.EQUAL, new FwpValue.UInt8(1));
    FilterCondition other =
        new FilterCondition(ConditionKeys.FLAGS, MatchType.EQUAL, new FwpValue.UInt8(1));
    assertThat(ConditionRules.checkDistinct(List.of(one, other))).isEmpty();
    assertThat(ConditionRules.checkDistinct(List.of(one, other, one)).map(StructureFault::status))
        .contains(FWP_E_DUPLICATE_CONDITION);
  }

  private static FwpValue sid() {
    return VALUES.get(DataType.SID);
  }

  private static List<FilterCondition> condition(MatchType matchType, FwpValue value) {
    return List.of(new FilterCondition(FIELD, matchType, value));
  }

  private static Optional<FwpStatus> values(
      ConditionRules rules, MatchType matchType, FwpValue value) {
    return rules.checkValues(condition(matchType, value)).map(StructureFault::status);
  }

  private static Optional<FwpStatus> field(
      FieldType type, DataType dataType, MatchType match, FwpValue value, boolean isTemplate) {
    Layer layer =
        Layer.builder(FIELD).fields(List.of(new LayerField(FIELD, type, dataType))).build();
    return ConditionRules.DEFAULT
        .checkFields(condition(match, value), layer, isTemplate)
        .map(StructureFault::status);
  }
}
