package org.ntacl.wfp.classify;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ntacl.wfp.model.DataType;
import org.ntacl.wfp.model.Filter;
import org.ntacl.wfp.model.FilterCondition;
import org.ntacl.wfp.model.FwpValue;
import org.ntacl.wfp.model.FwpValue.DescriptorValue;
import org.ntacl.wfp.model.FwpValue.Empty;
import org.ntacl.wfp.model.FwpValue.Range;
import org.ntacl.wfp.model.FwpValue.V4AddressMask;
import org.ntacl.wfp.model.FwpValue.V6AddressMask;
import org.ntacl.wfp.model.MatchType;

/**
 * Brings the conditions of filters into forms that can be compared and compiled. Filters that are
 * compared with each other must have been brought there by the same instance: it numbers slots,
 * values and descriptors. Not thread-safe.
 */
final class ConditionForms {
  private final UserConditions users;
  private final boolean negatedDescriptors;
  private final ValueNumbers numbers = new ValueNumbers();
  private final Map<Slot, Integer> slots = new LinkedHashMap<>();

  ConditionForms(ClassifyOptions options, UserConditions users) {
    this.users = users;
    this.negatedDescriptors = !options.isOn(ClassifyOption.NEGATED_DESCRIPTORS_NEVER_MATCH);
  }

  /** Returns the slots in the order of their numbers. */
  List<Slot> slots() {
    return List.copyOf(slots.keySet());
  }

  /** Returns the numbers of values; nothing must be brought up any more. */
  ValueNumbers numbers() {
    return numbers;
  }

  /** Returns the conditions of a filter, group by group; all must be met. */
  List<ConditionGroup> groups(Filter filter) {
    List<FilterCondition> conditions = filter.conditions();
    List<ConditionGroup> groups = new ArrayList<>();
    int next = 0;
    while (next < conditions.size()) {
      int end = FilterMatch.endOfGroup(conditions, next);
      groups.add(group(conditions.subList(next, end)));
      next = end;
    }
    return groups;
  }

  private ConditionGroup group(List<FilterCondition> conditions) {
    Map<Integer, List<NumberSet>> sets = new LinkedHashMap<>();
    List<ConditionTest> tests = new ArrayList<>();
    for (FilterCondition condition : conditions) {
      Optional<ConditionTest> test = test(condition);
      if (test.isPresent() && test.get() instanceof ConditionTest.In in) {
        sets.computeIfAbsent(in.slot(), absent -> new ArrayList<>()).add(in.numbers());
      } else {
        test.ifPresent(tests::add);
      }
    }
    sets.forEach(
        (slot, all) -> {
          NumberSet union = NumberSet.union(all.get(0).bits(), all);
          if (!union.isEmpty()) {
            tests.add(new ConditionTest.In(slot, union));
          }
        });
    return new ConditionGroup(tests);
  }

  /** Returns the test of a condition, empty when no value at all can meet it. */
  private Optional<ConditionTest> test(FilterCondition condition) {
    FwpValue wanted = condition.value();
    if (wanted instanceof Empty) {
      return Optional.empty();
    }
    if (wanted instanceof DescriptorValue descriptor) {
      return user(condition, descriptor);
    }
    if (wanted instanceof Range range) {
      return range(condition, range);
    }
    if (wanted instanceof V4AddressMask network) {
      return network(condition, network);
    }
    if (wanted instanceof V6AddressMask network) {
      return network(condition, network);
    }
    return plain(condition, wanted);
  }

  private Optional<ConditionTest> user(FilterCondition condition, DescriptorValue descriptor) {
    boolean negated = condition.matchType() == MatchType.NOT_EQUAL;
    if (condition.matchType() != MatchType.EQUAL && !(negated && negatedDescriptors)) {
      return Optional.empty();
    }
    int slot = slot(Slot.ofToken(condition.fieldKey()));
    return Optional.of(new ConditionTest.User(slot, users.idOf(descriptor.descriptor()), negated));
  }

