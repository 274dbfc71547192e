package org.ntacl.testing;

import java.util.Random;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Runs a property over many random cases, each with a seed of its own that a failure names.
 *
 * <pre>{@code
 * SeededCases.of(1, 10_000).check(random -> {
 *   SecurityDescriptor sd = new RandomDescriptors(random).any();
 *   assertThat(SelfRelative.decode(SelfRelative.encode(sd))).isEqualTo(sd);
 * });
 * }</pre>
 *
 * <p>The generator is {@link Random}, whose numbers are specified: a seed means the same case on
 * every JVM. Immutable and thread-safe.
 */
public final class SeededCases {
  /** An odd number far from small ones, so that neighbouring seeds start far apart (Knuth). */
  private static final long STRIDE = 0x9E37_79B9_7F4A_7C15L;

  private final long seed;
  private final int count;

  private SeededCases(long seed, int count) {
    this.seed = seed;
    this.count = count;
  }

  /**
   * Returns the cases that follow from a seed.
   *
   * @param seed any number
   * @param count how many cases, at least 1
   */
  public static SeededCases of(long seed, int count) {
    if (count < 1) {
      throw new IllegalArgumentException("at least one case is needed, not " + count);
    }
    return new SeededCases(seed * STRIDE, count);
  }

  /**
   * Returns the one case of a seed that a failure named.
   *
   * @param seed the number in the message
   */
  public static SeededCases one(long seed) {
    return new SeededCases(seed, 1);
  }

  /** Returns the number of cases. */
  public int count() {
    return count;
  }

  /**
   * Runs a property on every case.
   *
   * @param property throws when it does not hold; all its randomness comes from its argument
   * @throws AssertionError when the property throws, with the seed of that case
   */
  public void check(Consumer<RandomGenerator> property) {
    for (int i = 0; i < count; i++) {
      long caseSeed = seed + i * STRIDE;
      try {
        property.accept(new Random(caseSeed));
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError(
            "case %d of %d fails; repeat it with SeededCases.one(%dL): %s"
                .formatted(i, count, caseSeed, e.getMessage()),
            e);
      }
    }
  }
}
