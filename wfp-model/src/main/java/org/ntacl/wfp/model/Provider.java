package org.ntacl.wfp.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.ntacl.Bytes;
import org.ntacl.Guid;

/**
 * Somebody who adds objects to the filter engine (FWPM_PROVIDER0).
 *
 * @param key its key
 * @param displayData what people read of it
 * @param flags what is said of it
 * @param providerData what it keeps for itself, empty for nothing
 * @param serviceName its service, by which the engine sees whether it is disabled; empty for none
 */
public record Provider(
    Guid key,
    DisplayData displayData,
    Flags<ProviderFlag> flags,
    Bytes providerData,
    Optional<String> serviceName)
    implements WfpObject {
  /** Refuses null. */
  public Provider {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(displayData, "displayData");
    Objects.requireNonNull(flags, "flags");
    Objects.requireNonNull(providerData, "providerData");
    Objects.requireNonNull(serviceName, "serviceName");
  }

  /** Starts a provider. */
  public static Builder builder(Guid key) {
    return new Builder(key);
  }

  /** Starts a changed copy. */
  public Builder toBuilder() {
    Builder copy = new Builder(key);
    copy.displayData = displayData;
    copy.flags = flags;
    copy.providerData = providerData;
    copy.serviceName = serviceName;
    return copy;
  }

  @Override
  public ObjectClass objectClass() {
    return ObjectClass.PROVIDER;
  }

  @Override
  public long id() {
    return 0;
  }

  @Override
  public boolean isPersistent() {
    return flags.contains(ProviderFlag.PERSISTENT);
  }

  @Override
  public List<Reference> references() {
    return List.of();
  }

  @Override
  public Optional<Guid> providerKey() {
    return Optional.empty();
  }

  /** Collects the parts. Not thread-safe. */
  public static final class Builder {
    private Guid key;
    private DisplayData displayData = DisplayData.NONE;
    private Flags<ProviderFlag> flags = Flags.none(ProviderFlag.class);
    private Bytes providerData = Bytes.EMPTY;
    private Optional<String> serviceName = Optional.empty();

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
    public Builder flags(Flags<ProviderFlag> flags) {
      this.flags = flags;
      return this;
    }

    /** Sets further flags. */
    public Builder flag(ProviderFlag flag) {
      this.flags = flags.with(flag);
      return this;
    }

    /** Sets what it keeps for itself. */
    public Builder providerData(Bytes providerData) {
      this.providerData = providerData;
      return this;
    }

    /** Sets its service. */
    public Builder serviceName(String serviceName) {
      this.serviceName = Optional.of(serviceName);
      return this;
    }

    /** Returns what was collected. */
    public Provider build() {
      return new Provider(key, displayData, flags, providerData, serviceName);
    }
  }
}
