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

  private final Names forAllowing;
  private final Names forDenying;

  private ClaimSet(Map<String, Claim> forAllowing, Map<String, Claim> forDenying) {
    this.forAllowing = new Names(forAllowing);
    this.forDenying = forDenying == forAllowing ? this.forAllowing : new Names(forDenying);
  }

  /**
   * Claims by their names in upper case: an open hash table, for compiled conditions look claims up
   * in every check.
   */
  private static final class Names {
    /** A power of two of slots, at most half of them taken. */
    private final Named[] slots;

    private record Named(String name, Optional<Claim> claim) {}

    Names(Map<String, Claim> claims) {
      slots = new Named[4 * Integer.highestOneBit(Math.max(claims.size(), 1))];
      claims.forEach(
          (name, claim) -> {
            int i = slotOf(name);
            while (slots[i] != null) {
              i = (i + 1) & (slots.length - 1);
            }
            slots[i] = new Named(name, Optional.of(claim));
          });
    }

    private int slotOf(String name) {
      int hash = name.hashCode();
      return (hash ^ hash >>> 16) & (slots.length - 1);
    }

    Optional<Claim> find(String name) {
      Optional<Claim> found = findUpper(name);
      if (found.isPresent()) {
        // compiled conditions ask in upper case
        return found;
      }
      String upper = WindowsCase.upper(name);
      return upper.equals(name) ? found : findUpper(upper);
    }

    private Optional<Claim> findUpper(String name) {
      for (int i = slotOf(name); slots[i] != null; i = (i + 1) & (slots.length - 1)) {
        if (slots[i].name.equals(name)) {
          return slots[i].claim;
        }
      }
      return Optional.empty();
    }
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
    // one map until a claim is for denying only, which is rare
    Map<String, Claim> forDenying = new HashMap<>();
    Map<String, Claim> forAllowing = forDenying;
    for (Claim claim : claims) {
      Optional<String> fault = claim.fault();
      if (fault.isPresent()) {
        throw new IllegalArgumentException(fault.get());
      }
      if (claim.has(Claim.DISABLED)) {
        continue;
      }
      // recorded: condition-eval, the last of several claims of one name counts
      String name = WindowsCase.upper(claim.name());
      if (claim.has(Claim.DENY_ONLY)) {
        forAllowing = forAllowing == forDenying ? new HashMap<>(forDenying) : forAllowing;
      } else {
        forAllowing.put(name, claim);
      }
      forDenying.put(name, claim);
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
    Map<String, Claim> forAllowing = new HashMap<>();
    Map<String, Claim> forDenying = new HashMap<>();
    for (Claim claim : claims) {
      if (isUsable(claim)) {
        String name = WindowsCase.upper(claim.name());
        forDenying.putIfAbsent(name, claim);
        if (!claim.has(Claim.DENY_ONLY)) {
          forAllowing.putIfAbsent(name, claim);
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
    return forAllowing.find(name);
  }

  /** Returns the claim of a name that entries which deny may use, or empty. */
  public Optional<Claim> forDenying(String name) {
    return forDenying.find(name);
  }
}
