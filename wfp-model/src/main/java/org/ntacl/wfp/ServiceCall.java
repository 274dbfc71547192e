package org.ntacl.wfp;

import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.WfpRights;
import org.ntacl.wfp.model.ObjectClass;

/**
 * The functions about what has one descriptor for all of its kind (wfp 2.3): the right that each
 * needs, and how it goes together with transactions and dynamic sessions. The engine models who may
 * call them, and what they do as far as it is about policy or events.
 */
public enum ServiceCall {
  NET_EVENT_CREATE_ENUM_HANDLE(
      "FwpmNetEventCreateEnumHandle0", ObjectClass.NET_EVENTS, WfpRights.ENUM, Rule.ALONE, true),

  /** Fails while no events are collected. */
  NET_EVENT_ENUM("FwpmNetEventEnum0", ObjectClass.NET_EVENTS, AccessMask.NONE, Rule.ANY, true),
  NET_EVENT_SUBSCRIBE(
      "FwpmNetEventSubscribe0", ObjectClass.NET_EVENTS, WfpRights.SUBSCRIBE, Rule.ALONE, true),
  NET_EVENT_UNSUBSCRIBE(
      "FwpmNetEventUnsubscribe0", ObjectClass.NET_EVENTS, AccessMask.NONE, Rule.ALONE, true),

  /** READ by analogy. */
  NET_EVENT_SUBSCRIPTIONS_GET(
      "FwpmNetEventSubscriptionsGet0", ObjectClass.NET_EVENTS, WfpRights.READ, Rule.ANY, false),
  CONNECTION_GET_BY_ID(
      "FwpmConnectionGetById0", ObjectClass.CONNECTIONS, WfpRights.READ, Rule.ANY, true),
  CONNECTION_CREATE_ENUM_HANDLE(
      "FwpmConnectionCreateEnumHandle0", ObjectClass.CONNECTIONS, WfpRights.ENUM, Rule.ANY, true),
  CONNECTION_SUBSCRIBE(
      "FwpmConnectionSubscribe0", ObjectClass.CONNECTIONS, WfpRights.SUBSCRIBE, Rule.ALONE, true),
  CONNECTION_UNSUBSCRIBE(
      "FwpmConnectionUnsubscribe0", ObjectClass.CONNECTIONS, AccessMask.NONE, Rule.ALONE, true),

  /** READ by analogy. */
  CONNECTION_SUBSCRIPTIONS_GET(
      "FwpmConnectionSubscriptionsGet0", ObjectClass.CONNECTIONS, WfpRights.READ, Rule.ANY, false),
  VSWITCH_EVENT_SUBSCRIBE(
      "FwpmvSwitchEventSubscribe0",
      ObjectClass.VSWITCH_EVENTS,
      WfpRights.SUBSCRIBE,
      Rule.ALONE,
      true),
  VSWITCH_EVENT_UNSUBSCRIBE(
      "FwpmvSwitchEventUnsubscribe0",
      ObjectClass.VSWITCH_EVENTS,
      AccessMask.NONE,
      Rule.ALONE,
      true),
  IPSEC_SA_CONTEXT_CREATE(
      "IPsecSaContextCreate1", ObjectClass.IPSEC_SA_DB, WfpRights.ADD, Rule.ALONE_STATIC, true),
  IPSEC_SA_CONTEXT_DELETE_BY_ID(
      "IPsecSaContextDeleteById0",
      ObjectClass.IPSEC_SA_DB,
      AccessMask.DELETE,
      Rule.ALONE_STATIC,
      true),
  IPSEC_SA_CONTEXT_GET_SPI(
      "IPsecSaContextGetSpi1", ObjectClass.IPSEC_SA_DB, WfpRights.ADD, Rule.ANY, true),
  IPSEC_SA_CONTEXT_SET_SPI(
      "IPsecSaContextSetSpi0", ObjectClass.IPSEC_SA_DB, WfpRights.ADD, Rule.ANY, true),
  IPSEC_SA_CONTEXT_ADD_INBOUND(
      "IPsecSaContextAddInbound1", ObjectClass.IPSEC_SA_DB, WfpRights.ADD, Rule.ANY, true),
  IPSEC_SA_CONTEXT_ADD_OUTBOUND(
      "IPsecSaContextAddOutbound1", ObjectClass.IPSEC_SA_DB, WfpRights.ADD, Rule.ANY, true),
  IPSEC_SA_CONTEXT_EXPIRE(
      "IPsecSaContextExpire0", ObjectClass.IPSEC_SA_DB, AccessMask.DELETE, Rule.ANY, true),
  IPSEC_SA_CONTEXT_GET_BY_ID(
      "IPsecSaContextGetById1", ObjectClass.IPSEC_SA_DB, WfpRights.READ, Rule.ANY, true),
  IPSEC_SA_CONTEXT_CREATE_ENUM_HANDLE(
      "IPsecSaContextCreateEnumHandle0",
      ObjectClass.IPSEC_SA_DB,
      WfpRights.ENUM.or(WfpRights.READ),
      Rule.ANY,
      true),
  IPSEC_SA_CREATE_ENUM_HANDLE(
      "IPsecSaCreateEnumHandle0",
      ObjectClass.IPSEC_SA_DB,
      WfpRights.ENUM.or(WfpRights.READ),
      Rule.ANY,
      true),
  IPSEC_SA_CONTEXT_SUBSCRIBE(
      "IPsecSaContextSubscribe0", ObjectClass.IPSEC_SA_DB, WfpRights.SUBSCRIBE, Rule.ALONE, true),
  IPSEC_SA_CONTEXT_UNSUBSCRIBE(
      "IPsecSaContextUnsubscribe0", ObjectClass.IPSEC_SA_DB, AccessMask.NONE, Rule.ALONE, true),
  IPSEC_GET_STATISTICS(
      "IPsecGetStatistics1", ObjectClass.IPSEC_SA_DB, WfpRights.READ_STATS, Rule.ALONE, true),
  IPSEC_DOSP_GET_STATISTICS(
      "IPsecDospGetStatistics0", ObjectClass.IPSEC_DOSP, WfpRights.READ_STATS, Rule.ALONE, true),
  IPSEC_DOSP_STATE_CREATE_ENUM_HANDLE(
      "IPsecDospStateCreateEnumHandle0",
      ObjectClass.IPSEC_DOSP,
      WfpRights.READ_STATS,
      Rule.ANY,
      true),
  IKEEXT_GET_STATISTICS(
      "IkeextGetStatistics1", ObjectClass.IKE_SA_DB, WfpRights.READ_STATS, Rule.ANY, true),
  IKEEXT_SA_GET_BY_ID("IkeextSaGetById2", ObjectClass.IKE_SA_DB, WfpRights.READ, Rule.ANY, true),
  IKEEXT_SA_CREATE_ENUM_HANDLE(
      "IkeextSaCreateEnumHandle0",
      ObjectClass.IKE_SA_DB,
      WfpRights.ENUM.or(WfpRights.READ),
      Rule.ANY,
      true),
  IKEEXT_SA_DELETE_BY_ID(
      "IkeextSaDeleteById0", ObjectClass.IKE_SA_DB, AccessMask.DELETE, Rule.ANY, true),

