package org.ntacl.wfp;

import java.math.BigInteger;
import java.util.Optional;
import org.ntacl.Bytes;
import org.ntacl.wfp.model.FilterCondition;
import org.ntacl.wfp.model.FwpValue;
import org.ntacl.wfp.model.MatchType;

/**
 * The values between two that meet a condition, both included.
 *
 * @param low the lowest value, empty for no bound
 * @param high the highest value, empty for no bound
 */
record ValueSpan(Optional<BigInteger> low, Optional<BigInteger> high) {
  private static final int V6_BITS = 128;

  /** Tells whether all that meets one condition is known to meet another of the same field. */
  static boolean contains(FilterCondition outer, FilterCondition inner) {
    if (outer.equals(inner)) {
      return true;
    }
    Optional<ValueSpan> around = of(outer);
    Optional<ValueSpan> within = of(inner);
    return around.isPresent() && within.isPresent() && around.get().contains(within.get());
  }

  /**
   * Tells whether something may meet both conditions of a field; so it is where that is unknown.
   */
  static boolean overlaps(FilterCondition one, FilterCondition other) {
    Optional<ValueSpan> first = of(one);
    Optional<ValueSpan> second = of(other);
    if (first.isPresent() && second.isPresent()) {
      return first.get().overlaps(second.get());
    }
    boolean both =
        one.matchType() == MatchType.EQUAL
            && other.matchType() == MatchType.EQUAL
            && one.value().type() == other.value().type();
    return !both || isDecidedOtherwise(one.value()) || one.value().equals(other.value());
  }

  /** Different descriptors, and different tokens, may well go together. */
  private static boolean isDecidedOtherwise(FwpValue value) {
    return value instanceof FwpValue.DescriptorValue
        || value instanceof FwpValue.TokenInformation
        || value instanceof FwpValue.TokenAccessInformation;
  }

  private boolean contains(ValueSpan other) {
    return isNotAbove(low, other.low) && isNotBelow(high, other.high);
  }

  private static boolean isNotAbove(Optional<BigInteger> one, Optional<BigInteger> other) {
    return one.isEmpty() || (other.isPresent() && one.get().compareTo(other.get()) <= 0);
  }

  private static boolean isNotBelow(Optional<BigInteger> one, Optional<BigInteger> other) {
    return one.isEmpty() || (other.isPresent() && one.get().compareTo(other.get()) >= 0);
  }

  private boolean overlaps(ValueSpan other) {
    return reaches(low, other.high) && reaches(other.low, high);
  }

  private static boolean reaches(Optional<BigInteger> low, Optional<BigInteger> high) {
    return low.isEmpty() || high.isEmpty() || low.get().compareTo(high.get()) <= 0;
  }

  /** Returns the values that meet a condition, empty when they are not known to be a span. */
  static Optional<ValueSpan> of(FilterCondition condition) {
    FwpValue value = condition.value();
    return switch (condition.matchType()) {
      case EQUAL -> whole(value);
      case RANGE -> value instanceof FwpValue.Range range ? between(range) : Optional.empty();
      case GREATER -> number(value).map(n -> above(n.add(BigInteger.ONE)));
      case GREATER_OR_EQUAL -> number(value).map(ValueSpan::above);
      case LESS -> number(value).map(n -> below(n.subtract(BigInteger.ONE)));
      case LESS_OR_EQUAL -> number(value).map(ValueSpan::below);
      default -> Optional.empty();
    };
  }

  private static ValueSpan above(BigInteger low) {
    return new ValueSpan(Optional.of(low), Optional.empty());
  }

  private static ValueSpan below(BigInteger high) {
    return new ValueSpan(Optional.empty(), Optional.of(high));
  }

  private static Optional<ValueSpan> whole(FwpValue value) {
    if (value instanceof FwpValue.Range range) {
      return between(range);
    }
    if (value instanceof FwpValue.V4AddressMask net) {
      return network(BigInteger.valueOf(net.address()), BigInteger.valueOf(net.mask()));
    }
    if (value instanceof FwpValue.V6AddressMask net) {
      int free = Math.max(V6_BITS - net.prefixLength(), 0);
      BigInteger hosts = BigInteger.ONE.shiftLeft(free).subtract(BigInteger.ONE);
      BigInteger first = unsigned(net.address()).andNot(hosts);
      return Optional.of(new ValueSpan(Optional.of(first), Optional.of(first.or(hosts))));
    }
    return number(value).map(n -> new ValueSpan(Optional.of(n), Optional.of(n)));
  }

  private static Optional<ValueSpan> between(FwpValue.Range range) {
    Optional<BigInteger> low = number(range.low());
    Optional<BigInteger> high = number(range.high());
    return low.isPresent() && high.isPresent()
        ? Optional.of(new ValueSpan(low, high))
        : Optional.empty();
  }

  private static Optional<ValueSpan> network(BigInteger address, BigInteger mask) {
    BigInteger hosts = mask.xor(BigInteger.valueOf(0xFFFF_FFFFL));
    // bits of hosts before bits of the network are no span
    if (hosts.and(hosts.add(BigInteger.ONE)).signum() != 0) {
      return Optional.empty();
    }
    BigInteger first = address.and(mask);
    return Optional.of(new ValueSpan(Optional.of(first), Optional.of(first.or(hosts))));
  }

  private static BigInteger unsigned(Bytes octets) {
    return new BigInteger(1, octets.toArray());
  }

  /** Returns a value as a number, empty when values of its type are no numbers. */
  private static Optional<BigInteger> number(FwpValue value) {
    if (value instanceof FwpValue.UInt8 n) {
      return Optional.of(BigInteger.valueOf(n.value()));
    }
    if (value instanceof FwpValue.UInt16 n) {
      return Optional.of(BigInteger.valueOf(n.value()));
    }
    if (value instanceof FwpValue.UInt32 n) {
      return Optional.of(BigInteger.valueOf(n.value()));
    }
    if (value instanceof FwpValue.UInt64 n) {
      return Optional.of(new BigInteger(Long.toUnsignedString(n.bits())));
    }
    if (value instanceof FwpValue.Int8 n) {
      return Optional.of(BigInteger.valueOf(n.value()));
    }
    if (value instanceof FwpValue.Int16 n) {
      return Optional.of(BigInteger.valueOf(n.value()));
    }
    if (value instanceof FwpValue.Int32 n) {
      return Optional.of(BigInteger.valueOf(n.value()));
    }
    if (value instanceof FwpValue.Int64 n) {
      return Optional.of(BigInteger.valueOf(n.value()));
    }
    return value instanceof FwpValue.ByteArray16 n
        ? Optional.of(unsigned(n.octets()))
        : Optional.empty();
  }
}
