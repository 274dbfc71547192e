package org.ntacl.wfp.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntacl.access.AccessCheck;
import org.ntacl.descriptor.ObjectTypes;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.descriptor.WfpRights;
import org.ntacl.sddl.Sddl;
import org.ntacl.sid.WellKnownSid;
import org.ntacl.testing.RandomDescriptors;
import org.ntacl.testing.RandomTokens;
import org.ntacl.testing.SeededCases;
import org.ntacl.token.AccessToken;

/** What is claimed about descriptors holds for every token that it is about. */
class UserReachProperties {
  private static final AccessCheck CHECK = AccessCheck.forType(ObjectTypes.WFP_FILTER_CONDITION);

  private final Map<UserReach, Integer> claims = new EnumMap<>(UserReach.class);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "D:|NOBODY",
        "D:(A;;RC;;;WD)|NOBODY",
        "D:(D;;CC;;;WD)(A;IO;CC;;;WD)|NOBODY",
        "D:(A;;GR;;;WD)|NOBODY",
        "D:(A;;GX;;;SY)|SOME",
        "D:(XA;;CC;;;WD;(Exists WP://SKUID))(A;;CC;;;AN)|SOME",
        "D:(A;;CC;;;WD)|SOME",
        "D:(A;;CC;;;WD)(A;;CC;;;AN)|EVERY_USER",
        "O:LSD:(A;;CC;;;S-1-15-3-1)(A;;CCRC;;;AN)(A;;GA;;;WD)|EVERY_USER",
        "D:(D;;CC;;;BG)(A;;CC;;;WD)(A;;CC;;;AN)|SOME",
        "D:(A;;CC;;;WD)(A;;CC;;;AN)(D;;CC;;;BG)|EVERY_USER",
        "D:(A;;CC;;;WD)(A;;CC;;;AN)S:(ML;;NX;;;HI)|SOME",
        "D:NO_ACCESS_CONTROL|EVERY_USER",
        "O:SYG:SY|EVERY_USER"
      })
  void of_descriptor_claimsWhatIsCertain(String sddl, UserReach expected) {
    assertThat(UserReach.of(Sddl.parse(sddl))).isEqualTo(expected);
  }

  @Test
  void of_randomDescriptors_isNeverRefuted() {
    SeededCases.of(4, 8_000).check(this::check);

    System.out.println("reach of random descriptors: " + claims);
    assertThat(claims).containsOnlyKeys(UserReach.values());
  }

  private void check(RandomGenerator random) {
    SecurityDescriptor descriptor = new RandomDescriptors(random).any();
    UserReach reach = UserReach.of(descriptor);
    claims.merge(reach, 1, Integer::sum);
    AccessToken any = new RandomTokens(random).any();
    if (reach == UserReach.NOBODY) {
      assertThat(isMet(descriptor, any)).as("%s", descriptor).isFalse();
    }
    if (reach == UserReach.EVERY_USER) {
      WellKnownSid known = random.nextBoolean() ? WellKnownSid.EVERYONE : WellKnownSid.ANONYMOUS;
      AccessToken ordinary =
          AccessToken.of(any.user()).memberOf(known).integrity(any.integrity()).build();
      assertThat(isMet(descriptor, ordinary)).as("%s", descriptor).isTrue();
    }
  }

  private static boolean isMet(SecurityDescriptor descriptor, AccessToken token) {
    return CHECK.check(descriptor, token, WfpRights.MATCH_FILTER).isGranted();
  }
}
