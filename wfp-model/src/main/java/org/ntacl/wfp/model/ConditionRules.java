package org.ntacl.wfp.model;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ntacl.Guid;

/**
 * Which conditions filters and templates may have (FWP_MATCH_TYPE). Immutable and thread-safe.
 *
 * @param strictNotEqual whether NOT_EQUAL is for types with an order only, as its page says.
 *     Windows itself has conditions of SIDs with it (recorded), so that it is off unless asked for
 */
public record ConditionRules(boolean strictNotEqual) {
  /** What Windows does. */
  public static final ConditionRules DEFAULT = new ConditionRules(false);

  /** Tells whether values of a type can be compared in a way. Ranges count by their elements. */
  public boolean fits(MatchType matchType, DataType type) {
    return switch (matchType) {
      case EQUAL -> true;
      case NOT_EQUAL -> !strictNotEqual || type.isSortable();
      case GREATER, LESS, GREATER_OR_EQUAL, LESS_OR_EQUAL, RANGE -> type.isSortable();
      case FLAGS_ALL_SET, FLAGS_ANY_SET, FLAGS_NONE_SET -> type.isUnsigned();
      case EQUAL_CASE_INSENSITIVE -> type == DataType.UNICODE_STRING;
      case PREFIX, NOT_PREFIX -> type == DataType.UNICODE_STRING || type == DataType.BYTE_BLOB;
    };
  }

  /** Tells whether a field of a filter can be compared with values of a type. */
  public static boolean isComparable(LayerField field, DataType type) {
    return type == field.dataType() && !type.isToken() || isConvertible(field, type);
  }

  private static boolean isConvertible(LayerField field, DataType type) {
    boolean isAddress = field.type() == FieldType.IP_ADDRESS;
    return switch (type) {
      case V4_ADDR_MASK -> isAddress && field.dataType() == DataType.UINT32;
      case V6_ADDR_MASK -> isAddress && field.dataType() == DataType.BYTE_ARRAY16;
      case SECURITY_DESCRIPTOR -> field.dataType().isToken();
      default -> false;
    };
  }

  /** Checks all that needs no layer: how values are compared, ranges, masks. */
  Optional<StructureFault> checkValues(List<FilterCondition> conditions) {
    for (FilterCondition condition : conditions) {
      Optional<StructureFault> fault = checkValue(condition);
      if (fault.isPresent()) {
        return fault;
      }
    }
    return Optional.empty();
  }

  private Optional<StructureFault> checkValue(FilterCondition condition) {
    FwpValue value = condition.value();
    boolean isRange = value instanceof FwpValue.Range;
    DataType type = value instanceof FwpValue.Range range ? range.low().type() : value.type();
    if (isRange != (condition.matchType() == MatchType.RANGE)
        || !fits(condition.matchType(), type)) {
      return fault(
          FwpStatus.FWP_E_MATCH_TYPE_MISMATCH,
          "%s cannot compare %s".formatted(condition.matchType(), value.type()));
    }
    if (value instanceof FwpValue.Range range) {
      return checkRange(range);
    }
    return checkMask(value);
  }

  private static Optional<StructureFault> checkRange(FwpValue.Range range) {
    if (range.low().type() != range.high().type()) {
      return fault(FwpStatus.FWP_E_INVALID_RANGE, "the ends of a range have different types");
    }
    return FwpOrder.compare(range.low(), range.high()) > 0
        ? fault(FwpStatus.FWP_E_INVALID_RANGE, "a range begins behind its end")
        : Optional.empty();
  }

  private static Optional<StructureFault> checkMask(FwpValue value) {
    if (value instanceof FwpValue.V4AddressMask mask) {
      // the bits that count stand on top without a gap
      int rest = ~(int) mask.mask();
      if ((rest & rest + 1) != 0) {
        return fault(
            FwpStatus.FWP_E_INVALID_NET_MASK, "a mask with gaps: 0x%08x".formatted(mask.mask()));
      }
    }
    return value instanceof FwpValue.V6AddressMask mask && mask.prefixLength() > 128
        ? fault(
            FwpStatus.FWP_E_INVALID_NET_MASK, "a prefix of %d bits".formatted(mask.prefixLength()))
        : Optional.empty();
  }

  /** Checks what a layer has to know: its fields and their types. */
  Optional<StructureFault> checkFields(
      List<FilterCondition> conditions, Layer layer, boolean isTemplate) {
    for (FilterCondition condition : conditions) {
      Optional<LayerField> field = layer.field(condition.fieldKey());
      if (field.isEmpty()) {
        return fault(
            FwpStatus.FWP_E_CONDITION_NOT_FOUND,
            "the layer has no field %s"
                .formatted(KeyNames.print(KeyKind.CONDITION, condition.fieldKey())));
      }
      FwpValue value = condition.value();
      DataType type = value instanceof FwpValue.Range range ? range.low().type() : value.type();
      boolean fits =
          isTemplate && field.get().dataType().isToken()
              ? type == DataType.SID
              : isComparable(field.get(), type);
      if (!fits) {
        return fault(
            FwpStatus.FWP_E_TYPE_MISMATCH,
            "a field of %s cannot be compared with %s".formatted(field.get().dataType(), type));
      }
    }
    return Optional.empty();
  }

  /** Checks that no field stands in two conditions. */
  static Optional<StructureFault> checkDistinct(List<FilterCondition> conditions) {
    Set<Guid> seen = new HashSet<>();
    for (FilterCondition condition : conditions) {
      if (!seen.add(condition.fieldKey())) {
        return fault(
            FwpStatus.FWP_E_DUPLICATE_CONDITION,
            "two conditions for %s"
                .formatted(KeyNames.print(KeyKind.CONDITION, condition.fieldKey())));
      }
    }
    return Optional.empty();
  }

  private static Optional<StructureFault> fault(FwpStatus status, String message) {
    return Optional.of(new StructureFault(status, message));
  }
}
