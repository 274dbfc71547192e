package org.ntacl.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.ntacl.Bytes;
import org.ntacl.condition.Attribute;
import org.ntacl.condition.Composite;
import org.ntacl.condition.Condition;
import org.ntacl.condition.ConditionToken;
import org.ntacl.condition.IntegerLiteral;
import org.ntacl.condition.IntegerLiteral.Base;
import org.ntacl.condition.IntegerLiteral.Sign;
import org.ntacl.condition.IntegerLiteral.Width;
import org.ntacl.condition.Literal;
import org.ntacl.condition.OctetsLiteral;
import org.ntacl.condition.Operator;
import org.ntacl.condition.SidLiteral;
import org.ntacl.condition.StringLiteral;

/**
 * Draws conditional expressions about {@link PopulationClaims} and the groups of the {@link
 * Population}: most of them make sense, many of them can be true. Not thread-safe.
 */
public final class PopulationConditions {
  private static final List<Operator> ALL = List.of(Operator.values());
  private static final List<Operator> RELATIONS = ofKind(Operator.Kind.RELATION);
  private static final List<Operator> EXISTENCES = ofKind(Operator.Kind.EXISTENCE);
  private static final List<Operator> MEMBERSHIPS = ofKind(Operator.Kind.MEMBERSHIP);
  private static final List<Attribute.Source> SOURCES = List.of(Attribute.Source.values());
  private static final List<Width> WIDTHS = List.of(Width.values());
  private static final List<Sign> SIGNS = List.of(Sign.values());

  /** Application data that is no expression, and one that starts like an expression and is none. */
  private static final List<Condition> MALFORMED =
      List.of(
          Condition.ofBytes(Bytes.EMPTY),
          Condition.ofBytes(Bytes.parseHex("01020304")),
          Condition.ofBytes(Bytes.parseHex("6172747807000000")));

  private final RandomGenerator random;
  private final RandomValues values;
  private final PopulationClaims claims;

  /** Creates a generator that draws from a source. */
  public PopulationConditions(RandomGenerator random) {
    this.random = random;
    this.values = new RandomValues(random);
    this.claims = new PopulationClaims(random);
  }

  private static List<Operator> ofKind(Operator.Kind kind) {
    return Stream.of(Operator.values()).filter(operator -> operator.kind() == kind).toList();
  }

  /** Returns the application data of a callback ACE; one in eight is malformed. */
  public Condition any() {
    return values.oneIn(8) ? values.oneOf(MALFORMED) : Condition.of(expression());
  }

  /** Returns the tokens of an expression, in postfix order. */
  public List<ConditionToken> expression() {
    List<ConditionToken> tokens = new ArrayList<>();
    expression(tokens, values.small(4));
    return tokens;
  }

  /** Returns tokens in any order, which may be no expression at all. */
  public List<ConditionToken> tokens() {
    List<ConditionToken> tokens = new ArrayList<>();
    for (int count = random.nextInt(12); count > 0; count--) {
      tokens.add(values.oneIn(3) ? operand() : values.oneOf(ALL));
    }
    return tokens;
  }

  private void expression(List<ConditionToken> tokens, int depth) {
    if (depth == 0) {
      term(tokens);
    } else if (values.oneIn(3)) {
      expression(tokens, depth - 1);
      tokens.add(Operator.NOT);
    } else {
      expression(tokens, random.nextInt(depth));
      expression(tokens, depth - 1);
      tokens.add(random.nextBoolean() ? Operator.AND : Operator.OR);
    }
  }

  private void term(List<ConditionToken> tokens) {
    switch (random.nextInt(12)) {
      case 0, 1 -> tokens.add(attribute());
      case 2 -> {
        tokens.add(attribute());
        tokens.add(values.oneOf(EXISTENCES));
      }
      case 3, 4 -> {
        tokens.add(random.nextBoolean() ? sid() : sids());
        tokens.add(values.oneOf(MEMBERSHIPS));
      }
      case 5 -> {
        // hardly ever an operand of the right kind
        tokens.add(operand());
        tokens.add(operand());
        tokens.add(values.oneOf(RELATIONS));
      }
      default -> {
        Attribute left = attribute();
        tokens.add(left);
        tokens.add(rightHandSide(left));
        tokens.add(values.oneOf(RELATIONS));
      }
    }
  }

  /** Returns an operand that mostly is of the type of the one on the left. */
  private ConditionToken rightHandSide(Attribute left) {
    if (values.oneIn(6)) {
      return operand();
    }
    int kind =
        switch (PopulationClaims.type(left.name())) {
          case INT64, UINT64, BOOLEAN -> 0;
          case STRING, FQBN -> 1;
          case SID -> 2;
          case OCTET_STRING -> 3;
        };
    return switch (random.nextInt(4)) {
      case 0 -> new Attribute(values.oneOf(SOURCES), left.name());
      case 1, 2 -> literal(kind);
      default -> set(kind);
    };
  }

  private ConditionToken operand() {
    return switch (random.nextInt(3)) {
      case 0 -> attribute();
      case 1 -> set(random.nextInt(4));
      default -> literal(random.nextInt(4));
    };
  }

  /** Returns an attribute of any source, which claims of the population may have. */
  public Attribute attribute() {
    return new Attribute(values.oneOf(SOURCES), claims.name());
  }

  private SidLiteral sid() {
    return new SidLiteral(
        values.oneOf(values.oneIn(4) ? Population.USERS_PROPER : Population.GROUPS));
  }

  private Composite sids() {
    List<Literal> members = new ArrayList<>();
    for (int count = values.oneIn(8) ? 0 : 1 + random.nextInt(3); count > 0; count--) {
      members.add(sid());
    }
    return new Composite(members);
  }

  private Composite set(int kind) {
    List<Literal> members = new ArrayList<>();
    for (int count = random.nextInt(4); count > 0; count--) {
      members.add(literal(values.oneIn(20) ? random.nextInt(4) : kind));
    }
    return new Composite(members);
  }

  private Literal literal(int kind) {
    return switch (kind) {
      case 0 -> integer();
      case 1 -> new StringLiteral(values.oneOf(PopulationClaims.TEXTS));
      case 2 -> sid();
      default -> new OctetsLiteral(values.oneOf(PopulationClaims.OCTETS));
    };
  }

  private IntegerLiteral integer() {
    long value = values.oneOf(PopulationClaims.NUMBERS);
    if (values.oneIn(6)) {
      Width width = values.oneOf(WIDTHS);
      return new IntegerLiteral(
          width.holds(value) ? value : 1, width, values.oneOf(SIGNS), Base.DECIMAL);
    }
    return IntegerLiteral.of(value);
  }
}
