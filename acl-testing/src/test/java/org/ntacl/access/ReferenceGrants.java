package org.ntacl.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ntacl.descriptor.AccessAce;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.AceList;
import org.ntacl.descriptor.CompoundAce;
import org.ntacl.sid.Sid;
import org.ntacl.token.Privilege;

/** The rights that no entry can take back, by accesscheck 6. */
final class ReferenceGrants {
  private static final int READ_CONTROL = 0x2_0000;
  private static final int WRITE_DAC = 0x4_0000;
  private static final int WRITE_OWNER = 0x8_0000;

  private final ReferenceCall call;
  private final ReferenceSids sids;
  private final int want;

  /**
   * @param want the rights asked for by name
   */
  ReferenceGrants(ReferenceCall call, ReferenceSids sids, int want) {
    this.call = call;
    this.sids = sids;
    this.want = want;
  }

  /** 6.1: ACCESS_SYSTEM_SECURITY can come only from the privilege. */
  boolean lacksPrivilege() {
    return (want & ReferenceCall.ASS) != 0 && !call.token.isEnabled(Privilege.SECURITY);
  }

  /** 6.1: the privileges that grant something, in the order in which they are asked. */
  List<Privilege> privileges() {
    List<Privilege> used = new ArrayList<>();
    if ((want & ReferenceCall.ASS) != 0 && call.token.isEnabled(Privilege.SECURITY)) {
      used.add(Privilege.SECURITY);
    }
    if ((want & WRITE_OWNER) != 0) {
      if (call.token.isEnabled(Privilege.TAKE_OWNERSHIP)) {
        used.add(Privilege.TAKE_OWNERSHIP);
      } else if (call.token.isEnabled(Privilege.RELABEL)
          && !call.on(CheckOption.RELABEL_GRANTS_NOTHING)) {
        used.add(Privilege.RELABEL);
      }
    }
    return used;
  }

  /** The right that a privilege grants. */
  static int rightOf(Privilege privilege) {
    return privilege == Privilege.SECURITY ? ReferenceCall.ASS : WRITE_OWNER;
  }

  /** 6.1: MAXIMUM_ALLOWED asks no privilege. */
  boolean byPrivilege(int bit) {
    return (want & bit) != 0
        && privileges().stream().anyMatch(privilege -> rightOf(privilege) == bit);
  }

  /** 6.2, and clarification 14: nothing is added for the owner of a NULL DACL. */
  boolean byOwnership(int bit) {
    if ((bit != READ_CONTROL && bit != WRITE_DAC)
        || !(call.question.descriptor().dacl() instanceof AceList list)
        || call.question.descriptor().owner().isEmpty()) {
      return false;
    }
    Sid owner = call.question.descriptor().owner().get();
    if (!sids.holds(owner, true)) {
      return false;
    }
    if (call.token.isRestricted() && !call.token.restrictingSids().contains(owner)) {
      return false;
    }
    return list.aces().stream()
        .filter(
            ace ->
                call.on(CheckOption.INHERIT_ONLY_OWNER_RIGHTS) || !ReferenceCall.isInheritOnly(ace))
        .noneMatch(ace -> trustee(ace).map(ReferenceSids.OWNER_RIGHTS::equals).orElse(false));
  }

  private static Optional<Sid> trustee(Ace ace) {
    if (ace instanceof AccessAce access) {
      return Optional.of(access.trustee());
    }
    return ace instanceof CompoundAce compound ? Optional.of(compound.client()) : Optional.empty();
  }
}
