package org.ntacl.wfp;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.ntacl.wfp.model.Connection;
import org.ntacl.wfp.model.ConnectionEventType;
import org.ntacl.wfp.model.EngineOption;
import org.ntacl.wfp.model.FwpStatus;
import org.ntacl.wfp.model.FwpValue;
import org.ntacl.wfp.model.NetEvent;
import org.ntacl.wfp.model.NetEventKeyword;
import org.ntacl.wfp.model.ObjectClass;
import org.ntacl.wfp.model.VSwitchEvent;

/**
 * What the engine has noted of traffic, and who wants to be told: the log of net events, the
 * connections of IPsec, and subscriptions. None of it belongs to transactions. Thread-safe.
 */
final class EventHub {
  /** The log holds 128 KB, which is 100 to 150 events (wfp 1.3). */
  static final int MOST_EVENTS = 128;

  private final Supplier<Policy> committed;
  private final List<EventSubscription<?>> subscriptions = new CopyOnWriteArrayList<>();
  private final Deque<NetEvent> log = new ArrayDeque<>();
  private final Map<Long, Connection> connections = new LinkedHashMap<>();

  private boolean trackedByLog;

  EventHub(Supplier<Policy> committed) {
    this.committed = committed;
  }

  // ---- options

  private static int option(Policy policy, EngineOption option) {
    return policy.option(option).orElse(null) instanceof FwpValue.UInt32 number
        ? (int) number.value()
        : 0;
  }

  static void requireCollected(Policy policy) {
    if (option(policy, EngineOption.COLLECT_NET_EVENTS) == 0) {
      throw Call.refused(FwpStatus.FWP_E_NET_EVENTS_DISABLED, "no events are collected");
    }
  }

  private boolean isTracked(Policy policy) {
    return trackedByLog || option(policy, EngineOption.MONITOR_IPSEC_CONNECTIONS) != 0;
  }

  synchronized void requireTracked(Policy policy) {
    if (!isTracked(policy)) {
      throw Call.refused(FwpStatus.FWP_E_CONNECTIONS_DISABLED, "no connections are tracked");
    }
  }

  /** Has connections tracked whatever the option says, as the operational log does. */
  synchronized void trackForLog(boolean on) {
    trackedByLog = on;
    if (!isTracked(committed.get())) {
      connections.clear();
    }
  }

  synchronized boolean isTrackedByLog() {
    return trackedByLog;
  }

  /** Forgets the connections, since the option is turned off. */
  synchronized void untrack() {
    connections.clear();
  }

  /** Forgets everything, as a start of the system does. */
  synchronized void clear() {
    log.clear();
    connections.clear();
  }

  // ---- what happens

  /**
   * Notes an event.
   *
   * @param about the keywords of which one has to be asked for, none when it is always noted
   * @return whether it was noted
   */
  boolean note(NetEvent event, Set<NetEventKeyword> about) {
    Policy policy = committed.get();
    if (!isCollected(policy, event, about)) {
      return false;
    }
    List<Delivery<?>> due = new ArrayList<>();
    synchronized (this) {
      if (log.size() == MOST_EVENTS) {
        log.removeFirst();
      }
      log.addLast(event);
      offer(
          ObjectClass.NET_EVENTS,
          policy,
          one -> EventTemplates.matches(one.subscription().template(), event),
          event,
          due);
    }
    due.forEach(Delivery::schedule);
    return true;
  }

  private static boolean isCollected(Policy policy, NetEvent event, Set<NetEventKeyword> about) {
    if (option(policy, EngineOption.COLLECT_NET_EVENTS) == 0) {
      return false;
    }
    Set<NetEventKeyword> needed = EnumSet.noneOf(NetEventKeyword.class);
    needed.addAll(about);
    // inferred: the names of keywords and of types
    switch (event.type()) {
      case CLASSIFY_ALLOW -> needed.add(NetEventKeyword.CLASSIFY_ALLOW);
      case CAPABILITY_DROP -> needed.add(NetEventKeyword.CAPABILITY_DROP);
      case CAPABILITY_ALLOW -> needed.add(NetEventKeyword.CAPABILITY_ALLOW);
      default -> {
        // the others are usual ones
      }
    }
    int asked = option(policy, EngineOption.NET_EVENT_MATCH_ANY_KEYWORDS);
    return needed.isEmpty() || needed.stream().anyMatch(word -> (word.bits() & asked) != 0);
  }

  /** Tells of a connection that came; returns whether it is tracked. */
  boolean connect(Connection connection) {
    return change(new ConnectionEvent(ConnectionEventType.ADD, connection));
  }

  /** Tells of a connection that went; returns whether it was tracked. */
  boolean disconnect(long id) {
    Optional<Connection> known = find(id);
    return known.isPresent()
        && change(new ConnectionEvent(ConnectionEventType.DELETE, known.get()));
  }

  private boolean change(ConnectionEvent event) {
    Policy policy = committed.get();
    Connection connection = event.connection();
    List<Delivery<?>> due = new ArrayList<>();
    synchronized (this) {
      boolean changed =
          event.type() == ConnectionEventType.ADD
              ? isTracked(policy)
                  && connections.putIfAbsent(connection.connectionId(), connection) == null
              : connections.remove(connection.connectionId(), connection);
      if (!changed) {
        return false;
      }
      offer(
          ObjectClass.CONNECTIONS,
          policy,
          one -> EventTemplates.matches(one.subscription().template(), connection),
          event,
          due);
    }
    due.forEach(Delivery::schedule);
    return true;
  }

  void tell(VSwitchEvent event) {
    List<Delivery<?>> due = new ArrayList<>();
    synchronized (this) {
      offer(ObjectClass.VSWITCH_EVENTS, committed.get(), one -> true, event, due);
    }
    due.forEach(Delivery::schedule);
  }

  /** Under the monitor: subscribers get events in the order in which they are noted. */
  @SuppressWarnings("unchecked")
  private <T> void offer(
      ObjectClass kind,
      Policy policy,
      Predicate<EventSubscription<?>> wanted,
      T event,
      List<Delivery<?>> due) {
    for (EventSubscription<?> one : subscriptions) {
      if (one.subscription().target() == kind && wanted.test(one) && one.mayRead(policy)) {
        // the kind says what a subscriber is told of
        ((Delivery<T>) one.delivery()).offer(event);
        due.add(one.delivery());
      }
    }
  }

  // ---- what there is

  synchronized List<NetEvent> log() {
    return List.copyOf(log);
  }

  synchronized List<Connection> connections() {
    return List.copyOf(connections.values());
  }

  synchronized Optional<Connection> find(long id) {
    return Optional.ofNullable(connections.get(id));
  }

  // ---- subscriptions

  List<EventSubscription<?>> subscriptions() {
    return subscriptions;
  }

  /** Ends the subscriptions of a session. */
  void endAllOf(Caller caller) {
    for (EventSubscription<?> one : List.copyOf(subscriptions)) {
      if (one.session() == caller.number()) {
        subscriptions.remove(one);
        one.delivery().close();
      }
    }
  }
}
