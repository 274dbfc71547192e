package org.ntacl.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.ntacl.Bytes;
import org.ntacl.Guid;
import org.ntacl.descriptor.AbsentAcl;
import org.ntacl.descriptor.AccessAce;
import org.ntacl.descriptor.AccessFilterAce;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.AceEffect;
import org.ntacl.descriptor.AceFlags;
import org.ntacl.descriptor.AceList;
import org.ntacl.descriptor.Acl;
import org.ntacl.descriptor.CompoundAce;
import org.ntacl.descriptor.ControlFlags;
import org.ntacl.descriptor.MandatoryLabelAce;
import org.ntacl.descriptor.NullAcl;
import org.ntacl.descriptor.ObjectGuids;
import org.ntacl.descriptor.OpaqueAce;
import org.ntacl.descriptor.ProcessTrustAce;
import org.ntacl.descriptor.ResourceAttributeAce;
import org.ntacl.descriptor.ScopedPolicyAce;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.sid.Sid;

/**
 * Draws descriptors about the {@link Population}, for access checks: few rights, few SIDs, so that
 * entries get in each other's way. Not thread-safe.
 */
public final class PopulationDescriptors {
  /** The rights that entries and requests draw from. */
  private static final int[] RIGHTS = {
    0x1, 0x2, 0x4, 0x20, 0x80, 0x10000, 0x20000, 0x40000, 0x80000, 0x100000
  };

  private final RandomGenerator random;
  private final RandomValues values;
  private final RandomSids sids;
  private final PopulationConditions conditions;
  private final PopulationClaims claims;

  /** Creates a generator that draws from a source. */
  public PopulationDescriptors(RandomGenerator random) {
    this.random = random;
    this.values = new RandomValues(random);
    this.sids = new RandomSids(random);
    this.conditions = new PopulationConditions(random);
    this.claims = new PopulationClaims(random);
  }

  /**
   * Returns a descriptor with plain entries only: owner, group, and a DACL that allows and denies;
   * no SACL. What every engine can judge.
   */
  public SecurityDescriptor plain() {
    List<Ace> entries = new ArrayList<>();
    int count = random.nextInt(7);
    for (int i = 0; i < count; i++) {
      entries.add(plainEntry());
    }
    return new SecurityDescriptor(
        ControlFlags.NONE,
        0,
        Optional.of(owner()),
        Optional.of(Population.USERS),
        AbsentAcl.ABSENT,
        AceList.of(entries));
  }

  /** Returns a descriptor with entries of every type. */
  public SecurityDescriptor any() {
    return new SecurityDescriptor(
        ControlFlags.NONE,
        0,
        values.oneIn(20) ? Optional.empty() : Optional.of(owner()),
        values.oneIn(20) ? Optional.empty() : Optional.of(Population.USERS),
        sacl(),
        dacl());
  }

