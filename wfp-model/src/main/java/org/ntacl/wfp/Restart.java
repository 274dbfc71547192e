package org.ntacl.wfp;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.ntacl.wfp.model.Filter;
import org.ntacl.wfp.model.FilterFlag;
import org.ntacl.wfp.model.ObjectClass;
import org.ntacl.wfp.model.Provider;
import org.ntacl.wfp.model.ProviderFlag;
import org.ntacl.wfp.model.WfpObject;

/** What is left of a policy when the engine starts again. */
final class Restart {
  private static final List<ObjectClass> KINDS =
      List.of(
          ObjectClass.PROVIDER,
          ObjectClass.PROVIDER_CONTEXT,
          ObjectClass.SUBLAYER,
          ObjectClass.LAYER,
          ObjectClass.CALLOUT,
          ObjectClass.FILTER);

  private final Predicate<String> autoStart;
  private Policy next;

  private Restart(Policy policy, Predicate<String> autoStart) {
    this.autoStart = autoStart;
    this.next = policy.emptied();
  }

  static Policy of(Policy policy, Predicate<String> autoStart) {
    Restart restart = new Restart(policy, autoStart);
    for (ObjectClass kind : KINDS) {
      policy.entries(kind).stream()
          .filter(entry -> entry.lifetime().isLasting())
          .forEach(restart::keep);
    }
    return restart.next;
  }

  private void keep(Entry entry) {
    next =
        next.adding(
            new Entry(
                flagged(entry.object()),
                entry.lifetime(),
                0,
                entry.security(),
                0,
                entry.sequence()));
  }

  /**
   * A provider runs unless it names a service that does not start by itself (wfp 5.3: the page on
   * object management, which the pages of two structures contradict).
   */
  private WfpObject flagged(WfpObject object) {
    if (object instanceof Provider provider) {
      boolean runs = provider.serviceName().filter(autoStart.negate()).isEmpty();
      return provider.toBuilder()
          .flags(
              runs
                  ? provider.flags().without(ProviderFlag.DISABLED)
                  : provider.flags().with(ProviderFlag.DISABLED))
          .build();
    }
    if (object instanceof Filter filter) {
      return filter.toBuilder()
          .flags(
              isDisabled(filter)
                  ? filter.flags().with(FilterFlag.DISABLED)
                  : filter.flags().without(FilterFlag.DISABLED))
          .build();
    }
    return object;
  }

  private boolean isDisabled(Filter filter) {
    Optional<Entry> provider =
        filter.providerKey().flatMap(key -> next.find(ObjectClass.PROVIDER, key));
    return provider.isPresent()
        && ((Provider) provider.get().object()).flags().contains(ProviderFlag.DISABLED);
  }
}
