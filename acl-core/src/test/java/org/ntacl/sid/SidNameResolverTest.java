package org.ntacl.sid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ntacl.Guid;

class SidNameResolverTest {
  private static final Sid DOMAIN = Sid.parse("S-1-5-21-1-2-3");
  private static final Sid ALICE = DOMAIN.child(1105);

  @Test
  void wellKnown_fixedAndRelative_haveTheirDisplayNames() {
    SidNameResolver names = SidNameResolver.wellKnown(SidContext.ofDomain(DOMAIN));
    assertThat(names.nameOf(Sid.parse("S-1-5-18"))).contains("NT AUTHORITY\\SYSTEM");
    assertThat(names.nameOf(DOMAIN.child(512))).contains("Domain Admins");
    assertThat(names.nameOf(DerivedSid.service("trustedinstaller")))
        .contains("NT SERVICE\\TrustedInstaller");
    assertThat(names.nameOf(ALICE)).isEmpty();
  }

  @Test
  void wellKnown_withoutContext_knowsNoAccount() {
    assertThat(SidNameResolver.wellKnown(SidContext.NONE).nameOf(DOMAIN.child(512))).isEmpty();
  }

  @Test
  void wellKnown_virtualAccounts_haveTheNamesInTheirSids() {
    SidNameResolver names = SidNameResolver.wellKnown(SidContext.NONE);
    assertThat(names.nameOf(DerivedSid.windowManager(1))).contains("Window Manager\\DWM-1");
    assertThat(names.nameOf(DerivedSid.fontDriverHost(-1)))
        .contains("Font Driver Host\\UMFD-4294967295");
    assertThat(
            names.nameOf(
                DerivedSid.virtualMachine(Guid.parse("c64fb013-6d92-4b9b-b106-690182b00ffa"))))
        .contains("NT VIRTUAL MACHINE\\C64FB013-6D92-4B9B-B106-690182B00FFA");
    assertThat(names.nameOf(Sid.parse("S-1-5-83-0")))
        .contains("NT VIRTUAL MACHINE\\Virtual Machines");
    assertThat(names.nameOf(Sid.parse("S-1-5-90-0")))
        .contains("Window Manager\\Window Manager Group");
    assertThat(names.nameOf(Sid.parse("S-1-5-96-0"))).isEmpty();
    assertThat(names.nameOf(DerivedSid.service("x"))).isEmpty();
  }

  @Test
  void of_mapChangedLater_staysAsItWas() {
    Map<Sid, String> map = new HashMap<>(Map.of(ALICE, "CONTOSO\\alice"));
    SidNameResolver names = SidNameResolver.of(map);
    map.clear();
    assertThat(names.nameOf(ALICE)).contains("CONTOSO\\alice");
    assertThat(names.nameOf(DOMAIN)).isEmpty();
  }

  @Test
  void orElse_first_wins() {
    SidNameResolver own = SidNameResolver.of(Map.of(ALICE, "alice", Sid.parse("S-1-1-0"), "Jeder"));
    SidNameResolver names = own.orElse(SidNameResolver.wellKnown(SidContext.NONE));
    assertThat(names.nameOf(ALICE)).contains("alice");
    assertThat(names.nameOf(Sid.parse("S-1-1-0"))).contains("Jeder");
    assertThat(names.nameOf(Sid.parse("S-1-5-18"))).contains("NT AUTHORITY\\SYSTEM");
    assertThat(names.nameOf(DOMAIN)).isEmpty();
    assertThat(SidNameResolver.NONE.orElse(own).nameOf(ALICE)).contains("alice");
    assertThat(SidNameResolver.NONE.nameOf(ALICE)).isEmpty();
  }
}
