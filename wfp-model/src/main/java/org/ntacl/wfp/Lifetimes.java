package org.ntacl.wfp;

import java.util.Locale;
import java.util.Optional;
import org.ntacl.Guid;
import org.ntacl.wfp.model.Filter;
import org.ntacl.wfp.model.FwpStatus;
import org.ntacl.wfp.model.ObjectClass;
import org.ntacl.wfp.model.Provider;
import org.ntacl.wfp.model.WfpObject;

/** How long objects live, and what may refer to what: nothing to what may go earlier (wfp 5.3). */
final class Lifetimes {
  private Lifetimes() {}

  /** Returns the lifetime of an object that a session adds. */
  static Lifetime of(WfpObject object, boolean dynamicSession) {
    return dynamicSession ? Lifetime.DYNAMIC : ofFlags(object);
  }

  /** Returns the lifetime that the flags of an object ask for. */
  static Lifetime ofFlags(WfpObject object) {
    if (object instanceof Filter filter && filter.isBootTime()) {
      return Lifetime.BOOT_TIME;
    }
    return object.isPersistent() ? Lifetime.PERSISTENT : Lifetime.STATIC;
  }

  /**
   * Checks whether a new object may refer to another one.
   *
   * @param object the new object
   * @param lifetime how long it is to live
   * @param caller the session that adds it
   * @param target what it refers to
   */
  static void requireFitting(
      WfpObject object,
      Lifetime lifetime,
      Caller caller,
      Entry target,
      Policy policy,
      EngineOptions options) {
    boolean fits =
        switch (target.lifetime()) {
          case BUILT_IN -> true;
          case PERSISTENT, BOOT_TIME ->
              !lifetime.isLasting() || isOfSameProvider(object, target, policy, options);
          case STATIC -> !lifetime.isLasting();
          case DYNAMIC -> lifetime == Lifetime.DYNAMIC && target.session() == caller.number();
        };
    if (!fits) {
      throw Call.refused(
          FwpStatus.FWP_E_LIFETIME_MISMATCH,
          "a %s object refers to a %s one: %s"
              .formatted(lifetime, target.lifetime(), target.name()));
    }
  }

  private static boolean isOfSameProvider(
      WfpObject object, Entry target, Policy policy, EngineOptions options) {
    Optional<Guid> owner = target.object().providerKey();
    if (owner.isEmpty() || owner.equals(object.providerKey())) {
      return true;
    }
    // recorded: a dump of 2023 has such references between providers of one service
    return !options.isOn(EngineReading.PROVIDER_KEYS_COMPARED)
        && service(owner, policy).equals(service(object.providerKey(), policy));
  }

  private static Optional<String> service(Optional<Guid> provider, Policy policy) {
    return provider
        .flatMap(key -> policy.find(ObjectClass.PROVIDER, key))
        .flatMap(entry -> ((Provider) entry.object()).serviceName())
        .map(name -> name.toUpperCase(Locale.ROOT));
  }
}
