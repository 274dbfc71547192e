package org.ntacl.wfp;

import static org.ntacl.wfp.Matrix.Evidence.DOCUMENTED;
import static org.ntacl.wfp.Matrix.Evidence.INFERRED;
import static org.ntacl.wfp.Matrix.Evidence.OPEN;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.ntacl.Bytes;
import org.ntacl.Guid;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.WfpRights;
import org.ntacl.wfp.Matrix.Evidence;
import org.ntacl.wfp.model.ConditionKeys;
import org.ntacl.wfp.model.Connection;
import org.ntacl.wfp.model.EngineOption;
import org.ntacl.wfp.model.EnumTemplate;
import org.ntacl.wfp.model.FilterCondition;
import org.ntacl.wfp.model.FwpStatus;
import org.ntacl.wfp.model.FwpValue;
import org.ntacl.wfp.model.MatchType;
import org.ntacl.wfp.model.NetEvent;
import org.ntacl.wfp.model.NetEventDetail;
import org.ntacl.wfp.model.NetEventHeader;
import org.ntacl.wfp.model.NetEventType;
import org.ntacl.wfp.model.ObjectClass;
import org.ntacl.wfp.model.Subscription;

/** The calls about net events, connections and virtual switches, and what drivers refuse. */
final class EventCells {
  static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  static final FwpValue ON = new FwpValue.UInt32(1);
  static final FwpValue OFF = new FwpValue.UInt32(0);

  private static final FwpStatus OK = FwpStatus.ERROR_SUCCESS;
  private static final FwpStatus DENIED = FwpStatus.ERROR_ACCESS_DENIED;
  private static final FwpStatus INSIDE = FwpStatus.FWP_E_TXN_IN_PROGRESS;
  private static final List<ObjectClass> LISTED =
      List.of(ObjectClass.NET_EVENTS, ObjectClass.CONNECTIONS);
  private static final List<ObjectClass> TOLD =
      List.of(ObjectClass.NET_EVENTS, ObjectClass.CONNECTIONS, ObjectClass.VSWITCH_EVENTS);

  private final Matrix matrix;

  EventCells(Matrix matrix) {
    this.matrix = matrix;
  }

  void run() {
    LISTED.forEach(this::enumerating);
    connection();
    TOLD.forEach(this::subscribing);
    TOLD.forEach(this::unsubscribing);
    LISTED.forEach(this::subscriptions);
    drivers();
  }

  static NetEvent event(NetEventType type) {
    return new NetEvent(
        NetEventHeader.builder(NOON).build(),
        type,
        new NetEventDetail.Classified(1, 1, 0, 0, 0, 0x3900, false, Bytes.EMPTY, 0, 0));
  }

  static Connection connection(long id) {
    return Connection.builder(id, new FwpValue.UInt32(1), new FwpValue.UInt32(2))
        .bytesTransferredIn(5)
        .build();
  }

  /** Has one event and one connection noted. */
  private static void happen(Stage stage) {
    stage.admin.setOption(EngineOption.MONITOR_IPSEC_CONNECTIONS, ON);
    stage.machine.engine.kernel().report(event(NetEventType.CLASSIFY_DROP));
    stage.machine.engine.kernel().connected(connection(1));
  }

  private static EnumHandle<?> enumerate(EngineHandle session, ObjectClass kind) {
    return kind == ObjectClass.NET_EVENTS
        ? session.events().enumerateNetEvents()
        : session.events().enumerateConnections();
  }

  private static void demandCount(EngineHandle session, ObjectClass kind, int count) {
    if (enumerate(session, kind).next(10).size() != count) {
      throw new IllegalStateException("not " + count + " of " + kind.label());
    }
  }

  private void cell(
      String table,
      String row,
      ObjectClass kind,
      Evidence evidence,
      FwpStatus status,
      Function<Stage, Runnable> situation) {
    matrix.cell(table, row, kind.label(), evidence, status, situation);
  }

  private void rights(
      String table,
      ObjectClass kind,
      Evidence evidence,
      AccessMask rights,
      AccessMask needed,
      String name,
      Consumer<EngineHandle> call) {
    cell(
        table,
        "with exactly the rights",
        kind,
        evidence,
        OK,
        s -> {
          happen(s);
          s.grant(kind, rights);
          return () -> call.accept(s.user);
        });
    cell(
        table,
        "without " + name,
        kind,
        evidence,
        DENIED,
        s -> {
          happen(s);
          s.grant(kind, WfpRights.GENERIC_ALL.minus(needed));
          return () -> call.accept(s.user);
        });
  }

  private void inTransactions(
      String table,
      ObjectClass kind,
      Evidence evidence,
      FwpStatus status,
      Consumer<EngineHandle> call) {
    cell(
        table,
        "in a transaction for reading",
        kind,
        evidence,
        status,
        s -> {
          happen(s);
          s.admin.beginReadOnly();
          return () -> call.accept(s.admin);
        });
    cell(
        table,
        "in a transaction for writing",
        kind,
        evidence,
        status,
        s -> {
          happen(s);
          s.admin.begin();
          return () -> call.accept(s.admin);
        });
  }