  /** ADD by analogy. */
  KEY_MANAGER_ADD_AND_REGISTER(
      "IPsecKeyManagerAddAndRegister0", ObjectClass.KEY_MANAGERS, WfpRights.ADD, Rule.ALONE, false),

  /** DELETE by analogy. */
  KEY_MANAGER_UNREGISTER_AND_DELETE(
      "IPsecKeyManagerUnregisterAndDelete0",
      ObjectClass.KEY_MANAGERS,
      AccessMask.DELETE,
      Rule.ALONE,
      false),

  /** READ by analogy. */
  KEY_MANAGERS_GET(
      "IPsecKeyManagersGet0", ObjectClass.KEY_MANAGERS, WfpRights.READ, Rule.ANY, false),

  /** READ by analogy. */
  ALE_ENDPOINT_GET_BY_ID(
      "FwpsAleEndpointGetById0", ObjectClass.ALE_ENDPOINTS, WfpRights.READ, Rule.ANY, false),

  /** ENUM by analogy. */
  ALE_ENDPOINT_CREATE_ENUM_HANDLE(
      "FwpsAleEndpointCreateEnumHandle0",
      ObjectClass.ALE_ENDPOINTS,
      WfpRights.ENUM,
      Rule.ANY,
      false),

  /** Classification against a layer of user mode, as by the run-time library of RPC. */
  CLASSIFY("FwpsClassifyUser0", ObjectClass.ENGINE, WfpRights.CLASSIFY, Rule.ANY, true);

  /** When a function may be called. */
  enum Rule {
    /** At any time. */
    ANY,

    /** Not in an explicit transaction. */
    ALONE,

    /** Neither in an explicit transaction nor from a dynamic session. */
    ALONE_STATIC
  }

  private final String function;
  private final ObjectClass kind;
  private final AccessMask rights;
  private final Rule rule;
  private final boolean documented;

  ServiceCall(String function, ObjectClass kind, AccessMask rights, Rule rule, boolean documented) {
    this.function = function;
    this.kind = kind;
    this.rights = rights;
    this.rule = rule;
    this.documented = documented;
  }

  /** Returns the name of the function, with one of its versions. */
  public String function() {
    return function;
  }

  /** Returns whose descriptor decides. */
  public ObjectClass kind() {
    return kind;
  }

  /** Returns the rights that are needed, none for functions that end something. */
  public AccessMask rights() {
    return rights;
  }

  /** Tells whether the rights are documented, and not taken from the function's siblings. */
  public boolean isDocumented() {
    return documented;
  }

  /** Tells whether it fails in an explicit transaction. */
  public boolean isAlone() {
    return rule != Rule.ANY;
  }

  /** Tells whether it fails in a dynamic session. */
  public boolean isClosedToDynamic() {
    return rule == Rule.ALONE_STATIC;
  }
}
