package org.ntacl.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.ntacl.Guid;
import org.ntacl.descriptor.AccessAce;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.AceEffect;
import org.ntacl.descriptor.AceFlags;
import org.ntacl.descriptor.AceList;
import org.ntacl.descriptor.DsRights;
import org.ntacl.descriptor.ObjectGuids;
import org.ntacl.sid.Sid;
import org.ntacl.sid.WellKnownSid;

/** Draws lists for objects of a directory, most entries of which are about parts of the object. */
final class RandomDirectoryAcls {
  private static final List<Integer> MASKS =
      List.of(
          0x20,
          0x20,
          0x30,
          0x28,
          0x01,
          0x01,
          0x03,
          0x21,
          0x100,
          0x120,
          0x101,
          0x121,
          0x4_0000,
          0x8_0000,
          0xC_0000,
          0x4_0020,
          0xF_01FF,
          0x2_0028,
          0x100_0000,
          0x100_0020,
          0xF_00FF);

  private static final List<Integer> FLAGS = List.of(0, 0, 0, 0, 2, 2, 4, 6, 8 | 2, 3);

  private final RandomGenerator random;
  private final Sid writer;
  private final List<Sid> trustees;
  private final List<Guid> types;

  /**
   * Creates a generator.
   *
   * @param writer who must stay able to replace the list
   * @param trustees whom entries are for
   * @param types what they are about
   */
  RandomDirectoryAcls(RandomGenerator random, Sid writer, List<Sid> trustees, List<Guid> types) {
    this.random = random;
    this.writer = writer;
    this.trustees = trustees;
    this.types = types;
  }

  /** Returns a list that lets everybody read and the writer write, before it says anything else. */
  AceList any() {
    List<Ace> aces = new ArrayList<>();
    aces.add(AccessAce.allow(DsRights.GENERIC_READ, WellKnownSid.EVERYONE.sid()));
    aces.add(AccessAce.allow(DsRights.ALL_ACCESS, writer));
    for (int i = 1 + random.nextInt(9); i > 0; i--) {
      aces.add(ace());
    }
    return AceList.of(aces);
  }

  private Ace ace() {
    AceEffect effect = random.nextInt(3) == 0 ? AceEffect.DENY : AceEffect.ALLOW;
    AceFlags flags = AceFlags.of(oneOf(FLAGS));
    AccessMask mask = AccessMask.of(oneOf(MASKS));
    Sid trustee = oneOf(trustees);
    return switch (random.nextInt(8)) {
      case 0, 1 -> AccessAce.plain(effect, flags, mask, trustee);
      case 2 ->
          AccessAce.object(
              effect,
              flags,
              mask,
              ObjectGuids.of(Optional.empty(), Optional.of(oneOf(types))),
              trustee);
      case 3 ->
          AccessAce.object(
              effect,
              flags,
              mask,
              ObjectGuids.of(Optional.of(oneOf(types)), Optional.of(oneOf(types))),
              trustee);
      default ->
          AccessAce.object(
              effect,
              flags,
              mask,
              ObjectGuids.of(Optional.of(oneOf(types)), Optional.empty()),
              trustee);
    };
  }

  private <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
