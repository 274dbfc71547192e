package org.ntacl.wfp;

import static org.ntacl.wfp.Matrix.Evidence.DOCUMENTED;
import static org.ntacl.wfp.Matrix.Evidence.INFERRED;
import static org.ntacl.wfp.Matrix.Evidence.OPEN;
import static org.ntacl.wfp.Stage.bare;
import static org.ntacl.wfp.Stage.sample;
import static org.ntacl.wfp.Stage.targetKey;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.WfpRights;
import org.ntacl.wfp.Matrix.Evidence;
import org.ntacl.wfp.model.Flags;
import org.ntacl.wfp.model.FwpStatus;
import org.ntacl.wfp.model.ObjectClass;
import org.ntacl.wfp.model.Reference;
import org.ntacl.wfp.model.Subscription;
import org.ntacl.wfp.model.SubscriptionFlag;
import org.ntacl.wfp.model.WfpObject;

/** The calls that all kinds of objects share, but for those about security (wfp 2.1, 2.2). */
final class ObjectCallCells {
  private static final FwpStatus OK = FwpStatus.ERROR_SUCCESS;
  private static final FwpStatus DENIED = FwpStatus.ERROR_ACCESS_DENIED;
  private static final List<ObjectClass> ADDABLE =
      List.of(
          ObjectClass.PROVIDER,
          ObjectClass.PROVIDER_CONTEXT,
          ObjectClass.SUBLAYER,
          ObjectClass.CALLOUT,
          ObjectClass.FILTER);

  private final Matrix matrix;

  ObjectCallCells(Matrix matrix) {
    this.matrix = matrix;
  }

  static List<ObjectClass> keyed() {
    return List.of(
        ObjectClass.PROVIDER,
        ObjectClass.PROVIDER_CONTEXT,
        ObjectClass.SUBLAYER,
        ObjectClass.LAYER,
        ObjectClass.CALLOUT,
        ObjectClass.FILTER);
  }

  void run() {
    ADDABLE.forEach(this::add);
    ADDABLE.forEach(kind -> delete("DeleteByKey0", kind, this::deleteByKey));
    ADDABLE.stream()
        .filter(kind -> kind.idBits() > 0)
        .forEach(kind -> delete("DeleteById0", kind, this::deleteById));
    keyed().forEach(kind -> get("GetByKey0", kind, this::getByKey));
    keyed().stream()
        .filter(kind -> kind.idBits() > 0)
        .forEach(kind -> get("GetById0", kind, this::getById));
    keyed().forEach(this::enumerate);
    ADDABLE.forEach(this::subscribe);
  }

  // ---- Add

  private void add(ObjectClass kind) {
    add("with exactly the rights", kind, DOCUMENTED, OK, s -> added(s, sample(kind, 1)));
    add(
        "without ADD on the container",
        kind,
        DOCUMENTED,
        DENIED,
        s -> {
          Runnable call = added(s, sample(kind, 1));
          s.grant(kind, WfpRights.GENERIC_ALL.minus(WfpRights.ADD));
          return call;
        });
    for (Reference name : sample(kind, 1).references()) {
      add(
          "without ADD_LINK on the " + name.target().label(),
          kind,
          DOCUMENTED,
          DENIED,
          s -> {
            Runnable call = added(s, sample(kind, 1));
            s.grant(name.target(), name.key(), WfpRights.GENERIC_ALL.minus(WfpRights.ADD_LINK));
            return call;
          });
    }
    missingReferences(kind);
    add(
        "in a transaction for reading",
        kind,
        DOCUMENTED,
        FwpStatus.FWP_E_INCOMPATIBLE_TXN,
        s -> {
          s.admin.beginReadOnly();
          return () -> s.admin.add(sample(kind, 1));
        });
    add(
        "in a transaction for writing",
        kind,
        DOCUMENTED,
        OK,
        s -> {
          s.admin.begin();
          return () -> s.admin.add(sample(kind, 1));
        });
    add("from a dynamic session", kind, DOCUMENTED, OK, s -> () -> s.dynamic.add(sample(kind, 1)));
    add(
        "from a dynamic session, persistent",
        kind,
        OPEN,
        FwpStatus.FWP_E_INVALID_FLAGS,
        s -> () -> s.dynamic.add(Stage.persistent(bare(kind, 1))));
    add(
        "the key is taken",
        kind,
        DOCUMENTED,
        FwpStatus.FWP_E_ALREADY_EXISTS,
        s -> {
          s.admin.add(bare(kind, 1));
          return () -> s.admin.add(sample(kind, 1));
        });
    add(
        "without key",
        kind,
        DOCUMENTED,
        OK,
        s -> () -> s.admin.add(Nameless.withoutKey(sample(kind, 1))));
    add(
        "without display name",
        kind,
        DOCUMENTED,
        FwpStatus.FWP_E_NULL_DISPLAY_NAME,
        s -> () -> s.admin.add(Nameless.withoutName(sample(kind, 1))));
    add(
        "persistent, refers to nothing else",
        kind,
        DOCUMENTED,
        OK,
        s -> () -> s.admin.add(Stage.persistent(bare(kind, 1))));
    add(
        "from a closed handle",
        kind,
        INFERRED,
        FwpStatus.ERROR_INVALID_HANDLE,
        s -> {
          s.dynamic.close();
          return () -> s.dynamic.add(sample(kind, 1));
        });
  }

