package org.ntacl.wfp.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.ntacl.Bytes;
import org.ntacl.Guid;

/**
 * A rule of the filter engine (FWPM_FILTER0).
 *
 * @param key its key
 * @param displayData what people read of it
 * @param flags what is said of it
 * @param providerKey the provider it belongs to, empty for none
 * @param providerData what the provider keeps with it, empty for nothing
 * @param layerKey the layer it stands in
 * @param subLayerKey the sublayer it stands in; the key of zeros for the default of the layer
 * @param weight its rank within the sublayer as the provider wants it
 * @param conditions what the traffic has to meet; nothing is met by all
 * @param action what it does
 * @param rawContext what a callout is told when there is no provider context
 * @param providerContextKey the provider context that a callout is handed; its flag says that it
 *     counts
 * @param reserved a member that has to be empty
 * @param filterId its number, chosen by the engine, 64 bits without sign
 * @param effectiveWeight its rank as the engine has it
 */
public record Filter(
    Guid key,
    DisplayData displayData,
    Flags<FilterFlag> flags,
    Optional<Guid> providerKey,
    Bytes providerData,
    Guid layerKey,
    Guid subLayerKey,
    FwpValue weight,
    List<FilterCondition> conditions,
    FilterAction action,
    long rawContext,
    Optional<Guid> providerContextKey,
    Optional<Guid> reserved,
    long filterId,
    FwpValue effectiveWeight)
    implements WfpObject {
  /** Copies the lists and refuses null. */
  public Filter {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(displayData, "displayData");
    Objects.requireNonNull(flags, "flags");
    Objects.requireNonNull(providerKey, "providerKey");
    Objects.requireNonNull(providerData, "providerData");
    Objects.requireNonNull(layerKey, "layerKey");
    Objects.requireNonNull(subLayerKey, "subLayerKey");
    Objects.requireNonNull(weight, "weight");
    conditions = List.copyOf(conditions);
    Objects.requireNonNull(action, "action");
    Objects.requireNonNull(providerContextKey, "providerContextKey");
    Objects.requireNonNull(reserved, "reserved");
    Objects.requireNonNull(effectiveWeight, "effectiveWeight");
  }

  /** Starts a filter. */
  public static Builder builder(Guid layerKey, FilterAction action) {
    return new Builder(layerKey, action);
  }

  /** Starts a changed copy. */
  public Builder toBuilder() {
    Builder copy = new Builder(layerKey, action);
    copy.key = key;
    copy.displayData = displayData;
    copy.flags = flags;
    copy.providerKey = providerKey;
    copy.providerData = providerData;
    copy.subLayerKey = subLayerKey;
    copy.weight = weight;
    copy.conditions = conditions;
    copy.rawContext = rawContext;
    copy.providerContextKey = providerContextKey;
    copy.reserved = reserved;
    copy.filterId = filterId;
    copy.effectiveWeight = effectiveWeight;
    return copy;
  }

  @Override
  public ObjectClass objectClass() {
    return ObjectClass.FILTER;
  }

  @Override
  public long id() {
    return filterId;
  }

  @Override
  public boolean isPersistent() {
    return flags.contains(FilterFlag.PERSISTENT);
  }

  @Override
  public List<Reference> references() {
    List<Reference> needed = new ArrayList<>(5);
    providerKey.ifPresent(k -> needed.add(new Reference(ObjectClass.PROVIDER, k)));
    needed.add(new Reference(ObjectClass.LAYER, layerKey));
    needed.add(new Reference(ObjectClass.SUBLAYER, subLayerKey));
    if (action.type().isCallout()) {
      // a callout action without key asks for a callout that cannot be found
      needed.add(new Reference(ObjectClass.CALLOUT, action.calloutKey().orElse(ZERO_KEY)));
    }
    if (hasProviderContext()) {
      needed.add(new Reference(ObjectClass.PROVIDER_CONTEXT, providerContextKey.orElse(ZERO_KEY)));
    }
    return List.copyOf(needed);
  }

  /** Tells whether it names a provider context instead of carrying a raw context. */
  public boolean hasProviderContext() {
    return flags.contains(FilterFlag.HAS_PROVIDER_CONTEXT)
        || flags.contains(FilterFlag.HAS_SECURITY_REALM_PROVIDER_CONTEXT);
  }

  /** Tells whether it is in force before the engine runs. */
  public boolean isBootTime() {
    return flags.contains(FilterFlag.BOOTTIME);
  }

  /** Collects the parts. Not thread-safe. */
  public static final class Builder {
    private Guid key = ZERO_KEY;
    private DisplayData displayData = DisplayData.NONE;
    private Flags<FilterFlag> flags = Flags.none(FilterFlag.class);
    private Optional<Guid> providerKey = Optional.empty();
    private Bytes providerData = Bytes.EMPTY;
    private Guid layerKey;
    private Guid subLayerKey = ZERO_KEY;
    private FwpValue weight = FwpValue.Empty.EMPTY;
    private List<FilterCondition> conditions = List.of();
    private FilterAction action;
    private long rawContext = 0;
    private Optional<Guid> providerContextKey = Optional.empty();
    private Optional<Guid> reserved = Optional.empty();
    private long filterId = 0;
    private FwpValue effectiveWeight = FwpValue.Empty.EMPTY;

    private Builder(Guid layerKey, FilterAction action) {
      this.layerKey = layerKey;
      this.action = action;
    }

    /** Sets its key. */
    public Builder key(Guid key) {
      this.key = key;
      return this;
    }

    /** Sets what people read of it. */
    public Builder displayData(DisplayData displayData) {
      this.displayData = displayData;
      return this;
    }

    /** Sets what is said of it. */
    public Builder flags(Flags<FilterFlag> flags) {
      this.flags = flags;
      return this;
    }

    /** Sets further flags. */
    public Builder flag(FilterFlag flag) {
      this.flags = flags.with(flag);
      return this;
    }

    /** Sets the provider it belongs to. */
    public Builder providerKey(Guid providerKey) {
      this.providerKey = Optional.of(providerKey);
      return this;
    }

    /** Sets what the provider keeps with it. */
    public Builder providerData(Bytes providerData) {
      this.providerData = providerData;
      return this;
    }

    /** Sets the layer it stands in. */
    public Builder layerKey(Guid layerKey) {
      this.layerKey = layerKey;
      return this;
    }

    /** Sets the sublayer it stands in. */
    public Builder subLayerKey(Guid subLayerKey) {
      this.subLayerKey = subLayerKey;
      return this;
    }

    /** Sets its rank within the sublayer as the provider wants it. */
    public Builder weight(FwpValue weight) {
      this.weight = weight;
      return this;
    }

    /** Sets what the traffic has to meet. */
    public Builder conditions(List<FilterCondition> conditions) {
      this.conditions = conditions;
      return this;
    }

    /** Adds one more. */
    public Builder condition(FilterCondition condition) {
      List<FilterCondition> more = new ArrayList<>(conditions);
      more.add(condition);
      this.conditions = more;
      return this;
    }

    /** Sets what it does. */
    public Builder action(FilterAction action) {
      this.action = action;
      return this;
    }

    /** Sets what a callout is told when there is no provider context. */
    public Builder rawContext(long rawContext) {
      this.rawContext = rawContext;
      return this;
    }

    /** Sets the provider context that a callout is handed. */
    public Builder providerContextKey(Guid providerContextKey) {
      this.providerContextKey = Optional.of(providerContextKey);
      return this;
    }

    /** Sets a member that has to be empty. */
    public Builder reserved(Guid reserved) {
      this.reserved = Optional.of(reserved);
      return this;
    }

    /** Sets its number. */
    public Builder filterId(long filterId) {
      this.filterId = filterId;
      return this;
    }

    /** Sets its rank as the engine has it. */
    public Builder effectiveWeight(FwpValue effectiveWeight) {
      this.effectiveWeight = effectiveWeight;
      return this;
    }

    /** Returns what was collected. */
    public Filter build() {
      return new Filter(
          key,
          displayData,
          flags,
          providerKey,
          providerData,
          layerKey,
          subLayerKey,
          weight,
          conditions,
          action,
          rawContext,
          providerContextKey,
          reserved,
          filterId,
          effectiveWeight);
    }
  }
}
