package org.ntacl.testing;

import java.util.List;
import java.util.random.RandomGenerator;
import org.ntacl.sid.Sid;
import org.ntacl.sid.SidAlias;
import org.ntacl.sid.SidContext;

/** Draws SIDs. Not thread-safe. */
public final class RandomSids {
  private static final List<Sid> ALIASED =
      List.of(SidAlias.values()).stream()
          .flatMap(alias -> alias.resolve(SidContext.NONE).stream())
          .toList();

  private static final int[] EXTREMES = {0, 1, -1, Integer.MIN_VALUE, Integer.MAX_VALUE, 1000};
  private static final int[] LEVELS = {0, 0x1000, 0x2000, 0x2100, 0x3000, 0x4000, 0x5000, 0x7000};
  private static final int[] TRUST_TYPES = {0, 512, 1024};
  private static final int[] TRUST_LEVELS = {0, 1024, 1536, 2048, 4096, 8192};

  private final RandomGenerator random;
  private final RandomValues values;

  /** Creates a generator that draws from a source. */
  public RandomSids(RandomGenerator random) {
    this.random = random;
    this.values = new RandomValues(random);
  }

  /** Returns any SID: every shape that the model holds, extremes included. */
  public Sid any() {
    return random.nextInt(3) == 0
        ? shape(random.nextInt(Sid.MAX_SUB_AUTHORITIES + 1))
        : printable();
  }

  /** Returns a SID that SDDL can say: it has at least one sub-authority. */
  public Sid printable() {
    return switch (random.nextInt(5)) {
      case 0, 1 -> wellKnown();
      case 2, 3 -> account();
      default -> shape(1 + random.nextInt(Sid.MAX_SUB_AUTHORITIES));
    };
  }

  /** Returns a SID that has an alias in SDDL wherever it is printed. */
  public Sid wellKnown() {
    return values.oneOf(ALIASED);
  }

  /** Returns the SID of an account of some domain. */
  public Sid account() {
    return Sid.of(
        5, 21, random.nextInt(), random.nextInt(), random.nextInt(), 500 + random.nextInt(2000));
  }

  /** Returns the SID of an integrity level, S-1-16-x, mostly a named one. */
  public Sid integrityLevel() {
    return Sid.of(
        16,
        random.nextInt(4) == 0 ? random.nextInt(0x8000) : LEVELS[random.nextInt(LEVELS.length)]);
  }

  /** Returns the SID of a process trust level, S-1-19-type-level. */
  public Sid trustLevel() {
    return Sid.of(
        19,
        TRUST_TYPES[random.nextInt(TRUST_TYPES.length)],
        TRUST_LEVELS[random.nextInt(TRUST_LEVELS.length)]);
  }

  /** Returns the SID of a central access policy, S-1-17-x. */
  public Sid policy() {
    return Sid.of(17, random.nextInt(), random.nextInt());
  }

  /** Returns a SID out of the {@link Population}. */
  public Sid ofPopulation() {
    return values.oneOf(Population.ALL);
  }

  private Sid shape(int subAuthorityCount) {
    int[] subAuthorities = new int[subAuthorityCount];
    for (int i = 0; i < subAuthorityCount; i++) {
      subAuthorities[i] =
          random.nextInt(3) == 0 ? EXTREMES[random.nextInt(EXTREMES.length)] : random.nextInt();
    }
    return Sid.of(authority(), subAuthorities);
  }

  private long authority() {
    return switch (random.nextInt(4)) {
      case 0 -> random.nextInt(20);
      case 1 -> random.nextLong() & Sid.MAX_AUTHORITY;
      case 2 -> 0xFFFF_FFFFL + random.nextInt(2);
      default -> 5;
    };
  }
}
