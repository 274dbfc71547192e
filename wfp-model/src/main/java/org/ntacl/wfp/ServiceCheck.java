package org.ntacl.wfp;

/** Whether a session may call a function of {@link ServiceCall}. */
final class ServiceCheck extends ServiceAction<Void> {
  private final ServiceCall function;

  ServiceCheck(ServiceCall function) {
    super(function);
    this.function = function;
  }

  @Override
  void state(Caller caller, Policy policy) {
    if (function == ServiceCall.NET_EVENT_ENUM) {
      EventHub.requireCollected(policy);
    }
  }

  @Override
  Void run(Work work) {
    return null;
  }
}
