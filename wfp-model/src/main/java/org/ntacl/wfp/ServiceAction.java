package org.ntacl.wfp;

import java.util.Optional;
import org.ntacl.wfp.model.FwpStatus;

/**
 * A function of {@link ServiceCall}, checked as it says there.
 *
 * @param <T> what the function returns
 */
abstract class ServiceAction<T> extends Call<T> {
  private final ServiceCall function;

  ServiceAction(ServiceCall function) {
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
}
