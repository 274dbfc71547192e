package org.ntacl.condition;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.ntacl.claim.Claim;
import org.ntacl.claim.ClaimValue;
import org.ntacl.claim.ClaimValue.BooleanValue;
import org.ntacl.claim.ClaimValue.IntegerValue;
import org.ntacl.claim.ClaimValue.OctetsValue;
import org.ntacl.claim.ClaimValue.SidValue;
import org.ntacl.claim.ClaimValue.StringValue;
import org.ntacl.claim.ClaimValue.UnsignedValue;
import org.ntacl.condition.Values.Kind;
import org.ntacl.condition.Values.Origin;
import org.ntacl.internal.WindowsCase;

/**
 * One operand of a {@link ConditionProgram}: an attribute of the caller, to be looked up, or values
 * known beforehand, those of a literal, a set or the resource. Immutable and thread-safe.
 */
final class ProgramOperand {
  /** Outcome of a step: the whole expression is UNKNOWN. */
  static final int ERROR = -1;

  /** Outcome of a step: too many values to be compared pair by pair. */
  static final int TOO_MUCH = -2;

  /** No operand. */
  static final ProgramOperand NOTHING =
      new ProgramOperand(Optional.empty(), Optional.empty(), Kind.NOTHING, Origin.SET, List.of());

  private static final int MAX_PAIRS = 256;
  private static final int TRUE = TruthValue.TRUE.ordinal();
  private static final int FALSE = TruthValue.FALSE.ordinal();
  private static final int UNKNOWN = TruthValue.UNKNOWN.ordinal();

  private final Optional<Attribute> asked;
  private final Optional<Claim> claim;
  private final Kind kind;
  private final Origin origin;
  private final List<ClaimValue> values;
  private final boolean areTruths;

  private ProgramOperand(
      Optional<Attribute> asked,
      Optional<Claim> claim,
      Kind kind,
      Origin origin,
      List<ClaimValue> values) {
    this.asked = asked;
    this.claim = claim;
    this.kind = kind;
    this.origin = origin;
    this.values = values;
    this.areTruths = values.stream().allMatch(ProgramOperand::isTruth);
  }

  /** Returns an attribute of the caller, by its name in upper case, which needs no folding. */
  static ProgramOperand ofCaller(Attribute attribute) {
    Attribute folded = new Attribute(attribute.source(), WindowsCase.upper(attribute.name()));
    return new ProgramOperand(
        Optional.of(folded), Optional.empty(), Kind.MISSING, Origin.ATTRIBUTE, List.of());
  }

  /** Returns an attribute of the resource. */
  static ProgramOperand ofResource(Optional<Claim> claim) {
    return new ProgramOperand(Optional.empty(), claim, Kind.MISSING, Origin.ATTRIBUTE, List.of());
  }

  /** Returns a literal or a set. */
  static ProgramOperand ofLiteral(ConditionToken token) {
    boolean set = token instanceof Composite;
    List<Literal> literals =
        token instanceof Composite composite ? composite.elements() : List.of((Literal) token);
    Kind kind = Kind.NOTHING;
    List<ClaimValue> values = new ArrayList<>();
    for (Literal literal : literals) {
      Kind next = Values.kind(literal);
      if (Values.ofLiteral(literal).kind() == Kind.MALFORMED
          || (kind != Kind.NOTHING && kind != next)) {
        kind = Kind.MALFORMED;
        break;
      }
      kind = next;
      values.add(value(literal));
    }
    return new ProgramOperand(
        Optional.empty(),
        Optional.empty(),
        kind,
        set ? Origin.SET : Origin.LITERAL,
        List.copyOf(values));
  }

  private static ClaimValue value(Literal literal) {
    if (literal instanceof IntegerLiteral number) {
      // MS-DTYP 2.4.4.17.5: the sign says whether the number is below zero
      return number.sign() == IntegerLiteral.Sign.MINUS
          ? new IntegerValue(number.value() < 0 ? number.value() : -number.value())
          : new UnsignedValue(number.value());
    }
    if (literal instanceof StringLiteral text) {
      return new StringValue(text.value());
    }
    return literal instanceof SidLiteral sid
        ? new SidValue(sid.value())
        : new OctetsValue(((OctetsLiteral) literal).value());
  }