  private void missingReferences(ObjectClass kind) {
    for (Reference name : sample(kind, 1).references()) {
      boolean seen = name.target() == ObjectClass.PROVIDER_CONTEXT;
      add(
          "the " + name.target().label() + " does not exist",
          kind,
          seen ? DOCUMENTED : INFERRED,
          name.target().notFound(),
          s -> () -> s.admin.add(Dangling.of(sample(kind, 1), name.target())));
    }
  }

  private void add(
      String row,
      ObjectClass kind,
      Evidence evidence,
      FwpStatus expected,
      Function<Stage, Runnable> situation) {
    matrix.cell("Add0", row, kind.label(), evidence, expected, situation);
  }

  private static Runnable added(Stage stage, WfpObject object) {
    stage.grant(object.objectClass(), WfpRights.ADD);
    return () -> stage.user.add(object);
  }

  // ---- Delete

  private void deleteByKey(EngineHandle session, Stage stage, ObjectClass kind) {
    session.deleteByKey(kind, targetKey(kind));
  }

  private void deleteById(EngineHandle session, Stage stage, ObjectClass kind) {
    session.deleteById(
        kind,
        stage.machine.engine.contents().find(kind, targetKey(kind)).isPresent()
            ? stage.targetId(kind)
            : 0xFFFF);
  }

  /** A call on the target of a kind. */
  private interface TargetCall {
    void run(EngineHandle session, Stage stage, ObjectClass kind);
  }

  private void delete(String call, ObjectClass kind, TargetCall target) {
    BiFunction<String, Evidence, Cells> row =
        (name, evidence) -> new Cells(call, name, kind, evidence);
    row.apply("with exactly the rights", DOCUMENTED)
        .expect(OK, s -> byUser(s, kind, AccessMask.DELETE, target));
    row.apply("without DELETE", DOCUMENTED)
        .expect(
            DENIED, s -> byUser(s, kind, WfpRights.GENERIC_ALL.minus(AccessMask.DELETE), target));
    row.apply("it does not exist", DOCUMENTED)
        .expect(kind.notFound(), s -> () -> target.run(s.admin, s, kind));
    row.apply("in a transaction for reading", DOCUMENTED)
        .expect(
            FwpStatus.FWP_E_INCOMPATIBLE_TXN,
            s -> {
              s.target(s.admin, kind, AccessMask.NONE);
              s.admin.beginReadOnly();
              return () -> target.run(s.admin, s, kind);
            });
    row.apply("in a transaction for writing", DOCUMENTED)
        .expect(
            OK,
            s -> {
              s.target(s.admin, kind, AccessMask.NONE);
              s.admin.begin();
              return () -> target.run(s.admin, s, kind);
            });
    owners(row, kind, target);
    if (kind != ObjectClass.FILTER) {
      row.apply("others refer to it", DOCUMENTED)
          .expect(
              FwpStatus.FWP_E_IN_USE,
              s -> {
                s.target(s.admin, kind, AccessMask.NONE);
                s.admin.add(Stage.referrer(kind, 2));
                return () -> target.run(s.admin, s, kind);
              });
      row.apply("it is built in", DOCUMENTED)
          .expect(FwpStatus.FWP_E_BUILTIN_OBJECT, s -> builtIn(s, s.admin, kind, call));
      row.apply("it is built in, from a dynamic session", DOCUMENTED)
          .expect(
              FwpStatus.FWP_E_DYNAMIC_SESSION_IN_PROGRESS, s -> builtIn(s, s.dynamic, kind, call));
    }
  }

  private static Runnable builtIn(
      Stage stage, EngineHandle session, ObjectClass kind, String call) {
    WfpObject object =
        stage.machine.engine.contents().find(kind, Stage.builtIn(kind)).orElseThrow().object();
    return call.equals("DeleteById0")
        ? () -> session.deleteById(kind, object.id())
        : () -> session.deleteByKey(kind, object.key());
  }

