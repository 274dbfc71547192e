package org.ntacl.sid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class SidContextTest {
  private static final Sid DOMAIN = Sid.parse("S-1-5-21-1-2-3");

  @Test
  void ofMachine_base_isTheMachineAlone() {
    SidContext context = SidContext.ofMachine(DOMAIN);
    assertThat(context.machine()).contains(DOMAIN);
    assertThat(context.domain()).isEmpty();
    assertThat(context.forest()).isEmpty();
    assertThat(context.base(SidAlias.Base.MACHINE)).isEqualTo(DOMAIN);
    assertThat(context.base(SidAlias.Base.DOMAIN)).isNull();
    assertThat(context.base(SidAlias.Base.NONE)).isNull();
  }

  @Test
  void ofDomain_base_isTheDomainForAll() {
    SidContext context = SidContext.ofDomain(DOMAIN);
    assertThat(context.base(SidAlias.Base.MACHINE)).isEqualTo(DOMAIN);
    assertThat(context.base(SidAlias.Base.DOMAIN)).isEqualTo(DOMAIN);
    assertThat(context.base(SidAlias.Base.FOREST)).isEqualTo(DOMAIN);
  }

  @Test
  void new_sidThatIsNoDomain_throws() {
    for (String text :
        new String[] {"S-1-5-32", "S-1-5-21-1-2-3-4", "S-1-5-21-1-2", "S-1-6-21-1-2-3"}) {
      Sid sid = text.equals("S-1-5-32") ? Sid.of(5, 32) : Sid.parse(text);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> SidContext.ofMachine(sid))
          .withMessage(sid + " is no machine and no domain: expected S-1-5-21-a-b-c");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new SidContext(Optional.empty(), Optional.of(sid), Optional.empty()));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new SidContext(Optional.empty(), Optional.empty(), Optional.of(sid)));
    }
  }
}
