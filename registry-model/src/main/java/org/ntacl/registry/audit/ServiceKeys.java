package org.ntacl.registry.audit;

import java.util.HashMap;
import java.util.Map;
import org.ntacl.NameOrder;
import org.ntacl.registry.hive.HiveKey;

/** Tells the keys of services from others by where they stand. Used by one audit. */
final class ServiceKeys {
  private static final String SERVICES = "SERVICES";
  private static final String CONTROL_SET = "CONTROLSET";
  private static final String CURRENT = "CURRENTCONTROLSET";

  /** Of parents, whether what is below them belongs to services. */
  private final Map<HiveKey, Boolean> parents = new HashMap<>();

  /** Tells whether a key is that of a service or below one: {@code ControlSet001\Services\Name}. */
  boolean contain(HiveKey key) {
    // as many keys have one parent, it is asked once
    return key.depth() >= 3
        && parents.computeIfAbsent(key.parent().orElseThrow(), ServiceKeys::leadToServices);
  }

  private static boolean leadToServices(HiveKey parent) {
    for (HiveKey at = parent; at.depth() >= 2; at = at.parent().orElseThrow()) {
      if (upper(at).equals(SERVICES) && isControlSet(upper(at.parent().orElseThrow()))) {
        return true;
      }
    }
    return false;
  }

  private static String upper(HiveKey key) {
    return NameOrder.INSTANCE.upper(key.name());
  }

  private static boolean isControlSet(String name) {
    return name.startsWith(CONTROL_SET) || name.equals(CURRENT);
  }
}