  private void owners(
      BiFunction<String, Evidence, Cells> row, ObjectClass kind, TargetCall target) {
    row.apply("from the dynamic session that added it", DOCUMENTED)
        .expect(OK, s -> between(s, s.dynamic, s.dynamic, kind, target));
    row.apply("another dynamic session added it", DOCUMENTED)
        .expect(
            FwpStatus.FWP_E_WRONG_SESSION,
            s -> between(s, s.otherDynamic, s.dynamic, kind, target));
    row.apply("from a dynamic session, it is static", DOCUMENTED)
        .expect(
            FwpStatus.FWP_E_DYNAMIC_SESSION_IN_PROGRESS,
            s -> between(s, s.admin, s.dynamic, kind, target));
    row.apply("from a dynamic session, it is persistent", DOCUMENTED)
        .expect(
            FwpStatus.FWP_E_DYNAMIC_SESSION_IN_PROGRESS,
            s -> {
              s.admin.add(Stage.persistent(bare(kind, 1)));
              return () -> target.run(s.dynamic, s, kind);
            });
    row.apply("from a plain session, it is dynamic", INFERRED)
        .expect(OK, s -> between(s, s.dynamic, s.admin, kind, target));
  }

  private static Runnable between(
      Stage stage, EngineHandle adder, EngineHandle caller, ObjectClass kind, TargetCall target) {
    stage.target(adder, kind, AccessMask.NONE);
    return () -> target.run(caller, stage, kind);
  }

  private static Runnable byUser(
      Stage stage, ObjectClass kind, AccessMask rights, TargetCall target) {
    stage.target(stage.admin, kind, rights);
    return () -> target.run(stage.user, stage, kind);
  }

  /** One row of a call, for one kind. */
  private final class Cells {
    private final String call;
    private final String row;
    private final ObjectClass kind;
    private final Evidence evidence;

    Cells(String call, String row, ObjectClass kind, Evidence evidence) {
      this.call = call;
      this.row = row;
      this.kind = kind;
      this.evidence = evidence;
    }

    void expect(FwpStatus status, Function<Stage, Runnable> situation) {
      matrix.cell(call, row, kind.label(), evidence, status, situation);
    }
  }

  // ---- Get

  private void getByKey(EngineHandle session, Stage stage, ObjectClass kind) {
    session.getByKey(kind, targetKey(kind));
  }

  private void getById(EngineHandle session, Stage stage, ObjectClass kind) {
    session.getById(kind, stage.targetId(kind));
  }

  private void get(String call, ObjectClass kind, TargetCall target) {
    new Cells(call, "with exactly the rights", kind, DOCUMENTED)
        .expect(OK, s -> byUser(s, kind, WfpRights.READ, target));
    new Cells(call, "without READ", kind, DOCUMENTED)
        .expect(DENIED, s -> byUser(s, kind, WfpRights.GENERIC_ALL.minus(WfpRights.READ), target));
    new Cells(call, "it does not exist", kind, DOCUMENTED)
        .expect(
            kind.notFound(),
            s ->
                call.equals("GetById0")
                    ? () -> s.admin.getById(kind, 0xFFFF)
                    : () -> s.admin.getByKey(kind, Machine.key(77)));
    for (boolean reading : List.of(true, false)) {
      new Cells(call, "in a transaction for " + (reading ? "reading" : "writing"), kind, DOCUMENTED)
          .expect(
              OK,
              s -> {
                s.target(s.admin, kind, AccessMask.NONE);
                begin(s.admin, reading);
                return () -> target.run(s.admin, s, kind);
              });
    }
    new Cells(call, "another dynamic session added it", kind, DOCUMENTED)
        .expect(OK, s -> between(s, s.otherDynamic, s.dynamic, kind, target));
  }

  private static void begin(EngineHandle session, boolean reading) {
    if (reading) {
      session.beginReadOnly();
    } else {
      session.begin();
    }
  }

  // ---- Enum

