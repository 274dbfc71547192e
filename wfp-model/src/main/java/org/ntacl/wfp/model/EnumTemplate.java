package org.ntacl.wfp.model;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.ntacl.Bytes;
import org.ntacl.Guid;

/** Which objects an enumeration or a subscription is about. Immutable and thread-safe. */
public sealed interface EnumTemplate {
  /** Returns the kind of object it is about. */
  ObjectClass target();

  /**
   * Providers (FWPM_PROVIDER_ENUM_TEMPLATE0).
   *
   * @param reserved has to be 0
   */
  record Providers(long reserved) implements EnumTemplate {
    @Override
    public ObjectClass target() {
      return ObjectClass.PROVIDER;
    }
  }

  /**
   * Sessions (FWPM_SESSION_ENUM_TEMPLATE0).
   *
   * @param reserved has to be 0
   */
  record Sessions(long reserved) implements EnumTemplate {
    @Override
    public ObjectClass target() {
      return ObjectClass.SESSION;
    }
  }

  /**
   * Layers (FWPM_LAYER_ENUM_TEMPLATE0).
   *
   * @param reserved has to be 0
   */
  record Layers(long reserved) implements EnumTemplate {
    @Override
    public ObjectClass target() {
      return ObjectClass.LAYER;
    }
  }

  /**
   * Sublayers (FWPM_SUBLAYER_ENUM_TEMPLATE0).
   *
   * @param providerKey the provider they belong to, empty for any
   */
  record SubLayers(Optional<Guid> providerKey) implements EnumTemplate {
    /** Refuses null. */
    public SubLayers {
      Objects.requireNonNull(providerKey, "providerKey");
    }

    @Override
    public ObjectClass target() {
      return ObjectClass.SUBLAYER;
    }
  }

  /**
   * Callouts (FWPM_CALLOUT_ENUM_TEMPLATE0).
   *
   * @param providerKey the provider they belong to, empty for any
   * @param layerKey the layer they are for, empty for any
   */
  record Callouts(Optional<Guid> providerKey, Optional<Guid> layerKey) implements EnumTemplate {
    /** Refuses null. */
    public Callouts {
      Objects.requireNonNull(providerKey, "providerKey");
      Objects.requireNonNull(layerKey, "layerKey");
    }

    @Override
    public ObjectClass target() {
      return ObjectClass.CALLOUT;
    }
  }

  /**
   * Provider contexts (FWPM_PROVIDER_CONTEXT_ENUM_TEMPLATE0).
   *
   * @param providerKey the provider they belong to, empty for any
   * @param type what they hold, empty for anything
   */
  record ProviderContexts(Optional<Guid> providerKey, Optional<ProviderContextType> type)
      implements EnumTemplate {
    /** Refuses null. */
    public ProviderContexts {
      Objects.requireNonNull(providerKey, "providerKey");
      Objects.requireNonNull(type, "type");
    }

    @Override
    public ObjectClass target() {
      return ObjectClass.PROVIDER_CONTEXT;
    }
  }

  /**
   * Filters (FWPM_FILTER_ENUM_TEMPLATE0).
   *
   * @param providerKey the provider they belong to, empty for any
   * @param layerKey the layer they stand in; the key of zeros for any
   * @param enumType how the conditions pick
   * @param flags how they are enumerated
   * @param providerContexts the provider contexts they hand over, empty for any
   * @param conditions the traffic they are for, each field at most once
   * @param actionMask bits of the actions, of which one has to be theirs; all bits for any
   * @param calloutKey the callout they ask, empty for any
   */
  record Filters(
      Optional<Guid> providerKey,
      Guid layerKey,
      FilterEnumType enumType,
      Flags<FilterEnumFlag> flags,
      Optional<ProviderContexts> providerContexts,
      List<FilterCondition> conditions,
      Flags<ActionFlag> actionMask,
      Optional<Guid> calloutKey)
      implements EnumTemplate {
    /** Refuses null. */
    public Filters {
      Objects.requireNonNull(providerKey, "providerKey");
      Objects.requireNonNull(layerKey, "layerKey");
      Objects.requireNonNull(enumType, "enumType");
      Objects.requireNonNull(flags, "flags");
      Objects.requireNonNull(providerContexts, "providerContexts");
      conditions = List.copyOf(conditions);
      Objects.requireNonNull(actionMask, "actionMask");
      Objects.requireNonNull(calloutKey, "calloutKey");
    }

    /** The mask of actions that takes all. */
    public static final int ANY_ACTION = 0xFFFF_FFFF;

    /** Returns a template for all filters of a layer, sorted by weight. */
    public static Filters ofLayer(Guid layerKey) {
      return new Filters(
          Optional.empty(),
          layerKey,
          FilterEnumType.OVERLAPPING,
          Flags.of(FilterEnumFlag.SORTED),
          Optional.empty(),
          List.of(),
          Flags.of(ActionFlag.class, ANY_ACTION),
          Optional.empty());
    }

    @Override
    public ObjectClass target() {
      return ObjectClass.FILTER;
    }
  }

