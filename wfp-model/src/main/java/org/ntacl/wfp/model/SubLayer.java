package org.ntacl.wfp.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.ntacl.Bytes;
import org.ntacl.Guid;

/**
 * A part of every layer whose filters decide among themselves (FWPM_SUBLAYER0).
 *
 * @param key its key
 * @param displayData what people read of it
 * @param flags what is said of it
 * @param providerKey the provider it belongs to, empty for none
 * @param providerData what the provider keeps with it, empty for nothing
 * @param weight its rank, from 0 to 65,535; the highest is asked first
 */
public record SubLayer(
    Guid key,
    DisplayData displayData,
    Flags<SubLayerFlag> flags,
    Optional<Guid> providerKey,
    Bytes providerData,
    int weight)
    implements WfpObject {
  /** Checks the parts. */
  public SubLayer {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(displayData, "displayData");
    Objects.requireNonNull(flags, "flags");
    Objects.requireNonNull(providerKey, "providerKey");
    Objects.requireNonNull(providerData, "providerData");
    Numbers.check(weight, 0, 0xFFFF);
  }

  /** Starts a sublayer. */
  public static Builder builder(Guid key) {
    return new Builder(key);
  }

  /** Starts a changed copy. */
  public Builder toBuilder() {
    Builder copy = new Builder(key);
    copy.displayData = displayData;
    copy.flags = flags;
    copy.providerKey = providerKey;
    copy.providerData = providerData;
    copy.weight = weight;
    return copy;
  }

  @Override
  public ObjectClass objectClass() {
    return ObjectClass.SUBLAYER;
  }

  @Override
  public long id() {
    return 0;
  }

  @Override
  public boolean isPersistent() {
    return flags.contains(SubLayerFlag.PERSISTENT);
  }

  @Override
  public List<Reference> references() {
    return providerKey.map(k -> List.of(new Reference(ObjectClass.PROVIDER, k))).orElse(List.of());
  }

  /** Collects the parts. Not thread-safe. */
  public static final class Builder {
    private Guid key;
    private DisplayData displayData = DisplayData.NONE;
    private Flags<SubLayerFlag> flags = Flags.none(SubLayerFlag.class);
    private Optional<Guid> providerKey = Optional.empty();
    private Bytes providerData = Bytes.EMPTY;
    private int weight = 0;

    private Builder(Guid key) {
      this.key = key;
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
    public Builder flags(Flags<SubLayerFlag> flags) {
      this.flags = flags;
      return this;
    }

    /** Sets further flags. */
    public Builder flag(SubLayerFlag flag) {
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

    /** Sets its rank. */
    public Builder weight(int weight) {
      this.weight = weight;
      return this;
    }

    /** Returns what was collected. */
    public SubLayer build() {
      return new SubLayer(key, displayData, flags, providerKey, providerData, weight);
    }
  }
}
