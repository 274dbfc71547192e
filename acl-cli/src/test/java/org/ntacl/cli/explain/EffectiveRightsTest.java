package org.ntacl.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ntacl.NtStatus;
import org.ntacl.access.AccessCheck;
import org.ntacl.access.AccessRequest;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.KeyRights;
import org.ntacl.descriptor.ObjectTypes;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.sddl.Sddl;
import org.ntacl.sid.IntegrityLevel;
import org.ntacl.sid.Sid;
import org.ntacl.token.AccessToken;
import org.ntacl.token.ImpersonationLevel;
import org.ntacl.token.Privilege;

class EffectiveRightsTest {
  private static final Sid USERS = Sid.parse("S-1-5-32-545");
  private static final Sid EVERYONE = Sid.parse("S-1-1-0");

  private static EffectiveRights of(String sddl, AccessToken token, AccessMask why) {
    SecurityDescriptor descriptor = Sddl.parse(sddl);
    return EffectiveRights.of(
        AccessCheck.forType(ObjectTypes.KEY),
        descriptor,
        Asker.ofFile("", token),
        AccessRequest.of(AccessMask.NONE),
        EffectiveRights.known(ObjectTypes.KEY, descriptor.dacl()),
        why);
  }

  @Test
  void of_privileges_giveWhatIsAskedForByName() {
    AccessToken token =
        AccessToken.of(USERS)
            .privileges(Privilege.SECURITY, Privilege.TAKE_OWNERSHIP)
            .integrity(IntegrityLevel.HIGH)
            .build();

    assertThat(of("O:SYD:(A;;KR;;;BU)", token, AccessMask.NONE).granted())
        .isEqualTo(KeyRights.READ.or(AccessMask.WRITE_OWNER).or(AccessMask.ACCESS_SYSTEM_SECURITY));
  }

  @Test
  void of_refusedCheck_saysWhyAndGrantsNothing() {
    AccessToken token =
        AccessToken.of(USERS).impersonation(ImpersonationLevel.IDENTIFICATION).build();

    EffectiveRights rights = of("O:SYD:(A;;KR;;;BU)", token, KeyRights.READ);

    assertThat(rights.refusal()).contains(NtStatus.STATUS_BAD_IMPERSONATION_LEVEL);
    assertThat(rights.granted()).isEqualTo(AccessMask.NONE);
    assertThat(rights.why()).isEmpty();
  }

  @Test
  void of_why_isOneVerdictForEachRight() {
    EffectiveRights rights =
        of("O:SYD:(A;;KR;;;BU)", AccessToken.of(USERS).build(), KeyRights.READ);

    assertThat(rights.why()).hasSize(4).allMatch(verdict -> !verdict.reasons().isEmpty());
  }

  @Test
  void alone_hasMediumIntegrityAndNothingElse() {
    assertThat(Asker.alone(USERS, List.of()).token()).isEqualTo(AccessToken.of(USERS).build());
    assertThat(Asker.alone(USERS, List.of(EVERYONE)).token())
        .isEqualTo(AccessToken.of(USERS).memberOf(EVERYONE).build());
  }
}
