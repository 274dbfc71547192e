package org.ntacl.domain;

import java.util.ArrayList;
import java.util.List;
import org.ntacl.descriptor.AccessAce;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.AceEffect;
import org.ntacl.descriptor.AceList;
import org.ntacl.descriptor.DsRights;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.sid.WellKnownSid;

/**
 * The profile of Samba's directory: each point on which it is known to decide otherwise than
 * Windows, as a change to the descriptor after which Windows would decide like Samba.
 */
enum SambaRule {
  /** Entries for OWNER RIGHTS mean nothing, so that they do not take implied rights away either. */
  OWNER_RIGHTS_UNKNOWN {
    @Override
    List<Ace> apply(AccessAce ace) {
      return ace.trustee().equals(WellKnownSid.OWNER_RIGHTS.sid()) ? List.of() : List.of(ace);
    }
  },

  /**
   * An object entry that allows control access allows whatever is asked for to what it is about.
   * Windows takes the right of its own, as MS-ADTS 5.1.3.3.4 says.
   */
  CONTROL_ACCESS_GRANTS {
    @Override
    List<Ace> apply(AccessAce ace) {
      boolean concerned =
          ace.effect() == AceEffect.ALLOW
              && ace.objects().isPresent()
              && ace.mask().contains(DsRights.CONTROL_ACCESS);
      return List.of(concerned ? ace.withMask(AccessMask.of(ace.mask().bits() | ASKED)) : ace);
    }
  };

  /** What the directory asks for to make the constructed attributes. */
  private static final int ASKED =
      DsRights.WRITE_PROPERTY
          .or(DsRights.CREATE_CHILD)
          .or(AccessMask.WRITE_DAC)
          .or(AccessMask.WRITE_OWNER)
          .bits();

  /** Returns what stands for an entry. */
  abstract List<Ace> apply(AccessAce ace);

  /** Returns the descriptor about which Windows decides as Samba decides about another. */
  final SecurityDescriptor apply(SecurityDescriptor descriptor) {
    List<Ace> aces = new ArrayList<>();
    for (Ace ace : ((AceList) descriptor.dacl()).aces()) {
      aces.addAll(apply((AccessAce) ace));
    }
    return descriptor.withDacl(AceList.of(aces));
  }
}
