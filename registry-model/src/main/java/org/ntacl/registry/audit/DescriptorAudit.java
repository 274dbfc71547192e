package org.ntacl.registry.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ntacl.access.AccessCheck;
import org.ntacl.access.AccessPolicy;
import org.ntacl.access.AccessReason;
import org.ntacl.access.RightVerdict;
import org.ntacl.descriptor.AccessAce;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.AceList;
import org.ntacl.descriptor.NullAcl;
import org.ntacl.descriptor.ObjectTypes;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.registry.hive.HiveKey;
import org.ntacl.sid.Sid;
import org.ntacl.token.AccessToken;

/** What is to be found about one descriptor and the keys that have it. */
final class DescriptorAudit {
  private static final AccessCheck CHECK = AccessCheck.forType(ObjectTypes.KEY);
  private static final AccessMask TAKING = AccessMask.WRITE_DAC.or(AccessMask.WRITE_OWNER);

  private final KeyGroup group;
  private final SecurityDescriptor descriptor;
  private final List<AuditFinding> findings;

  private DescriptorAudit(
      KeyGroup group, SecurityDescriptor descriptor, List<AuditFinding> findings) {
    this.group = group;
    this.descriptor = descriptor;
    this.findings = findings;
  }

  /** Adds the findings about a descriptor. */
  static void run(
      KeyGroup group,
      SecurityDescriptor descriptor,
      AccessPolicy policy,
      OwnerResolution owners,
      List<AuditFinding> findings) {
    DescriptorAudit audit = new DescriptorAudit(group, descriptor, findings);
    audit.broad(policy);
    audit.applications();
    audit.order();
    audit.owner(owners);
  }

  private void broad(AccessPolicy policy) {
    Map<Sid, AccessMask> all = new LinkedHashMap<>();
    for (Sid sid : BroadPrincipals.namedIn(descriptor)) {
      all.put(sid, AccessMask.of(policy.rights(BroadPrincipals.token(sid))));
    }
    for (Sid sid : all.keySet()) {
      AccessMask rights = all.get(sid).and(AuditQuestion.WRITING);
      for (Sid companion : BroadPrincipals.companionsOf(sid)) {
        // what even more people have is told about them
        rights = rights.minus(all.getOrDefault(companion, AccessMask.NONE));
      }
      if (!rights.isEmpty()) {
        broad(sid, rights);
      }
    }
  }

  private void broad(Sid sid, AccessMask rights) {
    List<String> reasons = reasons(descriptor, BroadPrincipals.token(sid), rights);
    Map<Boolean, List<HiveKey>> byPlace =
        group.keys().stream().collect(Collectors.partitioningBy(ServiceKeys::contain));
    add(FindingKind.WEAK_SERVICE, sid, rights, reasons, byPlace.get(true));
    add(kind(rights), sid, rights, reasons, byPlace.get(false));
  }

  private FindingKind kind(AccessMask rights) {
    if (!(descriptor.dacl() instanceof AceList)) {
      return descriptor.dacl() instanceof NullAcl ? FindingKind.NULL_DACL : FindingKind.ABSENT_DACL;
    }
    return rights.intersects(TAKING) ? FindingKind.TAKE_OVER : FindingKind.BROAD_WRITE;
  }

  /** Returns what decided about rights, in one line those that the same decided about. */
  static List<String> reasons(SecurityDescriptor descriptor, AccessToken token, AccessMask rights) {
    Map<String, AccessMask> byReason = new LinkedHashMap<>();
    for (int rest = rights.bits(); rest != 0; rest &= rest - 1) {
      AccessMask right = AccessMask.of(Integer.lowestOneBit(rest));
      CHECK
          .check(descriptor, token, right)
          .trace()
          .about(right)
          .ifPresent(verdict -> byReason.merge(reason(verdict), right, AccessMask::or));
    }
    List<String> reasons = new ArrayList<>();
    byReason.forEach((reason, mask) -> reasons.add(names(mask) + ": " + reason));
    return reasons;
  }

  private static String reason(RightVerdict verdict) {
    return verdict.reasons().stream().map(AccessReason::text).collect(Collectors.joining("; "));
  }

  private static String names(AccessMask rights) {
    return String.join(", ", ObjectTypes.KEY.namesOf(rights));
  }

  private void applications() {
    for (Map.Entry<Sid, List<AccessAce>> app :
        AppAccess.in(descriptor, AuditQuestion.WRITING).entrySet()) {
      AccessMask rights = AccessMask.NONE;
      List<String> reasons = new ArrayList<>();
      for (AccessAce ace : app.getValue()) {
        rights = rights.or(ace.mask());
        reasons.add(
            names(ace.mask())
                + ": allowed as far as its user is"
                + (ace.condition().isPresent() ? " and a condition holds" : ""));
      }
      add(FindingKind.APP_WRITE, app.getKey(), rights, reasons, group.keys());
    }
  }

  private void order() {
    if (!descriptor.dacl().isCanonical()) {
      add(
          FindingKind.NOT_CANONICAL,
          Optional.empty(),
          AccessMask.NONE,
          List.of("entries are evaluated as they stand; editors of Windows would sort them"),
          group.keys());
    }
  }

  private void owner(OwnerResolution owners) {
    Optional<Sid> owner = descriptor.owner();
    if (owner.isEmpty() || !owners.isKnown(owner.get())) {
      add(
          FindingKind.UNRESOLVED_OWNER,
          owner,
          AccessMask.NONE,
          List.of(
              owner.isEmpty()
                  ? "there is no owner: Windows refuses the descriptor"
                  : "owns the key, and may read and change its security"),
          group.keys());
    }
  }

  private void add(
      FindingKind kind, Sid sid, AccessMask rights, List<String> reasons, List<HiveKey> keys) {
    add(kind, Optional.of(sid), rights, reasons, keys);
  }

  private void add(
      FindingKind kind,
      Optional<Sid> principal,
      AccessMask rights,
      List<String> reasons,
      List<HiveKey> keys) {
    if (!keys.isEmpty()) {
      findings.add(
          new AuditFinding(
              kind,
              group.securityId(),
              Optional.of(descriptor),
              principal,
              rights,
              reasons,
              Optional.empty(),
              keys));
    }
  }
}
