package org.ntacl.wfp;

import java.util.EnumSet;
import java.util.Set;
import org.ntacl.wfp.model.FwpStatus;
import org.ntacl.wfp.model.ObjectClass;

/** What sessions may do to objects of others (wfp 2.2), and where pages leave the rule out. */
final class SessionRules {
  /** Those whose pages say that changes of security fail in dynamic sessions (wfp 2.3). */
  private static final Set<ObjectClass> CLOSED_TO_DYNAMIC =
      EnumSet.of(ObjectClass.NET_EVENTS, ObjectClass.CONNECTIONS, ObjectClass.VSWITCH_EVENTS);

  /** Those whose pages name no rule about transactions (wfp 2.3). */
  private static final Set<ObjectClass> SILENT_ON_TRANSACTIONS =
      EnumSet.of(
          ObjectClass.IPSEC_SA_DB,
          ObjectClass.IKE_SA_DB,
          ObjectClass.IPSEC_DOSP,
          ObjectClass.KEY_MANAGERS,
          ObjectClass.ALE_ENDPOINTS);

  private SessionRules() {}

  /** Checks whether a session may delete or secure an object. */
  static void requireOwn(Caller caller, Entry entry, EngineOptions options) {
    boolean dynamic = entry.lifetime() == Lifetime.DYNAMIC;
    if (dynamic && entry.session() == caller.number()) {
      return;
    }
    if (caller.isDynamic()) {
      throw Call.refused(
          dynamic ? FwpStatus.FWP_E_WRONG_SESSION : FwpStatus.FWP_E_DYNAMIC_SESSION_IN_PROGRESS,
          "a dynamic session may change its own objects only");
    }
    if (dynamic && options.isOn(EngineReading.FOREIGN_DYNAMIC_REFUSED)) {
      throw Call.refused(FwpStatus.FWP_E_WRONG_SESSION, "the object belongs to a dynamic session");
    }
  }

  /** Checks whether a session may secure an object; the page on layers omits the rule. */
  static void requireOwnToSecure(Caller caller, Entry entry, EngineOptions options) {
    boolean silent = entry.object().objectClass() == ObjectClass.LAYER;
    if (!(silent && options.isOn(EngineReading.ONLY_DOCUMENTED_RULES))) {
      requireOwn(caller, entry, options);
    }
  }

  /** Checks whether a session may secure a container, the engine, or what has one descriptor. */
  static void requireStatic(Caller caller, ObjectClass container, EngineOptions options) {
    boolean documented = CLOSED_TO_DYNAMIC.contains(container);
    if (caller.isDynamic() && (documented || !options.isOn(EngineReading.ONLY_DOCUMENTED_RULES))) {
      throw Call.refused(
          FwpStatus.FWP_E_DYNAMIC_SESSION_IN_PROGRESS,
          "a dynamic session may change its own objects only");
    }
  }

  /** Returns how a change of security goes together with transactions. */
  static TransactionRule ofSecurity(ObjectClass kind, EngineOptions options) {
    return SILENT_ON_TRANSACTIONS.contains(kind)
            && options.isOn(EngineReading.ONLY_DOCUMENTED_RULES)
        ? TransactionRule.CHANGES
        : TransactionRule.CHANGES_ALONE;
  }
}
