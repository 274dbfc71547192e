package org.ntacl.wfp.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.ntacl.testing.SeededCases;

/** Sets of numbers are held to sets of bits. */
class NumberSetProperties {
  private static final int BITS = 4;
  private static final int SIZE = 1 << BITS;

  @Test
  void operations_areThoseOfSets() {
    SeededCases.of(1, 5_000)
        .check(
            random -> {
              BitSet left = bits(random);
              BitSet right = bits(random);
              BitSet both = (BitSet) left.clone();
              both.and(right);
              BitSet rest = (BitSet) left.clone();
              rest.flip(0, SIZE);

              assertThat(set(left).intersection(set(right))).isEqualTo(set(both));
              assertThat(set(left).complement()).isEqualTo(set(rest));
              assertThat(set(left).containsAll(set(right))).isEqualTo(both.equals(right));
              assertThat(set(left).isEmpty()).isEqualTo(left.isEmpty());
            });
  }

  /** Returns few bits more often than many. */
  private static BitSet bits(RandomGenerator random) {
    long some = random.nextInt(1 << SIZE);
    return BitSet.valueOf(new long[] {some & random.nextInt(1 << SIZE)});
  }

  /** Returns the union of the numbers one by one. */
  private static NumberSet set(BitSet bits) {
    List<NumberSet> singles = new ArrayList<>();
    bits.stream().forEach(i -> singles.add(NumberSet.of(BITS, BigInteger.valueOf(i))));
    return NumberSet.union(BITS, singles);
  }
}
