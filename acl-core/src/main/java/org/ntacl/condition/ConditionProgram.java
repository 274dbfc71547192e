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
  private static final TruthValue[] VALUES = TruthValue.values();

  private final Condition condition;
  private final Set<ConditionOption> options;
  private final ClaimSet resource;
  private final boolean denying;
  private final boolean interpreted;

  /** In order; none when the outcome is UNKNOWN whatever the context. */
  private final Step[] steps;

  /**
   * One step: a term that comes to a truth value, or an operator of logic on those that wait.
   *
   * @param term what comes to a value, null for an operator
   * @param operator the operator of logic, any for a term
   */
  private record Step(Term term, Operator operator) {}

  /** What comes to a truth value by itself. */
  interface Term {
    /** Returns the ordinal of a truth value, or an outcome of {@link ProgramOperand}. */
    int run(ConditionContext caller);
  }

  private ConditionProgram(
      Condition condition,
      Set<ConditionOption> options,
      ClaimSet resource,
      boolean denying,
      Optional<List<Step>> steps) {
    this.condition = condition;
    this.options = Set.copyOf(options);
    this.resource = resource;
    this.denying = denying;
    this.steps = steps.map(list -> list.toArray(new Step[0])).orElse(new Step[0]);
    this.interpreted = depth(this.steps) > MAX_DEPTH;
  }

  private static int depth(Step[] steps) {
    int depth = 0;
    int deepest = 0;
    for (Step step : steps) {
      if (step.term != null) {
        depth++;
      } else if (step.operator != Operator.NOT) {
        depth--;
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
      if (step.term == null) {
        waiting = combine(step.operator, waiting);
        continue;
      }
      int value = step.term.run(caller);
      if (value == ProgramOperand.ERROR) {
        return TruthValue.UNKNOWN;
      }
      if (value == ProgramOperand.TOO_MUCH) {
        return interpret(caller);
      }
      waiting = waiting << 2 | value;
    }
    return VALUES[(int) waiting & 3];
  }

  /** Applies an operator of logic to the values that wait. */
  private static long combine(Operator operator, long waiting) {
    int last = (int) waiting & 3;
    if (operator == Operator.NOT) {
      return waiting & ~3L | (last == UNKNOWN ? UNKNOWN : last == TRUE ? FALSE : TRUE);
    }
    int decisive = operator == Operator.AND ? FALSE : TRUE;
    int other = (int) waiting >>> 2 & 3;
    int value = last == decisive || other == decisive ? decisive : Math.max(last, other);
    // UNKNOWN is the last of the three
    return waiting >>> 4 << 2 | value;
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
    private final boolean strict;
    private final List<Step> steps = new ArrayList<>();

    /**
     * What waits: a token that is no operator, or the last operator of what has been worked out.
     */
    private final Deque<ConditionToken> waiting = new ArrayDeque<>();

    Compiler(Set<ConditionOption> options, ClaimSet resource, boolean denying) {
      this.options = options;
      this.resource = resource;
      this.denying = denying;
      this.strict = options.contains(ConditionOption.STRICT);
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
      return compared.isProperFor(operator, strict)
          && add(new ProgramRelation(operator, operand(attribute), compared, strict));
    }

    private boolean add(Term term) {
      return steps.add(new Step(term, Operator.AND));
    }

    private boolean existence(Operator operator, ConditionToken operand) {
      if (!(operand instanceof Attribute attribute)) {
        return false;
      }
      ProgramOperand asked = operand(attribute);
      boolean wanted = operator == Operator.EXISTS;
      return (attribute.source() == Attribute.Source.LOCAL
              || attribute.source() == Attribute.Source.RESOURCE
              || options.contains(ConditionOption.EXISTS_ANY_ATTRIBUTE))
          && add(caller -> ProgramOperand.truth(asked.isFound(caller) == wanted));
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
      return !members.isEmpty() && add(new ProgramMembership(operator, members));
    }

    private boolean negation(ConditionToken operand) {
      boolean odd =
          options.contains(ConditionOption.ODD_NEGATION)
              && operand instanceof Attribute
              && waiting.peek() instanceof Attribute;
      return !odd && truth(operand) && steps.add(new Step(null, Operator.NOT));
    }

    private boolean logic(Operator operator, ConditionToken right) {
      // both orders come to the same
      return truth(waiting.pop()) && truth(right) && steps.add(new Step(null, operator));
    }

    /** Makes sure that the truth value of an operand of logic waits; a literal has none. */
    private boolean truth(ConditionToken operand) {
      if (operand instanceof Operator) {
        return true;
      }
      if (!(operand instanceof Attribute attribute)) {
        return false;
      }
      ProgramOperand asked = operand(attribute);
      return add(caller -> asked.truth(caller, strict));
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
