package org.ntacl.wfp.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.ntacl.Bytes;
import org.ntacl.Guid;

/**
 * What a callout is told by the filters that ask it (FWPM_PROVIDER_CONTEXT0 to 3).
 *
 * @param key its key
 * @param displayData what people read of it
 * @param flags what is said of it
 * @param providerKey the provider it belongs to, empty for none
 * @param providerData what the provider keeps with it, empty for nothing
 * @param contextType what it holds
 * @param data the content
 * @param providerContextId its number, chosen by the engine, 64 bits without sign
 */
public record ProviderContext(
    Guid key,
    DisplayData displayData,
    Flags<ProviderContextFlag> flags,
    Optional<Guid> providerKey,
    Bytes providerData,
    ProviderContextType contextType,
    ProviderContextData data,
    long providerContextId)
    implements WfpObject {
  /** Refuses null. */
  public ProviderContext {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(displayData, "displayData");
    Objects.requireNonNull(flags, "flags");
    Objects.requireNonNull(providerKey, "providerKey");
    Objects.requireNonNull(providerData, "providerData");
    Objects.requireNonNull(contextType, "contextType");
    Objects.requireNonNull(data, "data");
  }

  /** Starts a provider context. */
  public static Builder builder(
      Guid key, ProviderContextType contextType, ProviderContextData data) {
    return new Builder(key, contextType, data);
  }

  /** Starts a changed copy. */
  public Builder toBuilder() {
    Builder copy = new Builder(key, contextType, data);
    copy.displayData = displayData;
    copy.flags = flags;
    copy.providerKey = providerKey;
    copy.providerData = providerData;
    copy.providerContextId = providerContextId;
    return copy;
  }

  @Override
  public ObjectClass objectClass() {
    return ObjectClass.PROVIDER_CONTEXT;
  }

  @Override
  public long id() {
    return providerContextId;
  }

  @Override
  public boolean isPersistent() {
    return flags.contains(ProviderContextFlag.PERSISTENT);
  }

  @Override
  public List<Reference> references() {
    return providerKey.map(k -> List.of(new Reference(ObjectClass.PROVIDER, k))).orElse(List.of());
  }

  /** Collects the parts. Not thread-safe. */
  public static final class Builder {
    private Guid key;
    private DisplayData displayData = DisplayData.NONE;
    private Flags<ProviderContextFlag> flags = Flags.none(ProviderContextFlag.class);
    private Optional<Guid> providerKey = Optional.empty();
    private Bytes providerData = Bytes.EMPTY;
    private ProviderContextType contextType;
    private ProviderContextData data;
    private long providerContextId = 0;

    private Builder(Guid key, ProviderContextType contextType, ProviderContextData data) {
      this.key = key;
      this.contextType = contextType;
      this.data = data;
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
    public Builder flags(Flags<ProviderContextFlag> flags) {
      this.flags = flags;
      return this;
    }

    /** Sets further flags. */
    public Builder flag(ProviderContextFlag flag) {
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

    /** Sets what it holds. */
    public Builder contextType(ProviderContextType contextType) {
      this.contextType = contextType;
      return this;
    }

    /** Sets the content. */
    public Builder data(ProviderContextData data) {
      this.data = data;
      return this;
    }

    /** Sets its number. */
    public Builder providerContextId(long providerContextId) {
      this.providerContextId = providerContextId;
      return this;
    }

    /** Returns what was collected. */
    public ProviderContext build() {
      return new ProviderContext(
          key, displayData, flags, providerKey, providerData, contextType, data, providerContextId);
    }
  }
}
