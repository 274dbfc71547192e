package org.ntacl.wfp.state;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ntacl.wfp.model.ObjectClass;

/** The lists of subscriptions in a dump, in their order. */
final class SubscriptionLists {
  /** The kind of object by the name of the list. */
  static final Map<String, ObjectClass> KINDS;

  static {
    Map<String, ObjectClass> kinds = new LinkedHashMap<>();
    kinds.put("calloutSubscriptions", ObjectClass.CALLOUT);
    kinds.put("filterSubscriptions", ObjectClass.FILTER);
    kinds.put("netEventSubscriptions", ObjectClass.NET_EVENTS);
    kinds.put("providerSubscriptions", ObjectClass.PROVIDER);
    kinds.put("providerContextSubscriptions", ObjectClass.PROVIDER_CONTEXT);
    kinds.put("subLayerSubscriptions", ObjectClass.SUBLAYER);
    KINDS = Collections.unmodifiableMap(kinds);
  }

  private SubscriptionLists() {}
}
