package org.ntacl.registry.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ntacl.access.AccessCheck;
import org.ntacl.access.AccessReason;
import org.ntacl.access.RightVerdict;
import org.ntacl.descriptor.AccessAce;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.ObjectTypes;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.sid.Sid;
import org.ntacl.token.AccessToken;

/** Why findings are findings, in words. All methods are pure. */
final class AuditReasons {
  private static final AccessCheck CHECK = AccessCheck.forType(ObjectTypes.KEY);

  private AuditReasons() {}

  /** Returns what decided about rights, in one line those that the same decided about. */
  static List<String> ofRights(
      SecurityDescriptor descriptor, AccessToken token, AccessMask rights) {
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
    return List.copyOf(reasons);
  }

  private static String reason(RightVerdict verdict) {
    return verdict.reasons().stream().map(AccessReason::text).collect(Collectors.joining("; "));
  }

  /** Returns by which entries an application has its rights. */
  static List<String> ofApplication(SecurityDescriptor descriptor, Sid app) {
    List<String> reasons = new ArrayList<>();
    for (AccessAce ace :
        AppAccess.in(descriptor, AuditQuestion.WRITING).getOrDefault(app, List.of())) {
      reasons.add(
          names(ace.mask())
              + ": allowed as far as its user is"
              + (ace.condition().isPresent() ? " and a condition holds" : ""));
    }
    return List.copyOf(reasons);
  }

  private static String names(AccessMask rights) {
    return String.join(", ", ObjectTypes.KEY.namesOf(rights));
  }
}
