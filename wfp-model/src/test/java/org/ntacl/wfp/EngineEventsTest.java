package org.ntacl.wfp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ntacl.wfp.EventCells.NOON;
import static org.ntacl.wfp.EventCells.OFF;
import static org.ntacl.wfp.EventCells.ON;
import static org.ntacl.wfp.EventCells.connection;
import static org.ntacl.wfp.EventCells.event;
import static org.ntacl.wfp.Machine.adminToken;
import static org.ntacl.wfp.Machine.key;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ntacl.Bytes;
import org.ntacl.descriptor.WfpRights;
import org.ntacl.sid.Sid;
import org.ntacl.wfp.model.ChangeType;
import org.ntacl.wfp.model.ConditionKeys;
import org.ntacl.wfp.model.Connection;
import org.ntacl.wfp.model.ConnectionEnumFlag;
import org.ntacl.wfp.model.ConnectionEventType;
import org.ntacl.wfp.model.EngineOption;
import org.ntacl.wfp.model.EnumTemplate;
import org.ntacl.wfp.model.FilterCondition;
import org.ntacl.wfp.model.Flags;
import org.ntacl.wfp.model.FwpStatus;
import org.ntacl.wfp.model.FwpValue;
import org.ntacl.wfp.model.MatchType;
import org.ntacl.wfp.model.NetEvent;
import org.ntacl.wfp.model.NetEventFlag;
import org.ntacl.wfp.model.NetEventHeader;
import org.ntacl.wfp.model.NetEventKeyword;
import org.ntacl.wfp.model.NetEventType;
import org.ntacl.wfp.model.ObjectClass;
import org.ntacl.wfp.model.Subscription;
import org.ntacl.wfp.model.VSwitchEvent;
import org.ntacl.wfp.model.VSwitchEventType;

/** Net events, connections, virtual switches, and drivers of callouts. */
class EngineEventsTest {
  private static final Instant EVER = Instant.parse("1601-01-01T00:00:00Z");
  private static final Subscription ALL_EVENTS =
      Subscription.builder(ObjectClass.NET_EVENTS).build();
  private static final Subscription ALL_CONNECTIONS =
      Subscription.builder(ObjectClass.CONNECTIONS).build();

  private final Machine machine = new Machine();
  private final KernelSide kernel = machine.engine.kernel();
  private final EngineEvents events = machine.admin.events();

  private List<NetEvent> log() {
    return events.enumerateNetEvents().next(1000);
  }

  private static NetEvent at(Instant time, int port) {
    NetEventHeader header =
        NetEventHeader.builder(time)
            .flags(
                Flags.of(
                    NetEventFlag.LOCAL_PORT_SET,
                    NetEventFlag.REMOTE_ADDR_SET,
                    NetEventFlag.IP_PROTOCOL_SET,
                    NetEventFlag.APP_ID_SET,
                    NetEventFlag.USER_ID_SET))
            .ipProtocol(6)
            .localPort(port)
            .remotePort(port)
            .remoteAddress(new FwpValue.UInt32(0x0A00_0001))
            .appId(Bytes.of(new byte[] {1, 0, 0, 0}))
            .userId(Sid.parse("S-1-5-18"))
            .build();
    return new NetEvent(
        header, NetEventType.CLASSIFY_DROP, event(NetEventType.CLASSIFY_DROP).detail());
  }

  private static EnumTemplate.NetEvents template(FilterCondition... conditions) {
    return new EnumTemplate.NetEvents(EVER, EVER, List.of(conditions));
  }

  private static FilterCondition is(org.ntacl.Guid field, FwpValue value) {
    return new FilterCondition(field, MatchType.EQUAL, value);
  }

  // ---- net events

  @Test
  void log_keepsTheNewestEvents() {
    for (int i = 0; i < 200; i++) {
      assertThat(kernel.report(at(NOON, i))).isTrue();
    }
    assertThat(log()).hasSize(128);
    assertThat(log().get(0).header().localPort()).isEqualTo(72);
    assertThat(log().get(127).header().localPort()).isEqualTo(199);
  }

