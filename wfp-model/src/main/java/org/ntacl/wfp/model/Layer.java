package org.ntacl.wfp.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.ntacl.Guid;

/**
 * A place where the system asks the filter engine (FWPM_LAYER0); all layers are built in.
 *
 * @param key its key
 * @param displayData what people read of it
 * @param flags what is said of it
 * @param fields what it knows of the traffic
 * @param defaultSubLayerKey the sublayer of filters that name none
 * @param layerId its number in this version of Windows, from 0 to 65,535
 */
public record Layer(
    Guid key,
    DisplayData displayData,
    Flags<LayerFlag> flags,
    List<LayerField> fields,
    Guid defaultSubLayerKey,
    int layerId)
    implements WfpObject {
  /** Checks the parts. */
  public Layer {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(displayData, "displayData");
    Objects.requireNonNull(flags, "flags");
    fields = List.copyOf(fields);
    Objects.requireNonNull(defaultSubLayerKey, "defaultSubLayerKey");
    Numbers.check(layerId, 0, 0xFFFF);
  }

  /** Starts a layer. */
  public static Builder builder(Guid key) {
    return new Builder(key);
  }

  /** Starts a changed copy. */
  public Builder toBuilder() {
    Builder copy = new Builder(key);
    copy.displayData = displayData;
    copy.flags = flags;
    copy.fields = fields;
    copy.defaultSubLayerKey = defaultSubLayerKey;
    copy.layerId = layerId;
    return copy;
  }

  @Override
  public ObjectClass objectClass() {
    return ObjectClass.LAYER;
  }

  @Override
  public long id() {
    return layerId;
  }

  @Override
  public boolean isPersistent() {
    return true;
  }

  @Override
  public List<Reference> references() {
    return List.of();
  }

  @Override
  public Optional<Guid> providerKey() {
    return Optional.empty();
  }

  /** Returns the field of a key, empty when the layer has none. */
  public Optional<LayerField> field(Guid fieldKey) {
    for (LayerField field : fields) {
      if (field.key().equals(fieldKey)) {
        return Optional.of(field);
      }
    }
    return Optional.empty();
  }

  /** Tells whether the kernel classifies here; a service does otherwise. */
  public boolean isKernel() {
    return flags.contains(LayerFlag.KERNEL);
  }

  /** Collects the parts. Not thread-safe. */
  public static final class Builder {
    private Guid key;
    private DisplayData displayData = DisplayData.NONE;
    private Flags<LayerFlag> flags = Flags.none(LayerFlag.class);
    private List<LayerField> fields = List.of();
    private Guid defaultSubLayerKey = SubLayerKeys.UNIVERSAL;
    private int layerId = 0;

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
    public Builder flags(Flags<LayerFlag> flags) {
      this.flags = flags;
      return this;
    }

    /** Sets further flags. */
    public Builder flag(LayerFlag flag) {
      this.flags = flags.with(flag);
      return this;
    }

    /** Sets what it knows of the traffic. */
    public Builder fields(List<LayerField> fields) {
      this.fields = fields;
      return this;
    }

    /** Adds one more. */
    public Builder field(LayerField field) {
      List<LayerField> more = new ArrayList<>(fields);
      more.add(field);
      this.fields = more;
      return this;
    }

    /** Sets the sublayer of filters that name none. */
    public Builder defaultSubLayerKey(Guid defaultSubLayerKey) {
      this.defaultSubLayerKey = defaultSubLayerKey;
      return this;
    }

    /** Sets its number in this version of Windows. */
    public Builder layerId(int layerId) {
      this.layerId = layerId;
      return this;
    }

    /** Returns what was collected. */
    public Layer build() {
      return new Layer(key, displayData, flags, fields, defaultSubLayerKey, layerId);
    }
  }
}
