package org.ntacl.registry.audit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ntacl.descriptor.AccessAce;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.sid.Sid;
import org.ntacl.sid.SidContext;
import org.ntacl.sid.SidFamily;
import org.ntacl.sid.SidNameResolver;

/**
 * Which owners can be named without the machine: those that are the same everywhere, those whose
 * SID says what they are, and whoever the root of the hive names, as it does the user of a user's
 * hive. All others are accounts that may be gone.
 */
final class OwnerResolution {
  private static final SidNameResolver NAMES = SidNameResolver.wellKnown(SidContext.NONE);

  private final Set<Sid> local = new HashSet<>();
  private final Map<Sid, Boolean> answers = new HashMap<>();

  OwnerResolution(Optional<SecurityDescriptor> root) {
    root.ifPresent(
        descriptor -> {
          descriptor.owner().ifPresent(local::add);
          for (Ace ace : descriptor.dacl().aces()) {
            if (ace instanceof AccessAce access) {
              local.add(access.trustee());
            }
          }
        });
  }

  boolean isKnown(Sid owner) {
    return answers.computeIfAbsent(owner, this::isNamed);
  }

  private boolean isNamed(Sid owner) {
    return local.contains(owner)
        || NAMES.nameOf(owner).isPresent()
        || switch (SidFamily.of(owner)) {
          case SERVICE,
              APP_POOL,
              VIRTUAL_MACHINE,
              USER_MODE_DRIVER,
              TASK,
              WINDOW_MANAGER,
              FONT_DRIVER_HOST,
              VIRTUAL_ACCOUNT ->
              true;
          default -> false;
        };
  }
}
