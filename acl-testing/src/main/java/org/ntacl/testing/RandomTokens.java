package org.ntacl.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.ntacl.sid.IntegrityLevel;
import org.ntacl.sid.Sid;
import org.ntacl.sid.TrustLevel;
import org.ntacl.token.AccessToken;
import org.ntacl.token.AccessTokenBuilder;
import org.ntacl.token.AppContainer;
import org.ntacl.token.GroupAttributes;
import org.ntacl.token.ImpersonationLevel;
import org.ntacl.token.Privilege;
import org.ntacl.token.TokenGroup;
import org.ntacl.token.TokenPolicy;

/** Draws tokens of the {@link Population}. Not thread-safe. */
public final class RandomTokens {
  private static final List<IntegrityLevel> LEVELS =
      List.of(
          IntegrityLevel.UNTRUSTED,
          IntegrityLevel.LOW,
          IntegrityLevel.MEDIUM,
          IntegrityLevel.MEDIUM,
          IntegrityLevel.MEDIUM_PLUS,
          IntegrityLevel.HIGH,
          IntegrityLevel.SYSTEM);

  private final RandomGenerator random;
  private final RandomValues values;
  private final PopulationClaims claims;

  /** Creates a generator that draws from a source. */
  public RandomTokens(RandomGenerator random) {
    this.random = random;
    this.values = new RandomValues(random);
    this.claims = new PopulationClaims(random);
  }

  /**
   * Returns an ordinary token: user, groups of every state, privileges, a level; no restrictions.
   */
  public AccessToken ordinary() {
    return builder().build();
  }

  /** Returns any token: restricted, write-restricted, contained, trusted, or ordinary. */
  public AccessToken any() {
    AccessTokenBuilder builder = builder();
    switch (random.nextInt(8)) {
      case 0, 1 -> builder.restrictedTo(restricting());
      case 2 -> builder.writeRestrictedTo(restricting());
      default -> {
        // not restricted
      }
    }
    if (values.oneIn(4)) {
      builder.appContainer(container());
    }
    if (values.oneIn(4)) {
      builder.trust(new TrustLevel(512 * random.nextInt(3), 1024 * random.nextInt(9)));
    }
    if (values.oneIn(12)) {
      builder.impersonation(values.oneOf(List.of(ImpersonationLevel.values())));
    } else if (values.oneIn(12)) {
      builder.primary();
    }
    return builder.build();
  }

  private AccessTokenBuilder builder() {
    AccessTokenBuilder builder =
        AccessToken.of(values.oneOf(Population.USERS_PROPER))
            .userDenyOnly(values.oneIn(10))
            .groups(groups())
            .deviceGroups(groups())
            .userClaims(claims.ofToken())
            .deviceClaims(claims.ofToken())
            .localClaims(claims.ofToken())
            .integrity(values.oneOf(LEVELS));
    if (values.oneIn(8)) {
      builder.policy(
          Stream.of(TokenPolicy.values())
              .filter(policy -> random.nextBoolean())
              .toArray(TokenPolicy[]::new));
    }
    for (Privilege privilege :
        List.of(
            Privilege.SECURITY,
            Privilege.TAKE_OWNERSHIP,
            Privilege.RELABEL,
            Privilege.BACKUP,
            Privilege.RESTORE)) {
      switch (random.nextInt(5)) {
        case 0 -> builder.privileges(privilege);
        case 1 -> builder.disabledPrivileges(privilege);
        default -> {
          // not held
        }
      }
    }
    return builder;
  }

  private List<TokenGroup> groups() {
    List<TokenGroup> groups = new ArrayList<>();
    for (Sid sid : Population.GROUPS) {
      switch (random.nextInt(8)) {
        case 0, 1, 2 -> groups.add(TokenGroup.enabled(sid));
        case 3 -> groups.add(TokenGroup.denyOnly(sid));
        case 4 -> groups.add(new TokenGroup(sid, GroupAttributes.of(random.nextInt(0x80))));
        default -> {
          // no member
        }
      }
    }
    if (values.oneIn(10)) {
      groups.add(
          new TokenGroup(values.oneOf(Population.ALL), GroupAttributes.of(random.nextInt(0x80))));
    }
    return groups;
  }

  private Sid[] restricting() {
    Sid[] sids = new Sid[1 + random.nextInt(4)];
    for (int i = 0; i < sids.length; i++) {
      sids[i] = values.oneOf(Population.RESTRICTING);
    }
    return sids;
  }

  private AppContainer container() {
    TokenGroup capability =
        random.nextBoolean()
            ? TokenGroup.enabled(Population.INTERNET_CLIENT)
            : new TokenGroup(Population.INTERNET_CLIENT, GroupAttributes.of(random.nextInt(8)));
    return new AppContainer(
        Population.PACKAGE,
        random.nextBoolean() ? List.of(capability) : List.of(),
        random.nextBoolean());
  }
}
