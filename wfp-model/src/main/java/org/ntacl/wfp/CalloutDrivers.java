package org.ntacl.wfp;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.ntacl.Guid;
import org.ntacl.wfp.model.ChangeType;
import org.ntacl.wfp.model.Filter;
import org.ntacl.wfp.model.FwpStatus;
import org.ntacl.wfp.model.WfpObject;

/** The callouts that drivers have registered, whether or not the engine has them. Thread-safe. */
final class CalloutDrivers {
  /** How many may be registered (wfp 3). */
  static final int MOST = 100_000;

  private final Map<Guid, CalloutDriver> drivers = new ConcurrentHashMap<>();
  private final AtomicInteger places = new AtomicInteger(MOST);

  void register(Guid key, CalloutDriver driver) {
    if (places.getAndUpdate(left -> Math.max(left - 1, 0)) == 0) {
      throw Call.refused(
          FwpStatus.FWP_E_TOO_MANY_CALLOUTS, MOST + " callouts are registered already");
    }
    if (drivers.putIfAbsent(key, driver) != null) {
      places.incrementAndGet();
      throw Call.refused(
          FwpStatus.FWP_E_ALREADY_EXISTS, "callout {" + key + "} is registered already");
    }
  }

  void unregister(Guid key) {
    if (drivers.remove(key) == null) {
      throw Call.refused(
          FwpStatus.FWP_E_CALLOUT_NOT_FOUND, "callout {" + key + "} is not registered");
    }
    places.incrementAndGet();
  }

  /** Asks the driver that a filter calls, if there is one. */
  void demand(ChangeType change, WfpObject object) {
    if (!isAllowed(change, object)) {
      throw Call.refused(
          FwpStatus.FWP_E_CALLOUT_NOTIFICATION_FAILED,
          "the driver of the callout of filter {" + object.key() + "} refuses");
    }
  }

  /** Tells the driver that a filter calls, whatever it answers. */
  void tell(ChangeType change, WfpObject object) {
    isAllowed(change, object);
  }

  private boolean isAllowed(ChangeType change, WfpObject object) {
    if (!(object instanceof Filter filter) || !filter.action().type().isCallout()) {
      return true;
    }
    Optional<CalloutDriver> driver = filter.action().calloutKey().map(drivers::get);
    return driver.isEmpty() || driver.get().notified(change, filter);
  }
}