  private void enumerate(ObjectClass kind) {
    new Cells("CreateEnumHandle0", "with exactly the rights", kind, DOCUMENTED)
        .expect(
            OK,
            s -> {
              s.target(s.admin, kind, WfpRights.READ);
              s.grant(kind, WfpRights.ENUM);
              return () -> requireFound(s.user, kind, true);
            });
    new Cells("CreateEnumHandle0", "without ENUM on the container", kind, DOCUMENTED)
        .expect(
            DENIED,
            s -> {
              s.grant(kind, WfpRights.GENERIC_ALL.minus(WfpRights.ENUM));
              return () -> s.user.enumerate(kind);
            });
    new Cells("CreateEnumHandle0", "without READ on an object, which is left out", kind, DOCUMENTED)
        .expect(
            OK,
            s -> {
              s.target(s.admin, kind, WfpRights.GENERIC_ALL.minus(WfpRights.READ));
              s.grant(kind, WfpRights.ENUM);
              return () -> requireFound(s.user, kind, false);
            });
    for (boolean reading : List.of(true, false)) {
      new Cells(
              "CreateEnumHandle0",
              "in a transaction for " + (reading ? "reading" : "writing"),
              kind,
              DOCUMENTED)
          .expect(
              OK,
              s -> {
                begin(s.admin, reading);
                return () -> s.admin.enumerate(kind).next(1);
              });
    }
    new Cells("Enum0", "the session is closed", kind, INFERRED)
        .expect(
            FwpStatus.ERROR_INVALID_HANDLE,
            s -> {
              EnumHandle<WfpObject> handle = s.dynamic.enumerate(kind);
              s.dynamic.close();
              return () -> handle.next(1);
            });
    new Cells("Enum0", "nothing is left", kind, DOCUMENTED)
        .expect(
            OK,
            s -> {
              EnumHandle<WfpObject> handle = s.admin.enumerate(kind);
              handle.next(1000);
              return () -> require(handle.next(1).isEmpty());
            });
  }

  private static void requireFound(EngineHandle session, ObjectClass kind, boolean expected) {
    require(Machine.keysOf(session, kind).contains(targetKey(kind)) == expected);
  }

  private static void require(boolean condition) {
    if (!condition) {
      throw new AssertionError("the call did not do what it should");
    }
  }

  // ---- Subscribe

  private void subscribe(ObjectClass kind) {
    String table = "SubscribeChanges0";
    new Cells(table, "with exactly the rights", kind, DOCUMENTED)
        .expect(
            OK,
            s -> {
              s.grant(kind, WfpRights.SUBSCRIBE);
              return () -> subscribe(s.user, kind);
            });
    new Cells(table, "without SUBSCRIBE on the container", kind, DOCUMENTED)
        .expect(
            DENIED,
            s -> {
              s.grant(kind, WfpRights.GENERIC_ALL.minus(WfpRights.SUBSCRIBE));
              return () -> subscribe(s.user, kind);
            });
    for (boolean reading : List.of(true, false)) {
      String row = "in a transaction for " + (reading ? "reading" : "writing");
      new Cells(table, row, kind, DOCUMENTED)
          .expect(
              FwpStatus.FWP_E_TXN_IN_PROGRESS,
              s -> {
                begin(s.admin, reading);
                return () -> subscribe(s.admin, kind);
              });
      new Cells("UnsubscribeChanges0", row, kind, DOCUMENTED)
          .expect(
              FwpStatus.FWP_E_TXN_IN_PROGRESS,
              s -> {
                ChangeSubscription subscription = subscribe(s.admin, kind);
                begin(s.admin, reading);
                return () -> s.admin.unsubscribe(subscription);
              });
    }
    new Cells(table, "from a dynamic session", kind, DOCUMENTED)
        .expect(OK, s -> () -> subscribe(s.dynamic, kind));
    new Cells(table, "without flags", kind, INFERRED)
        .expect(
            FwpStatus.FWP_E_NEVER_MATCH,
            s -> () -> s.admin.subscribe(Subscription.builder(kind).build(), change -> {}));
    new Cells("UnsubscribeChanges0", "in no transaction", kind, DOCUMENTED)
        .expect(
            OK,
            s -> {
              ChangeSubscription subscription = subscribe(s.admin, kind);
              return () -> s.admin.unsubscribe(subscription);
            });
    new Cells("UnsubscribeChanges0", "it is ended already", kind, INFERRED)
        .expect(
            FwpStatus.ERROR_INVALID_HANDLE,
            s -> {
              ChangeSubscription subscription = subscribe(s.admin, kind);
              s.admin.unsubscribe(subscription);
              return () -> s.admin.unsubscribe(subscription);
            });
    new Cells("SubscriptionsGet0", "with exactly the rights", kind, DOCUMENTED)
        .expect(
            OK,
            s -> {
              s.grant(kind, WfpRights.READ);
              return () -> s.user.subscriptions(kind);
            });
    new Cells("SubscriptionsGet0", "without READ on the container", kind, DOCUMENTED)
        .expect(
            DENIED,
            s -> {
              s.grant(kind, WfpRights.GENERIC_ALL.minus(WfpRights.READ));
              return () -> s.user.subscriptions(kind);
            });
  }

  private static ChangeSubscription subscribe(EngineHandle session, ObjectClass kind) {
    Subscription both =
        new Subscription(
            kind,
            Optional.empty(),
            Flags.of(SubscriptionFlag.NOTIFY_ON_ADD, SubscriptionFlag.NOTIFY_ON_DELETE),
            WfpObject.ZERO_KEY);
    return session.subscribe(both, change -> {});
  }
}
