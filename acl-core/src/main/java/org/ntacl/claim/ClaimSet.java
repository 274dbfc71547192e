package org.ntacl.claim;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ntacl.internal.WindowsCase;

/**
 * Claims as conditional expressions find them: by name, without regard to case.
 *
 * <p>Claims with the flag {@link Claim#DISABLED} are not there. Those with {@link Claim#DENY_ONLY}
 * are there for entries that deny, and for no others. Immutable and thread-safe.
 */
public final class ClaimSet {
  /** The set without claims. */
  public static final ClaimSet EMPTY = new ClaimSet(Map.of(), Map.of());

  /** The claims by their names in upper case, ready to be returned. */
  private final Map<String, Optional<Claim>> forAllowing;

  private final Map<String, Optional<Claim>> forDenying;

  private ClaimSet(
      Map<String, Optional<Claim>> forAllowing, Map<String, Optional<Claim>> forDenying) {
    this.forAllowing = forAllowing;
    this.forDenying = forDenying;
  }

  /**
   * Returns the claims of a token. Of several claims of one name the last one counts.
   *
   * @throws IllegalArgumentException when a claim has a {@link Claim#fault() fault}: Windows does
   *     not make a token of such claims
   */
  public static ClaimSet ofToken(List<Claim> claims) {
    if (claims.isEmpty()) {
      return EMPTY;
    }
    Map<String, Optional<Claim>> forAllowing = new HashMap<>();
    Map<String, Optional<Claim>> forDenying = new HashMap<>();
    for (Claim claim : claims) {
      claim
          .fault()
          .ifPresent(
              fault -> {
                throw new IllegalArgumentException(fault);
              });
      if (claim.has(Claim.DISABLED)) {
        continue;
      }
      // recorded: condition-eval, the last of several claims of one name counts
      String name = WindowsCase.upper(claim.name());
      forDenying.put(name, Optional.of(claim));
      if (!claim.has(Claim.DENY_ONLY)) {
        forAllowing.put(name, Optional.of(claim));
      }
    }
    return new ClaimSet(forAllowing, forDenying);
  }

  /**
   * Returns the claims of a resource. Of several claims of one name the first usable one counts:
   * one that has values and no {@link Claim#fault() fault}.
   */
  public static ClaimSet ofResource(List<Claim> claims) {
    if (claims.isEmpty()) {
      return EMPTY;
    }
    Map<String, Optional<Claim>> forAllowing = new HashMap<>();
    Map<String, Optional<Claim>> forDenying = new HashMap<>();
    for (Claim claim : claims) {
      if (isUsable(claim)) {
        String name = WindowsCase.upper(claim.name());
        forDenying.putIfAbsent(name, Optional.of(claim));
        if (!claim.has(Claim.DENY_ONLY)) {
          forAllowing.putIfAbsent(name, Optional.of(claim));
        }
      }
    }
    return new ClaimSet(forAllowing, forDenying);
  }

  private static boolean isUsable(Claim claim) {
    return !claim.values().isEmpty() && !claim.has(Claim.DISABLED) && claim.fault().isEmpty();
  }

  /** Returns the claim of a name that entries which allow may use, or empty. */
  public Optional<Claim> forAllowing(String name) {
    return forAllowing.getOrDefault(WindowsCase.upper(name), Optional.empty());
  }

  /** Returns the claim of a name that entries which deny may use, or empty. */
  public Optional<Claim> forDenying(String name) {
    return forDenying.getOrDefault(WindowsCase.upper(name), Optional.empty());
  }
}
