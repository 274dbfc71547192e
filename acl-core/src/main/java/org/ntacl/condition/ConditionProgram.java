package org.ntacl.condition;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ntacl.claim.Claim;
import org.ntacl.claim.ClaimSet;
import org.ntacl.sid.Sid;

/**
 * A condition made ready to be evaluated many times: what its tokens mean to each other is worked
 * out once, and so is what they say about the resource. What is left are steps over truth values.
 *
 * <p>An evaluation comes to what {@link Condition#evaluate(ConditionContext, Set)} does. It
 * allocates nothing, unless the expression nests more than 32 levels deep or compares more than a
 * few hundred pairs of values: then it is that evaluation. Immutable and thread-safe.
 */
public final class ConditionProgram {
  /** Two bits for each level. */
  private static final int MAX_DEPTH = Long.SIZE / 2;

  private static final int TRUE = TruthValue.TRUE.ordinal();
  private static final int FALSE = TruthValue.FALSE.ordinal();
  private static final int UNKNOWN = TruthValue.UNKNOWN.ordinal();
  private static final List<TruthValue> VALUES = List.of(TruthValue.values());

  private final Condition condition;
  private final Set<ConditionOption> options;
  private final ClaimSet resource;
  private final boolean denying;
  private final boolean interpreted;
  private final boolean strict;

  /** In order; none when the outcome is UNKNOWN whatever the context. */
  private final Step[] steps;

  /** What one step does; all but the operators of logic push what they come to. */
  private enum Kind {
    RELATION,
    EXISTENCE,
    MEMBERSHIP,
    TRUTH,
    AND,
    OR,
    NOT
  }

  /**
   * One step.
   *
   * @param operator the operator; any for TRUTH
   * @param left the attribute; any for MEMBERSHIP and logic
   * @param right what is compared; any for others than RELATION
   * @param members whose membership is asked for
   */
  private record Step(
      Kind kind, Operator operator, ProgramOperand left, ProgramOperand right, List<Sid> members) {}

  private ConditionProgram(
      Condition condition,
      Set<ConditionOption> options,
      ClaimSet resource,
      boolean denying,
      Optional<List<Step>> steps) {
    this.condition = condition;
    this.options = Set.copyOf(options);
    this.strict = options.contains(ConditionOption.STRICT);
    this.resource = resource;
    this.denying = denying;
    this.steps = steps.map(list -> list.toArray(new Step[0])).orElse(new Step[0]);
    this.interpreted = depth(this.steps) > MAX_DEPTH;
  }

  private static int depth(Step[] steps) {
    int depth = 0;
    int deepest = 0;
    for (Step step : steps) {
      switch (step.kind) {
        case RELATION, EXISTENCE, MEMBERSHIP, TRUTH -> depth++;
        case AND, OR -> depth--;
        case NOT -> {}
      }
      deepest = Math.max(deepest, depth);
    }
    return deepest;
  }

  /**
   * Makes a condition ready.
   *
   * @param condition the condition
   * @param options readings that differ from the default one
   * @param resource the claims of the resource; see {@link ClaimSet#ofResource}
   * @param denying whether the entry denies: which claims of the resource count
   */
  public static ConditionProgram compile(
      Condition condition, Set<ConditionOption> options, ClaimSet resource, boolean denying) {
    Optional<List<Step>> steps =
        condition.tokens().flatMap(new Compiler(options, resource, denying)::steps);
    return new ConditionProgram(condition, options, resource, denying, steps);
  }

  /**
   * Returns what the condition comes to.
   *
   * @param caller who asks, with claims that have no {@link Claim#fault() fault}; its claims of the
   *     resource are not asked for
   */
  public TruthValue evaluate(ConditionContext caller) {
    if (interpreted) {
      return interpret(caller);
    }
    if (steps.length == 0) {
      return TruthValue.UNKNOWN;
    }
    // the values that wait, the last one in the lowest two bits
    long waiting = 0;
    for (Step step : steps) {
      int value;
      switch (step.kind) {
        case NOT -> {
          value = not((int) waiting & 3);
          waiting >>>= 2;
        }
        case AND, OR -> {
          value = combine(step.kind == Kind.AND, (int) waiting & 3, (int) waiting >>> 2 & 3);
          waiting >>>= 4;
        }
        default -> value = term(step, caller);
      }
      if (value == ProgramOperand.ERROR) {
        return TruthValue.UNKNOWN;
      }
      if (value == ProgramOperand.TOO_MUCH) {
        return interpret(caller);
      }
      waiting = waiting << 2 | value;
    }
    return VALUES.get((int) waiting & 3);
  }

