package org.ntacl.benchmarks;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.ntacl.access.PolicyCompiler;
import org.ntacl.descriptor.AbsentAcl;
import org.ntacl.descriptor.AccessAce;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.AceEffect;
import org.ntacl.descriptor.AceFlags;
import org.ntacl.descriptor.AceList;
import org.ntacl.descriptor.ControlFlags;
import org.ntacl.descriptor.ObjectType;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.sid.Sid;
import org.ntacl.sid.WellKnownSid;
import org.ntacl.token.AccessToken;

/**
 * Tokens and descriptors for checks: accounts of one domain with relative identifiers that are
 * spread as in a domain of some size. Always the same ones.
 */
final class CheckWorld {
  /** What requests ask for: to read. */
  static final int READ = 0x0012_0089;

  private static final Sid DOMAIN = Sid.parse("S-1-5-21-2447931902-1787058256-3961074038");
  private static final Sid USERS = WellKnownSid.BUILTIN_USERS.sid();
  private static final int[] MASKS = {0x001200a9, 0x001301bf, 0x001f01ff, READ};
  private static final int FIRST_RID = 1_000;
  private static final int RIDS = 100_000;
  private static final int USED = 2_000;
  private static final int FAVOURITES = 40;

  private final Random random;
  private final List<Sid> pool;

  CheckWorld(long seed) {
    this.random = new Random(seed);
    Set<Sid> drawn = new HashSet<>();
    List<Sid> sids = new ArrayList<>();
    while (sids.size() < USED) {
      Sid sid = DOMAIN.child(FIRST_RID + random.nextInt(RIDS));
      if (drawn.add(sid)) {
        sids.add(sid);
      }
    }
    this.pool = List.copyOf(sids);
  }

  /** Returns a token of so many groups, the last of them Users; none of the others is in a DACL. */
  AccessToken strangerAmongUsers(int groups) {
    Sid[] sids = new Sid[groups];
    for (int i = 0; i < groups; i++) {
      sids[i] = DOMAIN.child(FIRST_RID + RIDS + random.nextInt(RIDS));
    }
    sids[groups - 1] = USERS;
    return AccessToken.of(DOMAIN.child(FIRST_RID - 1)).memberOf(sids).build();
  }

  /** Returns a token of forty groups out of those that DACLs name. */
  AccessToken member() {
    Sid[] sids = new Sid[FAVOURITES];
    for (int i = 0; i < sids.length; i++) {
      sids[i] = account();
    }
    return AccessToken.of(account()).memberOf(sids).build();
  }

  private Sid account() {
    return pool.get(random.nextInt(random.nextInt(3) == 0 ? FAVOURITES : USED));
  }

  /** Returns a descriptor of so many entries, of which the last one lets Users read. */
  SecurityDescriptor lastMatches(int entries) {
    List<Ace> aces = new ArrayList<>();
    for (int i = 0; i < entries - 1; i++) {
      AceEffect effect = i < entries / 6 ? AceEffect.DENY : AceEffect.ALLOW;
      aces.add(AccessAce.plain(effect, AceFlags.NONE, AccessMask.of(READ), pool.get(i % USED)));
    }
    aces.add(AccessAce.allow(AccessMask.of(READ), USERS));
    return descriptor(aces);
  }

  /** Returns a descriptor of 3 to 40 entries, ten on average, the first sixth of them denials. */
  SecurityDescriptor any() {
    int entries = 3 + (int) (38 * Math.pow(random.nextDouble(), 4));
    List<Ace> aces = new ArrayList<>();
    for (int i = 0; i < entries; i++) {
      AceEffect effect = i < entries / 6 ? AceEffect.DENY : AceEffect.ALLOW;
      AccessMask mask = AccessMask.of(MASKS[random.nextInt(MASKS.length)]);
      aces.add(AccessAce.plain(effect, AceFlags.NONE, mask, account()));
    }
    return descriptor(aces);
  }

  /**
   * Returns a compiler that has met the trustees in another order, as one for many descriptors has.
   */
  PolicyCompiler compilerOfMany(ObjectType type) {
    PolicyCompiler compiler = PolicyCompiler.forType(type);
    for (int i = USED - 1; i >= 0; i--) {
      compiler.compile(descriptor(List.of(AccessAce.allow(AccessMask.of(READ), pool.get(i)))));
    }
    return compiler;
  }

  private static SecurityDescriptor descriptor(List<Ace> aces) {
    return new SecurityDescriptor(
        ControlFlags.NONE,
        0,
        Optional.of(WellKnownSid.BUILTIN_ADMINISTRATORS.sid()),
        Optional.of(WellKnownSid.LOCAL_SYSTEM.sid()),
        AbsentAcl.ABSENT,
        AceList.of(aces));
  }
}
