package org.ntacl.registry.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ntacl.binary.DecodeResult;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.registry.hive.HiveKey;
import org.ntacl.registry.hive.HiveSecurity;

/** A descriptor, decoded once, and the keys that have it. */
final class KeyGroup {
  private final int securityId;
  private final Optional<SecurityDescriptor> descriptor;
  private final String problem;
  private final List<HiveKey> keys = new ArrayList<>();

  private KeyGroup(int securityId, Optional<SecurityDescriptor> descriptor, String problem) {
    this.securityId = securityId;
    this.descriptor = descriptor;
    this.problem = problem;
  }

  static KeyGroup of(HiveSecurity security) {
    DecodeResult decoded = security.tryDescriptor();
    return decoded.isOk()
        ? new KeyGroup(security.id(), Optional.of(decoded.orThrow()), "")
        : new KeyGroup(security.id(), Optional.empty(), fault(decoded));
  }

  private static String fault(DecodeResult decoded) {
    return decoded.fault().orElseThrow().getMessage();
  }

  int securityId() {
    return securityId;
  }

  Optional<SecurityDescriptor> descriptor() {
    return descriptor;
  }

  /** Returns why there is no descriptor. */
  String problem() {
    return problem;
  }

  List<HiveKey> keys() {
    return keys;
  }
}