  private static int not(int value) {
    return value == UNKNOWN ? UNKNOWN : value == TRUE ? FALSE : TRUE;
  }

  private static int combine(boolean and, int one, int other) {
    int decisive = and ? FALSE : TRUE;
    if (one == decisive || other == decisive) {
      return decisive;
    }
    return one == UNKNOWN || other == UNKNOWN ? UNKNOWN : one;
  }

  private int term(Step step, ConditionContext caller) {
    return switch (step.kind) {
      case RELATION -> step.left.relation(step.operator, step.right, caller, strict);
      case EXISTENCE -> truth(step.left.isFound(caller) == (step.operator == Operator.EXISTS));
      case MEMBERSHIP -> truth(isMember(step, caller));
      case TRUTH -> step.left.truth(caller, strict);
      case AND, OR, NOT -> throw new AssertionError(step.kind);
    };
  }

  private static int truth(boolean value) {
    return value ? TRUE : FALSE;
  }

  private static boolean isMember(Step step, ConditionContext caller) {
    return switch (step.operator) {
      case MEMBER_OF -> count(step.members, caller) == step.members.size();
      case NOT_MEMBER_OF -> count(step.members, caller) < step.members.size();
      case MEMBER_OF_ANY -> count(step.members, caller) > 0;
      case NOT_MEMBER_OF_ANY -> count(step.members, caller) == 0;
      case DEVICE_MEMBER_OF -> countOfDevice(step.members, caller) == step.members.size();
      case NOT_DEVICE_MEMBER_OF -> countOfDevice(step.members, caller) < step.members.size();
      case DEVICE_MEMBER_OF_ANY -> countOfDevice(step.members, caller) > 0;
      case NOT_DEVICE_MEMBER_OF_ANY -> countOfDevice(step.members, caller) == 0;
      default -> throw new AssertionError(step.operator);
    };
  }

  private static int count(List<Sid> members, ConditionContext caller) {
    int count = 0;
    for (int i = 0; i < members.size(); i++) {
      count += caller.isMember(members.get(i)) ? 1 : 0;
    }
    return count;
  }

  private static int countOfDevice(List<Sid> members, ConditionContext caller) {
    int count = 0;
    for (int i = 0; i < members.size(); i++) {
      count += caller.isDeviceMember(members.get(i)) ? 1 : 0;
    }
    return count;
  }

  private TruthValue interpret(ConditionContext caller) {
    return condition.evaluate(new WithResource(caller, resource, denying), options);
  }

  private record WithResource(ConditionContext caller, ClaimSet resource, boolean denying)
      implements ConditionContext {
    @Override
    public boolean isMember(Sid sid) {
      return caller.isMember(sid);
    }

    @Override
    public boolean isDeviceMember(Sid sid) {
      return caller.isDeviceMember(sid);
    }

    @Override
    public Optional<Claim> claim(Attribute attribute) {
      if (attribute.source() != Attribute.Source.RESOURCE) {
        return caller.claim(attribute);
      }
      return denying
          ? resource.forDenying(attribute.name())
          : resource.forAllowing(attribute.name());
    }
  }

  /** Returns the condition. */
  @Override
  public String toString() {
    return condition.toString();
  }

  /**
   * Works out which operands meet which operators. Steps that would err in every evaluation make
   * the whole expression UNKNOWN: all operands are evaluated always.
   */
  private static final class Compiler {
    private final Set<ConditionOption> options;
    private final ClaimSet resource;
    private final boolean denying;
    private final List<Step> steps = new ArrayList<>();

    /**
     * What waits: a token that is no operator, or the last operator of what has been worked out.
     */
    private final Deque<ConditionToken> waiting = new ArrayDeque<>();