  private void enumerating(ObjectClass kind) {
    String table = "CreateEnumHandle0 and Enum0 of what is noted";
    AccessMask both = WfpRights.ENUM.or(WfpRights.READ);
    rights(table, kind, DOCUMENTED, both, WfpRights.ENUM, "ENUM", s -> demandCount(s, kind, 1));
    boolean events = kind == ObjectClass.NET_EVENTS;
    cell(
        table,
        "without READ, which leaves all out",
        kind,
        events ? INFERRED : DOCUMENTED,
        OK,
        s -> {
          happen(s);
          s.grant(kind, WfpRights.ENUM);
          return () -> demandCount(s.user, kind, 0);
        });
    inTransactions(table, kind, DOCUMENTED, events ? INSIDE : OK, s -> enumerate(s, kind));
    cell(
        table,
        "from a dynamic session",
        kind,
        DOCUMENTED,
        OK,
        s -> {
          happen(s);
          return () -> demandCount(s.dynamic, kind, 1);
        });
    cell(
        table,
        "nothing is collected, or tracked",
        kind,
        events ? DOCUMENTED : INFERRED,
        events ? FwpStatus.FWP_E_NET_EVENTS_DISABLED : FwpStatus.FWP_E_CONNECTIONS_DISABLED,
        s -> {
          happen(s);
          EnumHandle<?> found = enumerate(s.admin, kind);
          s.admin.setOption(EngineOption.COLLECT_NET_EVENTS, OFF);
          s.admin.setOption(EngineOption.MONITOR_IPSEC_CONNECTIONS, OFF);
          return () -> found.next(1);
        });
    cell(
        table,
        "the session is closed",
        kind,
        INFERRED,
        FwpStatus.ERROR_INVALID_HANDLE,
        s -> {
          EnumHandle<?> found = enumerate(s.dynamic, kind);
          s.dynamic.close();
          return () -> found.next(1);
        });
  }

  private void connection() {
    String table = "ConnectionGetById0";
    ObjectClass kind = ObjectClass.CONNECTIONS;
    Consumer<EngineHandle> call = s -> s.events().connection(1);
    rights(table, kind, DOCUMENTED, WfpRights.READ, WfpRights.READ, "READ", call);
    inTransactions(table, kind, DOCUMENTED, OK, call);
    cell(
        table,
        "it does not exist",
        kind,
        INFERRED,
        FwpStatus.FWP_E_NOT_FOUND,
        s -> {
          happen(s);
          return () -> s.admin.events().connection(2);
        });
    cell(
        table,
        "no connections are tracked",
        kind,
        INFERRED,
        FwpStatus.FWP_E_CONNECTIONS_DISABLED,
        s -> () -> s.admin.events().connection(1));
    cell(
        table,
        "the operational log has them tracked",
        kind,
        INFERRED,
        OK,
        s -> {
          s.machine.engine.kernel().setOperationalLog(true);
          s.machine.engine.kernel().connected(connection(1));
          return () -> s.admin.events().connection(1);
        });
  }

  private static EventSubscription<?> subscribe(EngineHandle session, ObjectClass kind) {
    Subscription wanted = Subscription.builder(kind).build();
    return switch (kind) {
      case NET_EVENTS -> session.events().subscribeNetEvents(wanted, event -> {});
      case CONNECTIONS -> session.events().subscribeConnections(wanted, event -> {});
      default -> session.events().subscribeVSwitchEvents(event -> {});
    };
  }

  private void subscribing(ObjectClass kind) {
    String table = "Subscribe0 to what is noted";
    AccessMask right = WfpRights.SUBSCRIBE;
    rights(table, kind, DOCUMENTED, right, right, "SUBSCRIBE", s -> subscribe(s, kind));
    inTransactions(table, kind, DOCUMENTED, INSIDE, s -> subscribe(s, kind));
    cell(
        table,
        "from a dynamic session",
        kind,
        DOCUMENTED,
        OK,
        s -> () -> subscribe(s.dynamic, kind));
    if (kind == ObjectClass.NET_EVENTS) {
      template(
          table,
          "a field that events do not have",
          FwpStatus.FWP_E_CONDITION_NOT_FOUND,
          new EnumTemplate.NetEvents(NOON, NOON, List.of(condition(ConditionKeys.FLAGS))));
      FilterCondition type = condition(ConditionKeys.NET_EVENT_TYPE);
      template(
          table,
          "a field twice",
          FwpStatus.FWP_E_DUPLICATE_CONDITION,
          new EnumTemplate.NetEvents(NOON, NOON, List.of(type, type)));
      template(
          table,
          "a time that ends before it begins",
          FwpStatus.FWP_E_INVALID_INTERVAL,
          new EnumTemplate.NetEvents(NOON, NOON.minusMillis(1), List.of()));
    }
  }

  private static FilterCondition condition(Guid field) {
    return new FilterCondition(field, MatchType.EQUAL, new FwpValue.UInt32(3));
  }

