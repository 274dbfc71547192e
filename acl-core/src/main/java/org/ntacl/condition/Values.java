package org.ntacl.condition;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ntacl.Bytes;
import org.ntacl.claim.Claim;
import org.ntacl.claim.ClaimType;
import org.ntacl.claim.ClaimValue;
import org.ntacl.claim.ClaimValue.BooleanValue;
import org.ntacl.claim.ClaimValue.FqbnValue;
import org.ntacl.claim.ClaimValue.IntegerValue;
import org.ntacl.claim.ClaimValue.OctetsValue;
import org.ntacl.claim.ClaimValue.SidValue;
import org.ntacl.claim.ClaimValue.StringValue;
import org.ntacl.claim.ClaimValue.UnsignedValue;
import org.ntacl.internal.WindowsCase;

/**
 * What an operand holds, in a form in which operands can be compared: numbers of every width and
 * sign as {@link BigInteger}, truth values as 0 and 1, texts, octets and SIDs as they are.
 *
 * <p>Sets are hashed once, so that expressions which compare large sets over and over stay cheap.
 * Not thread-safe.
 */
final class Values {
  /** What values can be compared with each other: those of one kind, with one exception. */
  enum Kind {
    NUMBER,
    TRUTH,
    TEXT,
    SID,
    OCTETS,
    /** The name of a binary; nothing is known to compare it with. */
    BINARY,
    /** No value: the empty set. */
    NOTHING,
    /** The attribute does not exist, or has no values. */
    MISSING,
    /** No operand for any operator. */
    MALFORMED;

    /** Tells whether values of this kind have an order. */
    boolean isOrdered() {
      return this == NUMBER || this == TEXT || this == OCTETS;
    }
  }

  /** What kind of token the values come from. */
  enum Origin {
    ATTRIBUTE,
    LITERAL,
    SET
  }

  /** By the ordinals of claim types. */
  private static final Kind[] KINDS = kinds();

  private final Kind kind;
  private final Origin origin;
  private final List<Object> members;
  private final boolean caseSensitive;

  /** The members without repetition, or null while nobody asked. */
  private Set<Object> exact;

  /** The members without repetition, texts in upper case, or null while nobody asked. */
  private Set<Object> folded;

  private Values(Kind kind, Origin origin, List<Object> members, boolean caseSensitive) {
    this.kind = kind;
    this.origin = origin;
    this.members = members;
    this.caseSensitive = caseSensitive;
  }

  private static Values none(Kind kind) {
    return new Values(kind, Origin.ATTRIBUTE, List.of(), false);
  }

  /** Returns the values of an attribute. */
  static Values ofClaim(Optional<Claim> found) {
    if (found.isEmpty() || found.get().values().isEmpty()) {
      return none(Kind.MISSING);
    }
    Claim claim = found.get();
    if (claim.fault().isPresent()) {
      return none(Kind.MALFORMED);
    }
    List<Object> members = new ArrayList<>(claim.values().size());
    for (ClaimValue value : claim.values()) {
      members.add(member(value));
    }
    return new Values(
        kind(claim.type()), Origin.ATTRIBUTE, members, claim.has(Claim.CASE_SENSITIVE));
  }

  /** Returns what values of a claim of a type can be compared with. */
  static Kind kind(ClaimType type) {
    return KINDS[type.ordinal()];
  }

  private static Kind[] kinds() {
    Kind[] kinds = new Kind[ClaimType.values().length];
    for (ClaimType type : ClaimType.values()) {
      kinds[type.ordinal()] =
          switch (type) {
            case INT64, UINT64 -> Kind.NUMBER;
            case BOOLEAN -> Kind.TRUTH;
            case STRING -> Kind.TEXT;
            case SID -> Kind.SID;
            case OCTET_STRING -> Kind.OCTETS;
            case FQBN -> Kind.BINARY;
          };
    }
    return kinds;
  }

  private static Object member(ClaimValue value) {
    if (value instanceof IntegerValue number) {
      return BigInteger.valueOf(number.value());
    }
    if (value instanceof UnsignedValue number) {
      return unsigned(number.value());
    }
    if (value instanceof BooleanValue truth) {
      return BigInteger.valueOf(truth.value());
    }
    if (value instanceof StringValue text) {
      return text.value();
    }
    if (value instanceof SidValue sid) {
      return sid.value();
    }
    return value instanceof OctetsValue octets ? octets.value() : (FqbnValue) value;
  }

  private static BigInteger unsigned(long bits) {
    return bits >= 0
        ? BigInteger.valueOf(bits)
        : BigInteger.valueOf(bits).add(BigInteger.ONE.shiftLeft(Long.SIZE));
  }

  /** Returns the value of a literal. */
  static Values ofLiteral(Literal literal) {
    return ofLiterals(List.of(literal), Origin.LITERAL);
  }

