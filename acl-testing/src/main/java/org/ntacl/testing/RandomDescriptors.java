package org.ntacl.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.ntacl.descriptor.AbsentAcl;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.AceList;
import org.ntacl.descriptor.Acl;
import org.ntacl.descriptor.ControlFlags;
import org.ntacl.descriptor.NullAcl;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.sid.Sid;

/** Draws security descriptors for round trips. Not thread-safe. */
public final class RandomDescriptors {
  private static final int DACL_LIST_FLAGS =
      ControlFlags.DACL_PROTECTED
          | ControlFlags.DACL_AUTO_INHERIT_REQ
          | ControlFlags.DACL_AUTO_INHERITED;

  private final RandomGenerator random;
  private final RandomValues values;
  private final RandomSids sids;
  private final RandomAces aces;

  /** Creates a generator that draws from a source. */
  public RandomDescriptors(RandomGenerator random) {
    this.random = random;
    this.values = new RandomValues(random);
    this.sids = new RandomSids(random);
    this.aces = new RandomAces(random);
  }

  /** Creates a generator of a seed. */
  public RandomDescriptors(long seed) {
    this(new Random(seed));
  }

  /**
   * Returns any descriptor that the model holds: any entry in any list, slack, any control bits.
   */
  public SecurityDescriptor any() {
    return new SecurityDescriptor(
        ControlFlags.of(random.nextInt(0x10000)),
        values.oneIn(4) ? random.nextInt(256) : 0,
        values.oneIn(4) ? Optional.empty() : Optional.of(sids.any()),
        values.oneIn(4) ? Optional.empty() : Optional.of(sids.any()),
        anyAcl(),
        anyAcl());
  }

  /** Returns any list: absent, NULL, empty, of any entries, with slack and any revision. */
  public Acl anyAcl() {
    return switch (random.nextInt(6)) {
      case 0 -> AbsentAcl.ABSENT;
      case 1 -> NullAcl.NULL;
      case 2 -> AceList.EMPTY;
      default -> anyList();
    };
  }

  private AceList anyList() {
    List<Ace> entries = new ArrayList<>();
    int count = values.small(12);
    for (int i = 0; i < count; i++) {
      entries.add(aces.any());
    }
    return values.oneIn(4)
        ? new AceList(
            AceList.REVISION + random.nextInt(3), entries, values.bytes(4 * random.nextInt(5)))
        : AceList.of(entries);
  }

  /** Returns a descriptor that SDDL can say and reads back equal, without relative aliases. */
  public SecurityDescriptor printable() {
    Acl dacl = printableAcl(true);
    Acl sacl = printableAcl(false);
    int control = 0;
    if (dacl.isPresent()) {
      control |= random.nextInt() & DACL_LIST_FLAGS;
    }
    if (sacl.isPresent()) {
      // every control bit of the SACL is that of the DACL shifted by one
      control |= (random.nextInt() & DACL_LIST_FLAGS) << 1;
    }
    return new SecurityDescriptor(
        ControlFlags.of(control), 0, printableSid(), printableSid(), sacl, dacl);
  }

  private Optional<Sid> printableSid() {
    return values.oneIn(4) ? Optional.empty() : Optional.of(sids.printable());
  }

  private Acl printableAcl(boolean forDacl) {
    return switch (random.nextInt(6)) {
      case 0 -> AbsentAcl.ABSENT;
      case 1 -> NullAcl.NULL;
      case 2 -> AceList.EMPTY;
      default -> printableList(forDacl);
    };
  }

  private AceList printableList(boolean forDacl) {
    List<Ace> entries = new ArrayList<>();
    int count = 1 + values.small(8);
    for (int i = 0; i < count; i++) {
      entries.add(aces.printable(forDacl));
    }
    return AceList.of(entries);
  }
}