  @Test
  void enumeration_isOfWhatThereWas() {
    kernel.report(at(NOON, 1));
    EnumHandle<NetEvent> found = events.enumerateNetEvents();
    kernel.report(at(NOON, 2));
    assertThat(found.next(10)).containsExactly(at(NOON, 1));
  }

  @Test
  void events_thatAreNotCollected_areNeitherNotedNorTold() {
    List<NetEvent> seen = new ArrayList<>();
    events.subscribeNetEvents(ALL_EVENTS, seen::add);
    machine.admin.setOption(EngineOption.COLLECT_NET_EVENTS, OFF);
    assertThat(kernel.report(at(NOON, 1))).isFalse();
    machine.admin.setOption(EngineOption.COLLECT_NET_EVENTS, ON);
    assertThat(log()).isEmpty();
    assertThat(seen).isEmpty();
    assertThat(kernel.report(at(NOON, 2))).isTrue();
    assertThat(seen).containsExactly(at(NOON, 2));
  }

  @Test
  void unusualEvents_areNotedForTheirKeywordsOnly() {
    NetEvent drop = event(NetEventType.CLASSIFY_DROP);
    NetEvent allow = event(NetEventType.CLASSIFY_ALLOW);
    Set<NetEventKeyword> toMany = Set.of(NetEventKeyword.INBOUND_MCAST);
    assertThat(kernel.report(drop)).isTrue();
    assertThat(kernel.report(drop, toMany)).isFalse();
    assertThat(kernel.report(allow)).isFalse();
    machine.admin.setOption(
        EngineOption.NET_EVENT_MATCH_ANY_KEYWORDS,
        new FwpValue.UInt32(NetEventKeyword.CLASSIFY_ALLOW.bits()));
    assertThat(kernel.report(allow)).isTrue();
    assertThat(kernel.report(drop, toMany)).isFalse();
    assertThat(kernel.report(event(NetEventType.CAPABILITY_DROP))).isFalse();
    // any of its keywords will do
    assertThat(kernel.report(allow, toMany)).isTrue();
    machine.admin.setOption(
        EngineOption.NET_EVENT_MATCH_ANY_KEYWORDS, new FwpValue.UInt32(0xFFFF_FFFFL));
    for (NetEventType type : NetEventType.values()) {
      assertThat(kernel.report(event(type), toMany)).isTrue();
    }
  }

  @Test
  void templates_pickByTimeAndByWhatTheEventTells() {
    for (int i = 0; i < 5; i++) {
      kernel.report(at(NOON.plusSeconds(i), 80 + i));
    }
    assertThat(
            pick(new EnumTemplate.NetEvents(NOON.plusSeconds(1), NOON.plusSeconds(3), List.of())))
        .isEqualTo(3);
    assertThat(pick(new EnumTemplate.NetEvents(NOON.plusSeconds(1), EVER, List.of())))
        .describedAs("an end at zero is none, but it lies before the beginning")
        .isEqualTo(-1);
    assertThat(pick(template())).isEqualTo(5);
    assertThat(pick(template(is(ConditionKeys.IP_LOCAL_PORT, new FwpValue.UInt16(82)))))
        .isEqualTo(1);
    assertThat(
            pick(
                template(
                    new FilterCondition(
                        ConditionKeys.IP_LOCAL_PORT, MatchType.GREATER, new FwpValue.UInt16(82)))))
        .isEqualTo(2);
    // the header has the port, and does not say that it counts
    assertThat(pick(template(is(ConditionKeys.IP_REMOTE_PORT, new FwpValue.UInt16(82))))).isZero();
    assertThat(
            pick(
                template(
                    is(ConditionKeys.NET_EVENT_TYPE, new FwpValue.UInt32(3)),
                    is(ConditionKeys.IP_PROTOCOL, new FwpValue.UInt8(6)),
                    is(
                        ConditionKeys.IP_REMOTE_ADDRESS,
                        new FwpValue.V4AddressMask(0x0A00_0000, 0xFF00_0000L)),
                    is(
                        ConditionKeys.ALE_APP_ID,
                        new FwpValue.ByteBlob(Bytes.of(new byte[] {1, 0, 0, 0}))),
                    is(ConditionKeys.ALE_USER_ID, new FwpValue.SidValue(Sid.parse("S-1-5-18"))))))
        .isEqualTo(5);
    assertThat(
            pick(
                template(
                    is(ConditionKeys.ALE_USER_ID, new FwpValue.SidValue(Sid.parse("S-1-5-19"))))))
        .isZero();
  }