  private void template(
      String table, String row, FwpStatus status, EnumTemplate.NetEvents template) {
    Subscription wanted = Subscription.builder(ObjectClass.NET_EVENTS).template(template).build();
    cell(
        table,
        row,
        ObjectClass.NET_EVENTS,
        INFERRED,
        status,
        s -> () -> s.admin.events().subscribeNetEvents(wanted, event -> {}));
    cell(
        "CreateEnumHandle0 and Enum0 of what is noted",
        row,
        ObjectClass.NET_EVENTS,
        status == FwpStatus.FWP_E_CONDITION_NOT_FOUND ? INFERRED : DOCUMENTED,
        status,
        s -> () -> s.admin.events().enumerateNetEvents(template));
  }

  private void unsubscribing(ObjectClass kind) {
    String table = "Unsubscribe0 from what is noted";
    for (boolean writing : List.of(false, true)) {
      cell(
          table,
          writing ? "in a transaction for writing" : "in a transaction for reading",
          kind,
          DOCUMENTED,
          INSIDE,
          s -> {
            EventSubscription<?> subscription = subscribe(s.admin, kind);
            if (writing) {
              s.admin.begin();
            } else {
              s.admin.beginReadOnly();
            }
            return () -> s.admin.events().unsubscribe(subscription);
          });
    }
    cell(
        table,
        "in no transaction",
        kind,
        DOCUMENTED,
        OK,
        s -> {
          EventSubscription<?> subscription = subscribe(s.admin, kind);
          return () -> s.admin.events().unsubscribe(subscription);
        });
    cell(
        table,
        "it is ended already",
        kind,
        INFERRED,
        FwpStatus.ERROR_INVALID_HANDLE,
        s -> {
          EventSubscription<?> subscription = subscribe(s.admin, kind);
          s.admin.events().unsubscribe(subscription);
          return () -> s.admin.events().unsubscribe(subscription);
        });
    cell(
        table,
        "it is another session's",
        kind,
        INFERRED,
        FwpStatus.ERROR_INVALID_HANDLE,
        s -> {
          EventSubscription<?> subscription = subscribe(s.admin, kind);
          return () -> s.dynamic.events().unsubscribe(subscription);
        });
  }

  private void subscriptions(ObjectClass kind) {
    rights(
        "SubscriptionsGet0 of what is noted",
        kind,
        OPEN,
        WfpRights.READ,
        WfpRights.READ,
        "READ",
        s -> {
          if (kind == ObjectClass.NET_EVENTS) {
            s.events().netEventSubscriptions();
          } else {
            s.events().connectionSubscriptions();
          }
        });
  }

  private void drivers() {
    ObjectClass callout = ObjectClass.CALLOUT;
    String table = "CalloutRegister3, by a driver";
    CalloutDriver willing = (change, filter) -> true;
    Guid key = Machine.key(1);
    cell(
        table,
        "for the first time",
        callout,
        DOCUMENTED,
        OK,
        s -> () -> s.machine.engine.kernel().registerCallout(key, willing));
    cell(
        table,
        "it is registered",
        callout,
        INFERRED,
        FwpStatus.FWP_E_ALREADY_EXISTS,
        s -> {
          s.machine.engine.kernel().registerCallout(key, willing);
          return () -> s.machine.engine.kernel().registerCallout(key, willing);
        });
    cell(
        table,
        "100,000 are registered",
        callout,
        DOCUMENTED,
        FwpStatus.FWP_E_TOO_MANY_CALLOUTS,
        s -> {
          full(s.machine.engine.kernel(), willing);
          return () -> s.machine.engine.kernel().registerCallout(key, willing);
        });
    cell(
        table,
        "100,000 were registered, and one was taken back",
        callout,
        INFERRED,
        OK,
        s -> {
          full(s.machine.engine.kernel(), willing);
          s.machine.engine.kernel().unregisterCallout(new Guid(77, 5));
          return () -> s.machine.engine.kernel().registerCallout(key, willing);
        });
    ObjectClass filter = ObjectClass.FILTER;
    String row = "the driver of the callout refuses";
    FwpStatus failed = FwpStatus.FWP_E_CALLOUT_NOTIFICATION_FAILED;
    cell(
        "Add0",
        row,
        filter,
        DOCUMENTED,
        failed,
        s -> {
          s.machine.engine.kernel().registerCallout(Stage.CALLOUT, (change, which) -> false);
          return () -> s.admin.add(Stage.sample(filter, 1));
        });
    cell(
        "DeleteByKey0",
        row,
        filter,
        INFERRED,
        failed,
        s -> {
          refuseDeletion(s);
          return () -> s.admin.deleteByKey(filter, Stage.TARGET);
        });
    cell(
        "DeleteById0",
        row,
        filter,
        INFERRED,
        failed,
        s -> {
          refuseDeletion(s);
          return () -> s.admin.deleteById(filter, s.targetId(filter));
        });
  }

  private static void refuseDeletion(Stage stage) {
    stage.admin.add(Stage.sample(ObjectClass.FILTER, 1));
    stage.machine.engine.kernel().registerCallout(Stage.CALLOUT, (change, which) -> false);
  }

  private static void full(KernelSide kernel, CalloutDriver driver) {
    for (int i = 0; i < 100_000; i++) {
      kernel.registerCallout(new Guid(77, i), driver);
    }
  }
}
