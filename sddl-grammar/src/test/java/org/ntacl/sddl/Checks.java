package org.ntacl.sddl;

import java.util.List;
import org.ntacl.access.AccessCheck;
import org.ntacl.access.AccessDecision;
import org.ntacl.access.AccessRequest;
import org.ntacl.access.CheckOptions;
import org.ntacl.access.CheckVariant;
import org.ntacl.access.ObjectAccess;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.ObjectTypes;
import org.ntacl.sid.Sid;
import org.ntacl.token.AccessToken;
import org.ntacl.token.AccessTokenBuilder;

/** Checks of descriptors given as text, with outcomes as text. */
final class Checks {
  static final Sid USER = Sid.parse("S-1-5-21-1-2-3-1105");
  static final Sid EVERYONE = Sid.parse("S-1-1-0");
  static final Sid USERS = Sid.parse("S-1-5-32-545");
  static final Sid ADMINISTRATORS = Sid.parse("S-1-5-32-544");

  static final int MAXIMUM = AccessMask.MAXIMUM_ALLOWED.bits();
  static final int SYSTEM_SECURITY = 0x0100_0000;

  static final AccessCheck FILE = AccessCheck.forType(ObjectTypes.FILE);

  /** NtAccessCheck and its relatives, on registry keys. */
  static final AccessCheck KEY =
      AccessCheck.forType(ObjectTypes.KEY)
          .withOptions(CheckOptions.DEFAULT.with(CheckVariant.NT_ACCESS_CHECK));

  private Checks() {}

  /** A user among Everyone and Users, medium level. */
  static AccessTokenBuilder user() {
    return AccessToken.of(USER).memberOf(EVERYONE, USERS);
  }

  static AccessTokenBuilder administrator() {
    return user().memberOf(ADMINISTRATORS);
  }

  static AccessDecision decide(
      AccessCheck check, String sddl, AccessTokenBuilder token, AccessRequest request) {
    return check.check(Sddl.parse(sddl), token.build(), request);
  }

  static AccessDecision decide(
      AccessCheck check, String sddl, AccessTokenBuilder token, int desired) {
    return decide(check, sddl, token, AccessRequest.of(AccessMask.of(desired)));
  }

  /** Returns what is granted, as in {@code 0x20019}, or the status of a denial. */
  static String outcome(AccessCheck check, String sddl, AccessTokenBuilder token, int desired) {
    return outcome(decide(check, sddl, token, desired));
  }

  static String outcome(AccessDecision decision) {
    if (!decision.isGranted()) {
      String rest = decision.granted().isEmpty() ? "" : " and " + decision.granted();
      return decision.status() + rest;
    }
    return "0x%x".formatted(decision.granted().bits());
  }

  /** Returns the status and the rights of each object type, one text for each different answer. */
  static List<String> outcomes(AccessDecision decision) {
    return decision.objects().stream().map(Checks::outcome).distinct().toList();
  }

  private static String outcome(ObjectAccess object) {
    return "%s 0x%x".formatted(object.status(), object.granted().bits());
  }
}