    Compiler(Set<ConditionOption> options, ClaimSet resource, boolean denying) {
      this.options = options;
      this.resource = resource;
      this.denying = denying;
    }

    /** Returns the steps, or empty when the expression can only be UNKNOWN. */
    Optional<List<Step>> steps(List<ConditionToken> tokens) {
      for (ConditionToken token : tokens) {
        if (token instanceof Operator operator && !add(operator)) {
          return Optional.empty();
        }
        waiting.push(token);
      }
      return truth(waiting.pop()) && waiting.isEmpty() ? Optional.of(steps) : Optional.empty();
    }

    private boolean add(Operator operator) {
      ConditionToken right = waiting.pop();
      return switch (operator.kind()) {
        case RELATION -> relation(operator, waiting.pop(), right);
        case EXISTENCE -> existence(operator, right);
        case MEMBERSHIP -> membership(operator, right);
        case LOGIC -> operator == Operator.NOT ? negation(right) : logic(operator, right);
      };
    }

    private boolean relation(Operator operator, ConditionToken left, ConditionToken right) {
      if (!(left instanceof Attribute attribute) || right instanceof Operator) {
        return false;
      }
      ProgramOperand compared = operand(right);
      if (compared.isMalformed()) {
        return false;
      }
      return steps.add(new Step(Kind.RELATION, operator, operand(attribute), compared, List.of()));
    }

    private boolean existence(Operator operator, ConditionToken operand) {
      return operand instanceof Attribute attribute
          && (attribute.source() == Attribute.Source.LOCAL
              || attribute.source() == Attribute.Source.RESOURCE
              || options.contains(ConditionOption.EXISTS_ANY_ATTRIBUTE))
          && addUnary(Kind.EXISTENCE, operator, attribute);
    }

    private boolean addUnary(Kind kind, Operator operator, Attribute attribute) {
      ProgramOperand operand = operand(attribute);
      return steps.add(new Step(kind, operator, operand, operand, List.of()));
    }

    private boolean membership(Operator operator, ConditionToken operand) {
      List<? extends ConditionToken> tokens =
          operand instanceof Composite set ? set.elements() : List.of(operand);
      List<Sid> members = new ArrayList<>();
      for (ConditionToken token : tokens) {
        if (!(token instanceof SidLiteral sid)) {
          return false;
        }
        members.add(sid.value());
      }
      return !members.isEmpty()
          && steps.add(
              new Step(
                  Kind.MEMBERSHIP,
                  operator,
                  ProgramOperand.NOTHING,
                  ProgramOperand.NOTHING,
                  List.copyOf(members)));
    }

    private boolean negation(ConditionToken operand) {
      boolean odd =
          options.contains(ConditionOption.ODD_NEGATION)
              && operand instanceof Attribute
              && waiting.peek() instanceof Attribute;
      return !odd && truth(operand) && addLogic(Kind.NOT, Operator.NOT);
    }

    private boolean logic(Operator operator, ConditionToken right) {
      // both orders come to the same
      return truth(waiting.pop())
          && truth(right)
          && addLogic(operator == Operator.AND ? Kind.AND : Kind.OR, operator);
    }

    private boolean addLogic(Kind kind, Operator operator) {
      return steps.add(
          new Step(kind, operator, ProgramOperand.NOTHING, ProgramOperand.NOTHING, List.of()));
    }

    /** Makes sure that the truth value of an operand of logic waits; a literal has none. */
    private boolean truth(ConditionToken operand) {
      if (operand instanceof Operator) {
        return true;
      }
      return operand instanceof Attribute attribute
          && addUnary(Kind.TRUTH, Operator.AND, attribute);
    }

    private ProgramOperand operand(ConditionToken token) {
      if (!(token instanceof Attribute attribute)) {
        return ProgramOperand.ofLiteral(token);
      }
      if (attribute.source() != Attribute.Source.RESOURCE) {
        return ProgramOperand.ofCaller(attribute);
      }
      return ProgramOperand.ofResource(
          denying ? resource.forDenying(attribute.name()) : resource.forAllowing(attribute.name()));
    }
  }
}
