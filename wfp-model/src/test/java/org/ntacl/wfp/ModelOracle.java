package org.ntacl.wfp;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.ntacl.wfp.ModelStep.Ref;
import org.ntacl.wfp.ModelStep.Wish;
import org.ntacl.wfp.model.ObjectClass;

/**
 * What an engine does, written down a second time without its code: one thing after the other,
 * everything copied, rights by name. Principals are letters: B administrators, N network operators,
 * W everyone, 0 to 3 the users of the four sessions.
 */
final class ModelOracle {
  static final long HOLD = 3_600_000;
  static final long WAIT = 600_000;

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

  /** A session and its transaction. */
  private static final class Slot {
    int session;
    boolean closed;
    boolean lost;
    boolean writing;
    long since;
    World world;
    List<String> told;

    boolean inTransaction() {
      return world != null;
    }
  }

  private final List<Slot> slots = new ArrayList<>();
  private final Map<ObjectClass, Long> nextId = new HashMap<>();
  private final List<Integer> ended = new ArrayList<>();

  /** What an observer in the kernel is told, and what one is told who is nobody in particular. */
  final List<String> seenByKernel = new ArrayList<>();

  final List<String> seenByUser = new ArrayList<>();

  World committed;
  long now;
  private int sessions;
  private int order;

  ModelOracle(Map<ObjectClass, Long> firstIds, int sessionsBefore) {
    nextId.putAll(firstIds);
    sessions = sessionsBefore;
    Map<ObjectClass, Security> containers = new EnumMap<>(ObjectClass.class);
    containers.put(ObjectClass.ENGINE, new Security('B', ENGINE_LIST, false));
    for (ObjectClass kind : ObjectCallCells.keyed()) {
      containers.put(kind, new Security('B', List.of(), false));
    }
    committed = new World(new LinkedHashMap<>(), containers, List.of(0));
    for (ObjectClass kind : List.of(ObjectClass.PROVIDER, ObjectClass.SUBLAYER)) {
      Security inherited = new Security('B', List.of(), false);
      committed.things.put(
          new Ref(kind, 0), new Thing(Lifetime.BUILT_IN, 0, inherited, List.of(), 0, order++));
    }
    for (int i = 0; i < ModelStep.SLOTS; i++) {
      Slot slot = new Slot();
      slot.session = ++sessions;
      slots.add(slot);
    }
  }

