package org.ntacl.identity.claims;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ntacl.Bytes;
import org.ntacl.MalformedBytesException;

/**
 * Any bytes are read as claims or refused with the one exception; what is read can be written and
 * read again. Whatever is announced, no more than the limit comes out.
 */
class ClaimsFuzzTest {
  private static final ClaimsLimits LIMITS = new ClaimsLimits(1 << 18, 1999);

  private static Stream<ClaimsSet> sets() {
    return Stream.of(1, 2, 3, 4).map(seed -> new RandomClaimsSets(new Random(seed)).any());
  }

  static Stream<Arguments> claimsSets() {
    return sets().map(set -> Arguments.of((Object) set.write().toArray()));
  }

  static Stream<Arguments> buffers() {
    return sets()
        .flatMap(
            set ->
                Stream.of(ClaimsCompression.values())
                    .map(compression -> ClaimsSetMetadata.of(set, compression)))
        .map(metadata -> Arguments.of((Object) metadata.write().toArray()));
  }

  @MethodSource("claimsSets")
  @FuzzTest(maxDuration = "10m")
  void claimsSet(byte[] data) {
    ClaimsSet set;
    try {
      set = ClaimsSet.read(Bytes.of(data));
    } catch (MalformedBytesException e) {
      assertThat(e.offset()).isBetween(0, data.length);
      return;
    }
    assertThat(ClaimsSet.read(set.write())).isEqualTo(set);
    makeClaims(set);
  }

  private static void makeClaims(ClaimsSet set) {
    try {
      assertThat(set.claims(LIMITS)).allMatch(claim -> claim.fault().isEmpty());
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageContaining("claim `");
    }
  }

  @MethodSource("buffers")
  @FuzzTest(maxDuration = "10m")
  void metadata(byte[] data) {
    ClaimsSetMetadata metadata;
    try {
      metadata = ClaimsSetMetadata.read(Bytes.of(data));
    } catch (MalformedBytesException e) {
      assertThat(e.offset()).isBetween(0, data.length);
      return;
    }
    assertThat(ClaimsSetMetadata.read(metadata.write())).isEqualTo(metadata);
    try {
      ClaimsSet set = metadata.claimsSet(LIMITS);
      assertThat(set.write().size()).isLessThan(2 * LIMITS.maxBytes());
      makeClaims(set);
    } catch (MalformedBytesException e) {
      assertThat(e.offset()).isBetween(0, LIMITS.maxBytes() + data.length);
    }
  }
}