  /** Returns the values of a set; one of several kinds is malformed. */
  static Values ofSet(Composite set) {
    return ofLiterals(set.elements(), Origin.SET);
  }

  private static Values ofLiterals(List<Literal> literals, Origin origin) {
    Kind kind = Kind.NOTHING;
    List<Object> members = new ArrayList<>(literals.size());
    for (Literal literal : literals) {
      Optional<Object> member = member(literal);
      if (member.isEmpty() || (kind != Kind.NOTHING && kind != kind(literal))) {
        return none(Kind.MALFORMED);
      }
      kind = kind(literal);
      members.add(member.get());
    }
    return new Values(kind, origin, members, false);
  }

  /** Returns what a literal can be compared with. */
  static Kind kind(Literal literal) {
    if (literal instanceof IntegerLiteral) {
      return Kind.NUMBER;
    }
    if (literal instanceof StringLiteral) {
      return Kind.TEXT;
    }
    return literal instanceof SidLiteral ? Kind.SID : Kind.OCTETS;
  }

  private static Optional<Object> member(Literal literal) {
    if (literal instanceof IntegerLiteral integer) {
      return number(integer).map(Object.class::cast);
    }
    if (literal instanceof StringLiteral text) {
      return Optional.of(text.value());
    }
    return literal instanceof SidLiteral sid
        ? Optional.of(sid.value())
        : Optional.of(((OctetsLiteral) literal).value());
  }

  /**
   * Returns the number that a literal means: its sign says whether it is below zero, the 64 bits
   * how far from it (MS-DTYP 2.4.4.17.5). Empty for a negative number of a smaller width that is
   * said to have no minus.
   */
  private static Optional<BigInteger> number(IntegerLiteral literal) {
    if (literal.sign() == IntegerLiteral.Sign.MINUS) {
      return Optional.of(BigInteger.valueOf(literal.value()).abs().negate());
    }
    return literal.value() < 0 && literal.width() != IntegerLiteral.Width.INT64
        ? Optional.empty()
        : Optional.of(unsigned(literal.value()));
  }

  /** Returns what the values can be compared with. */
  Kind kind() {
    return kind;
  }

  /** Returns where the values come from; of no meaning for malformed operands. */
  Origin origin() {
    return origin;
  }

  /** Returns the number of values, repeated ones included. */
  int size() {
    return members.size();
  }

  /** Returns whether texts among the values are to be compared to the case. */
  boolean isCaseSensitive() {
    return caseSensitive;
  }

  /**
   * Tells whether all values are the numbers 0 and 1, which stand for truth values in expressions.
   */
  boolean areTruths() {
    return members.stream()
        .allMatch(value -> value.equals(BigInteger.ZERO) || value.equals(BigInteger.ONE));
  }

  /** Returns the values without repetition. */
  Set<Object> distinct(boolean byCase) {
    if (byCase || kind != Kind.TEXT) {
      if (exact == null) {
        exact = new HashSet<>(members);
      }
      return exact;
    }
    if (folded == null) {
      folded = new HashSet<>();
      for (Object text : members) {
        folded.add(WindowsCase.upper((String) text));
      }
    }
    return folded;
  }

  /** Compares a single value with one of the same kind, which must be one with an order. */
  int compareTo(Values other, boolean byCase) {
    Object one = members.get(0);
    Object two = other.members.get(0);
    return switch (kind) {
      case NUMBER -> ((BigInteger) one).compareTo((BigInteger) two);
      case OCTETS -> ((Bytes) one).compareTo((Bytes) two);
      // recorded: condition-eval, UTF-16 units in upper case as unsigned numbers
      case TEXT ->
          byCase
              ? ((String) one).compareTo((String) two)
              : WindowsCase.upper((String) one).compareTo(WindowsCase.upper((String) two));
      case TRUTH, SID, BINARY, NOTHING, MISSING, MALFORMED ->
          throw new IllegalStateException(kind + " has no order");
    };
  }

  /**
   * Returns the truth value of an attribute that stands for a condition (MS-DTYP 2.4.4.17.7), or
   * empty when it has none.
   *
   * @param strict whether only single values have one
   */
  Optional<TruthValue> truth(boolean strict) {
    if (kind == Kind.MISSING) {
      return Optional.of(TruthValue.UNKNOWN);
    }
    if (members.size() > 1) {
      // recorded: condition-eval, several numbers or truth values are TRUE, even 0 and 1
      return strict ? Optional.empty() : Optional.of(TruthValue.TRUE);
    }
    return switch (kind) {
      case NUMBER, TRUTH -> Optional.of(TruthValue.of(((BigInteger) members.get(0)).signum() != 0));
      case TEXT -> Optional.of(TruthValue.of(!((String) members.get(0)).isEmpty()));
      case SID, OCTETS, BINARY, NOTHING, MISSING, MALFORMED -> Optional.empty();
    };
  }
}