  /** Returns how many events a template picks, -1 when it is refused. */
  private int pick(EnumTemplate.NetEvents template) {
    List<NetEvent> picked = new ArrayList<>();
    FwpStatus status =
        Machine.statusOf(() -> picked.addAll(events.enumerateNetEvents(template).next(1000)));
    return status.isSuccess() ? picked.size() : -1;
  }

  @Test
  void subscriber_isToldOfWhatItAskedFor_inOrder() {
    List<NetEvent> seen = new ArrayList<>();
    events.subscribeNetEvents(
        ALL_EVENTS.toBuilder()
            .template(template(is(ConditionKeys.IP_PROTOCOL, new FwpValue.UInt8(6))))
            .build(),
        seen::add);
    kernel.report(event(NetEventType.CLASSIFY_DROP));
    kernel.report(at(NOON, 1));
    kernel.report(at(NOON, 2));
    assertThat(seen).containsExactly(at(NOON, 1), at(NOON, 2));
    assertThat(events.netEventSubscriptions())
        .singleElement()
        .extracting(Subscription::sessionKey)
        .isEqualTo(machine.admin.session().sessionKey());
  }

  @Test
  void subscriber_whoMayReadNoLonger_isNotTold() {
    List<NetEvent> seen = new ArrayList<>();
    machine.admin.setSecurityInfo(
        ObjectClass.NET_EVENTS,
        Machine.DACL,
        Machine.dacl("(A;;" + WfpRights.SUBSCRIBE.or(WfpRights.READ) + ";;;WD)"));
    EngineHandle user = machine.open(Machine.userToken(1105).build());
    user.events().subscribeNetEvents(ALL_EVENTS, seen::add);
    kernel.report(at(NOON, 1));
    machine.admin.setSecurityInfo(
        ObjectClass.NET_EVENTS,
        Machine.DACL,
        Machine.dacl("(A;;" + WfpRights.SUBSCRIBE + ";;;WD)"));
    kernel.report(at(NOON, 2));
    assertThat(seen).containsExactly(at(NOON, 1));
  }

  @Test
  void unsubscribing_andTheEndOfTheSession_endTheTelling() {
    List<NetEvent> seen = new ArrayList<>();
    EventSubscription<NetEvent> one = events.subscribeNetEvents(ALL_EVENTS, seen::add);
    EngineHandle other = machine.open(adminToken());
    other.events().subscribeNetEvents(ALL_EVENTS, seen::add);
    kernel.report(at(NOON, 1));
    assertThat(seen).hasSize(2);
    events.unsubscribe(one);
    kernel.report(at(NOON, 2));
    assertThat(seen).hasSize(3);
    other.close();
    kernel.report(at(NOON, 3));
    assertThat(seen).hasSize(3);
    assertThat(events.netEventSubscriptions()).isEmpty();
  }

  @Test
  void callback_mayCallTheEngine_andEndItsSubscription() {
    List<EventSubscription<NetEvent>> own = new ArrayList<>();
    List<NetEvent> seen = new ArrayList<>();
    own.add(
        events.subscribeNetEvents(
            ALL_EVENTS,
            event -> {
              seen.addAll(log());
              events.unsubscribe(own.get(0));
            }));
    kernel.report(at(NOON, 1));
    kernel.report(at(NOON, 2));
    assertThat(seen).containsExactly(at(NOON, 1));
  }

