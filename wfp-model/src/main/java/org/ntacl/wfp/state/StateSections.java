package org.ntacl.wfp.state;

import java.util.Set;

/** The parts of a dump that are kept as they are. */
final class StateSections {
  /** Their names: security associations, endpoints and statistics. */
  static final Set<String> KEPT =
      Set.of("ipsecSaContexts", "aleConnectedEndpoints", "ipsecStatistics");

  private StateSections() {}
}
