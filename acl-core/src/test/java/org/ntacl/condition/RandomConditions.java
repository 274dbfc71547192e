package org.ntacl.condition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.ntacl.Bytes;
import org.ntacl.condition.Attribute.Source;
import org.ntacl.condition.IntegerLiteral.Base;
import org.ntacl.condition.IntegerLiteral.Sign;
import org.ntacl.condition.IntegerLiteral.Width;
import org.ntacl.sid.Sid;

/** Random conditions, the same for the same seed. */
final class RandomConditions {
  private static final String NAME_CHARS = "aZ09:./_ ,%&\0\u00e9\ud800@-\"'";
  private static final int PLAIN = 8;

  private final Random random;

  RandomConditions(long seed) {
    random = new Random(seed);
  }

  /** Tokens and the text that they must have. */
  record Expression(List<ConditionToken> postfix, String text) {}

  /** Returns tokens that leave one result, with operands of any kind. */
  List<ConditionToken> anyTokens() {
    List<ConditionToken> tokens = new ArrayList<>();
    int waiting = 0;
    for (int left = random.nextInt(12); left > 0; left--) {
      Operator operator = pick(Operator.values());
      if (random.nextBoolean() && operator.arity() <= waiting) {
        tokens.add(operator);
        waiting += 1 - operator.arity();
      } else {
        tokens.add(anyOperand());
        waiting++;
      }
    }
    if (waiting == 0) {
      tokens.add(anyOperand());
      waiting++;
    }
    for (; waiting > 1; waiting--) {
      tokens.add(random.nextBoolean() ? Operator.AND : Operator.EQUAL);
    }
    return tokens;
  }

  private ConditionToken anyOperand() {
    return switch (random.nextInt(3)) {
      case 0 -> new Attribute(pick(Source.values()), anyText());
      case 1 -> composite();
      default -> literal();
    };
  }

  private Composite composite() {
    List<Literal> elements = new ArrayList<>();
    for (int left = random.nextInt(4); left > 0; left--) {
      elements.add(literal());
    }
    return new Composite(elements);
  }

  private Literal literal() {
    return switch (random.nextInt(4)) {
      case 0 -> {
        Width width = pick(Width.values());
        long value = random.nextLong() >> (Long.SIZE - 1 - random.nextInt(width.bits()));
        yield new IntegerLiteral(value, width, pick(Sign.values()), pick(Base.values()));
      }
      case 1 -> new StringLiteral(anyText());
      case 2 -> {
        byte[] octets = new byte[random.nextInt(5)];
        random.nextBytes(octets);
        yield new OctetsLiteral(Bytes.of(octets));
      }
      default -> new SidLiteral(sid());
    };
  }

  private Sid sid() {
    int[] subAuthorities = random.ints(random.nextInt(Sid.MAX_SUB_AUTHORITIES + 1)).toArray();
    return Sid.of(random.nextLong() >>> 16, subAuthorities);
  }

  private String anyText() {
    StringBuilder text = new StringBuilder();
    for (int left = random.nextInt(6); left > 0; left--) {
      text.append(NAME_CHARS.charAt(random.nextInt(NAME_CHARS.length())));
    }
    return text.toString();
  }

  private String plainName() {
    StringBuilder text = new StringBuilder("n");
    for (int left = random.nextInt(6); left > 0; left--) {
      text.append(NAME_CHARS.charAt(random.nextInt(PLAIN)));
    }
    return text.toString();
  }

  private <T> T pick(T[] choices) {
    return choices[random.nextInt(choices.length)];
  }

  /** Returns an expression that SDDL can say. */
  Expression expression() {
    return term(random.nextInt(7));
  }

  private Expression term(int depth) {
    if (depth == 0) {
      return leaf();
    }
    Expression left = term(random.nextInt(depth));
    if (random.nextInt(3) == 0) {
      return joined("(!" + left.text + ")", left.postfix, List.of(Operator.NOT));
    }
    Expression right = term(random.nextInt(depth));
    boolean and = random.nextBoolean();
    return joined(
        "(" + left.text + (and ? " && " : " || ") + right.text + ")",
        left.postfix,
        right.postfix,
        List.of(and ? Operator.AND : Operator.OR));
  }

  private Expression leaf() {
    Expression name = name();
    return switch (random.nextInt(4)) {
      case 0 -> joined("(" + name.text + ")", name.postfix);
      case 1 -> joined("(Exists " + name.text + ")", name.postfix, List.of(Operator.EXISTS));
      case 2 -> {
        long value = random.nextInt();
        yield joined(
            "(" + name.text + " >= " + value + ")",
            name.postfix,
            List.of(IntegerLiteral.of(value), Operator.GREATER_OR_EQUAL));
      }
      default -> {
        Sid sid = Sid.of(99, random.nextInt());
        yield joined(
            "(Member_of_any {SID(" + sid + ")})",
            List.of(Composite.of(new SidLiteral(sid)), Operator.MEMBER_OF_ANY));
      }
    };
  }

  private Expression name() {
    String name = plainName();
    return random.nextBoolean()
        ? new Expression(List.of(new Attribute(Source.LOCAL, name)), name)
        : new Expression(List.of(new Attribute(Source.DEVICE, name)), "@DEVICE." + name);
  }

  @SafeVarargs
  private static Expression joined(String text, List<? extends ConditionToken>... parts) {
    List<ConditionToken> postfix = new ArrayList<>();
    for (List<? extends ConditionToken> part : parts) {
      postfix.addAll(part);
    }
    return new Expression(postfix, text);
  }

  /** Returns bytes with one to three bytes changed, or some cut off or added at the end. */
  Bytes damaged(Bytes bytes) {
    byte[] copy = bytes.toArray();
    for (int left = random.nextInt(3); left >= 0; left--) {
      int at = random.nextInt(copy.length);
      copy[at] = random.nextBoolean() ? (byte) random.nextInt() : (byte) (copy[at] ^ 1);
    }
    int size = random.nextInt(4) == 0 ? random.nextInt(copy.length + 5) : copy.length;
    return Bytes.of(Arrays.copyOf(copy, size));
  }
}
