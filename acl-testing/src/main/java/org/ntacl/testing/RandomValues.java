package org.ntacl.testing;

import java.util.List;
import java.util.random.RandomGenerator;
import org.ntacl.Bytes;
import org.ntacl.Guid;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.AceFlags;

/** Draws the small values that everything else is made of. Not thread-safe. */
public final class RandomValues {
  private static final int[] COMPOSITE_MASKS = {
    0x1F01FF, 0x120089, 0x120116, 0x1200A0, 0xF003F, 0x20019, 0x20006, 0xF01FF, 0x1200A9, 0x1301BF
  };

  private final RandomGenerator random;

  /** Creates a generator that draws from a source. */
  public RandomValues(RandomGenerator random) {
    this.random = random;
  }

  /** Returns true in one of so many cases. */
  public boolean oneIn(int cases) {
    return random.nextInt(cases) == 0;
  }

  /** Returns an element of a list, which must not be empty. */
  public <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** Returns a number from 0 to below a bound, small ones more often. */
  public int small(int bound) {
    return random.nextInt(random.nextInt(bound) + 1);
  }

  /** Returns a GUID. */
  public Guid guid() {
    return new Guid(random.nextLong(), random.nextLong());
  }

  /** Returns a string of octets of a length. */
  public Bytes bytes(int length) {
    byte[] octets = new byte[length];
    for (int i = 0; i < length; i++) {
      octets[i] = (byte) random.nextInt(256);
    }
    return Bytes.of(octets);
  }

  /** Returns any 32 bits: none, one, a well-known combination, a few, or all at random. */
  public AccessMask mask() {
    return AccessMask.of(
        switch (random.nextInt(6)) {
          case 0 -> 0;
          case 1 -> bit(32);
          case 2, 3 -> COMPOSITE_MASKS[random.nextInt(COMPOSITE_MASKS.length)];
          case 4 -> bit(32) | bit(20);
          default -> random.nextInt();
        });
  }

  private int bit(int width) {
    return 1 << random.nextInt(width);
  }

  /** Returns any of the 256 combinations of flags, none and inheritance flags more often. */
  public AceFlags aceFlags() {
    return AceFlags.of(
        switch (random.nextInt(4)) {
          case 0, 1 -> 0;
          case 2 -> random.nextInt(32);
          default -> random.nextInt(256);
        });
  }
}
