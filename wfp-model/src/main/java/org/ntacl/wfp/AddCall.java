package org.ntacl.wfp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.descriptor.WfpRights;
import org.ntacl.wfp.model.ChangeType;
import org.ntacl.wfp.model.Filter;
import org.ntacl.wfp.model.FwpStatus;
import org.ntacl.wfp.model.Layer;
import org.ntacl.wfp.model.ObjectClass;
import org.ntacl.wfp.model.Reference;
import org.ntacl.wfp.model.WfpObject;

/** FwpmXAdd0. */
final class AddCall extends Call<OptionalLong> {
  private final ObjectClass kind;
  private final Optional<SecurityDescriptor> given;
  private final EngineCore core;
  private final List<Entry> targets = new ArrayList<>(5);

  private WfpObject object;
  private Lifetime lifetime;
  private StoredSecurity security;
  private WfpObject filled;

  AddCall(WfpObject object, Optional<SecurityDescriptor> given, EngineCore core) {
    super(TransactionRule.CHANGES);
    this.kind = object.objectClass();
    if (!kind.isAddable()) {
      throw new IllegalArgumentException("no such object can be added: " + kind);
    }
    this.object = object;
    this.given = given;
    this.core = core;
  }

  @Override
  void structure(Caller caller) {
    Structures.require(core.options().structures().check(object));
    lifetime = Lifetimes.of(object, caller.isDynamic());
    if (isLastingInDynamic(caller)
        && !core.options().isOn(EngineReading.LASTING_IN_DYNAMIC_IS_SESSION_FAULT)) {
      throw refused(
          FwpStatus.FWP_E_INVALID_FLAGS, "what a dynamic session adds goes with the session");
    }
  }

  private boolean isLastingInDynamic(Caller caller) {
    return caller.isDynamic() && Lifetimes.ofFlags(object).isLasting();
  }

  @Override
  void lookup(Policy policy) {
    if (object instanceof Filter filter && filter.subLayerKey().equals(WfpObject.ZERO_KEY)) {
      object = inDefaultSubLayer(filter, policy);
    }
    for (Reference name : object.references()) {
      targets.add(new ObjectName.ByKey(name.target(), name.key()).in(policy));
    }
  }

  /** wfp 1.3: the sublayer of zeros is the default one of the layer. */
  private static Filter inDefaultSubLayer(Filter filter, Policy policy) {
    Optional<Layer> layer =
        policy.find(ObjectClass.LAYER, filter.layerKey()).map(entry -> (Layer) entry.object());
    return layer.isEmpty()
        ? filter
        : filter.toBuilder().subLayerKey(layer.get().defaultSubLayerKey()).build();
  }

  @Override
  void context(Policy policy) {
    if (object instanceof Filter filter) {
      Structures.requireFitting(filter, targets, core.options().structures());
    }
  }

  @Override
  void access(Caller caller, Policy policy) {
    StoredSecurity container = policy.container(kind);
    AccessGate.demand(caller, container, WfpRights.ADD, new SecurityTarget(kind, Optional.empty()));
    for (Entry target : targets) {
      AccessGate.demand(caller, target.security(), WfpRights.ADD_LINK, target.name());
    }
    security = core.security().ofNew(caller, container, given);
  }

  @Override
  void dynamicSession(Caller caller) {
    if (isLastingInDynamic(caller)) {
      throw refused(
          FwpStatus.FWP_E_DYNAMIC_SESSION_IN_PROGRESS,
          "what a dynamic session adds goes with the session");
    }
  }

  @Override
  void state(Caller caller, Policy policy) {
    for (Entry target : targets) {
      Lifetimes.requireFitting(object, lifetime, caller, target, policy, core.options());
    }
    if (!object.key().equals(WfpObject.ZERO_KEY) && policy.find(kind, object.key()).isPresent()) {
      throw refused(
          FwpStatus.FWP_E_ALREADY_EXISTS, kind.label() + " {" + object.key() + "} is there");
    }
    if (kind == ObjectClass.SUBLAYER && policy.count(kind) > SubLayerWeights.HIGHEST) {
      throw refused(FwpStatus.FWP_E_TOO_MANY_SUBLAYERS, "every weight is taken");
    }
  }

  @Override
  void confirm(Policy policy) {
    filled = Filling.fill(object, policy, core.numbering(), core.options());
    core.drivers().demand(ChangeType.ADD, filled);
  }

  @Override
  OptionalLong run(Work work) {
    Caller caller = work.caller();
    work.add(
        new Entry(
            filled,
            lifetime,
            lifetime == Lifetime.DYNAMIC ? caller.number() : 0,
            security,
            0,
            core.numbering().sequence()));
    return kind.idBits() == 0 ? OptionalLong.empty() : OptionalLong.of(filled.id());
  }
}