  @Test
  void subscriptionToSomethingElse_isAMistakeOfTheCaller() {
    assertThatThrownBy(() -> events.subscribeNetEvents(ALL_CONNECTIONS, event -> {}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> events.subscribeConnections(ALL_EVENTS, event -> {}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void restart_emptiesTheLog() {
    machine.admin.setOption(EngineOption.MONITOR_IPSEC_CONNECTIONS, ON);
    kernel.report(at(NOON, 1));
    kernel.connected(connection(1));
    machine.engine.restart(name -> true);
    EngineEvents after = machine.open(adminToken()).events();
    assertThat(after.enumerateNetEvents().next(10)).isEmpty();
    assertThat(after.enumerateConnections().next(10)).isEmpty();
  }

  // ---- connections

  @Test
  void connections_areToldAndListedWhileTracked() {
    List<ConnectionEvent> seen = new ArrayList<>();
    events.subscribeConnections(ALL_CONNECTIONS, seen::add);
    assertThat(kernel.connected(connection(1))).isFalse();
    machine.admin.setOption(EngineOption.MONITOR_IPSEC_CONNECTIONS, ON);
    assertThat(kernel.connected(connection(2))).isTrue();
    assertThat(kernel.connected(connection(2))).isFalse();
    assertThat(kernel.connected(connection(3))).isTrue();
    assertThat(events.connection(2)).isEqualTo(connection(2));
    assertThat(kernel.disconnected(2)).isTrue();
    assertThat(kernel.disconnected(2)).isFalse();
    assertThat(events.enumerateConnections().next(10))
        .extracting(Connection::connectionId)
        .containsExactly(3L);
    assertThat(seen)
        .extracting(ConnectionEvent::type)
        .containsExactly(
            ConnectionEventType.ADD, ConnectionEventType.ADD, ConnectionEventType.DELETE);
    assertThat(events.connectionSubscriptions()).hasSize(1);
  }

  @Test
  void connections_areForgottenWhenTheyAreTrackedNoLonger() {
    machine.admin.setOption(EngineOption.MONITOR_IPSEC_CONNECTIONS, ON);
    kernel.connected(connection(1));
    machine.admin.setOption(EngineOption.MONITOR_IPSEC_CONNECTIONS, OFF);
    machine.admin.setOption(EngineOption.MONITOR_IPSEC_CONNECTIONS, ON);
    assertThat(events.enumerateConnections().next(10)).isEmpty();
    kernel.setOperationalLog(true);
    kernel.connected(connection(2));
    assertThat(
            Machine.statusOf(
                () -> machine.admin.setOption(EngineOption.MONITOR_IPSEC_CONNECTIONS, OFF)))
        .isEqualTo(FwpStatus.FWP_E_STILL_ON);
    kernel.setOperationalLog(false);
    assertThat(events.connection(2)).isEqualTo(connection(2));
    machine.admin.setOption(EngineOption.MONITOR_IPSEC_CONNECTIONS, OFF);
    kernel.setOperationalLog(true);
    kernel.connected(connection(3));
    kernel.setOperationalLog(false);
    kernel.setOperationalLog(true);
    assertThat(events.enumerateConnections().next(10)).isEmpty();
  }

  @Test
  void octets_areForThoseWhoAskForThem() {
    machine.admin.setOption(EngineOption.MONITOR_IPSEC_CONNECTIONS, ON);
    kernel.connected(connection(1));
    kernel.connected(connection(2));
    assertThat(events.enumerateConnections().next(10))
        .extracting(Connection::bytesTransferredIn)
        .containsExactly(0L, 0L);
    EnumTemplate.Connections counted =
        new EnumTemplate.Connections(2, Flags.of(ConnectionEnumFlag.QUERY_BYTES_TRANSFERRED));
    assertThat(events.enumerateConnections(counted).next(10)).containsExactly(connection(2));
  }

  @Test
  void subscriptionToOneConnection_isNotToldOfOthers() {
    List<ConnectionEvent> seen = new ArrayList<>();
    machine.admin.setOption(EngineOption.MONITOR_IPSEC_CONNECTIONS, ON);
    events.subscribeConnections(
        ALL_CONNECTIONS.toBuilder()
            .template(new EnumTemplate.Connections(2, Flags.none(ConnectionEnumFlag.class)))
            .build(),
        seen::add);
    kernel.connected(connection(1));
    kernel.connected(connection(2));
    assertThat(seen).containsExactly(new ConnectionEvent(ConnectionEventType.ADD, connection(2)));
  }

  // ---- virtual switches

  @Test
  void virtualSwitches_areToldOf() {
    List<VSwitchEvent> seen = new ArrayList<>();
    EventSubscription<VSwitchEvent> subscription = events.subscribeVSwitchEvents(seen::add);
    VSwitchEvent event =
        new VSwitchEvent(VSwitchEventType.ENABLED_FOR_INSPECTION, "switch", true, List.of());
    kernel.report(event);
    events.unsubscribe(subscription);
    kernel.report(event);
    assertThat(seen).containsExactly(event);
  }

  // ---- drivers

  @Test
  void driver_isAskedAboutTheFiltersOfItsCallout() {
    Stage stage = new Stage();
    List<String> asked = new ArrayList<>();
    KernelSide drivers = stage.machine.engine.kernel();
    drivers.registerCallout(
        Stage.CALLOUT, (change, filter) -> asked.add(change + " " + filter.filterId()));
    stage.admin.add(Machine.filter(5));
    long id = stage.admin.add(Stage.sample(ObjectClass.FILTER, 1)).orElseThrow();
    stage.admin.deleteByKey(ObjectClass.FILTER, key(5));
    stage.admin.deleteById(ObjectClass.FILTER, id);
    long second =
        stage
            .dynamic
            .add(
                Machine.filter(2).toBuilder()
                    .action(
                        ((org.ntacl.wfp.model.Filter) Stage.sample(ObjectClass.FILTER, 1)).action())
                    .build())
            .orElseThrow();
    stage.dynamic.close();
    assertThat(asked)
        .containsExactly(
            ChangeType.ADD + " " + id,
            ChangeType.DELETE + " " + id,
            ChangeType.ADD + " " + second,
            ChangeType.DELETE + " " + second);
    drivers.unregisterCallout(Stage.CALLOUT);
    stage.admin.add(Stage.sample(ObjectClass.FILTER, 3));
    assertThat(asked).hasSize(4);
    assertThat(Machine.statusOf(() -> drivers.unregisterCallout(Stage.CALLOUT)))
        .isEqualTo(FwpStatus.FWP_E_CALLOUT_NOT_FOUND);
  }

  @Test
  void refusingDriver_leavesEverythingAsItWas() {
    Stage stage = new Stage();
    stage
        .machine
        .engine
        .kernel()
        .registerCallout(Stage.CALLOUT, (change, filter) -> change == ChangeType.DELETE);
    stage.admin.begin();
    assertThat(Machine.statusOf(() -> stage.admin.add(Stage.sample(ObjectClass.FILTER, 1))))
        .isEqualTo(FwpStatus.FWP_E_CALLOUT_NOTIFICATION_FAILED);
    stage.admin.add(Machine.provider(1));
    stage.admin.commit();
    EngineContents contents = stage.machine.engine.contents();
    assertThat(contents.find(ObjectClass.FILTER, key(1))).isEmpty();
    assertThat(contents.find(ObjectClass.PROVIDER, key(1))).isPresent();
    assertThat(contents.find(ObjectClass.CALLOUT, Stage.CALLOUT).orElseThrow().references())
        .isZero();
  }
}
