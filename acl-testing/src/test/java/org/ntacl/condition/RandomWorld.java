package org.ntacl.condition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.ntacl.claim.Claim;
import org.ntacl.sid.Sid;
import org.ntacl.testing.Population;
import org.ntacl.testing.PopulationClaims;

/** A random context, for the evaluator and for the reference alike. */
final class RandomWorld implements ConditionContext, ReferenceCondition.World {
  private final List<Sid> groups;
  private final List<Sid> deviceGroups;
  private final List<Claim> claims = new ArrayList<>();

  RandomWorld(RandomGenerator random) {
    this.groups = Population.GROUPS.stream().filter(sid -> random.nextBoolean()).toList();
    this.deviceGroups = Population.GROUPS.stream().filter(sid -> random.nextBoolean()).toList();
    PopulationClaims population = new PopulationClaims(random);
    for (int i = 0; i < 16; i++) {
      claims.add(population.claim());
    }
  }

  /** Each source has a quarter of the claims; those with faults are among them. */
  @Override
  public Optional<Claim> claim(Attribute attribute) {
    int quarter = 4 * attribute.source().ordinal();
    return claims.subList(quarter, quarter + 4).stream()
        .filter(claim -> claim.name().equalsIgnoreCase(attribute.name()))
        .findFirst();
  }

  @Override
  public boolean isMember(Sid sid) {
    return groups.contains(sid);
  }

  @Override
  public boolean isDeviceMember(Sid sid) {
    return deviceGroups.contains(sid);
  }

  @Override
  public boolean user(Sid sid) {
    return isMember(sid);
  }

  @Override
  public boolean device(Sid sid) {
    return isDeviceMember(sid);
  }

  @Override
  public String toString() {
    return "groups " + groups + ", groups of the device " + deviceGroups + ", claims " + claims;
  }
}
