package org.ntacl.wfp.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ntacl.access.AccessCheck;
import org.ntacl.access.AccessDecision;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.ObjectTypes;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.descriptor.WfpRights;
import org.ntacl.sid.WellKnownSid;
import org.ntacl.token.AccessToken;
import org.ntacl.wfp.model.Reference;

/** Looks for objects and containers that very many may change. */
final class SecurityFindings {
  private static final AccessCheck CHECK = AccessCheck.forType(ObjectTypes.WFP);
  private static final AccessMask TAKING_OVER = AccessMask.WRITE_DAC.or(AccessMask.WRITE_OWNER);

  /** Nobody adds to an object, and ADD_LINK only lets others refer to it. */
  private static final AccessMask CHANGING =
      TAKING_OVER.or(AccessMask.DELETE).or(WfpRights.ADD).or(WfpRights.WRITE);

  private static final Map<WellKnownSid, AccessToken> MANY = BroadPrincipals.tokens();

  private SecurityFindings() {}

  /** Returns a finding for each descriptor and broad principal, once for all its objects. */
  static List<WfpFinding> of(Map<Reference, SecurityDescriptor> descriptors) {
    Map<SecurityDescriptor, List<Reference>> objects = new LinkedHashMap<>();
    descriptors.forEach(
        (object, descriptor) ->
            objects.computeIfAbsent(descriptor, absent -> new ArrayList<>()).add(object));
    List<WfpFinding> findings = new ArrayList<>();
    objects.forEach((descriptor, own) -> add(findings, descriptor, own));
    return findings;
  }

  private static void add(
      List<WfpFinding> findings, SecurityDescriptor descriptor, List<Reference> objects) {
    AccessMask told = AccessMask.NONE;
    for (Map.Entry<WellKnownSid, AccessToken> one : MANY.entrySet()) {
      AccessMask granted =
          CHECK.check(descriptor, one.getValue(), AccessMask.MAXIMUM_ALLOWED).granted();
      AccessMask rights = granted.and(CHANGING);
      // what Everyone may do, all others may do as well
      if (!told.contains(rights)) {
        told = told.or(rights);
        findings.add(finding(descriptor, objects, one, rights));
      }
    }
  }

  private static WfpFinding finding(
      SecurityDescriptor descriptor,
      List<Reference> objects,
      Map.Entry<WellKnownSid, AccessToken> who,
      AccessMask rights) {
    AccessDecision decision = CHECK.check(descriptor, who.getValue(), rights);
    return new WfpFinding(
        rights.intersects(TAKING_OVER) ? WfpFindingKind.TAKE_OVER : WfpFindingKind.BROAD_CHANGE,
        objects,
        List.of(),
        Optional.of(descriptor),
        Optional.of(who.getKey().sid()),
        rights,
        decision.explain().lines().toList());
  }
}
