package org.ntacl.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ntacl.access.AccessCheck;
import org.ntacl.access.AccessDecision;
import org.ntacl.access.AccessRequest;
import org.ntacl.access.RightVerdict;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.AceList;
import org.ntacl.descriptor.ObjectType;
import org.ntacl.descriptor.ObjectTypes;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.testing.PopulationDescriptors;
import org.ntacl.testing.RandomTokens;
import org.ntacl.testing.SeededCases;
import org.ntacl.token.AccessToken;
import org.ntacl.token.Privilege;

class EffectiveRightsProperties {
  private static final AccessRequest PLAIN = AccessRequest.of(AccessMask.NONE);

  /**
   * What the table marks is what a caller gets who asks for all that can be had, but for what only
   * privileges give, which MAXIMUM_ALLOWED does not.
   */
  @Test
  void of_anyTokenAndDescriptor_isWhatMaximumAllowedGives() {
    int[] granted = new int[1];
    SeededCases cases = SeededCases.of(21, 4_000);
    cases.check(
        random -> {
          SecurityDescriptor descriptor = new PopulationDescriptors(random).any();
          AccessToken token =
              new RandomTokens(random)
                  .any().toBuilder()
                      .disabledPrivileges(
                          Privilege.SECURITY, Privilege.TAKE_OWNERSHIP, Privilege.RELABEL)
                      .build();
          ObjectType type = ObjectTypes.FILE;
          AccessCheck check = AccessCheck.forType(type);
          AccessMask known = EffectiveRights.known(type, descriptor.dacl());
          EffectiveRights rights =
              EffectiveRights.of(
                  check, descriptor, Asker.ofFile("", token), PLAIN, known, AccessMask.NONE);
          AccessDecision maximum =
              check.check(descriptor, token, PLAIN.withDesired(AccessMask.MAXIMUM_ALLOWED));

          // without a DACL every bit can be asked for, and the maximum is what the type knows
          AccessMask compared =
              descriptor.dacl() instanceof AceList ? known : type.mapping().all().and(known);
          assertThat(rights.granted().and(compared)).isEqualTo(maximum.granted().and(known));
          granted[0] += rights.granted().isEmpty() ? 0 : 1;
        });
    System.out.printf(
        "effective rights: %d as MAXIMUM_ALLOWED, %d of them some right%n",
        cases.count(), granted[0]);
    assertThat(granted[0]).isGreaterThan(cases.count() / 4);
  }

  @Test
  void of_why_agreesWithTheTable() {
    SeededCases.of(22, 1_000)
        .check(
            random -> {
              SecurityDescriptor descriptor = new PopulationDescriptors(random).any();
              AccessToken token = new RandomTokens(random).ordinary();
              AccessMask known = EffectiveRights.known(ObjectTypes.KEY, descriptor.dacl());
              EffectiveRights rights =
                  EffectiveRights.of(
                      AccessCheck.forType(ObjectTypes.KEY),
                      descriptor,
                      Asker.ofFile("", token),
                      PLAIN,
                      known,
                      known);
              AccessMask explained = AccessMask.NONE;
              for (RightVerdict verdict : rights.why()) {
                if (verdict.outcome() == RightVerdict.Outcome.GRANTED) {
                  explained = explained.or(verdict.right());
                }
              }

              assertThat(rights.why()).hasSize(Integer.bitCount(known.bits()));
              assertThat(explained).isEqualTo(rights.granted());
            });
  }
}
