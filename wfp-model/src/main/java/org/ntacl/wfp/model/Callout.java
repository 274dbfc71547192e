package org.ntacl.wfp.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.ntacl.Bytes;
import org.ntacl.Guid;

/**
 * Code that filters may ask (FWPM_CALLOUT0).
 *
 * @param key its key
 * @param displayData what people read of it
 * @param flags what is said of it
 * @param providerKey the provider it belongs to, empty for none
 * @param providerData what the provider keeps with it, empty for nothing
 * @param applicableLayer the layer whose filters may ask it
 * @param calloutId its number, chosen by the engine, from 0 to 2^32 − 1
 */
public record Callout(
    Guid key,
    DisplayData displayData,
    Flags<CalloutFlag> flags,
    Optional<Guid> providerKey,
    Bytes providerData,
    Guid applicableLayer,
    long calloutId)
    implements WfpObject {
  /** Checks the parts. */
  public Callout {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(displayData, "displayData");
    Objects.requireNonNull(flags, "flags");
    Objects.requireNonNull(providerKey, "providerKey");
    Objects.requireNonNull(providerData, "providerData");
    Objects.requireNonNull(applicableLayer, "applicableLayer");
    Numbers.check(calloutId, 0, 0xFFFF_FFFFL);
  }

  /** Starts a callout. */
  public static Builder builder(Guid key, Guid applicableLayer) {
    return new Builder(key, applicableLayer);
  }

  /** Starts a changed copy. */
  public Builder toBuilder() {
    Builder copy = new Builder(key, applicableLayer);
    copy.displayData = displayData;
    copy.flags = flags;
    copy.providerKey = providerKey;
    copy.providerData = providerData;
    copy.calloutId = calloutId;
    return copy;
  }

  @Override
  public ObjectClass objectClass() {
    return ObjectClass.CALLOUT;
  }

  @Override
  public long id() {
    return calloutId;
  }

  @Override
  public boolean isPersistent() {
    return flags.contains(CalloutFlag.PERSISTENT);
  }

  @Override
  public List<Reference> references() {
    List<Reference> needed = new ArrayList<>(2);
    providerKey.ifPresent(k -> needed.add(new Reference(ObjectClass.PROVIDER, k)));
    needed.add(new Reference(ObjectClass.LAYER, applicableLayer));
    return List.copyOf(needed);
  }

  /** Collects the parts. Not thread-safe. */
  public static final class Builder {
    private Guid key;
    private DisplayData displayData = DisplayData.NONE;
    private Flags<CalloutFlag> flags = Flags.none(CalloutFlag.class);
    private Optional<Guid> providerKey = Optional.empty();
    private Bytes providerData = Bytes.EMPTY;
    private Guid applicableLayer;
    private long calloutId = 0;

    private Builder(Guid key, Guid applicableLayer) {
      this.key = key;
      this.applicableLayer = applicableLayer;
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
    public Builder flags(Flags<CalloutFlag> flags) {
      this.flags = flags;
      return this;
    }

    /** Sets further flags. */
    public Builder flag(CalloutFlag flag) {
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

    /** Sets the layer whose filters may ask it. */
    public Builder applicableLayer(Guid applicableLayer) {
      this.applicableLayer = applicableLayer;
      return this;
    }

    /** Sets its number. */
    public Builder calloutId(long calloutId) {
      this.calloutId = calloutId;
      return this;
    }

    /** Returns what was collected. */
    public Callout build() {
      return new Callout(
          key, displayData, flags, providerKey, providerData, applicableLayer, calloutId);
    }
  }
}
