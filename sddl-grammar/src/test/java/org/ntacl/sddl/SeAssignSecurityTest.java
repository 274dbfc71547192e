package org.ntacl.sddl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ntacl.sddl.Descriptors.GROUP;
import static org.ntacl.sddl.Descriptors.NARROW;
import static org.ntacl.sddl.Descriptors.OWNER;
import static org.ntacl.sddl.Descriptors.token;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ntacl.assign.NewObjectSecurity;
import org.ntacl.assign.ObjectKind;
import org.ntacl.descriptor.AbsentAcl;
import org.ntacl.descriptor.AccessAce;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.AceEffect;
import org.ntacl.descriptor.AceFlags;
import org.ntacl.descriptor.AceList;
import org.ntacl.descriptor.ControlFlags;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.sid.Sid;

/**
 * All combinations of a parent's entry and an explicit entry that a test suite runs on Windows
 * Server 2003, against its ten rules written down one by one.
 */
class SeAssignSecurityTest {
  private static final Sid CREATOR_OWNER = Sid.parse("S-1-3-0");
  private static final Sid CREATOR_GROUP = Sid.parse("S-1-3-1");
  private static final int OI = 1;
  private static final int CI = 2;
  private static final int NP = 4;
  private static final int IO = 8;
  private static final int CASES = 16_384;

  /** GENERIC_READ, which the mapping clips, and a right that needs no mapping. */
  private static final int[] MASKS = {0x8000_0000, 0x0002_0000};

  private static final int MAPPED_READ = 0x0002_0001;

  private record Case(
      int mask,
      int parentFlags,
      int explicitFlags,
      boolean parentDefaulted,
      boolean explicitDefaulted,
      boolean directory,
      boolean hasParent,
      boolean hasExplicit) {}

  @Test
  void assign_everyCombination_followsTheRulesSeenOnWindows() {
    int count = 0;
    for (int bits = 0; bits < CASES; bits++) {
      Case c =
          new Case(
              MASKS[bits & 1],
              bits >> 1 & 0xF,
              bits >> 5 & 0xF,
              (bits >> 9 & 1) != 0,
              (bits >> 10 & 1) != 0,
              (bits >> 11 & 1) != 0,
              (bits >> 12 & 1) != 0,
              (bits >> 13 & 1) != 0);
      assertThat(assigned(c)).as("%s", c).isEqualTo(expected(c));
      count++;
    }
    System.out.printf("SeAssignSecurity: %d combinations%n", count);
    assertThat(count).isEqualTo(CASES);
  }

  private static AccessAce ace(int flags, int mask, Sid trustee) {
    return AccessAce.plain(AceEffect.ALLOW, AceFlags.of(flags), AccessMask.of(mask), trustee);
  }

  private static SecurityDescriptor with(AccessAce ace, boolean defaulted) {
    return SecurityDescriptor.EMPTY
        .withDacl(AceList.of(ace))
        .withControl(ControlFlags.of(defaulted ? ControlFlags.DACL_DEFAULTED : 0));
  }

  private static SecurityDescriptor assigned(Case c) {
    ObjectKind kind =
        c.directory ? ObjectKind.privateContainer(NARROW) : ObjectKind.privateLeaf(NARROW);
    NewObjectSecurity object = NewObjectSecurity.of(kind).by(token());
    if (c.hasParent) {
      object = object.below(with(ace(c.parentFlags, c.mask, CREATOR_OWNER), c.parentDefaulted));
    }
    if (c.hasExplicit) {
      object =
          object.withCreator(
              with(ace(c.explicitFlags, c.mask, CREATOR_GROUP), c.explicitDefaulted));
    }
    return object.assign().orElseThrow();
  }

  // rules 1 and 3; nothing is marked as defaulted
  private static SecurityDescriptor expected(Case c) {
    boolean explicit = c.hasExplicit && (!c.explicitDefaulted || !usable(c));
    List<AccessAce> aces =
        explicit ? explicit(c) : usable(c) ? inherited(c) : List.of(ace(0, 0x1F800F, SYSTEM));
    return new SecurityDescriptor(
        ControlFlags.NONE,
        0,
        Optional.of(OWNER),
        Optional.of(GROUP),
        AbsentAcl.ABSENT,
        AceList.of(aces));
  }

  private static final Sid SYSTEM = Sid.parse("S-1-5-18");

  // rule 2
  private static boolean usable(Case c) {
    if (!c.hasParent) {
      return false;
    }
    boolean oi = (c.parentFlags & OI) != 0;
    return c.directory ? (c.parentFlags & CI) != 0 || (oi && (c.parentFlags & NP) == 0) : oi;
  }

  private static int mapped(int mask) {
    return mask == MASKS[0] ? MAPPED_READ : mask;
  }

  // rule 4
  private static List<AccessAce> explicit(Case c) {
    int mask = (c.explicitFlags & IO) != 0 ? c.mask : mapped(c.mask);
    return List.of(ace(c.explicitFlags, mask, CREATOR_GROUP));
  }

  // rules 5 to 8
  private static List<AccessAce> inherited(Case c) {
    int passedOn = c.parentFlags & (OI | CI);
    AccessAce effective = ace(0, mapped(c.mask), OWNER);
    if (!c.directory || (c.parentFlags & NP) != 0) {
      return List.of(effective);
    }
    AccessAce forChildren = ace(passedOn | IO, c.mask, CREATOR_OWNER);
    List<AccessAce> aces = new ArrayList<>();
    if ((c.parentFlags & CI) != 0) {
      aces.add(effective);
    }
    aces.add(forChildren);
    return aces;
  }
}