  /** Returns a mask that requests and entries of this population use; never a generic bit. */
  public AccessMask rights() {
    int bits = 0;
    int count = 1 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      bits |= RIGHTS[random.nextInt(RIGHTS.length)];
    }
    return AccessMask.of(bits);
  }

  private AccessMask entryRights() {
    return switch (random.nextInt(12)) {
      case 0 -> AccessMask.of(0x1F01FF);
      case 1 -> AccessMask.of(1 << (28 + random.nextInt(4)));
      case 2 -> rights().or(AccessMask.of(random.nextInt() & 0x0300_0000));
      case 3 -> AccessMask.of(random.nextBoolean() ? 0 : 0x120089);
      default -> rights();
    };
  }

  private Sid owner() {
    return values.oneOf(
        List.of(Population.ALICE, Population.BOB, Population.STAFF, Population.ADMINISTRATORS));
  }

  /** Returns a DACL: absent, NULL, empty, or with entries of every type that belongs there. */
  public Acl dacl() {
    return switch (random.nextInt(20)) {
      case 0 -> AbsentAcl.ABSENT;
      case 1 -> NullAcl.NULL;
      case 2 -> AceList.EMPTY;
      default -> entries();
    };
  }

  private AceList entries() {
    List<Ace> entries = new ArrayList<>();
    int count = 1 + random.nextInt(6);
    for (int i = 0; i < count; i++) {
      entries.add(entry());
    }
    return AceList.of(entries);
  }

  private Ace entry() {
    return switch (random.nextInt(16)) {
      case 0, 1, 2, 3 -> objectEntry();
      case 4, 6, 7 -> conditionalEntry();
      case 5 -> oddEntry();
      default -> plainEntry();
    };
  }

  private AccessAce plainEntry() {
    return AccessAce.plain(effect(), flags(), entryRights(), sids.ofPopulation());
  }

  private AceEffect effect() {
    return values.oneIn(3) ? AceEffect.DENY : AceEffect.ALLOW;
  }

  private AceFlags flags() {
    return switch (random.nextInt(8)) {
      case 0 -> AceFlags.of(AceFlags.INHERIT_ONLY | AceFlags.CONTAINER_INHERIT);
      case 1 -> AceFlags.of(AceFlags.INHERITED);
      default -> AceFlags.NONE;
    };
  }

  private AccessAce objectEntry() {
    ObjectGuids guids =
        switch (random.nextInt(6)) {
          case 0 -> ObjectGuids.ANY;
          case 1 -> ObjectGuids.of(0, null, values.guid());
          default -> ObjectGuids.of(0, objectType(), null);
        };
    return new AccessAce(
        effect(),
        flags(),
        entryRights(),
        sids.ofPopulation(),
        guids,
        values.oneIn(4) ? Optional.of(conditions.any()) : Optional.empty(),
        Bytes.EMPTY);
  }

  private Guid objectType() {
    return values.oneIn(8) ? values.guid() : values.oneOf(Population.TYPES);
  }

  private AccessAce conditionalEntry() {
    return AccessAce.conditional(
        effect(), flags(), entryRights(), sids.ofPopulation(), conditions.any());
  }

  private Ace oddEntry() {
    return switch (random.nextInt(3)) {
      case 0 ->
          new CompoundAce(
              flags(),
              entryRights(),
              CompoundAce.IMPERSONATION,
              0,
              sids.ofPopulation(),
              sids.ofPopulation(),
              Bytes.EMPTY);
      case 1 -> new OpaqueAce(0x77, flags(), values.bytes(16));
      default ->
          AccessAce.plain(
              random.nextBoolean() ? AceEffect.AUDIT : AceEffect.ALARM,
              flags(),
              entryRights(),
              sids.ofPopulation());
    };
  }

  private Acl sacl() {
    if (random.nextInt(3) == 0) {
      return random.nextBoolean() ? AbsentAcl.ABSENT : NullAcl.NULL;
    }
    List<Ace> entries = new ArrayList<>();
    int count = random.nextInt(7);
    for (int i = 0; i < count; i++) {
      entries.add(random.nextBoolean() ? attribute() : systemEntry());
    }
    return AceList.of(entries);
  }

  private ResourceAttributeAce attribute() {
    return new ResourceAttributeAce(
        flags(), AccessMask.NONE, Population.EVERYONE, claims.attribute());
  }

  private AccessAce auditEntry() {
    AceEffect effect = values.oneIn(10) ? AceEffect.ALARM : AceEffect.AUDIT;
    int outcomes = (1 + random.nextInt(3)) * AceFlags.SUCCESSFUL_ACCESS;
    return new AccessAce(
        effect,
        AceFlags.of(flags().bits() | outcomes),
        entryRights(),
        sids.ofPopulation(),
        values.oneIn(3) ? ObjectGuids.of(0, objectType(), null) : ObjectGuids.NONE,
        values.oneIn(3) ? Optional.of(conditions.any()) : Optional.empty(),
        Bytes.EMPTY);
  }

  private Ace systemEntry() {
    return switch (random.nextInt(10)) {
      case 0 ->
          new ProcessTrustAce(
              flags(), entryRights(), values.oneIn(8) ? Population.ALICE : sids.trustLevel());
      case 1 -> new AccessFilterAce(flags(), entryRights(), Population.EVERYONE, conditions.any());
      case 2 -> new ScopedPolicyAce(flags(), AccessMask.NONE, values.oneOf(Population.POLICIES));
      case 3, 4, 5 -> auditEntry();
      default ->
          new MandatoryLabelAce(
              flags(),
              AccessMask.of(random.nextInt(8)),
              values.oneIn(12) ? Population.ALICE : sids.integrityLevel());
    };
  }
}
