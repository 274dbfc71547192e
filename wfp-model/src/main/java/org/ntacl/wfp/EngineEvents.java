package org.ntacl.wfp;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.ntacl.wfp.model.Connection;
import org.ntacl.wfp.model.EnumTemplate;
import org.ntacl.wfp.model.NetEvent;
import org.ntacl.wfp.model.ObjectClass;
import org.ntacl.wfp.model.Subscription;
import org.ntacl.wfp.model.VSwitchEvent;

/**
 * What the engine has noted of traffic, as one session may see it: net events, connections that
 * IPsec guards, virtual switches. They come in by {@link KernelSide}.
 *
 * <p>Each of the three has one descriptor. Without READ on it nothing is shown and nothing told,
 * and that is no error. Methods throw {@link org.ntacl.wfp.model.WfpException} as those of {@link
 * EngineHandle} do. Thread-safe.
 */
public final class EngineEvents {
  private final EngineCore core;
  private final Session session;

  EngineEvents(EngineCore core, Session session) {
    this.core = core;
    this.session = session;
  }

  // ---- net events

  /**
   * Enumerates the events that are in the log now, the oldest first
   * (FwpmNetEventCreateEnumHandle0). Taking some out of the enumeration reports
   * FWP_E_NET_EVENTS_DISABLED while no events are collected.
   *
   * @throws org.ntacl.wfp.model.WfpException with ERROR_ACCESS_DENIED without ENUM;
   *     FWP_E_TXN_IN_PROGRESS in a transaction
   */
  public EnumHandle<NetEvent> enumerateNetEvents() {
    return netEvents(Optional.empty());
  }

  /**
   * Enumerates the events that a template picks; see {@link #enumerateNetEvents()}.
   *
   * @throws org.ntacl.wfp.model.WfpException with FWP_E_INVALID_INTERVAL for a time that ends
   *     before it begins; FWP_E_CONDITION_NOT_FOUND for fields that events do not have;
   *     FWP_E_DUPLICATE_CONDITION
   */
  public EnumHandle<NetEvent> enumerateNetEvents(EnumTemplate.NetEvents template) {
    return netEvents(Optional.of(template));
  }

  private EnumHandle<NetEvent> netEvents(Optional<EnumTemplate> template) {
    return new EnumHandle<>(
        session, session.run(new EventCalls.NetEvents(template, core)), EventHub::requireCollected);
  }

  /**
   * Subscribes to events (FwpmNetEventSubscribe0).
   *
   * @param subscription to net events; the flags do not count
   * @throws org.ntacl.wfp.model.WfpException with ERROR_ACCESS_DENIED without SUBSCRIBE;
   *     FWP_E_TXN_IN_PROGRESS in a transaction; what is wrong with the template
   * @throws IllegalArgumentException when it is a subscription to something else
   */
  public EventSubscription<NetEvent> subscribeNetEvents(
      Subscription subscription, EngineListener<NetEvent> listener) {
    return session.run(
        new EventCalls.Subscribe<>(ServiceCall.NET_EVENT_SUBSCRIBE, subscription, listener, core));
  }

  /**
   * Returns the subscriptions of all sessions to net events (FwpmNetEventSubscriptionsGet0).
   *
   * @throws org.ntacl.wfp.model.WfpException with ERROR_ACCESS_DENIED without READ
   */
  public List<Subscription> netEventSubscriptions() {
    return session.run(new EventCalls.Subscriptions(ServiceCall.NET_EVENT_SUBSCRIPTIONS_GET, core));
  }

  // ---- connections

  /**
   * Returns a connection (FwpmConnectionGetById0).
   *
   * @throws org.ntacl.wfp.model.WfpException with ERROR_ACCESS_DENIED without READ;
   *     FWP_E_CONNECTIONS_DISABLED while none are tracked; FWP_E_NOT_FOUND
   */
  public Connection connection(long id) {
    return session.run(new EventCalls.GetConnection(id, core));
  }

  /**
   * Enumerates the connections that there are now (FwpmConnectionCreateEnumHandle0), without how
   * many octets they carried. Taking some out of the enumeration reports FWP_E_CONNECTIONS_DISABLED
   * while none are tracked.
   *
   * @throws org.ntacl.wfp.model.WfpException with ERROR_ACCESS_DENIED without ENUM
   */
  public EnumHandle<Connection> enumerateConnections() {
    return connections(Optional.empty());
  }

  /** Enumerates the connections that a template picks; see {@link #enumerateConnections()}. */
  public EnumHandle<Connection> enumerateConnections(EnumTemplate.Connections template) {
    return connections(Optional.of(template));
  }

  private EnumHandle<Connection> connections(Optional<EnumTemplate> template) {
    return new EnumHandle<>(
        session,
        session.run(new EventCalls.Connections(template, core)),
        core.events()::requireTracked);
  }

  /**
   * Subscribes to connections that come and go (FwpmConnectionSubscribe0).
   *
   * @param subscription to connections; the flags do not count
   * @throws org.ntacl.wfp.model.WfpException with ERROR_ACCESS_DENIED without SUBSCRIBE;
   *     FWP_E_TXN_IN_PROGRESS in a transaction
   * @throws IllegalArgumentException when it is a subscription to something else
   */
  public EventSubscription<ConnectionEvent> subscribeConnections(
      Subscription subscription, EngineListener<ConnectionEvent> listener) {
    return session.run(
        new EventCalls.Subscribe<>(ServiceCall.CONNECTION_SUBSCRIBE, subscription, listener, core));
  }

  /**
   * Returns the subscriptions of all sessions to connections (FwpmConnectionSubscriptionsGet0).
   *
   * @throws org.ntacl.wfp.model.WfpException with ERROR_ACCESS_DENIED without READ
   */
  public List<Subscription> connectionSubscriptions() {
    return session.run(
        new EventCalls.Subscriptions(ServiceCall.CONNECTION_SUBSCRIPTIONS_GET, core));
  }

  // ---- virtual switches

  /**
   * Subscribes to what virtual switches tell (FwpmvSwitchEventSubscribe0).
   *
   * @throws org.ntacl.wfp.model.WfpException with ERROR_ACCESS_DENIED without SUBSCRIBE;
   *     FWP_E_TXN_IN_PROGRESS in a transaction
   */
  public EventSubscription<VSwitchEvent> subscribeVSwitchEvents(
      EngineListener<VSwitchEvent> listener) {
    return session.run(
        new EventCalls.Subscribe<>(
            ServiceCall.VSWITCH_EVENT_SUBSCRIBE,
            Subscription.builder(ObjectClass.VSWITCH_EVENTS).build(),
            listener,
            core));
  }

  /**
   * Ends a subscription (FwpmNetEventUnsubscribe0, FwpmConnectionUnsubscribe0 or
   * FwpmvSwitchEventUnsubscribe0), and waits for a callback that is running, unless it is that one
   * which calls. The end of a session ends its subscriptions.
   *
   * @throws org.ntacl.wfp.model.WfpException with ERROR_INVALID_HANDLE when it is none of this
   *     session, or ended already; FWP_E_TXN_IN_PROGRESS in a transaction
   */
  public void unsubscribe(EventSubscription<?> subscription) {
    Objects.requireNonNull(subscription, "subscription");
    session.run(new EventCalls.Unsubscribe(subscription, session.caller().number(), core));
    subscription.delivery().close();
  }
}
