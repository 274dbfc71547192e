package org.ntacl.condition;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ntacl.claim.Claim;
import org.ntacl.claim.ClaimType;
import org.ntacl.claim.ClaimValue;
import org.ntacl.claim.ClaimValue.BooleanValue;
import org.ntacl.claim.ClaimValue.IntegerValue;
import org.ntacl.claim.ClaimValue.OctetsValue;
import org.ntacl.claim.ClaimValue.SidValue;
import org.ntacl.claim.ClaimValue.StringValue;
import org.ntacl.claim.ClaimValue.UnsignedValue;
import org.ntacl.sid.Sid;

/**
 * The evaluation of conditional expressions once more, slowly: from the last token back, by
 * recursion, values compared pair by pair. It shares no code with the evaluator but the values.
 */
public final class ReferenceCondition {
  /** What an expression is about; answers nothing that the evaluator computes. */
  public interface World {
    /** Returns the claim of an attribute, or empty. */
    Optional<Claim> claim(Attribute attribute);

    /** Tells whether a SID counts as a group of the user. */
    boolean user(Sid sid);

    /** Tells whether a SID counts as a group of the device. */
    boolean device(Sid sid);
  }

  /** The expression makes no sense. */
  private static final class Nonsense extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Nonsense() {
      super(null, null, false, false);
    }
  }

  private static final int UNKNOWN = -1;

  private final List<ConditionToken> tokens;
  private final World world;
  private final Set<ConditionOption> options;
  private final boolean strict;
  private int at;

  private ReferenceCondition(
      List<ConditionToken> tokens, World world, Set<ConditionOption> options) {
    this.tokens = tokens;
    this.world = world;
    this.options = options;
    this.strict = options.contains(ConditionOption.STRICT);
    this.at = tokens.size();
  }

  /** Returns what tokens in postfix order come to. */
  public static TruthValue evaluate(
      List<ConditionToken> tokens, World world, Set<ConditionOption> options) {
    ReferenceCondition reference = new ReferenceCondition(tokens, world, options);
    try {
      int truth = reference.truth(reference.operand());
      if (reference.at != 0) {
        return TruthValue.UNKNOWN;
      }
      return truth == UNKNOWN
          ? TruthValue.UNKNOWN
          : truth == 1 ? TruthValue.TRUE : TruthValue.FALSE;
    } catch (Nonsense e) {
      return TruthValue.UNKNOWN;
    }
  }

  private static Nonsense nonsense() {
    return new Nonsense();
  }

  /** Reads the operand that ends before {@code at}: a token, or the number an operator came to. */
  private Object operand() {
    if (at == 0) {
      throw nonsense();
    }
    ConditionToken token = tokens.get(--at);
    if (!(token instanceof Operator operator)) {
      return token;
    }
    Object right = operand();
    String name = operator.name();
    if (name.equals("NOT")) {
      boolean waits = at > 0 && tokens.get(at - 1) instanceof Attribute;
      if (options.contains(ConditionOption.ODD_NEGATION) && waits && right instanceof Attribute) {
        throw nonsense();
      }
      int truth = truth(right);
      return truth == UNKNOWN ? UNKNOWN : 1 - truth;
    }
    if (name.endsWith("EXISTS")) {
      return exists(right) == name.equals("EXISTS") ? 1 : 0;
    }
    if (name.contains("MEMBER_OF")) {
      return member(name, right) != name.startsWith("NOT_") ? 1 : 0;
    }
    Object left = operand();
    if (name.equals("AND")) {
      int one = truth(left);
      int two = truth(right);
      return one == 0 || two == 0 ? 0 : one == UNKNOWN || two == UNKNOWN ? UNKNOWN : 1;
    }
    if (name.equals("OR")) {
      int one = truth(left);
      int two = truth(right);
      return one == 1 || two == 1 ? 1 : one == UNKNOWN || two == UNKNOWN ? UNKNOWN : 0;
    }
    return relation(name, left, right);
  }

  private Optional<Claim> find(Attribute attribute) {
    Optional<Claim> claim = world.claim(attribute).filter(found -> !found.values().isEmpty());
    if (claim.isPresent() && isFaulty(claim.get())) {
      throw nonsense();
    }
    return claim;
  }

  /** Tells whether two values are equal, or a truth value is neither 0 nor 1. */
  public static boolean isFaulty(Claim claim) {
    List<ClaimValue> values = claim.values();
    boolean byCase = (claim.flags() & 2) != 0;
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i) instanceof BooleanValue truth && truth.value() != 0 && truth.value() != 1) {
        return true;
      }
      for (int j = 0; j < i; j++) {
        boolean equal = values.get(i).equals(values.get(j));
        if (values.get(i) instanceof StringValue one && values.get(j) instanceof StringValue two) {
          equal = compare(one.value(), two.value(), byCase) == 0;
        }
        if (equal) {
          return true;
        }
      }
    }
    return false;
  }

  private int truth(Object operand) {
    if (operand instanceof Integer truth) {
      return truth;
    }
    if (!(operand instanceof Attribute attribute)) {
      throw nonsense();
    }
    Optional<Claim> claim = find(attribute);
    if (claim.isEmpty()) {
      return UNKNOWN;
    }
    if (claim.get().values().size() > 1) {
      if (strict) {
        throw nonsense();
      }
      return 1;
    }
    ClaimValue value = claim.get().values().get(0);
    if (value instanceof IntegerValue number) {
      return number.value() == 0 ? 0 : 1;
    }
    if (value instanceof UnsignedValue number) {
      return number.value() == 0 ? 0 : 1;
    }
    if (value instanceof BooleanValue truth) {
      return truth.value() == 0 ? 0 : 1;
    }
    if (value instanceof StringValue text) {
      return text.value().isEmpty() ? 0 : 1;
    }
    throw nonsense();
  }

  private boolean exists(Object operand) {
    if (!(operand instanceof Attribute attribute)) {
      throw nonsense();
    }
    boolean ofCaller =
        attribute.source() == Attribute.Source.USER
            || attribute.source() == Attribute.Source.DEVICE;
    if (ofCaller && !options.contains(ConditionOption.EXISTS_ANY_ATTRIBUTE)) {
      throw nonsense();
    }
    return find(attribute).isPresent();
  }

  private boolean member(String name, Object operand) {
    List<? extends Object> members =
        operand instanceof Composite set ? set.elements() : List.of(operand);
    int in = 0;
    for (Object member : members) {
      if (!(member instanceof SidLiteral sid)) {
        throw nonsense();
      }
      boolean is = name.contains("DEVICE") ? world.device(sid.value()) : world.user(sid.value());
      in += is ? 1 : 0;
    }
    if (members.isEmpty()) {
      throw nonsense();
    }
    return name.endsWith("_ANY") ? in > 0 : in == members.size();
  }

  // relations

  private int relation(String name, Object left, Object right) {
    if (!(left instanceof Attribute attribute) || right instanceof Integer) {
      throw nonsense();
    }
    Optional<Claim> claim = find(attribute);
    Optional<Claim> other = right instanceof Attribute of ? find(of) : Optional.empty();
    boolean order = name.startsWith("LESS") || name.startsWith("GREATER");
    if (right instanceof Composite set) {
      if (order || set.elements().stream().map(ReferenceCondition::kind).distinct().count() > 1) {
        throw nonsense();
      }
      set.elements().forEach(ReferenceCondition::requireSense);
    }
    if (right instanceof Literal literal) {
      requireSense(literal);
      if (name.endsWith("ANY_OF") && !strict) {
        throw nonsense();
      }
      if (order && literal instanceof SidLiteral) {
        throw nonsense();
      }
    }
    if (right instanceof Composite set
        && set.elements().isEmpty()
        && name.endsWith("CONTAINS")
        && !strict) {
      return name.startsWith("NOT_") ? 1 : 0;
    }
    if (claim.isEmpty() || (right instanceof Attribute && other.isEmpty())) {
      return UNKNOWN;
    }
    List<? extends Object> ones = claim.get().values();
    List<? extends Object> twos =
        right instanceof Attribute
            ? other.get().values()
            : right instanceof Composite set ? set.elements() : List.of(right);
    requireSameKind(claim.get(), twos, order);
    boolean several = ones.size() > 1 || twos.size() > 1;
    if (several && (order || (strict && name.startsWith("NOT_")))) {
      return UNKNOWN;
    }
    boolean byCase =
        (claim.get().flags() & 2) != 0 || other.map(o -> (o.flags() & 2) != 0).orElse(false);
    return holds(name, ones, twos, byCase) ? 1 : 0;
  }

  private static String kind(Object value) {
    if (value instanceof IntegerLiteral
        || value instanceof IntegerValue
        || value instanceof UnsignedValue) {
      return "number";
    }
    if (value instanceof StringLiteral || value instanceof StringValue) {
      return "text";
    }
    if (value instanceof SidLiteral || value instanceof SidValue) {
      return "SID";
    }
    if (value instanceof OctetsLiteral || value instanceof OctetsValue) {
      return "octets";
    }
    return value instanceof BooleanValue ? "truth" : "binary";
  }

  private static void requireSense(Literal literal) {
    if (literal instanceof IntegerLiteral number
        && number.value() < 0
        && number.sign() != IntegerLiteral.Sign.MINUS
        && number.width().bits() < 64) {
      throw nonsense();
    }
  }

  private void requireSameKind(Claim claim, List<? extends Object> others, boolean order) {
    if (claim.type() == ClaimType.FQBN) {
      throw nonsense();
    }
    String kind = kind(claim.values().get(0));
    if (order && !List.of("number", "text", "octets").contains(kind)) {
      throw nonsense();
    }
    for (Object other : others) {
      boolean spelled =
          kind.equals("truth")
              && !order
              && other instanceof IntegerLiteral number
              && ((number.value() == 0)
                  || (number.value() == 1 && number.sign() != IntegerLiteral.Sign.MINUS));
      if (!spelled && !kind(other).equals(kind)) {
        throw nonsense();
      }
    }
  }

  private boolean holds(
      String name, List<? extends Object> ones, List<? extends Object> twos, boolean byCase) {
    return switch (name) {
      case "EQUAL" -> equal(ones, twos, byCase);
      case "NOT_EQUAL" -> !equal(ones, twos, byCase);
      case "LESS" -> compare(ones.get(0), twos.get(0), byCase) < 0;
      case "LESS_OR_EQUAL" -> compare(ones.get(0), twos.get(0), byCase) <= 0;
      case "GREATER" -> compare(ones.get(0), twos.get(0), byCase) > 0;
      case "GREATER_OR_EQUAL" -> compare(ones.get(0), twos.get(0), byCase) >= 0;
      case "CONTAINS" -> among(twos, ones, byCase) == twos.size();
      case "NOT_CONTAINS" -> among(twos, ones, byCase) < twos.size();
      case "ANY_OF" -> among(twos, ones, byCase) > 0;
      case "NOT_ANY_OF" -> among(twos, ones, byCase) == 0;
      default -> throw new AssertionError(name);
    };
  }

  private boolean equal(List<? extends Object> ones, List<? extends Object> twos, boolean byCase) {
    return (strict || ones.size() == twos.size())
        && among(ones, twos, byCase) == ones.size()
        && among(twos, ones, byCase) == twos.size();
  }

  /** Returns how many of some values are among others. */
  private static int among(
      List<? extends Object> some, List<? extends Object> others, boolean byCase) {
    int count = 0;
    for (Object one : some) {
      for (Object two : others) {
        if (compare(one, two, byCase) == 0) {
          count++;
          break;
        }
      }
    }
    return count;
  }

  /** Compares two values of one kind; of SIDs only whether they are equal. */
  private static int compare(Object one, Object two, boolean byCase) {
    if (one instanceof StringLiteral text) {
      return compare(text.value(), two, byCase);
    }
    if (one instanceof StringValue text) {
      return compare(text.value(), two, byCase);
    }
    if (two instanceof StringLiteral text) {
      return compare(one, text.value(), byCase);
    }
    if (two instanceof StringValue text) {
      return compare(one, text.value(), byCase);
    }
    if (one instanceof String text && two instanceof String other) {
      return compare(text, other, byCase);
    }
    if (one instanceof SidLiteral || one instanceof SidValue) {
      return sid(one).equals(sid(two)) ? 0 : 1;
    }
    if (one instanceof OctetsLiteral || one instanceof OctetsValue) {
      return Arrays.compareUnsigned(octets(one), octets(two));
    }
    int sign = Integer.compare(sign(one), sign(two));
    return sign != 0 ? sign : Long.compareUnsigned(bits(one), bits(two));
  }

  private static int compare(String one, String two, boolean byCase) {
    for (int i = 0; i < one.length() && i < two.length(); i++) {
      char c = byCase ? one.charAt(i) : Character.toUpperCase(one.charAt(i));
      char d = byCase ? two.charAt(i) : Character.toUpperCase(two.charAt(i));
      if (c != d) {
        return c < d ? -1 : 1;
      }
    }
    return Integer.compare(one.length(), two.length());
  }

  private static Sid sid(Object value) {
    return value instanceof SidLiteral literal ? literal.value() : ((SidValue) value).value();
  }

  private static byte[] octets(Object value) {
    return value instanceof OctetsLiteral literal
        ? literal.value().toArray()
        : ((OctetsValue) value).value().toArray();
  }

  /** Returns -1 for a number below zero, else 0. */
  private static int sign(Object value) {
    if (value instanceof IntegerLiteral literal) {
      return literal.sign() == IntegerLiteral.Sign.MINUS && literal.value() != 0 ? -1 : 0;
    }
    return value instanceof IntegerValue number && number.value() < 0 ? -1 : 0;
  }

  /** Returns the 64 bits of a number. */
  private static long bits(Object value) {
    if (value instanceof IntegerLiteral literal) {
      boolean minus = literal.sign() == IntegerLiteral.Sign.MINUS;
      return minus && literal.value() > 0 ? -literal.value() : literal.value();
    }
    if (value instanceof IntegerValue number) {
      return number.value();
    }
    return value instanceof UnsignedValue number ? number.value() : ((BooleanValue) value).value();
  }
}