  private static boolean isTruth(ClaimValue value) {
    return value instanceof UnsignedValue number && (number.value() == 0 || number.value() == 1)
        || value instanceof IntegerValue signed && signed.value() == 0;
  }

  /** Tells whether this is a literal or a set that no operator takes. */
  boolean isMalformed() {
    return kind == Kind.MALFORMED;
  }

  /** Returns the claim that an attribute stands for. */
  private Optional<Claim> find(ConditionContext caller) {
    return asked.isPresent() ? caller.claim(asked.get()) : claim;
  }

  private static boolean isMissing(Optional<Claim> claim) {
    return claim.isEmpty() || claim.get().values().isEmpty();
  }

  /** Tells whether an attribute stands for a claim with values. */
  boolean isFound(ConditionContext caller) {
    return !isMissing(find(caller));
  }

  /** Returns the truth value of an attribute (MS-DTYP 2.4.4.17.7); see {@link Values#truth}. */
  int truth(ConditionContext caller, boolean strict) {
    Optional<Claim> found = find(caller);
    if (isMissing(found)) {
      return UNKNOWN;
    }
    List<ClaimValue> several = found.get().values();
    if (several.size() > 1) {
      // recorded: condition-eval, several numbers or truth values are TRUE, even 0 and 1
      return strict ? ERROR : TRUE;
    }
    ClaimValue value = several.get(0);
    return switch (Values.kind(found.get().type())) {
      case NUMBER, TRUTH -> truth(number(value) != 0);
      case TEXT -> truth(!((StringValue) value).value().isEmpty());
      case SID, OCTETS, BINARY, NOTHING, MISSING, MALFORMED -> ERROR;
    };
  }

  private static int truth(boolean value) {
    return value ? TRUE : FALSE;
  }

  /**
   * Returns what a relation of this attribute and another operand comes to; see {@link Relation}.
   */
  int relation(Operator operator, ProgramOperand right, ConditionContext caller, boolean strict) {
    Optional<Claim> rightClaim =
        right.origin == Origin.ATTRIBUTE ? right.find(caller) : Optional.empty();
    Kind rightKind = right.origin == Origin.ATTRIBUTE ? kind(rightClaim) : right.kind;
    if (!Relation.isRightSideProper(operator, rightKind, right.origin, strict)) {
      return ERROR;
    }
    if (rightKind == Kind.NOTHING && Relation.isContains(operator) && !strict) {
      // recorded: condition-eval, nothing contains the empty set, and a missing claim does neither
      return truth(Relation.isNegated(operator));
    }
    Optional<Claim> leftClaim = find(caller);
    Kind leftKind = kind(leftClaim);
    if (leftKind == Kind.MISSING || rightKind == Kind.MISSING) {
      return UNKNOWN;
    }
    if (!Relation.areComparable(operator, leftKind, rightKind)
        && !(Relation.mayBeTruths(operator, leftKind, rightKind, right.origin)
            && right.areTruths)) {
      return ERROR;
    }
    List<ClaimValue> ones = leftClaim.get().values();
    List<ClaimValue> others = rightClaim.isPresent() ? rightClaim.get().values() : right.values;
    if (!Relation.isAnswerable(operator, ones.size(), others.size(), strict)) {
      return UNKNOWN;
    }
    if ((long) ones.size() * others.size() > MAX_PAIRS) {
      return TOO_MUCH;
    }
    boolean byCase =
        leftClaim.get().has(Claim.CASE_SENSITIVE)
            || (rightClaim.isPresent() && rightClaim.get().has(Claim.CASE_SENSITIVE));
    return truth(holds(operator, ones, others, byCase, strict) != Relation.isNegated(operator));
  }

  private static Kind kind(Optional<Claim> claim) {
    return isMissing(claim) ? Kind.MISSING : Values.kind(claim.get().type());
  }

