package org.ntacl.wfp;

import static org.ntacl.wfp.ModelWorld.ADD;
import static org.ntacl.wfp.ModelWorld.ADD_LINK;
import static org.ntacl.wfp.ModelWorld.BEGIN_READ;
import static org.ntacl.wfp.ModelWorld.BEGIN_WRITE;
import static org.ntacl.wfp.ModelWorld.DELETE;
import static org.ntacl.wfp.ModelWorld.DYNAMIC;
import static org.ntacl.wfp.ModelWorld.ENGINE_LIST;
import static org.ntacl.wfp.ModelWorld.ENUM;
import static org.ntacl.wfp.ModelWorld.MEMBERSHIPS;
import static org.ntacl.wfp.ModelWorld.OPEN;
import static org.ntacl.wfp.ModelWorld.READ;
import static org.ntacl.wfp.ModelWorld.READ_CONTROL;
import static org.ntacl.wfp.ModelWorld.WRITE;
import static org.ntacl.wfp.ModelWorld.WRITE_DAC;
import static org.ntacl.wfp.ModelWorld.WRITE_OWNER;
import static org.ntacl.wfp.ModelWorld.change;
import static org.ntacl.wfp.ModelWorld.changed;
import static org.ntacl.wfp.ModelWorld.demand;
import static org.ntacl.wfp.ModelWorld.demandInherited;
import static org.ntacl.wfp.ModelWorld.grants;
import static org.ntacl.wfp.ModelWorld.inherited;
import static org.ntacl.wfp.ModelWorld.shown;

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
import org.ntacl.wfp.ModelWorld.Refusal;
import org.ntacl.wfp.ModelWorld.Rule;
import org.ntacl.wfp.ModelWorld.Security;
import org.ntacl.wfp.ModelWorld.Thing;
import org.ntacl.wfp.ModelWorld.World;
import org.ntacl.wfp.model.ObjectClass;

/**
 * What an engine does, written down a second time without its code: one thing after the other,
 * everything copied; {@link ModelWorld} knows the rights.
 */
final class ModelOracle {
  static final long HOLD = 3_600_000;
  static final long WAIT = 600_000;

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
      committed
          .things()
          .put(new Ref(kind, 0), new Thing(Lifetime.BUILT_IN, 0, inherited, List.of(), 0, order++));
    }
    for (int i = 0; i < ModelStep.SLOTS; i++) {
      Slot slot = new Slot();
      slot.session = ++sessions;
      slots.add(slot);
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
          committed.things().entrySet().stream()
              .filter(entry -> entry.getValue().session() == session)
              .sorted(
                  Comparator.comparingInt(
                      (Map.Entry<Ref, Thing> entry) -> -entry.getValue().order()))
              .toList();
      World next = committed.copy();
      for (Map.Entry<Ref, Thing> entry : added) {
        tell(change(next, "DELETE", entry.getKey(), entry.getValue()));
        next.things().remove(entry.getKey());
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
        yield "id " + Long.toUnsignedString(thing.id());
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
    Thing thing = world.things().get(name);
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
    if (world.things().containsKey(name)) {
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
    world.things().put(name, thing);
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
        switch (target.lifetime()) {
          case BUILT_IN -> true;
          case STATIC -> !lasting;
          case DYNAMIC -> lifetime == Lifetime.DYNAMIC && target.session() == slot.session;
          default -> !lasting || sameService(step, target);
        };
    if (!fits) {
      throw new Refusal("FWP_E_LIFETIME_MISMATCH");
    }
  }

  /** Providers 1 and 2 are of one service, provider 3 and those without number are of none. */
  private static boolean sameService(ModelStep step, Thing target) {
    int owner = provider(target.refs());
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
    if (thing.lifetime() == Lifetime.BUILT_IN) {
      throw new Refusal("FWP_E_BUILTIN_OBJECT");
    }
    if (world.things().values().stream().anyMatch(other -> other.refs().contains(name))) {
      throw new Refusal("FWP_E_IN_USE");
    }
    told.add(change(world, "DELETE", name, thing));
    world.things().remove(name);
    return "deleted";
  }

  private static void requireOwn(Slot slot, int number, Thing thing) {
    if (DYNAMIC.get(number) && thing.session() != slot.session) {
      throw new Refusal(
          thing.session() == 0 ? "FWP_E_DYNAMIC_SESSION_IN_PROGRESS" : "FWP_E_WRONG_SESSION");
    }
  }

  private String list(World world, ModelStep step) {
    demand(world, step.slot(), step.kind(), ENUM);
    Map<Integer, String> found = new TreeMap<>();
    world
        .things()
        .forEach(
            (name, thing) -> {
              if (name.kind() == step.kind()
                  && name.number() != 0
                  && grants(world, step.slot(), name, READ)) {
                found.put(name.number(), thing.lifetime().name());
              }
            });
    return found.keySet().toString();
  }

  private String option(World world, ModelStep step) {
    if (step.list() == 0) {
      demand(world, step.slot(), ObjectClass.ENGINE, READ);
      return "is " + world.option().get(0);
    }
    demand(world, step.slot(), ObjectClass.ENGINE, WRITE);
    if (DYNAMIC.get(step.slot())) {
      throw new Refusal("FWP_E_DYNAMIC_SESSION_IN_PROGRESS");
    }
    world.option().set(0, step.choice());
    return "set";
  }

  // ---- security

  private String secure(World world, Slot slot, ModelStep step, Ref name) {
    Thing thing = find(world, name);
    demand(world, step.slot(), name, WRITE_DAC);
    requireOwn(slot, step.slot(), thing);
    world
        .things()
        .put(name, thing.with(changed(thing.security(), inherited(world, name), step, true)));
    return "secured";
  }

  private String secureContainer(World world, ModelStep step) {
    ObjectClass kind = step.ofEngine() ? ObjectClass.ENGINE : step.kind();
    demand(world, step.slot(), kind, WRITE_DAC);
    if (DYNAMIC.get(step.slot())) {
      throw new Refusal("FWP_E_DYNAMIC_SESSION_IN_PROGRESS");
    }
    List<Rule> inherited =
        kind == ObjectClass.ENGINE ? List.of() : ModelWorld.list(world, ObjectClass.ENGINE);
    Security old = world.containers().get(kind);
    world
        .containers()
        .put(kind, changed(old, old.isProtected() ? List.of() : inherited, step, false));
    return "secured";
  }

  private String own(World world, Slot slot, ModelStep step, Ref name) {
    Thing thing = find(world, name);
    demand(world, step.slot(), name, WRITE_OWNER);
    requireOwn(slot, step.slot(), thing);
    Security old = thing.security();
    world
        .things()
        .put(
            name,
            thing.with(
                new Security((char) ('0' + step.slot()), old.explicit(), old.isProtected())));
    return "secured";
  }
}