  private Optional<ConditionTest> range(FilterCondition condition, Range range) {
    DataType type = range.low().type();
    if (condition.matchType() != MatchType.RANGE
        || type != range.high().type()
        || !type.isSortable()) {
      return Optional.empty();
    }
    if (!ValueNumbers.isNatural(type)) {
      return Optional.of(literal(condition, type));
    }
    NumberSet set =
        NumberSet.between(
            ValueNumbers.bits(type), numbers.of(range.low()), numbers.of(range.high()));
    return Optional.of(in(condition, type, set));
  }

  private Optional<ConditionTest> network(FilterCondition condition, V4AddressMask network) {
    boolean negated = condition.matchType() == MatchType.NOT_EQUAL;
    if (condition.matchType() != MatchType.EQUAL && !negated) {
      return Optional.empty();
    }
    long base = network.address() & network.mask();
    long rest = ~network.mask() & 0xFFFF_FFFFL;
    if ((rest & (rest + 1)) != 0) {
      int slot = slot(new Slot(condition.fieldKey(), DataType.UINT32));
      return Optional.of(new ConditionTest.Masked(slot, network.mask(), base, negated));
    }
    NumberSet set =
        NumberSet.between(Integer.SIZE, BigInteger.valueOf(base), BigInteger.valueOf(base | rest));
    return Optional.of(in(condition, DataType.UINT32, negated ? set.complement() : set));
  }

  private Optional<ConditionTest> network(FilterCondition condition, V6AddressMask network) {
    boolean negated = condition.matchType() == MatchType.NOT_EQUAL;
    boolean fits = network.prefixLength() <= ValueNumbers.WIDE;
    if (!fits || (condition.matchType() != MatchType.EQUAL && !negated)) {
      return Optional.empty();
    }
    BigInteger rest = NumberSet.highest(ValueNumbers.WIDE - network.prefixLength());
    BigInteger base = new BigInteger(1, network.address().toArray()).andNot(rest);
    NumberSet set = NumberSet.between(ValueNumbers.WIDE, base, base.or(rest));
    return Optional.of(in(condition, DataType.BYTE_ARRAY16, negated ? set.complement() : set));
  }

  private Optional<ConditionTest> plain(FilterCondition condition, FwpValue wanted) {
    DataType type = wanted.type();
    MatchType how = condition.matchType();
    if (type == DataType.FLOAT || type == DataType.DOUBLE || how.testsEnd()) {
      return Optional.of(literal(condition, type));
    }
    if (how.testsFlags()) {
      return type.isUnsigned()
          ? Optional.of(
              new ConditionTest.Flags(
                  slot(new Slot(condition.fieldKey(), type)), how, ValueMatch.bits(wanted)))
          : Optional.empty();
    }
    boolean ordered = how.testsOrder() || how == MatchType.EQUAL_CASE_INSENSITIVE;
    if (ordered && !(ValueNumbers.isNatural(type) && type.isSortable())) {
      return Optional.of(literal(condition, type));
    }
    return Optional.of(in(condition, type, set(how, type, numbers.of(wanted))));
  }

  private static NumberSet set(MatchType how, DataType type, BigInteger number) {
    int bits = ValueNumbers.bits(type);
    BigInteger most = NumberSet.highest(bits);
    return switch (how) {
      case EQUAL -> NumberSet.of(bits, number);
      case NOT_EQUAL -> NumberSet.of(bits, number).complement();
      case GREATER -> NumberSet.between(bits, number.add(BigInteger.ONE), most);
      case GREATER_OR_EQUAL -> NumberSet.between(bits, number, most);
      case LESS -> NumberSet.between(bits, BigInteger.ZERO, number.subtract(BigInteger.ONE));
      case LESS_OR_EQUAL -> NumberSet.between(bits, BigInteger.ZERO, number);
      // ranges have a value of their own, names an order of their own
      default -> NumberSet.empty(bits);
    };
  }

  private ConditionTest in(FilterCondition condition, DataType type, NumberSet set) {
    return new ConditionTest.In(slot(new Slot(condition.fieldKey(), type)), set);
  }

  private ConditionTest literal(FilterCondition condition, DataType type) {
    return new ConditionTest.Literal(slot(new Slot(condition.fieldKey(), type)), condition);
  }

  private int slot(Slot slot) {
    return slots.computeIfAbsent(slot, absent -> slots.size());
  }
}