  /** A call that fails. */
  private static final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refusal(String code) {
      super(code, null, false, false);
    }
  }

  String run(ModelStep step) {
    try {
      expire();
      return step(slots.get(step.slot()), step);
    } catch (Refusal e) {
      return e.getMessage();
    }
  }

  private String step(Slot slot, ModelStep step) {
    if (slot.closed && step.reopens()) {
      return reopen(slot, step.slot());
    }
    switch (step.action()) {
      case PASS -> {
        now += step.millis();
        return "passed";
      }
      case REOPEN -> {
        return reopen(slot, step.slot());
      }
      default -> {
        // every other call is one of the session
      }
    }
    if (slot.closed) {
      throw new Refusal("ERROR_INVALID_HANDLE");
    }
    if (slot.lost) {
      slot.lost = false;
      throw new Refusal("FWP_E_TXN_ABORTED");
    }
    return switch (step.action()) {
      case BEGIN_READ -> begin(slot, step.slot(), false);
      case BEGIN_WRITE -> begin(slot, step.slot(), true);
      case COMMIT -> end(slot, true);
      case ABORT -> end(slot, false);
      case ADD, DELETE -> inTransaction(slot, step, true, true);
      case GET, LIST, SHOW -> inTransaction(slot, step, false, true);
      case OPTION ->
          step.list() == 0
              ? inTransaction(slot, step, false, true)
              : inTransaction(slot, step, true, false);
      default -> inTransaction(slot, step, true, false);
    };
  }

  // ---- lock and time

  private void expire() {
    for (Slot slot : slots) {
      if (slot.inTransaction() && now - slot.since >= HOLD) {
        slot.world = null;
        slot.lost = true;
        cleanUp();
      }
    }
  }

  /** Waits for the lock: until those in the way have held it for too long, or the time is over. */
  private void acquire(boolean writing) {
    long free = now;
    for (Slot other : slots) {
      if (other.inTransaction() && (writing || other.writing)) {
        free = Math.max(free, other.since + HOLD);
      }
    }
    if (free > now + WAIT) {
      now += WAIT;
      expire();
      throw new Refusal("FWP_E_TIMEOUT");
    }
    now = free;
    expire();
  }

  private String begin(Slot slot, int number, boolean writing) {
    if (slot.inTransaction()) {
      throw new Refusal("FWP_E_TXN_IN_PROGRESS");
    }
    acquire(writing);
    demand(committed, number, ObjectClass.ENGINE, writing ? BEGIN_WRITE : BEGIN_READ);
    slot.world = committed.copy();
    slot.writing = writing;
    slot.since = now;
    slot.told = new ArrayList<>();
    return "ok";
  }

  private String end(Slot slot, boolean commit) {
    if (!slot.inTransaction()) {
      throw new Refusal("FWP_E_NO_TXN_IN_PROGRESS");
    }
    if (commit && slot.writing) {
      committed = slot.world;
      slot.told.forEach(this::tell);
    }
    slot.world = null;
    cleanUp();
    return "ok";
  }

  private void tell(String change) {
    seenByKernel.add(change.substring(1));
    if (change.startsWith("+")) {
      seenByUser.add(change.substring(1));
    }
  }

  private String reopen(Slot slot, int number) {
    if (!slot.closed) {
      slot.closed = true;
      slot.lost = false;
      if (slot.inTransaction()) {
        slot.world = null;
      }
      if (DYNAMIC.get(number)) {
        ended.add(slot.session);
      }
      cleanUp();
      return "closed";
    }
    if (MEMBERSHIPS.get(number).indexOf('B') < 0) {
      demand(committed, number, ObjectClass.ENGINE, OPEN);
    }
    slot.closed = false;
    slot.session = ++sessions;
    return "opened";
  }

  /** What ended dynamic sessions have added goes as soon as nobody writes. */
  private void cleanUp() {
    if (slots.stream().anyMatch(slot -> slot.inTransaction() && slot.writing)) {
      return;
    }
    for (int session : ended) {
      List<Map.Entry<Ref, Thing>> added =
          committed.things.entrySet().stream()
              .filter(entry -> entry.getValue().session == session)
              .sorted(
                  Comparator.comparingInt((Map.Entry<Ref, Thing> entry) -> -entry.getValue().order))
              .toList();
      World next = committed.copy();
      for (Map.Entry<Ref, Thing> entry : added) {
        tell(change(next, "DELETE", entry.getKey(), entry.getValue()));
        next.things.remove(entry.getKey());
      }
      committed = next;
    }
    ended.clear();
  }

  // ---- calls in transactions

  private String inTransaction(Slot slot, ModelStep step, boolean writing, boolean joins) {
    if (slot.inTransaction()) {
      if (!joins) {
        throw new Refusal("FWP_E_TXN_IN_PROGRESS");
      }
      if (writing && !slot.writing) {
        throw new Refusal("FWP_E_INCOMPATIBLE_TXN");
      }
      return call(slot.world, slot, step, slot.told);
    }
    acquire(writing);
    List<String> told = new ArrayList<>();
    World next = committed.copy();
    String result = call(next, slot, step, told);
    committed = next;
    told.forEach(this::tell);
    return result;
  }

  private String call(World world, Slot slot, ModelStep step, List<String> told) {
    Ref name = new Ref(step.kind(), step.number());
    return switch (step.action()) {
      case ADD -> add(world, slot, step, told);
      case DELETE -> delete(world, slot, step, told);
      case GET -> {
        Thing thing = find(world, name);
        demand(world, step.slot(), name, READ);
        yield "id " + Long.toUnsignedString(thing.id);
      }
      case LIST -> list(world, step);
      case SHOW -> {
        find(world, name);
        demand(world, step.slot(), name, READ_CONTROL);
        yield shown(world, name);
      }
      case SECURE -> secure(world, slot, step, name);
      case SECURE_CONTAINER -> secureContainer(world, step);
      case OWN -> own(world, slot, step, name);
      default -> option(world, step);
    };
  }

  private static Thing find(World world, Ref name) {
    Thing thing = world.things.get(name);
    if (thing == null) {
      throw new Refusal(name.kind().notFound().name());
    }
    return thing;
  }

  private String add(World world, Slot slot, ModelStep step, List<String> told) {
    boolean dynamic = DYNAMIC.get(step.slot());
    if (dynamic && step.wish() != Wish.STATIC) {
      throw new Refusal("FWP_E_INVALID_FLAGS");
    }
    step.refs().forEach(ref -> find(world, ref));
    demand(world, step.slot(), step.kind(), ADD);
    for (Ref ref : step.refs()) {
      demand(world, step.slot(), ref, ADD_LINK);
    }
    if (step.kind() == ObjectClass.CALLOUT || step.kind() == ObjectClass.FILTER) {
      // the layer, whose list nobody changes but through its container
      demandInherited(world, step.slot(), ObjectClass.LAYER, ADD_LINK);
    }
    Lifetime lifetime =
        dynamic
            ? Lifetime.DYNAMIC
            : switch (step.wish()) {
              case STATIC -> Lifetime.STATIC;
              case PERSISTENT -> Lifetime.PERSISTENT;
              case BOOT_TIME -> Lifetime.BOOT_TIME;
            };
    for (Ref ref : step.refs()) {
      requireFitting(world, slot, step, lifetime, ref);
    }
    // number 0 is no key of its own
    Ref name = new Ref(step.kind(), step.number() == 0 ? 9 : step.number());
    if (world.things.containsKey(name)) {
      throw new Refusal("FWP_E_ALREADY_EXISTS");
    }
    long id = nextId.merge(step.kind(), 1L, Long::sum) - 1;
    char owner = MEMBERSHIPS.get(step.slot()).indexOf('B') >= 0 ? 'B' : (char) ('0' + step.slot());
    Thing thing =
        new Thing(
            lifetime,
            dynamic ? slot.session : 0,
            new Security(owner, List.of(), false),
            step.refs(),
            numbered(step.kind()) ? id : 0,
            order++);
    world.things.put(name, thing);
    told.add(change(world, "ADD", name, thing));
    return numbered(step.kind()) ? "id " + Long.toUnsignedString(id) : "added";
  }

  private static boolean numbered(ObjectClass kind) {
    return Set.of(ObjectClass.PROVIDER_CONTEXT, ObjectClass.CALLOUT, ObjectClass.FILTER)
        .contains(kind);
  }

  private void requireFitting(World world, Slot slot, ModelStep step, Lifetime lifetime, Ref ref) {
    Thing target = find(world, ref);
    boolean lasting = lifetime == Lifetime.PERSISTENT || lifetime == Lifetime.BOOT_TIME;
    boolean fits =
        switch (target.lifetime) {
          case BUILT_IN -> true;
          case STATIC -> !lasting;
          case DYNAMIC -> lifetime == Lifetime.DYNAMIC && target.session == slot.session;
          default -> !lasting || sameService(step, target);
        };
    if (!fits) {
      throw new Refusal("FWP_E_LIFETIME_MISMATCH");
    }
  }

  /** Providers 1 and 2 are of one service, provider 3 and those without number are of none. */
  private static boolean sameService(ModelStep step, Thing target) {
    int owner = provider(target.refs);
    return owner == 0 || service(owner) == service(provider(step.refs()));
  }

  private static int provider(List<Ref> refs) {
    return refs.stream()
        .filter(ref -> ref.kind() == ObjectClass.PROVIDER)
        .mapToInt(Ref::number)
        .findFirst()
        .orElse(0);
  }

  private static int service(int provider) {
    return provider == 1 || provider == 2 ? 1 : 0;
  }

  private String delete(World world, Slot slot, ModelStep step, List<String> told) {
    Ref name = new Ref(step.kind(), step.number());
    Thing thing = find(world, name);
    demand(world, step.slot(), name, DELETE);
    requireOwn(slot, step.slot(), thing);
    if (thing.lifetime == Lifetime.BUILT_IN) {
      throw new Refusal("FWP_E_BUILTIN_OBJECT");
    }
    if (world.things.values().stream().anyMatch(other -> other.refs.contains(name))) {
      throw new Refusal("FWP_E_IN_USE");
    }
    told.add(change(world, "DELETE", name, thing));
    world.things.remove(name);
    return "deleted";
  }

  private static void requireOwn(Slot slot, int number, Thing thing) {
    if (DYNAMIC.get(number) && thing.session != slot.session) {
      throw new Refusal(
          thing.session == 0 ? "FWP_E_DYNAMIC_SESSION_IN_PROGRESS" : "FWP_E_WRONG_SESSION");
    }
  }

  private String list(World world, ModelStep step) {
    demand(world, step.slot(), step.kind(), ENUM);
    Map<Integer, String> found = new TreeMap<>();
    world.things.forEach(
        (name, thing) -> {
          if (name.kind() == step.kind()
              && name.number() != 0
              && grants(world, step.slot(), name, READ)) {
            found.put(name.number(), thing.lifetime.name());
          }
        });
    return found.keySet().toString();
  }

  private String option(World world, ModelStep step) {
    if (step.list() == 0) {
      demand(world, step.slot(), ObjectClass.ENGINE, READ);
      return "is " + world.option.get(0);
    }
    demand(world, step.slot(), ObjectClass.ENGINE, WRITE);
    if (DYNAMIC.get(step.slot())) {
      throw new Refusal("FWP_E_DYNAMIC_SESSION_IN_PROGRESS");
    }
    world.option.set(0, step.choice());
    return "set";
  }

  // ---- security

  private String secure(World world, Slot slot, ModelStep step, Ref name) {
    Thing thing = find(world, name);
    demand(world, step.slot(), name, WRITE_DAC);
    requireOwn(slot, step.slot(), thing);
    world.things.put(name, thing.with(changed(thing.security, inherited(world, name), step, true)));
    return "secured";
  }

  private String secureContainer(World world, ModelStep step) {
    ObjectClass kind = step.ofEngine() ? ObjectClass.ENGINE : step.kind();
    demand(world, step.slot(), kind, WRITE_DAC);
    if (DYNAMIC.get(step.slot())) {
      throw new Refusal("FWP_E_DYNAMIC_SESSION_IN_PROGRESS");
    }
    List<Rule> inherited = kind == ObjectClass.ENGINE ? List.of() : list(world, ObjectClass.ENGINE);
    Security old = world.containers.get(kind);
    world.containers.put(kind, changed(old, old.isProtected ? List.of() : inherited, step, false));
    return "secured";
  }

  /** With every list comes an entry that lets administrators in, so that no engine gets stuck. */
  private static Security changed(
      Security old, List<Rule> inherited, ModelStep step, boolean ofObject) {
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

  private static List<Rule> joined(List<Rule> first, List<Rule> second) {
    List<Rule> both = new ArrayList<>(first);
    both.addAll(second);
    return List.copyOf(both);
  }

  private String own(World world, Slot slot, ModelStep step, Ref name) {
    Thing thing = find(world, name);
    demand(world, step.slot(), name, WRITE_OWNER);
    requireOwn(slot, step.slot(), thing);
    Security old = thing.security;
    world.things.put(
        name, thing.with(new Security((char) ('0' + step.slot()), old.explicit, old.isProtected)));
    return "secured";
  }

  private static List<Rule> inherited(World world, Ref name) {
    return world.things.get(name).security.isProtected ? List.of() : list(world, name.kind());
  }

  private static List<Rule> list(World world, ObjectClass kind) {
    Security security = world.containers.get(kind);
    return kind == ObjectClass.ENGINE || security.isProtected
        ? security.explicit
        : joined(security.explicit, list(world, ObjectClass.ENGINE));
  }

  private static void demand(World world, int slot, ObjectClass kind, int rights) {
    char owner = world.containers.get(kind).owner;
    if (!grants(slot, owner, list(world, kind), rights)) {
      throw new Refusal("ERROR_ACCESS_DENIED");
    }
  }

  private static void demandInherited(World world, int slot, ObjectClass kind, int rights) {
    if (!grants(slot, 'B', list(world, kind), rights)) {
      throw new Refusal("ERROR_ACCESS_DENIED");
    }
  }

  private static void demand(World world, int slot, Ref name, int rights) {
    if (!grants(world, slot, name, rights)) {
      throw new Refusal("ERROR_ACCESS_DENIED");
    }
  }

  private static boolean grants(World world, int slot, Ref name, int rights) {
    Security security = world.things.get(name).security;
    return grants(slot, security.owner, joined(security.explicit, inherited(world, name)), rights);
  }

  /** Owners read and write the list; session 0 takes ownership by privilege. */
  private static boolean grants(int slot, char owner, List<Rule> rules, int rights) {
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

  private static String shown(World world, Ref name) {
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
  private static String change(World world, String type, Ref name, Thing thing) {
    Security security = thing.security;
    boolean visible =
        grants(3, security.owner, joined(security.explicit, inherited(world, name)), READ);
    return "%s%s %s %d".formatted(visible ? "+" : "-", type, name.kind(), name.number());
  }
}
