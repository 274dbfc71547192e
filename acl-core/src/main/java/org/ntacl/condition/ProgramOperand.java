package org.ntacl.condition;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.ntacl.claim.Claim;
import org.ntacl.claim.ClaimValue;
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

  /** Tells whether an operator takes this as its right operand whatever the left one is. */
  boolean isProperFor(Operator operator, boolean strict) {
    return kind != Kind.MALFORMED && Relation.isRightSideProper(operator, kind, origin, strict);
  }

  Kind kind() {
    return kind;
  }

  /** Tells whether the values are looked for under a name. */
  boolean isAttribute() {
    return origin == Origin.ATTRIBUTE;
  }

  Origin origin() {
    return origin;
  }

  /** Returns the values of a literal or a set. */
  List<ClaimValue> values() {
    return values;
  }

  /** Tells whether all values of a literal or a set are 0 or 1. */
  boolean areTruths() {
    return areTruths;
  }

  /** Returns the claim that an attribute stands for. */
  Optional<Claim> find(ConditionContext caller) {
    return asked.isPresent() ? caller.claim(asked.get()) : claim;
  }

  static boolean isMissing(Optional<Claim> claim) {
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
      case NUMBER, TRUTH -> truth(ProgramRelation.number(value) != 0);
      case TEXT -> truth(!((StringValue) value).value().isEmpty());
      case SID, OCTETS, BINARY, NOTHING, MISSING, MALFORMED -> ERROR;
    };
  }

  /** Returns the outcome of a step that comes to a plain truth. */
  static int truth(boolean value) {
    return value ? TRUE : FALSE;
  }

  @Override
  public String toString() {
    return asked.map(Objects::toString).or(() -> claim.map(Objects::toString)).orElse("" + values);
  }
}
