package org.ntacl.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ntacl.access.AccessCheck;
import org.ntacl.access.AccessDecision;
import org.ntacl.access.AccessRequest;
import org.ntacl.access.RightVerdict;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.ObjectType;
import org.ntacl.descriptor.ObjectTypes;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.testing.PopulationDescriptors;
import org.ntacl.testing.RandomTokens;
import org.ntacl.testing.SeededCases;
import org.ntacl.token.AccessToken;

class EffectiveRightsProperties {
  private static final AccessRequest PLAIN = AccessRequest.of(AccessMask.NONE);

  /** What the table marks is what a caller gets who asks for all that can be had. */
  @Test
  void of_anyTokenAndDescriptor_isWhatMaximumAllowedGives() {
    int[] granted = new int[1];
    SeededCases cases = SeededCases.of(21, 4_000);
    cases.check(
        random -> {
          SecurityDescriptor descriptor = new PopulationDescriptors(random).any();
          AccessToken token = new RandomTokens(random).any();
          ObjectType type = ObjectTypes.FILE;
          AccessCheck check = AccessCheck.forType(type);
          AccessMask known = EffectiveRights.known(type, descriptor.dacl());
          EffectiveRights rights =
              EffectiveRights.of(
                  check, descriptor, Asker.ofFile("", token), PLAIN, known, AccessMask.NONE);
          AccessDecision maximum =
              check.check(descriptor, token, PLAIN.withDesired(AccessMask.MAXIMUM_ALLOWED));

          assertThat(rights.granted().minus(AccessMask.ACCESS_SYSTEM_SECURITY))
              .isEqualTo(maximum.granted().and(known).minus(AccessMask.ACCESS_SYSTEM_SECURITY));
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
