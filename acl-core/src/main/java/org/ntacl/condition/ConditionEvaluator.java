package org.ntacl.condition;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.ntacl.sid.Sid;

/**
 * Evaluates expressions: a stack, no recursion, one pass over the tokens (MS-DTYP 2.5.3.1.5).
 *
 * <p>All operands are evaluated. A missing claim is an operand that is UNKNOWN; an operand of the
 * wrong kind is an error and makes the whole expression UNKNOWN, whatever the rest says. Steps that
 * may err return empty for it.
 */
final class ConditionEvaluator {
  private final ConditionContext context;
  private final Set<ConditionOption> options;
  private final boolean strict;
  private final Deque<Operand> stack = new ArrayDeque<>();
  private final Map<Attribute, Values> looked = new HashMap<>();

  /** What waits on the stack. */
  private sealed interface Operand {}

  /** A token that is no operator. */
  private record Term(ConditionToken token) implements Operand {}

  /** What an operator came to. */
  private record Result(TruthValue value) implements Operand {}

  private ConditionEvaluator(ConditionContext context, Set<ConditionOption> options) {
    this.context = context;
    this.options = options;
    this.strict = options.contains(ConditionOption.STRICT);
  }

  /** Returns what tokens in postfix order come to; UNKNOWN when they are no expression at all. */
  static TruthValue evaluate(
      List<ConditionToken> tokens, ConditionContext context, Set<ConditionOption> options) {
    return new ConditionEvaluator(context, options).run(tokens).orElse(TruthValue.UNKNOWN);
  }

  private Optional<TruthValue> run(List<ConditionToken> tokens) {
    for (ConditionToken token : tokens) {
      if (token instanceof Operator operator) {
        if (stack.size() < operator.arity()) {
          return Optional.empty();
        }
        Optional<TruthValue> result = apply(operator);
        if (result.isEmpty()) {
          return result;
        }
        stack.push(new Result(result.get()));
      } else {
        stack.push(new Term(token));
      }
    }
    return stack.size() == 1 ? truth(stack.pop()) : Optional.empty();
  }

  private Optional<TruthValue> apply(Operator operator) {
    Operand right = stack.pop();
    return switch (operator.kind()) {
      case RELATION -> relation(operator, stack.pop(), right);
      case EXISTENCE -> existence(operator, right);
      case MEMBERSHIP -> membership(operator, right);
      case LOGIC -> operator == Operator.NOT ? negation(right) : logic(operator, right);
    };
  }

  private Optional<TruthValue> relation(Operator operator, Operand left, Operand right) {
    if (!(left instanceof Term leftTerm)
        || !(leftTerm.token() instanceof Attribute attribute)
        || !(right instanceof Term rightTerm)) {
      return Optional.empty();
    }
    return Relation.evaluate(operator, look(attribute), values(rightTerm.token()), strict);
  }

  private Values values(ConditionToken token) {
    if (token instanceof Attribute attribute) {
      return look(attribute);
    }
    return token instanceof Composite set ? Values.ofSet(set) : Values.ofLiteral((Literal) token);
  }

  private Values look(Attribute attribute) {
    return looked.computeIfAbsent(attribute, name -> Values.ofClaim(context.claim(name)));
  }

  private Optional<TruthValue> existence(Operator operator, Operand operand) {
    if (!(operand instanceof Term term)
        || !(term.token() instanceof Attribute attribute)
        || !mayBeAbsent(attribute)) {
      return Optional.empty();
    }
    Values.Kind kind = look(attribute).kind();
    if (kind == Values.Kind.MALFORMED) {
      return Optional.empty();
    }
    boolean exists = kind != Values.Kind.MISSING;
    return Optional.of(TruthValue.of(exists == (operator == Operator.EXISTS)));
  }

  /** MS-DTYP 2.4.4.17.6 and recorded: the existence of other attributes cannot be asked for. */
  private boolean mayBeAbsent(Attribute attribute) {
    return attribute.source() == Attribute.Source.LOCAL
        || attribute.source() == Attribute.Source.RESOURCE
        || options.contains(ConditionOption.EXISTS_ANY_ATTRIBUTE);
  }

  private Optional<TruthValue> membership(Operator operator, Operand operand) {
    if (!(operand instanceof Term term)) {
      return Optional.empty();
    }
    List<Literal> members =
        term.token() instanceof Composite set
            ? set.elements()
            : term.token() instanceof SidLiteral sid ? List.of(sid) : List.of();
    if (members.isEmpty() || !members.stream().allMatch(SidLiteral.class::isInstance)) {
      return Optional.empty();
    }
    Predicate<Literal> isMember = member -> isMember(operator, ((SidLiteral) member).value());
    boolean holds =
        switch (operator) {
          case MEMBER_OF, NOT_MEMBER_OF, DEVICE_MEMBER_OF, NOT_DEVICE_MEMBER_OF ->
              members.stream().allMatch(isMember);
          default -> members.stream().anyMatch(isMember);
        };
    return Optional.of(TruthValue.of(holds != isNegated(operator)));
  }

  private boolean isMember(Operator operator, Sid sid) {
    return switch (operator) {
      case DEVICE_MEMBER_OF, DEVICE_MEMBER_OF_ANY, NOT_DEVICE_MEMBER_OF, NOT_DEVICE_MEMBER_OF_ANY ->
          context.isDeviceMember(sid);
      default -> context.isMember(sid);
    };
  }

  private static boolean isNegated(Operator operator) {
    return switch (operator) {
      case NOT_MEMBER_OF, NOT_MEMBER_OF_ANY, NOT_DEVICE_MEMBER_OF, NOT_DEVICE_MEMBER_OF_ANY -> true;
      default -> false;
    };
  }

  private Optional<TruthValue> negation(Operand operand) {
    // recorded: condition-eval, the two rows of the oddity; what waits there is an attribute
    if (options.contains(ConditionOption.ODD_NEGATION)
        && isAttribute(operand)
        && !stack.isEmpty()
        && isAttribute(stack.peek())) {
      return Optional.empty();
    }
    return truth(operand).map(TruthValue::not);
  }

  private static boolean isAttribute(Operand operand) {
    return operand instanceof Term term && term.token() instanceof Attribute;
  }

  private Optional<TruthValue> logic(Operator operator, Operand second) {
    Optional<TruthValue> left = truth(stack.pop());
    Optional<TruthValue> right = truth(second);
    if (left.isEmpty() || right.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        operator == Operator.AND ? left.get().and(right.get()) : left.get().or(right.get()));
  }

  /** Returns the truth value of an operand of logic; a literal or a set has none. */
  private Optional<TruthValue> truth(Operand operand) {
    if (operand instanceof Result result) {
      return Optional.of(result.value());
    }
    return operand instanceof Term term && term.token() instanceof Attribute attribute
        ? look(attribute).truth(strict)
        : Optional.empty();
  }
}
