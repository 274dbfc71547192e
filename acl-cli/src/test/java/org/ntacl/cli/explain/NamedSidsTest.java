package org.ntacl.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.sddl.Sddl;
import org.ntacl.sid.Sid;
import org.ntacl.sid.SidAlias;
import org.ntacl.sid.SidContext;

class NamedSidsTest {
  private static List<String> named(String sddl) {
    return NamedSids.of(Sddl.parse(sddl)).stream().map(NamedSidsTest::alias).toList();
  }

  private static String alias(Sid sid) {
    SidAlias alias = SidAlias.find(sid, SidContext.NONE);
    return alias == null ? sid.toString() : alias.name();
  }

  @Test
  void of_descriptor_givesOwnerEntriesAndGroupOnce() {
    assertThat(named("O:BAG:SYD:(D;;KA;;;BG)(A;;KR;;;BU)(A;;KA;;;BA)(A;CIIO;KA;;;CO)"))
        .containsExactly("BA", "BG", "BU", "CO", "SY");
  }

  @Test
  void of_condition_givesTheSidsInIt() {
    assertThat(
            named(
                "D:(XA;;KR;;;AU;(Member_of {SID(BA), SID(BO)} || @User.a == SID(LS) || Member_of SID(PU)))"))
        .containsExactly("AU", "BA", "BO", "LS", "PU");
  }

  @Test
  void of_sacl_isNotAboutWhoMay() {
    assertThat(named("D:(A;;KR;;;BU)S:(AU;SA;KR;;;WD)(ML;;NW;;;HI)")).containsExactly("BU");
  }

  @Test
  void of_missingDacl_namesEveryone() {
    assertThat(named("O:BA")).containsExactly("BA", "WD");
    assertThat(named("O:BAD:NO_ACCESS_CONTROL")).containsExactly("BA", "WD");
    assertThat(NamedSids.of(SecurityDescriptor.EMPTY)).containsExactly(Sid.parse("S-1-1-0"));
    assertThat(named("O:BAD:")).containsExactly("BA");
  }

  @ParameterizedTest
  @CsvSource({
    "S-1-5-10, the object itself",
    "S-1-3-4, whoever owns",
    "S-1-3-0, the creator",
    "S-1-3-1, the creator",
    "S-1-15-2-1, limits applications",
    "S-1-15-2-1-2-3-4-5-6-7, limits applications",
    "S-1-15-3-1, limits applications",
    "S-1-0-0, nobody",
    "S-1-16-4096, no principal",
    "S-1-17-1, no principal",
    "S-1-19-512-4096, no principal"
  })
  void unfit_sidOfNoToken_saysWhy(String sid, String reason) {
    assertThat(NamedSids.unfit(Sid.parse(sid)).orElseThrow()).contains(reason);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "S-1-1-0", "S-1-5-18", "S-1-5-32-544", "S-1-5-21-1-2-3-4", "S-1-5-80-1-2-3-4-5",
        "S-1-18-1", "S-1-5-5-0-1", "S-1-12-1-2-3-4-5", "S-1-5-12", "S-1-99-7"
      })
  void unfit_sidOfATokens_isEmpty(String sid) {
    assertThat(NamedSids.unfit(Sid.parse(sid))).isEmpty();
  }
}
