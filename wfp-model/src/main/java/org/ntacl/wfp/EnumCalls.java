package org.ntacl.wfp;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.ntacl.descriptor.WfpRights;
import org.ntacl.wfp.model.EnumTemplate;
import org.ntacl.wfp.model.Filter;
import org.ntacl.wfp.model.FilterEnumFlag;
import org.ntacl.wfp.model.FwpValue;
import org.ntacl.wfp.model.ObjectClass;
import org.ntacl.wfp.model.SessionInfo;
import org.ntacl.wfp.model.StructureRules;
import org.ntacl.wfp.model.WfpObject;

/** FwpmXCreateEnumHandle0: what there is at this moment and can be read by the caller. */
final class EnumCalls {
  private EnumCalls() {}

  /** Objects of one kind. */
  static final class Objects extends Call<List<WfpObject>> {
    private final ObjectClass kind;
    private final Optional<EnumTemplate> template;

    private final StructureRules rules;

    Objects(ObjectClass kind, Optional<EnumTemplate> template, StructureRules rules) {
      super(TransactionRule.READS);
      if (!kind.hasObjectSecurity()) {
        throw new IllegalArgumentException("there are no objects of the kind: " + kind);
      }
      this.kind = kind;
      this.template = template;
      this.rules = rules;
    }

    @Override
    void structure(Caller caller) {
      template.ifPresent(given -> Structures.require(kind, given, rules));
    }

    @Override
    void context(Policy policy) {
      template.ifPresent(given -> Structures.requireFitting(given, policy, rules));
    }

    @Override
    void access(Caller caller, Policy policy) {
      AccessGate.demand(
          caller,
          policy.container(kind),
          WfpRights.ENUM,
          new SecurityTarget(kind, Optional.empty()));
    }

    @Override
    List<WfpObject> run(Work work) {
      List<WfpObject> found = new ArrayList<>();
      for (Entry entry : work.policy().entries(kind)) {
        if (template.filter(given -> !Templates.matches(given, entry.object())).isEmpty()
            && AccessGate.isGranted(work.caller(), entry.security(), WfpRights.READ)) {
          found.add(entry.object());
        }
      }
      return template.orElse(null) instanceof EnumTemplate.Filters filters
          ? arranged(found, filters)
          : found;
    }

    private static List<WfpObject> arranged(List<WfpObject> found, EnumTemplate.Filters template) {
      boolean best = template.flags().contains(FilterEnumFlag.BEST_TERMINATING_MATCH);
      if (!best && !template.flags().contains(FilterEnumFlag.SORTED)) {
        return found;
      }
      List<Filter> sorted = new ArrayList<>();
      found.forEach(object -> sorted.add((Filter) object));
      sorted.sort(Comparator.comparing(Objects::weight, Long::compareUnsigned).reversed());
      return List.copyOf(best ? Templates.upToTerminating(sorted) : sorted);
    }

    private static long weight(Filter filter) {
      return filter.effectiveWeight() instanceof FwpValue.UInt64 weight ? weight.bits() : 0;
    }
  }

  /** Sessions. */
  static final class Sessions extends Call<List<SessionInfo>> {
    private final EngineCore core;

    Sessions(EngineCore core) {
      super(TransactionRule.READS_ALONE);
      this.core = core;
    }

    @Override
    void access(Caller caller, Policy policy) {
      AccessGate.demand(caller, policy.container(ObjectClass.ENGINE), WfpRights.ENUM, "the engine");
    }

    @Override
    List<SessionInfo> run(Work work) {
      return core.sessions().values().stream()
          .map(Session::caller)
          .sorted(Comparator.comparingLong(Caller::number))
          .map(Caller::info)
          .toList();
    }
  }
}
