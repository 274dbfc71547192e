package org.ntacl.identity.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ntacl.claim.Claim;
import org.ntacl.claim.ClaimType;
import org.ntacl.claim.ClaimValue;

/** Which claims of a PAC count, as recorded on Windows. */
final class TokenClaims {
  private TokenClaims() {}

  static List<Claim> of(ClaimsSet set, ClaimsLimits limits) {
    List<Claim> claims = new ArrayList<>();
    for (ClaimsArray array : set.arrays()) {
      // recorded: claims of the sources 0 and 3 are not there
      if (array.source().isPresent()) {
        for (ClaimEntry entry : array.entries()) {
          entry.claimType().ifPresent(type -> claims.add(claim(entry, type, limits)));
        }
      }
    }
    return List.copyOf(claims);
  }

  private static Claim claim(ClaimEntry entry, ClaimType type, ClaimsLimits limits) {
    int count = entry.values().size();
    if (count > limits.maxValues()) {
      throw new IllegalArgumentException(
          "claim `%s` has %d values, at most %d are accepted"
              .formatted(entry.id(), count, limits.maxValues()));
    }
    List<ClaimValue> values = new ArrayList<>(count);
    for (Optional<ClaimValue> value : entry.values()) {
      value.ifPresent(values::add);
    }
    if (count - values.size() > 1) {
      // equal to each other, as two equal texts are
      throw new IllegalArgumentException(
          "claim `%s` has %d NULL strings, at most one is accepted"
              .formatted(entry.id(), count - values.size()));
    }
    Claim claim = new Claim(entry.id(), type, 0, values);
    // recorded: condition-eval auth-error
    claim
        .fault()
        .ifPresent(
            fault -> {
              throw new IllegalArgumentException(fault);
            });
    return claim;
  }
}
