package org.ntacl.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ntacl.registry.Machine.ALL;
import static org.ntacl.registry.Machine.DACL;
import static org.ntacl.registry.Machine.OPEN;
import static org.ntacl.registry.Machine.statusOf;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ntacl.NameOrder;
import org.ntacl.NtStatus;
import org.ntacl.descriptor.AccessAce;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.AceEffect;
import org.ntacl.descriptor.AceList;
import org.ntacl.descriptor.KeyRights;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.descriptor.SecurityInformation;
import org.ntacl.sid.WellKnownSid;

/** A callback that forbids giving Everyone write access below a key, and logs every attempt. */
class EveryoneGuardTest {
  private static final AccessMask WRITE =
      KeyRights.SET_VALUE
          .or(KeyRights.CREATE_SUB_KEY)
          .or(KeyRights.CREATE_LINK)
          .or(AccessMask.DELETE)
          .or(AccessMask.WRITE_DAC)
          .or(AccessMask.WRITE_OWNER);

  private final Machine machine = new Machine();
  private final List<String> log = new ArrayList<>();

  @BeforeEach
  void register() {
    machine
        .registry
        .callbacks()
        .register(
            "385000",
            log,
            (list, what, information) -> {
              if (information instanceof RegSetKeySecurityInformation set) {
                boolean gives =
                    set.securityInformation().contains(SecurityInformation.DACL)
                        && givesWrite(set.securityDescriptor());
                return judge(list, set.object().path(), gives);
              }
              if (information instanceof RegCreateKeyInformation create) {
                String path = create.rootObject().path() + "\\" + create.remainingName();
                boolean gives =
                    create.securityDescriptor().filter(sd -> sd.dacl().isPresent()).isPresent()
                        && givesWrite(create.securityDescriptor().orElseThrow());
                return judge(list, path, gives);
              }
              return CallbackReply.SUCCESS;
            });
  }

  private static CallbackReply judge(List<String> log, String path, boolean gives) {
    String upper = NameOrder.INSTANCE.upper(path);
    if (!gives || !upper.startsWith(NameOrder.INSTANCE.upper(OPEN + "\\"))) {
      return CallbackReply.SUCCESS;
    }
    log.add("refused: " + path);
    return CallbackReply.of(NtStatus.STATUS_ACCESS_DENIED);
  }

  /** No list, or a NULL one, gives everything; entries for children only count, too. */
  private static boolean givesWrite(SecurityDescriptor descriptor) {
    return !(descriptor.dacl() instanceof AceList)
        || descriptor.dacl().aces().stream()
            .anyMatch(
                ace ->
                    ace instanceof AccessAce access
                        && access.effect() == AceEffect.ALLOW
                        && access.trustee().equals(WellKnownSid.EVERYONE.sid())
                        && KeyRights.KERNEL_MAPPING.map(access.mask()).intersects(WRITE));
  }

  @Test
  void setSecurity_thatGivesEveryoneWrite_isRefusedAndLogged() {
    KeyHandle key = machine.user.create(OPEN + "\\Key", ALL);
    SecurityDescriptor before = key.querySecurity(DACL);
    for (String dacl : List.of("(A;;KA;;;WD)", "(A;CIIO;GW;;;WD)", "NO_ACCESS_CONTROL")) {
      assertThat(statusOf(() -> key.setSecurity(DACL, Machine.dacl(dacl))))
          .isEqualTo(NtStatus.STATUS_ACCESS_DENIED);
    }
    assertThat(key.querySecurity(DACL)).isEqualTo(before);
    assertThat(log).hasSize(3).containsOnly("refused: " + OPEN + "\\Key");
    key.setSecurity(DACL, Machine.dacl("(A;;KR;;;WD)(A;;KA;;;BA)"));
    assertThat(log).hasSize(3);
  }

  @Test
  void create_thatGivesEveryoneWrite_isRefused_elsewhereIsNot() {
    SecurityDescriptor wide = Machine.dacl("P(A;;KA;;;WD)");
    assertThat(
            statusOf(
                () -> machine.user.create(KeyRequest.of(OPEN + "\\Wide", ALL).withSecurity(wide))))
        .isEqualTo(NtStatus.STATUS_ACCESS_DENIED);
    assertThat(
            machine
                .admin
                .create(KeyRequest.of(Machine.SYSTEM + "\\Wide", ALL).withSecurity(wide))
                .disposition())
        .isEqualTo(Disposition.REG_CREATED_NEW_KEY);
    assertThat(log).containsExactly("refused: " + OPEN + "\\Wide");
  }
}
