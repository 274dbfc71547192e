package org.ntacl.registry;

import java.util.ArrayList;
import java.util.List;
import org.ntacl.NtStatus;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.KeyRights;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.descriptor.SecurityInformation;
import org.ntacl.sddl.Sddl;
import org.ntacl.sid.IntegrityLevel;
import org.ntacl.sid.Sid;
import org.ntacl.sid.WellKnownSid;
import org.ntacl.token.AccessToken;
import org.ntacl.token.AccessTokenBuilder;
import org.ntacl.token.Privilege;

/** A registry with two hives, and people who use it. */
final class Machine {
  static final String SYSTEM = "\\REGISTRY\\MACHINE\\SYSTEM";
  static final String SOFTWARE = "\\REGISTRY\\MACHINE\\SOFTWARE";
  static final String OPEN = SYSTEM + "\\Open";
  static final AccessMask ALL = KeyRights.ALL_ACCESS;
  static final SecurityInformation DACL = SecurityInformation.of(SecurityInformation.DACL);
  static final String DOMAIN = "S-1-5-21-1-2-3-";

  private static final String HIVE =
      "O:BAG:SYD:PAI(A;CI;KR;;;BU)(A;CI;KA;;;BA)(A;CI;KA;;;SY)(A;CI;KA;;;CO)";

  final Registry registry;
  final RegistryCaller admin;
  final RegistryCaller user;
  final RegistryCaller kernel;

  Machine() {
    this(RegistryOptions.DEFAULT);
  }

  /** Makes the hives, and in one a key where everybody may do everything. */
  Machine(RegistryOptions options) {
    registry = Registry.of(options);
    registry.mount(SYSTEM, Sddl.parse(HIVE));
    registry.mount(SOFTWARE, Sddl.parse(HIVE));
    admin = registry.as(adminToken().build());
    user = registry.as(userToken().build());
    kernel = admin.inKernel();
    admin.create(KeyRequest.of(OPEN, ALL).withSecurity(Sddl.parse("D:PAI(A;CI;KA;;;WD)"))).close();
  }

  static AccessTokenBuilder adminToken() {
    return AccessToken.of(Sid.parse(DOMAIN + "500"))
        .memberOf(
            WellKnownSid.EVERYONE, WellKnownSid.BUILTIN_ADMINISTRATORS, WellKnownSid.BUILTIN_USERS)
        .primaryGroup(Sid.parse(DOMAIN + "513"))
        .integrity(IntegrityLevel.HIGH);
  }

  static AccessTokenBuilder userToken() {
    return AccessToken.of(Sid.parse(DOMAIN + "1105"))
        .memberOf(WellKnownSid.EVERYONE, WellKnownSid.BUILTIN_USERS)
        .primaryGroup(Sid.parse(DOMAIN + "513"))
        .integrity(IntegrityLevel.MEDIUM);
  }

  RegistryCaller adminWith(Privilege... privileges) {
    return registry.as(adminToken().privileges(privileges).build());
  }

  static SecurityDescriptor dacl(String sddl) {
    return Sddl.parse("D:" + sddl);
  }

  static NtStatus statusOf(Runnable operation) {
    return RegistryResult.run(operation).status();
  }

  /** Registers a callback that writes down what it is told and lets all pass. */
  List<String> record(String altitude) {
    List<String> log = new ArrayList<>();
    registry.callbacks().register(altitude, log, Machine::write);
    return log;
  }

  static CallbackReply write(List<String> log, RegNotifyClass what, RegInformation information) {
    log.add(line(what, information));
    return CallbackReply.SUCCESS;
  }

  static String line(RegNotifyClass what, RegInformation information) {
    return information instanceof RegPostOperationInformation post
        ? what + " " + post.status()
        : what.toString();
  }
}
