package org.ntacl.wfp;

import java.util.Objects;
import java.util.Set;
import org.ntacl.Guid;
import org.ntacl.wfp.model.Connection;
import org.ntacl.wfp.model.NetEvent;
import org.ntacl.wfp.model.NetEventKeyword;
import org.ntacl.wfp.model.VSwitchEvent;

/**
 * What the kernel tells the engine: a part of the model, where Windows has drivers. Nobody is
 * checked here. Callbacks of subscribers run in the engine's executor before a method returns, or
 * later. Thread-safe.
 */
public final class KernelSide {
  private final EngineCore core;

  KernelSide(EngineCore core) {
    this.core = core;
  }

  /** Reports a usual event; see {@link #report(NetEvent, Set)}. */
  public boolean report(NetEvent event) {
    return report(event, Set.of());
  }

  /**
   * Reports an event. It is noted, and subscribers are told of it, while
   * FWPM_ENGINE_COLLECT_NET_EVENTS is on. One that is about keywords is noted only while
   * FWPM_ENGINE_NET_EVENT_MATCH_ANY_KEYWORDS has one of them; so are those of the types
   * CLASSIFY_ALLOW, CAPABILITY_DROP and CAPABILITY_ALLOW, whose keywords need not be given.
   *
   * @param event what happened
   * @param keywords what makes it unusual, as that it was sent to many
   * @return whether it was noted
   */
  public boolean report(NetEvent event, Set<NetEventKeyword> keywords) {
    return core.events().note(Objects.requireNonNull(event, "event"), Set.copyOf(keywords));
  }

  /** Reports what a virtual switch tells. */
  public void report(VSwitchEvent event) {
    core.events().tell(Objects.requireNonNull(event, "event"));
  }

  /**
   * Reports that IPsec guards a new connection.
   *
   * @return whether it is tracked: FWPM_ENGINE_MONITOR_IPSEC_CONNECTIONS or the operational log is
   *     on, and there is none of its number
   */
  public boolean connected(Connection connection) {
    return core.events().connect(Objects.requireNonNull(connection, "connection"));
  }

  /** Reports that a connection is over, and returns whether it was tracked. */
  public boolean disconnected(long connectionId) {
    return core.events().disconnect(connectionId);
  }

  /**
   * Turns the operational log on or off. While it is on, connections are tracked whatever the
   * option says, and turning the option off reports FWP_E_STILL_ON.
   */
  public void setOperationalLog(boolean on) {
    core.events().trackForLog(on);
  }

  /**
   * Registers a callout of a driver (FwpsCalloutRegister), which is asked from now on about the
   * filters that call it.
   *
   * @throws org.ntacl.wfp.model.WfpException with FWP_E_TOO_MANY_CALLOUTS when 100,000 are
   *     registered, FWP_E_ALREADY_EXISTS when this one is
   */
  public void registerCallout(Guid key, CalloutDriver driver) {
    core.drivers()
        .register(Objects.requireNonNull(key, "key"), Objects.requireNonNull(driver, "driver"));
  }

  /**
   * Takes a registration back (FwpsCalloutUnregisterByKey0).
   *
   * @throws org.ntacl.wfp.model.WfpException with FWP_E_CALLOUT_NOT_FOUND when there is none
   */
  public void unregisterCallout(Guid key) {
    core.drivers().unregister(key);
  }
}
