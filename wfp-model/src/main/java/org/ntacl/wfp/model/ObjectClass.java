package org.ntacl.wfp.model;

import java.util.Arrays;
import java.util.Optional;

/**
 * The kinds of things that the filter engine manages (object model), with what tells them apart.
 */
public enum ObjectClass {
  /** The engine itself, at the root of inheritance. */
  ENGINE("engine", "", SecurityShape.SINGLE, 0, FwpStatus.FWP_E_NOT_FOUND),

  /** A session of a program; it has no descriptor, that of the engine counts. */
  SESSION("session", "", SecurityShape.NONE, 0, FwpStatus.FWP_E_NOT_FOUND),

  PROVIDER("provider", "Provider", SecurityShape.CONTAINER, 0, FwpStatus.FWP_E_PROVIDER_NOT_FOUND),

  PROVIDER_CONTEXT(
      "providerContext",
      "ProviderContext",
      SecurityShape.CONTAINER,
      64,
      FwpStatus.FWP_E_PROVIDER_CONTEXT_NOT_FOUND),

  SUBLAYER("subLayer", "SubLayer", SecurityShape.CONTAINER, 0, FwpStatus.FWP_E_SUBLAYER_NOT_FOUND),

  LAYER("layer", "Layer", SecurityShape.CONTAINER, 16, FwpStatus.FWP_E_LAYER_NOT_FOUND),

  CALLOUT("callout", "Callout", SecurityShape.CONTAINER, 32, FwpStatus.FWP_E_CALLOUT_NOT_FOUND),

  FILTER("filter", "Filter", SecurityShape.CONTAINER, 64, FwpStatus.FWP_E_FILTER_NOT_FOUND),

  /** The log of the engine. */
  NET_EVENTS("netEvents", "NetEvents", SecurityShape.SINGLE, 0, FwpStatus.FWP_E_NOT_FOUND),

  CONNECTIONS("connections", "Connection", SecurityShape.SINGLE, 64, FwpStatus.FWP_E_NOT_FOUND),

  VSWITCH_EVENTS(
      "vSwitchEvents", "vSwitchEvents", SecurityShape.SINGLE, 0, FwpStatus.FWP_E_NOT_FOUND),

  /** The security associations of IPsec. */
  IPSEC_SA_DB("ipsecSaDb", "IPsecSaDb", SecurityShape.SINGLE, 64, FwpStatus.FWP_E_NOT_FOUND),

  /** The security associations of the keying modules. */
  IKE_SA_DB("ikeSaDb", "IkeextSaDb", SecurityShape.SINGLE, 64, FwpStatus.FWP_E_NOT_FOUND),

  /** The protection of IPsec against denial of service. */
  IPSEC_DOSP("ipsecDosp", "IPsecDosp", SecurityShape.SINGLE, 0, FwpStatus.FWP_E_NOT_FOUND),

  KEY_MANAGERS(
      "keyManagers", "IPsecKeyManager", SecurityShape.SINGLE, 0, FwpStatus.FWP_E_NOT_FOUND),

  /** The ends of connections as the kernel knows them. */
  ALE_ENDPOINTS("aleEndpoints", "AleEndpoint", SecurityShape.SINGLE, 64, FwpStatus.FWP_E_NOT_FOUND),

  SYSTEM_PORTS("systemPorts", "SystemPorts", SecurityShape.NONE, 0, FwpStatus.FWP_E_NOT_FOUND),

  DYNAMIC_KEYWORDS(
      "dynamicKeywords", "DynamicKeyword", SecurityShape.NONE, 0, FwpStatus.FWP_E_NOT_FOUND);

  /** Which descriptors a kind of thing has. */
  public enum SecurityShape {
    /** None of its own. */
    NONE,

    /** One for all of the kind. */
    SINGLE,

    /** One for the container of the kind and one for each object, which inherits from it. */
    CONTAINER
  }

  private final String label;
  private final String windowsName;
  private final SecurityShape security;
  private final int idBits;
  private final FwpStatus notFound;

  ObjectClass(
      String label, String windowsName, SecurityShape security, int idBits, FwpStatus notFound) {
    this.label = label;
    this.windowsName = windowsName;
    this.security = security;
    this.idBits = idBits;
    this.notFound = notFound;
  }

  /** Returns the kind of a label, empty when there is none. */
  public static Optional<ObjectClass> ofLabel(String label) {
    return Arrays.stream(values()).filter(kind -> kind.label.equals(label)).findFirst();
  }

  /** Returns a short name, as in {@code subLayer}. */
  public String label() {
    return label;
  }

  /**
   * Returns the name in the names of functions, as in {@code SubLayer} for {@code
   * FwpmSubLayerAdd0}; empty for the engine and for sessions.
   */
  public String windowsName() {
    return windowsName;
  }

  /** Returns which descriptors it has. */
  public SecurityShape security() {
    return security;
  }

  /** Tells whether each object has a key and a descriptor, the container has one, too. */
  public boolean hasObjectSecurity() {
    return security == SecurityShape.CONTAINER;
  }

  /** Tells whether programs may add such objects; layers are all built in. */
  public boolean isAddable() {
    return hasObjectSecurity() && this != LAYER;
  }

  /** Tells whether programs may subscribe to objects that come and go. */
  public boolean hasChangeSubscription() {
    return isAddable();
  }

  /** Returns the size of the number by which the running engine knows one, 0 for no number. */
  public int idBits() {
    return idBits;
  }

  /** Returns what is reported when there is no object of a key or number. */
  public FwpStatus notFound() {
    return notFound;
  }
}
