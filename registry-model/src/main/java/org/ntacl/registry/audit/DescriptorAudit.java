package org.ntacl.registry.audit;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ntacl.access.AccessPolicy;
import org.ntacl.descriptor.AccessAce;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.AceList;
import org.ntacl.descriptor.NullAcl;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.registry.hive.HiveKey;
import org.ntacl.sid.Sid;

/** What is to be found about descriptors and the keys that have them. Used by one audit. */
final class DescriptorAudit {
  private static final AccessMask TAKING = AccessMask.WRITE_DAC.or(AccessMask.WRITE_OWNER);

  private final Trustees trustees = new Trustees();
  private final ServiceKeys services = new ServiceKeys();
  private final OwnerResolution owners;
  private final List<AuditFinding> findings;

  /**
   * Prepares for a hive.
   *
   * @param findings where findings go
   */
  DescriptorAudit(OwnerResolution owners, List<AuditFinding> findings) {
    this.owners = owners;
    this.findings = findings;
  }

  /** Adds the findings about a descriptor. */
  void add(AuditedDescriptor group, AccessPolicy policy) {
    broad(group, policy);
    applications(group);
    order(group);
    owner(group);
  }

  private void broad(AuditedDescriptor group, AccessPolicy policy) {
    Collection<BroadPrincipal> named = trustees.broadIn(group.descriptor());
    if (named.isEmpty()) {
      return;
    }
    Map<Sid, AccessMask> all = new LinkedHashMap<>();
    for (BroadPrincipal principal : named) {
      all.put(principal.sid(), AccessMask.of(policy.rights(principal.token())));
    }
    for (BroadPrincipal principal : named) {
      AccessMask rights = all.get(principal.sid()).and(AuditQuestion.WRITING);
      for (Sid companion : principal.companions()) {
        // what even more people have is told about them
        rights = rights.minus(all.getOrDefault(companion, AccessMask.NONE));
      }
      if (!rights.isEmpty()) {
        broad(group, principal.sid(), rights);
      }
    }
  }

  private void broad(AuditedDescriptor group, Sid sid, AccessMask rights) {
    Map<Boolean, List<HiveKey>> byPlace =
        group.keys().stream().collect(Collectors.partitioningBy(services::contain));
    add(group, FindingKind.WEAK_SERVICE, Optional.of(sid), rights, byPlace.get(true));
    FindingKind kind = kind(group.descriptor(), rights);
    add(group, kind, Optional.of(sid), rights, byPlace.get(false));
  }

  private static FindingKind kind(SecurityDescriptor descriptor, AccessMask rights) {
    if (!(descriptor.dacl() instanceof AceList)) {
      return descriptor.dacl() instanceof NullAcl ? FindingKind.NULL_DACL : FindingKind.ABSENT_DACL;
    }
    return rights.intersects(TAKING) ? FindingKind.TAKE_OVER : FindingKind.BROAD_WRITE;
  }

  private void applications(AuditedDescriptor group) {
    if (!Trustees.namesApps(group.descriptor())) {
      return;
    }
    Map<Sid, List<AccessAce>> apps = AppAccess.in(group.descriptor(), AuditQuestion.WRITING);
    apps.forEach(
        (app, aces) -> {
          AccessMask rights =
              aces.stream().map(AccessAce::mask).reduce(AccessMask.NONE, AccessMask::or);
          add(group, FindingKind.APP_WRITE, Optional.of(app), rights, group.keys());
        });
  }

  private void order(AuditedDescriptor group) {
    if (!group.descriptor().dacl().isCanonical()) {
      add(group, FindingKind.NOT_CANONICAL, Optional.empty(), AccessMask.NONE, group.keys());
    }
  }

  private void owner(AuditedDescriptor group) {
    Optional<Sid> owner = group.descriptor().owner();
    if (owner.isEmpty() || !owners.isKnown(owner.get())) {
      add(group, FindingKind.UNRESOLVED_OWNER, owner, AccessMask.NONE, group.keys());
    }
  }

  private void add(
      AuditedDescriptor group,
      FindingKind kind,
      Optional<Sid> principal,
      AccessMask rights,
      List<HiveKey> keys) {
    if (!keys.isEmpty()) {
      findings.add(
          new AuditFinding(
              kind,
              group.securityId(),
              Optional.of(group.descriptor()),
              principal,
              rights,
              Optional.empty(),
              "",
              keys));
    }
  }
}
