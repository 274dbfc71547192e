package org.ntacl.wfp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ntacl.descriptor.WfpRights;
import org.ntacl.wfp.model.Connection;
import org.ntacl.wfp.model.ConnectionEnumFlag;
import org.ntacl.wfp.model.EnumTemplate;
import org.ntacl.wfp.model.FwpStatus;
import org.ntacl.wfp.model.NetEvent;
import org.ntacl.wfp.model.ObjectClass;
import org.ntacl.wfp.model.Subscription;

/** The calls about net events, connections and virtual switches. */
final class EventCalls {
  private EventCalls() {}

  /** Without READ nothing is shown, and nobody told so (wfp 4.2). */
  private static boolean mayRead(Work work, ObjectClass kind) {
    return AccessGate.isGranted(work.caller(), work.policy().container(kind), WfpRights.READ);
  }

  /** FwpmNetEventCreateEnumHandle0. */
  static final class NetEvents extends ServiceAction<List<NetEvent>> {
    private final Optional<EnumTemplate> template;
    private final EngineCore core;

    NetEvents(Optional<EnumTemplate> template, EngineCore core) {
      super(ServiceCall.NET_EVENT_CREATE_ENUM_HANDLE);
      this.template = template;
      this.core = core;
    }

    @Override
    void structure(Caller caller) {
      template.ifPresent(
          given -> Structures.require(ObjectClass.NET_EVENTS, given, core.options().structures()));
    }

    @Override
    List<NetEvent> run(Work work) {
      return mayRead(work, ObjectClass.NET_EVENTS)
          ? core.events().log().stream()
              .filter(event -> EventTemplates.matches(template, event))
              .toList()
          : List.of();
    }
  }

  /** FwpmConnectionCreateEnumHandle0. */
  static final class Connections extends ServiceAction<List<Connection>> {
    private final Optional<EnumTemplate> template;
    private final EngineCore core;

    Connections(Optional<EnumTemplate> template, EngineCore core) {
      super(ServiceCall.CONNECTION_CREATE_ENUM_HANDLE);
      this.template = template;
      this.core = core;
    }

    @Override
    void structure(Caller caller) {
      template.ifPresent(
          given -> Structures.require(ObjectClass.CONNECTIONS, given, core.options().structures()));
    }

    @Override
    List<Connection> run(Work work) {
      if (!mayRead(work, ObjectClass.CONNECTIONS)) {
        return List.of();
      }
      boolean counted =
          template.orElse(null) instanceof EnumTemplate.Connections wanted
              && wanted.flags().contains(ConnectionEnumFlag.QUERY_BYTES_TRANSFERRED);
      List<Connection> found = new ArrayList<>();
      for (Connection connection : core.events().connections()) {
        if (EventTemplates.matches(template, connection)) {
          found.add(counted ? connection : uncounted(connection));
        }
      }
      return found;
    }

    /** Inferred: octets are a matter of those who ask for them. */
    private static Connection uncounted(Connection connection) {
      return connection.toBuilder()
          .bytesTransferredIn(0)
          .bytesTransferredOut(0)
          .bytesTransferredTotal(0)
          .build();
    }
  }

  /** FwpmConnectionGetById0. */
  static final class GetConnection extends ServiceAction<Connection> {
    private final long id;
    private final EngineCore core;

    private Optional<Connection> found = Optional.empty();

    GetConnection(long id, EngineCore core) {
      super(ServiceCall.CONNECTION_GET_BY_ID);
      this.id = id;
      this.core = core;
    }

    @Override
    void lookup(Policy policy) {
      core.events().requireTracked(policy);
      found = core.events().find(id);
      if (found.isEmpty()) {
        throw refused(
            ObjectClass.CONNECTIONS.notFound(), "no connection " + Long.toUnsignedString(id));
      }
    }

    @Override
    Connection run(Work work) {
      return found.orElseThrow();
    }
  }

  /**
   * FwpmNetEventSubscribe0, FwpmConnectionSubscribe0 and FwpmvSwitchEventSubscribe0.
   *
   * @param <T> what the subscriber is told of
   */
  static final class Subscribe<T> extends ServiceAction<EventSubscription<T>> {
    private final Subscription wanted;
    private final EngineListener<T> listener;
    private final EngineCore core;

    Subscribe(
        ServiceCall function, Subscription wanted, EngineListener<T> listener, EngineCore core) {
      super(function);
      if (wanted.target() != function.kind()) {
        throw new IllegalArgumentException("a subscription to something else: " + wanted.target());
      }
      this.wanted = wanted;
      this.listener = listener;
      this.core = core;
    }

    @Override
    void structure(Caller caller) {
      Structures.require(core.options().structures().check(wanted));
    }

    @Override
    EventSubscription<T> run(Work work) {
      EventSubscription<T> subscription =
          new EventSubscription<>(
              work.caller(),
              wanted.toBuilder().sessionKey(work.caller().info().sessionKey()).build(),
              new Delivery<>(
                  listener, core.options().executor(), core.options().notificationLimit()));
      core.events().subscriptions().add(subscription);
      return subscription;
    }
  }

  /** The functions that end such a subscription, but for waiting until a callback has ended. */
  static final class Unsubscribe extends ServiceAction<Void> {
    private final EventSubscription<?> subscription;
    private final long caller;
    private final EngineCore core;

    Unsubscribe(EventSubscription<?> subscription, long caller, EngineCore core) {
      super(ending(subscription.subscription().target()));
      this.subscription = subscription;
      this.caller = caller;
      this.core = core;
    }

    private static ServiceCall ending(ObjectClass kind) {
      return switch (kind) {
        case NET_EVENTS -> ServiceCall.NET_EVENT_UNSUBSCRIBE;
        case CONNECTIONS -> ServiceCall.CONNECTION_UNSUBSCRIBE;
        default -> ServiceCall.VSWITCH_EVENT_UNSUBSCRIBE;
      };
    }

    @Override
    void arguments() {
      if (subscription.session() != caller
          || !core.events().subscriptions().contains(subscription)) {
        throw refused(FwpStatus.ERROR_INVALID_HANDLE, "no subscription of the session");
      }
    }

    @Override
    Void run(Work work) {
      core.events().subscriptions().remove(subscription);
      return null;
    }
  }

  /** FwpmNetEventSubscriptionsGet0 and FwpmConnectionSubscriptionsGet0. */
  static final class Subscriptions extends ServiceAction<List<Subscription>> {
    private final ObjectClass kind;
    private final EngineCore core;

    Subscriptions(ServiceCall function, EngineCore core) {
      super(function);
      this.kind = function.kind();
      this.core = core;
    }

    @Override
    List<Subscription> run(Work work) {
      return core.events().subscriptions().stream()
          .<Subscription>map(EventSubscription::subscription)
          .filter(subscription -> subscription.target() == kind)
          .toList();
    }
  }
}
