package org.ntacl.assign;

import java.util.Optional;
import org.ntacl.descriptor.AccessAce;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.AceFlags;
import org.ntacl.descriptor.CompoundAce;
import org.ntacl.descriptor.GenericMapping;
import org.ntacl.descriptor.ObjectGuids;
import org.ntacl.sid.Sid;
import org.ntacl.sid.WellKnownSid;

/**
 * Makes entries effective on one object: generic rights become the object's own, creators become
 * the object's owner and group (MS-DTYP 2.5.3.4.7; tests of SeAssignSecurity that run on Windows).
 */
final class EffectiveCopy {
  private static final Sid CREATOR_OWNER = WellKnownSid.CREATOR_OWNER.sid();
  private static final Sid CREATOR_GROUP = WellKnownSid.CREATOR_GROUP.sid();
  private static final Sid OWNER_SERVER = WellKnownSid.OWNER_SERVER.sid();
  private static final Sid GROUP_SERVER = WellKnownSid.GROUP_SERVER.sid();
  private static final long CREATOR_AUTHORITY = 3;

  private final GenericMapping mapping;
  private final Optional<Sid> owner;
  private final Optional<Sid> group;
  private final boolean servers;

  EffectiveCopy(ObjectKind kind, Optional<Sid> owner, Optional<Sid> group) {
    this.mapping = kind.mapping();
    this.owner = owner;
    this.group = group;
    // registry 3.3: the SIDs of servers stay in the lists of keys
    this.servers = kind.flavour() != InheritanceFlavour.KEY;
  }

  /** Returns the entry as it works on the object: the same one when it needs no change. */
  Ace of(Ace ace) {
    if (ace instanceof AccessAce access) {
      AccessMask mask = mapped(access.mask());
      Sid trustee = substituted(access.trustee());
      return mask.bits() == access.mask().bits() && trustee.equals(access.trustee())
          ? ace
          : copy(access, access.flags(), mask, trustee, access.objects());
    }
    if (ace instanceof CompoundAce compound) {
      CompoundAce changed =
          new CompoundAce(
              compound.flags(),
              mapped(compound.mask()),
              compound.compoundType(),
              compound.reserved(),
              substituted(compound.server()),
              substituted(compound.client()),
              compound.slack());
      return changed.equals(ace) ? ace : changed;
    }
    // the masks of the others are no rights, or rights that Windows leaves as they are
    return ace;
  }

  /** Returns the entry with its generic rights mapped, all else as it is; the same one if none. */
  Ace mappedOnly(Ace ace) {
    if (ace instanceof AccessAce access) {
      AccessMask mask = mapped(access.mask());
      return mask.bits() == access.mask().bits() ? ace : access.withMask(mask);
    }
    if (ace instanceof CompoundAce compound) {
      AccessMask mask = mapped(compound.mask());
      return mask.bits() == compound.mask().bits()
          ? ace
          : new CompoundAce(
              compound.flags(),
              mask,
              compound.compoundType(),
              compound.reserved(),
              compound.server(),
              compound.client(),
              compound.slack());
    }
    return ace;
  }

  /**
   * Returns the entry with flags that pass it on to nobody: which class inherits it no longer
   * matters, and an object ACE without any GUID left becomes a plain one (recorded: inherit-ds).
   */
  static Ace settled(Ace ace, AceFlags flags) {
    if (!(ace instanceof AccessAce access) || !access.objects().hasInheritedObjectType()) {
      return ace.withFlags(flags);
    }
    ObjectGuids objects = access.objects();
    return copy(
        access,
        flags,
        access.mask(),
        access.trustee(),
        objects.hasObjectType()
            ? ObjectGuids.of(objects.flags(), objects.objectType().orElseThrow(), null)
            : ObjectGuids.NONE);
  }

  private static AccessAce copy(
      AccessAce ace, AceFlags flags, AccessMask mask, Sid trustee, ObjectGuids objects) {
    return new AccessAce(ace.effect(), flags, mask, trustee, objects, ace.condition(), ace.slack());
  }

  /** Bits that GENERIC_ALL does not stand for are dropped as well, as the kernel does. */
  private AccessMask mapped(AccessMask mask) {
    int bits = mapping.map(mask.bits()) & mapping.all().bits();
    return bits == mask.bits() ? mask : AccessMask.of(bits);
  }

  private Sid substituted(Sid sid) {
    if (sid.authority() != CREATOR_AUTHORITY) {
      return sid;
    }
    if (sid.equals(CREATOR_OWNER) || (servers && sid.equals(OWNER_SERVER))) {
      return owner.orElse(sid);
    }
    if (sid.equals(CREATOR_GROUP) || (servers && sid.equals(GROUP_SERVER))) {
      return group.orElse(sid);
    }
    return sid;
  }
}
