package org.ntacl.condition;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ntacl.claim.Claim;
import org.ntacl.sid.Sid;

/** A context whose claims are the same for every source but the device, which has none. */
record FixedContext(Set<Sid> groups, Set<Sid> deviceGroups, List<Claim> claims)
    implements ConditionContext {
  static FixedContext of(Claim... claims) {
    return new FixedContext(Set.of(), Set.of(), List.of(claims));
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
  public Optional<Claim> claim(Attribute attribute) {
    return attribute.source() == Attribute.Source.DEVICE
        ? Optional.empty()
        : claims.stream()
            .filter(claim -> claim.name().equalsIgnoreCase(attribute.name()))
            .findFirst();
  }
}
