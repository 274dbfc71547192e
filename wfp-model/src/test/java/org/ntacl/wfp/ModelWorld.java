package org.ntacl.wfp;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ntacl.wfp.ModelStep.Ref;
import org.ntacl.wfp.model.ObjectClass;

/**
 * The objects of {@link ModelOracle} and who may do what with them, all by name. Principals are
 * letters: B administrators, N network operators, W everyone, 0 to 3 the users of the four
 * sessions.
 */
final class ModelWorld {
  static final int DELETE = 0x10000;
  static final int READ_CONTROL = 0x20000;
  static final int WRITE_DAC = 0x40000;
  static final int WRITE_OWNER = 0x80000;
  static final int ADD = 1;
  static final int ADD_LINK = 2;
  static final int BEGIN_READ = 4;
  static final int BEGIN_WRITE = 8;
  static final int ENUM = 0x20;
  static final int OPEN = 0x40;
  static final int READ = 0x80;
  static final int WRITE = 0x400;
  static final int FULL = 0xF07FF;

  /** What everybody in a session counts as. */
  static final List<String> MEMBERSHIPS = List.of("0BW", "1BW", "2NW", "3W");

  static final List<Boolean> DYNAMIC = List.of(false, true, true, false);

  /** The lists that are set on objects and containers. */
  static final List<List<Rule>> LISTS =
      List.of(
          List.of(),
          List.of(new Rule(false, 'W', FULL)),
          List.of(new Rule(true, 'W', DELETE), new Rule(false, 'N', FULL)),
          List.of(new Rule(false, 'W', READ_CONTROL | READ | ADD_LINK | ADD | ENUM | BEGIN_READ)));

  static final List<Rule> ENGINE_LIST =
      List.of(
          new Rule(false, 'B', FULL), new Rule(false, 'N', 0x307FF), new Rule(false, 'W', 0x250));

  /** An entry of a list. */
  record Rule(boolean deny, char who, int mask) {}

  /** A descriptor: the inherited entries are those of the parent, whatever it has at the moment. */
  record Security(char owner, List<Rule> explicit, boolean isProtected) {}

  /** An object. */
  record Thing(
      Lifetime lifetime, int session, Security security, List<Ref> refs, long id, int order) {
    Thing with(Security other) {
      return new Thing(lifetime, session, other, refs, id, order);
    }
  }

  /** Everything that can be committed. */
  record World(
      Map<Ref, Thing> things, Map<ObjectClass, Security> containers, List<Integer> option) {
    World copy() {
      return new World(
          new LinkedHashMap<>(things), new EnumMap<>(containers), new ArrayList<>(option));
    }
  }

  /** A call that fails. */
  static final class Refusal extends RuntimeException {
    static final long serialVersionUID = 1L;

    Refusal(String code) {
      super(code, null, false, false);
    }
  }

  /** With every list comes an entry that lets administrators in, so that no engine gets stuck. */
  static Security changed(Security old, List<Rule> inherited, ModelStep step, boolean ofObject) {
    List<Rule> given = given(step.list(), ofObject);
    return switch (step.mode()) {
      case 0 -> new Security(old.owner, given, true);
      case 1 -> new Security(old.owner, given, false);
      case 2 -> new Security(old.owner, joined(old.explicit, inherited), true);
      case 3 -> new Security(old.owner, old.explicit, false);
      default -> new Security(old.owner, given, old.isProtected);
    };
  }

  static List<Rule> given(int list, boolean ofObject) {
    return ofObject
        ? LISTS.get(list)
        : joined(LISTS.get(list), List.of(new Rule(false, 'B', FULL)));
  }

  static List<Rule> joined(List<Rule> first, List<Rule> second) {
    List<Rule> both = new ArrayList<>(first);
    both.addAll(second);
    return List.copyOf(both);
  }

  static List<Rule> inherited(World world, Ref name) {
    return world.things.get(name).security.isProtected ? List.of() : list(world, name.kind());
  }

  static List<Rule> list(World world, ObjectClass kind) {
    Security security = world.containers.get(kind);
    return kind == ObjectClass.ENGINE || security.isProtected
        ? security.explicit
        : joined(security.explicit, list(world, ObjectClass.ENGINE));
  }

  static void demand(World world, int slot, ObjectClass kind, int rights) {
    char owner = world.containers.get(kind).owner;
    if (!grants(slot, owner, list(world, kind), rights)) {
      throw new Refusal("ERROR_ACCESS_DENIED");
    }
  }

  static void demandInherited(World world, int slot, ObjectClass kind, int rights) {
    if (!grants(slot, 'B', list(world, kind), rights)) {
      throw new Refusal("ERROR_ACCESS_DENIED");
    }
  }

  static void demand(World world, int slot, Ref name, int rights) {
    if (!grants(world, slot, name, rights)) {
      throw new Refusal("ERROR_ACCESS_DENIED");
    }
  }

  static boolean grants(World world, int slot, Ref name, int rights) {
    Security security = world.things.get(name).security;
    return grants(slot, security.owner, joined(security.explicit, inherited(world, name)), rights);
  }

  /** Owners read and write the list; session 0 takes ownership by privilege. */
  static boolean grants(int slot, char owner, List<Rule> rules, int rights) {
    String who = MEMBERSHIPS.get(slot);
    int missing = rights;
    if (who.indexOf(owner) >= 0) {
      missing &= ~(READ_CONTROL | WRITE_DAC);
    }
    if (slot == 0) {
      missing &= ~WRITE_OWNER;
    }
    for (Rule rule : rules) {
      if (who.indexOf(rule.who) >= 0) {
        if (rule.deny && (missing & rule.mask) != 0) {
          return false;
        }
        missing &= rule.deny ? missing : ~rule.mask;
      }
    }
    return missing == 0;
  }

  static String shown(World world, Ref name) {
    Security security = world.things.get(name).security;
    StringBuilder text = new StringBuilder().append(security.owner);
    security.explicit.forEach(rule -> text.append(shown(rule, false)));
    inherited(world, name).forEach(rule -> text.append(shown(rule, true)));
    return text.toString();
  }

  static String shown(Rule rule, boolean inherited) {
    return "(%s%s %c %x)"
        .formatted(rule.deny ? "D" : "A", inherited ? "i" : "", rule.who, rule.mask);
  }

  /** Returns a change as observers see it, with a sign in front for those nobody in particular. */
  static String change(World world, String type, Ref name, Thing thing) {
    Security security = thing.security;
    boolean visible =
        grants(3, security.owner, joined(security.explicit, inherited(world, name)), READ);
    return "%s%s %s %d".formatted(visible ? "+" : "-", type, name.kind(), name.number());
  }

  private ModelWorld() {}
}
