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

/**
 * Who the SIDs of a hive's descriptors are, each looked at once: descriptors are many and name the
 * same few. Not thread-safe.
 */
final class Trustees {
  private static final Sid EVERYONE = WellKnownSid.EVERYONE.sid();

  private final Map<Sid, Trustee> known = new HashMap<>();

  /**
   * Somebody whom an entry may name.
   *
   * @param broad what there is to know when it stands for very many
   * @param isApp whether it is a package or a capability
   */
  private record Trustee(Optional<BroadPrincipal> broad, boolean isApp) {
    static Trustee of(Sid sid) {
      return new Trustee(BroadPrincipal.of(sid), Trustees.isApp(sid));
    }
  }

  /** Tells whether a SID is that of a package or a capability. */
  static boolean isApp(Sid sid) {
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

  private Trustee of(Sid sid) {
    return known.computeIfAbsent(sid, Trustee::of);
  }

  /**
   * Returns those whose access is worth asking about: who is named by an entry that allows, or as
   * owner, and Everyone where there are no entries at all.
   */
  Collection<BroadPrincipal> broadIn(SecurityDescriptor descriptor) {
    Map<Sid, BroadPrincipal> named = Map.of();
    if (!(descriptor.dacl() instanceof AceList)) {
      named = with(named, of(EVERYONE));
    }
    if (descriptor.owner().isPresent()) {
      named = with(named, of(descriptor.owner().get()));
    }
    for (Ace ace : descriptor.dacl().aces()) {
      if (ace instanceof AccessAce access && allows(access)) {
        named = with(named, of(access.trustee()));
      }
    }
    return named.values();
  }

  private static Map<Sid, BroadPrincipal> with(Map<Sid, BroadPrincipal> named, Trustee trustee) {
    if (trustee.broad.isEmpty()) {
      return named;
    }
    Map<Sid, BroadPrincipal> more = named.isEmpty() ? new LinkedHashMap<>() : named;
    more.put(trustee.broad.get().sid(), trustee.broad.get());
    return more;
  }

  /** Tells whether an entry allows something to a package or a capability. */
  boolean namesApps(SecurityDescriptor descriptor) {
    for (Ace ace : descriptor.dacl().aces()) {
      if (ace instanceof AccessAce access && allows(access) && of(access.trustee()).isApp) {
        return true;
      }
    }
    return false;
  }

  private static boolean allows(AccessAce ace) {
    return ace.effect() == AceEffect.ALLOW && !ace.flags().isInheritOnly();
  }
}