  /**
   * Net events (FWPM_NET_EVENT_ENUM_TEMPLATE0).
   *
   * @param startTime the earliest time
   * @param endTime the latest time, not before the earliest
   * @param conditions what the events tell
   */
  record NetEvents(Instant startTime, Instant endTime, List<FilterCondition> conditions)
      implements EnumTemplate {
    /** Refuses null. */
    public NetEvents {
      Objects.requireNonNull(startTime, "startTime");
      Objects.requireNonNull(endTime, "endTime");
      conditions = List.copyOf(conditions);
    }

    @Override
    public ObjectClass target() {
      return ObjectClass.NET_EVENTS;
    }
  }

  /**
   * Connections (FWPM_CONNECTION_ENUM_TEMPLATE0).
   *
   * @param connectionId the number of one, 0 for all
   * @param flags what else is asked for
   */
  record Connections(long connectionId, Flags<ConnectionEnumFlag> flags) implements EnumTemplate {
    /** Refuses null. */
    public Connections {
      Objects.requireNonNull(flags, "flags");
    }

    @Override
    public ObjectClass target() {
      return ObjectClass.CONNECTIONS;
    }
  }

  /**
   * Contexts of security associations (IPSEC_SA_CONTEXT_ENUM_TEMPLATE0).
   *
   * @param localSubNet the own network, empty for any
   * @param remoteSubNet the other network, empty for any
   */
  record SaContexts(Optional<FilterCondition> localSubNet, Optional<FilterCondition> remoteSubNet)
      implements EnumTemplate {
    /** Refuses null. */
    public SaContexts {
      Objects.requireNonNull(localSubNet, "localSubNet");
      Objects.requireNonNull(remoteSubNet, "remoteSubNet");
    }

    @Override
    public ObjectClass target() {
      return ObjectClass.IPSEC_SA_DB;
    }
  }

  /**
   * Security associations (IPSEC_SA_ENUM_TEMPLATE0).
   *
   * @param saDirection the direction
   */
  record Sas(SaDirection saDirection) implements EnumTemplate {
    /** Refuses null. */
    public Sas {
      Objects.requireNonNull(saDirection, "saDirection");
    }

    @Override
    public ObjectClass target() {
      return ObjectClass.IPSEC_SA_DB;
    }
  }

  /**
   * Security associations of the keying modules (IKEEXT_SA_ENUM_TEMPLATE0).
   *
   * @param localSubNet the own network, empty for any
   * @param remoteSubNet the other network, empty for any
   * @param localMainModeCertHash the hash of the own certificate, empty for any
   */
  record IkeSas(
      Optional<FilterCondition> localSubNet,
      Optional<FilterCondition> remoteSubNet,
      Bytes localMainModeCertHash)
      implements EnumTemplate {
    /** Refuses null. */
    public IkeSas {
      Objects.requireNonNull(localSubNet, "localSubNet");
      Objects.requireNonNull(remoteSubNet, "remoteSubNet");
      Objects.requireNonNull(localMainModeCertHash, "localMainModeCertHash");
    }

    @Override
    public ObjectClass target() {
      return ObjectClass.IKE_SA_DB;
    }
  }
}
