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

/** Draws conditional expressions. Not thread-safe. */
public final class RandomConditions {
  private static final List<Operator> RELATIONS = ofKind(Operator.Kind.RELATION);
  private static final List<Operator> EXISTENCES = ofKind(Operator.Kind.EXISTENCE);
  private static final List<Operator> MEMBERSHIPS = ofKind(Operator.Kind.MEMBERSHIP);
  private static final List<Operator> ALL = List.of(Operator.values());
  private static final int DEPTH = 4;

  private final RandomGenerator random;
  private final RandomValues values;
  private final RandomTexts texts;
  private final RandomSids sids;

  /** Creates a generator that draws from a source. */
  public RandomConditions(RandomGenerator random) {
    this.random = random;
    this.values = new RandomValues(random);
    this.texts = new RandomTexts(random);
    this.sids = new RandomSids(random);
  }

  private static List<Operator> ofKind(Operator.Kind kind) {
    return Stream.of(Operator.values()).filter(operator -> operator.kind() == kind).toList();
  }

  /**
   * Returns the application data of any callback ACE: an expression, a malformed one, or anything
   * else.
   */
  public Condition any() {
    return switch (random.nextInt(6)) {
      case 0 -> Condition.ofBytes(values.bytes(4 * random.nextInt(10)));
      case 1 -> malformed();
      case 2, 3 -> expression();
      default -> printable();
    };
  }

  /** Returns an expression of tokens that fit each other in number but not in kind. */
  public Condition expression() {
    List<ConditionToken> tokens = new ArrayList<>();
    int waiting = 0;
    int length = 1 + random.nextInt(12);
    while (tokens.size() < length || waiting != 1) {
      Operator operator = values.oneOf(ALL);
      boolean winding = tokens.size() >= length && waiting > 1;
      if (winding) {
        operator = values.oneOf(RELATIONS);
      }
      if (waiting >= operator.arity() && (winding || random.nextBoolean())) {
        tokens.add(operator);
        waiting -= operator.arity() - 1;
      } else {
        tokens.add(operand());
        waiting++;
      }
    }
    return Condition.of(tokens);
  }

  /** Returns bytes that start like an expression and are none, or hardly one. */
  public Condition malformed() {
    byte[] bytes = printable().bytes().toArray();
    int changes = 1 + random.nextInt(3);
    for (int i = 0; i < changes; i++) {
      int at = 4 + random.nextInt(bytes.length - 4);
      bytes[at] = (byte) random.nextInt(256);
    }
    int end = random.nextBoolean() ? bytes.length : 4 * (1 + random.nextInt(bytes.length / 4));
    return Condition.ofBytes(Bytes.copyOfRange(bytes, 0, end));
  }

  /** Returns an expression that SDDL can say and reads back as the same tokens. */
  public Condition printable() {
    List<ConditionToken> tokens = new ArrayList<>();
    term(tokens, random.nextInt(DEPTH));
    return Condition.of(tokens);
  }

  private void term(List<ConditionToken> tokens, int depth) {
    switch (depth == 0 ? random.nextInt(4) : 4 + random.nextInt(3)) {
      case 0 -> tokens.add(attribute());
      case 1 -> {
        tokens.add(attribute());
        tokens.add(values.oneOf(EXISTENCES));
      }
      case 2 -> {
        tokens.add(random.nextBoolean() ? new SidLiteral(sids.printable()) : set(true));
        tokens.add(values.oneOf(MEMBERSHIPS));
      }
      case 3 -> {
        tokens.add(attribute());
        tokens.add(rightHandSide());
        tokens.add(values.oneOf(RELATIONS));
      }
      case 4 -> {
        term(tokens, depth - 1);
        tokens.add(Operator.NOT);
      }
      default -> {
        term(tokens, random.nextInt(depth));
        term(tokens, depth - 1);
        tokens.add(random.nextBoolean() ? Operator.AND : Operator.OR);
      }
    }
  }

  private ConditionToken rightHandSide() {
    return switch (random.nextInt(4)) {
      case 0 -> prefixedAttribute();
      case 1 -> set(false);
      default -> printableLiteral();
    };
  }

  private Attribute attribute() {
    return values.oneIn(3)
        ? new Attribute(Attribute.Source.LOCAL, texts.localName())
        : prefixedAttribute();
  }

  private Attribute prefixedAttribute() {
    Attribute.Source source =
        switch (random.nextInt(3)) {
          case 0 -> Attribute.Source.USER;
          case 1 -> Attribute.Source.DEVICE;
          default -> Attribute.Source.RESOURCE;
        };
    return new Attribute(source, texts.name());
  }

  private Composite set(boolean ofSids) {
    List<Literal> members = new ArrayList<>();
    int count = random.nextInt(4);
    for (int i = 0; i < count; i++) {
      members.add(ofSids ? new SidLiteral(sids.printable()) : printableLiteral());
    }
    return new Composite(members);
  }

  private Literal printableLiteral() {
    return switch (random.nextInt(5)) {
      case 0, 1 -> printableInteger();
      case 2 -> new StringLiteral(texts.quotable());
      case 3 -> new OctetsLiteral(values.bytes(random.nextInt(6)));
      default -> new SidLiteral(sids.printable());
    };
  }

  private IntegerLiteral printableInteger() {
    long magnitude = values.oneIn(3) ? random.nextLong() & Long.MAX_VALUE : random.nextInt(100);
    Base base = values.oneOf(List.of(Base.values()));
    Sign sign = values.oneOf(List.of(Sign.values()));
    return new IntegerLiteral(sign == Sign.MINUS ? -magnitude : magnitude, Width.INT64, sign, base);
  }

  private ConditionToken operand() {
    return switch (random.nextInt(4)) {
      case 0 -> new Attribute(values.oneOf(List.of(Attribute.Source.values())), texts.any());
      case 1 -> set(random.nextBoolean());
      default -> anyLiteral();
    };
  }

  private Literal anyLiteral() {
    return switch (random.nextInt(3)) {
      case 0 -> anyInteger();
      case 1 -> new StringLiteral(texts.any());
      default -> printableLiteral();
    };
  }

  private IntegerLiteral anyInteger() {
    Width width = values.oneOf(List.of(Width.values()));
    int unused = Long.SIZE - width.bits();
    return new IntegerLiteral(
        random.nextLong() << unused >> unused,
        width,
        values.oneOf(List.of(Sign.values())),
        values.oneOf(List.of(Base.values())));
  }
}