  private static boolean holds(
      Operator operator,
      List<ClaimValue> ones,
      List<ClaimValue> others,
      boolean byCase,
      boolean strict) {
    return switch (operator) {
      // recorded: condition-eval, `{"apple", "banana", "apple"}` does not equal two values
      case EQUAL, NOT_EQUAL ->
          (strict || ones.size() == others.size())
              && containsAll(ones, others, byCase)
              && containsAll(others, ones, byCase);
      case LESS -> compare(ones.get(0), others.get(0), byCase) < 0;
      case LESS_OR_EQUAL -> compare(ones.get(0), others.get(0), byCase) <= 0;
      case GREATER -> compare(ones.get(0), others.get(0), byCase) > 0;
      case GREATER_OR_EQUAL -> compare(ones.get(0), others.get(0), byCase) >= 0;
      case CONTAINS, NOT_CONTAINS -> containsAll(ones, others, byCase);
      case ANY_OF, NOT_ANY_OF -> containsAny(ones, others, byCase);
      default -> throw new IllegalStateException("`%s` is no relation".formatted(operator.sddl()));
    };
  }

  private static boolean containsAll(
      List<ClaimValue> values, List<ClaimValue> wanted, boolean byCase) {
    for (int i = 0; i < wanted.size(); i++) {
      if (!contains(values, wanted.get(i), byCase)) {
        return false;
      }
    }
    return true;
  }

  private static boolean containsAny(
      List<ClaimValue> values, List<ClaimValue> wanted, boolean byCase) {
    for (int i = 0; i < wanted.size(); i++) {
      if (contains(values, wanted.get(i), byCase)) {
        return true;
      }
    }
    return false;
  }

  private static boolean contains(List<ClaimValue> values, ClaimValue wanted, boolean byCase) {
    for (int i = 0; i < values.size(); i++) {
      if (areEqual(values.get(i), wanted, byCase)) {
        return true;
      }
    }
    return false;
  }

  private static boolean areEqual(ClaimValue one, ClaimValue other, boolean byCase) {
    if (one instanceof StringValue text) {
      String second = ((StringValue) other).value();
      return text.value().length() == second.length()
          && compareTexts(text.value(), second, byCase) == 0;
    }
    return one instanceof SidValue || one instanceof OctetsValue
        ? one.equals(other)
        : number(one) == number(other) && isNegative(one) == isNegative(other);
  }

  private static int compare(ClaimValue one, ClaimValue other, boolean byCase) {
    if (one instanceof StringValue text) {
      return compareTexts(text.value(), ((StringValue) other).value(), byCase);
    }
    if (one instanceof OctetsValue octets) {
      return octets.value().compareTo(((OctetsValue) other).value());
    }
    if (isNegative(one) != isNegative(other)) {
      return isNegative(one) ? -1 : 1;
    }
    // of two numbers below zero, the bits of the greater one are greater, too
    return Long.compareUnsigned(number(one), number(other));
  }

  /** recorded: condition-eval, UTF-16 units in upper case as unsigned numbers. */
  private static int compareTexts(String one, String other, boolean byCase) {
    int common = Math.min(one.length(), other.length());
    for (int i = 0; i < common; i++) {
      char first = one.charAt(i);
      char second = other.charAt(i);
      int difference = first - second;
      if (difference != 0 && !byCase) {
        difference = WindowsCase.upper(first) - WindowsCase.upper(second);
      }
      if (difference != 0) {
        return difference;
      }
    }
    return one.length() - other.length();
  }

  /** Returns the 64 bits of a number or truth value; its sign is {@link #isNegative}. */
  private static long number(ClaimValue value) {
    if (value instanceof UnsignedValue number) {
      return number.value();
    }
    return value instanceof IntegerValue number ? number.value() : ((BooleanValue) value).value();
  }

  private static boolean isNegative(ClaimValue value) {
    return !(value instanceof UnsignedValue) && number(value) < 0;
  }

  @Override
  public String toString() {
    return asked.map(Objects::toString).or(() -> claim.map(Objects::toString)).orElse("" + values);
  }
}
