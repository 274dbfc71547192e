package org.ntacl.wfp;

import java.util.Optional;
import org.ntacl.wfp.model.EngineOption;
import org.ntacl.wfp.model.FwpStatus;
import org.ntacl.wfp.model.FwpValue;

/** Whether a session may call a function of {@link ServiceCall}. */
final class ServiceCheck extends Call<Void> {
  private static final FwpValue OFF = new FwpValue.UInt32(0);

  private final ServiceCall function;

  ServiceCheck(ServiceCall function) {
    super(function.isAlone() ? TransactionRule.READS_ALONE : TransactionRule.READS);
    this.function = function;
  }

  @Override
  void access(Caller caller, Policy policy) {
    AccessGate.demand(
        caller,
        policy.container(function.kind()),
        function.rights(),
        new SecurityTarget(function.kind(), Optional.empty()));
  }

  @Override
  void dynamicSession(Caller caller) {
    if (caller.isDynamic() && function.isClosedToDynamic()) {
      throw refused(
          FwpStatus.FWP_E_DYNAMIC_SESSION_IN_PROGRESS,
          "a dynamic session may not call " + function.function());
    }
  }

  @Override
  void state(Caller caller, Policy policy) {
    if (function == ServiceCall.NET_EVENT_ENUM
        && policy.option(EngineOption.COLLECT_NET_EVENTS).filter(OFF::equals).isPresent()) {
      throw refused(FwpStatus.FWP_E_NET_EVENTS_DISABLED, "no events are collected");
    }
  }

  @Override
  Void run(Work work) {
    return null;
  }
}
