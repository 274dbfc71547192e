package org.ntacl.registry.audit;

import org.ntacl.NameOrder;
import org.ntacl.registry.hive.HiveKey;

/** Tells the keys of services from others by where they stand. */
final class ServiceKeys {
  private static final String SERVICES = "SERVICES";
  private static final String CONTROL_SET = "CONTROLSET";
  private static final String CURRENT = "CURRENTCONTROLSET";

  private ServiceKeys() {}

  /** Tells whether a key is that of a service or below one: {@code ControlSet001\Services\Name}. */
  static boolean contain(HiveKey key) {
    HiveKey current = key;
    while (current.depth() >= 2) {
      HiveKey above = current.parent().orElseThrow();
      if (above.depth() >= 2
          && upper(above).equals(SERVICES)
          && isControlSet(upper(above.parent().orElseThrow()))) {
        return true;
      }
      current = above;
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
