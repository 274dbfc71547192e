package org.ntacl.identity.claims;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ntacl.Bytes;
import org.ntacl.claim.Claim;
import org.ntacl.testing.SeededCases;

/** What is written is read back. */
class ClaimsProperties {
  private static final int CASES = 2000;

  @Test
  void claimsSet_written_isReadBack() {
    SeededCases.of(1, CASES)
        .check(
            random -> {
              ClaimsSet set = new RandomClaimsSets(random).any();
              assertThat(ClaimsSet.read(set.write())).isEqualTo(set);
            });
  }

  @Test
  void claimsSet_writtenInAnyForm_isReadBack() {
    SeededCases.of(2, CASES / 10)
        .check(
            random -> {
              ClaimsSet set = new RandomClaimsSets(random).any();
              for (ClaimsCompression compression : ClaimsCompression.values()) {
                Bytes buffer = ClaimsSetMetadata.of(set, compression).write();
                ClaimsSetMetadata read = ClaimsSetMetadata.read(buffer);
                assertThat(read.claimsSet(ClaimsLimits.DEFAULT)).isEqualTo(set);
                assertThat(read.write()).isEqualTo(buffer);
              }
            });
  }

  @Test
  void metadata_written_isReadBack() {
    SeededCases.of(3, CASES)
        .check(
            random -> {
              ClaimsSetMetadata metadata = new RandomClaimsSets(random).anyMetadata();
              assertThat(ClaimsSetMetadata.read(metadata.write())).isEqualTo(metadata);
            });
  }

  @Test
  void claims_ofAnySet_haveNoFaultOrAreRefused() {
    int[] refused = new int[1];
    SeededCases.of(4, CASES)
        .check(
            random -> {
              ClaimsSet set = new RandomClaimsSets(random).any();
              try {
                List<Claim> claims = set.claims(ClaimsLimits.DEFAULT);
                assertThat(claims).allMatch(claim -> claim.fault().isEmpty());
                assertThat(claims).allMatch(claim -> claim.flags() == 0);
              } catch (IllegalArgumentException e) {
                assertThat(e).hasMessageContaining("claim `");
                refused[0]++;
              }
            });
    assertThat(refused[0]).isBetween(CASES / 50, CASES / 2);
  }
}
