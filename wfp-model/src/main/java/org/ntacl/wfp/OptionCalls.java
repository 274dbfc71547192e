package org.ntacl.wfp;

import org.ntacl.descriptor.WfpRights;
import org.ntacl.wfp.model.DataType;
import org.ntacl.wfp.model.EngineOption;
import org.ntacl.wfp.model.FwpStatus;
import org.ntacl.wfp.model.FwpValue;
import org.ntacl.wfp.model.ObjectClass;

/** Options of the engine as a whole. */
final class OptionCalls {
  private OptionCalls() {}

  /** FwpmEngineGetOption0. */
  static final class Get extends Call<FwpValue> {
    private final EngineOption option;

    Get(EngineOption option) {
      super(TransactionRule.READS);
      this.option = option;
    }

    @Override
    void access(Caller caller, Policy policy) {
      AccessGate.demand(caller, policy.container(ObjectClass.ENGINE), WfpRights.READ, "the engine");
    }

    @Override
    FwpValue run(Work work) {
      return work.policy().option(option).orElse(FwpValue.UInt32.ofBits(0));
    }
  }

  /** FwpmEngineSetOption0. */
  static final class Set extends Call<Void> {
    private final EngineOption option;
    private final FwpValue value;
    private final EngineCore core;

    Set(EngineOption option, FwpValue value, EngineCore core) {
      super(TransactionRule.CHANGES_ALONE);
      this.option = option;
      this.value = value;
      this.core = core;
    }

    @Override
    void structure(Caller caller) {
      if (value.type() != DataType.UINT32) {
        throw refused(
            FwpStatus.FWP_E_TYPE_MISMATCH, "options are of type UINT32, not " + value.type());
      }
    }

    @Override
    void access(Caller caller, Policy policy) {
      AccessGate.demand(
          caller, policy.container(ObjectClass.ENGINE), WfpRights.WRITE, "the engine");
    }

    @Override
    void dynamicSession(Caller caller) {
      if (caller.isDynamic()) {
        throw refused(
            FwpStatus.FWP_E_DYNAMIC_SESSION_IN_PROGRESS, "a dynamic session sets no option");
      }
    }

    private boolean untracks() {
      return option == EngineOption.MONITOR_IPSEC_CONNECTIONS
          && value instanceof FwpValue.UInt32 number
          && number.value() == 0;
    }

    @Override
    void state(Caller caller, Policy policy) {
      if (untracks() && core.events().isTrackedByLog()) {
        throw refused(FwpStatus.FWP_E_STILL_ON, "the operational log keeps track of connections");
      }
    }

    @Override
    Void run(Work work) {
      work.replace(work.policy().setting(option, value));
      if (untracks()) {
        core.events().untrack();
      }
      return null;
    }
  }
}
