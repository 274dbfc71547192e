package org.ntacl.registry.audit;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.ntacl.descriptor.AccessAce;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.AceEffect;
import org.ntacl.descriptor.AceList;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.sid.Sid;
import org.ntacl.sid.SidFamily;
import org.ntacl.sid.WellKnownSid;

/** Who the SIDs of a hive's descriptors are. Not thread-safe. */
final class Trustees {
  private static final Sid EVERYONE = WellKnownSid.EVERYONE.sid();
  private static final long APP_AUTHORITY = 15;

  private final Map<Sid, Optional<BroadPrincipal>> known = new HashMap<>();

  /** Tells whether a SID is that of a package or a capability. */
  static boolean isApp(Sid sid) {
    if (sid.authority() != APP_AUTHORITY) {
      return false;
    }
    return switch (SidFamily.of(sid)) {
      case PACKAGE_SET,
          PACKAGE,
          CHILD_PACKAGE,
          NUMBERED_CAPABILITY,
          DEVICE_CAPABILITY,
          PACKAGE_CAPABILITY,
          NAMED_CAPABILITY ->
          true;
      default -> false;
    };
  }

  private Optional<BroadPrincipal> broad(Sid sid) {
    return BroadPrincipal.isPossible(sid)
        ? known.computeIfAbsent(sid, BroadPrincipal::of)
        : Optional.empty();
  }

  /**
   * Returns those whose access is worth asking about: who is named by an entry that allows, or as
   * owner, and Everyone where there are no entries at all.
   */
  Collection<BroadPrincipal> broadIn(SecurityDescriptor descriptor) {
    Map<Sid, BroadPrincipal> named = Map.of();
    if (!(descriptor.dacl() instanceof AceList)) {
      named = with(named, broad(EVERYONE));
    }
    if (descriptor.owner().isPresent()) {
      named = with(named, broad(descriptor.owner().get()));
    }
    for (Ace ace : descriptor.dacl().aces()) {
      if (ace instanceof AccessAce access && allows(access)) {
        named = with(named, broad(access.trustee()));
      }
    }
    return named.values();
  }

  private static Map<Sid, BroadPrincipal> with(
      Map<Sid, BroadPrincipal> named, Optional<BroadPrincipal> principal) {
    if (principal.isEmpty()) {
      return named;
    }
    Map<Sid, BroadPrincipal> more = named.isEmpty() ? new LinkedHashMap<>() : named;
    more.put(principal.get().sid(), principal.get());
    return more;
  }

  /** Tells whether an entry allows something to a package or a capability. */
  static boolean namesApps(SecurityDescriptor descriptor) {
    for (Ace ace : descriptor.dacl().aces()) {
      if (ace instanceof AccessAce access && allows(access) && isApp(access.trustee())) {
        return true;
      }
    }
    return false;
  }

  private static boolean allows(AccessAce ace) {
    return ace.effect() == AceEffect.ALLOW && !ace.flags().isInheritOnly();
  }
}
