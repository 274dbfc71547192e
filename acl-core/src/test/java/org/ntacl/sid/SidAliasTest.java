package org.ntacl.sid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Scanner;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SidAliasTest {
  private static final Sid MACHINE = Sid.parse("S-1-5-21-11-12-13");
  private static final Sid DOMAIN = Sid.parse("S-1-5-21-21-22-23");
  private static final Sid FOREST = Sid.parse("S-1-5-21-31-32-33");
  private static final SidContext MEMBER =
      new SidContext(Optional.of(MACHINE), Optional.of(DOMAIN), Optional.of(FOREST));

  /** Every alias once more, typed from the table of aliases: M, D and F stand for the bases. */
  private static final String TABLE =
      """
      AA S-1-5-32-579  ED S-1-5-9       PA D-520
      AC S-1-15-2-1    EK F-527         PO S-1-5-32-550
      AN S-1-5-7       ER S-1-5-32-573  PS S-1-5-10
      AO S-1-5-32-548  ES S-1-5-32-576  PU S-1-5-32-547
      AP D-525         HA S-1-5-32-578  RA S-1-5-32-575
      AS S-1-18-1      HI S-1-16-12288  RC S-1-5-12
      AU S-1-5-11      HO S-1-5-32-584  RD S-1-5-32-555
      BA S-1-5-32-544  IS S-1-5-32-568  RE S-1-5-32-552
      BG S-1-5-32-546  IU S-1-5-4       RM S-1-5-32-580
      BO S-1-5-32-551  KA D-526         RO F-498
      BU S-1-5-32-545  LA M-500         RS D-553
      CA D-517         LG M-501         RU S-1-5-32-554
      CD S-1-5-32-574  LS S-1-5-19      SA F-518
      CG S-1-3-1       LU S-1-5-32-559  SH S-1-5-32-585
      CN D-522         LW S-1-16-4096   SI S-1-16-16384
      CO S-1-3-0       ME S-1-16-8192   SO S-1-5-32-549
      CY S-1-5-32-569  MP S-1-16-8448   SS S-1-18-2
      DA D-512         MS S-1-5-32-577  SU S-1-5-6
      DC D-515         MU S-1-5-32-558  SY S-1-5-18
      DD D-516         NO S-1-5-32-556  UD S-1-5-84-0-0-0-0-0
      DG D-514         NS S-1-5-20      WD S-1-1-0
      DU D-513         NU S-1-5-2       WR S-1-5-33
      EA F-519         OW S-1-3-4
      """;

  private static Map<String, String> table() {
    List<String> words = new Scanner(TABLE).tokens().toList();
    Map<String, String> table = new TreeMap<>();
    for (int i = 0; i < words.size(); i += 2) {
      String sid =
          words
              .get(i + 1)
              .replace("M-", MACHINE + "-")
              .replace("D-", DOMAIN + "-")
              .replace("F-", FOREST + "-");
      assertThat(table.put(words.get(i), sid)).as(words.get(i)).isNull();
    }
    return table;
  }

  private static SidAlias alias(String name) {
    return SidAlias.of(name.charAt(0), name.charAt(1));
  }

  @Test
  void values_names_areThoseOfTheTable() {
    assertThat(table().keySet())
        .containsExactlyElementsOf(
            Arrays.stream(SidAlias.values()).map(Enum::name).sorted().toList());
  }

  @Test
  void resolve_everyAlias_isTheSidOfTheTable() {
    table()
        .forEach(
            (name, sid) -> {
              SidAlias alias = alias(name);
              assertThat(alias).as(name).isNotNull();
              assertThat(alias.name()).isEqualTo(name);
              assertThat(alias.resolve(MEMBER)).as(name).contains(Sid.parse(sid));
            });
  }

  @Test
  void find_everySid_isTheAliasOfTheTable() {
    table()
        .forEach(
            (name, sid) ->
                assertThat(SidAlias.find(Sid.parse(sid), MEMBER)).as(sid).isEqualTo(alias(name)));
  }

  @Test
  void resolve_withoutContext_knowsTheFixedOnesOnly() {
    for (SidAlias alias : SidAlias.values()) {
      assertThat(alias.resolve(SidContext.NONE).isPresent())
          .as(alias.name())
          .isEqualTo(alias.base() == SidAlias.Base.NONE);
    }
    assertThat(SidAlias.LA.resolve(SidContext.ofMachine(MACHINE))).contains(MACHINE.child(500));
    assertThat(SidAlias.DA.resolve(SidContext.ofMachine(MACHINE))).isEmpty();
    assertThat(SidAlias.EA.resolve(SidContext.ofMachine(MACHINE))).isEmpty();
  }

  @Test
  void find_accountOfAnotherBase_isNull() {
    assertThat(SidAlias.find(DOMAIN.child(500), MEMBER)).isNull();
    assertThat(SidAlias.find(MACHINE.child(512), MEMBER)).isNull();
    assertThat(SidAlias.find(DOMAIN.child(519), MEMBER)).isNull();
    assertThat(SidAlias.find(FOREST.child(512), MEMBER)).isNull();
    assertThat(SidAlias.find(MACHINE.child(500), SidContext.NONE)).isNull();
  }

  @Test
  void find_sidsNearby_isNull() {
    for (String text :
        new String[] {
          "S-1-5-32-543",
          "S-1-5-32-553",
          "S-1-5-32-608",
          "S-1-5-32-2147484192",
          "S-1-5-32-4294967295",
          "S-1-6-32-544",
          "S-1-5-33-544",
          "S-1-5-84-0-0-0-0-1",
          "S-1-5-84-0-0-0-0-0-0",
          "S-1-5-21-11-12-13-499",
          "S-1-5-21-11-12-13-4294967295",
          "S-1-5-21-11-12-13-2147483648",
          "S-1-5-21-11-12-13-1000",
          "S-1-5-21-11-12-13",
          "S-1-5-21-11-12-14-500",
          "S-1-5-21-11-12-13-0-500",
          "S-1-15-2-2",
          "S-1-16-20480",
          "S-1-4294967301-32-544",
        }) {
      assertThat(SidAlias.find(Sid.parse(text), MEMBER)).as(text).isNull();
    }
    assertThat(SidAlias.find(Sid.of(5), MEMBER)).isNull();
  }

  @Test
  void of_everyPairOfAsciiCharacters_isFoundByLettersOfEitherCase() {
    Map<String, String> table = table();
    for (char first = 0; first < 128; first++) {
      for (char second = 0; second < 128; second++) {
        String name = ("" + first + second).toUpperCase(Locale.ROOT);
        SidAlias expected = table.containsKey(name) ? SidAlias.valueOf(name) : null;
        assertThat(SidAlias.of(first, second)).as(name).isEqualTo(expected);
      }
    }
  }

  @Test
  void of_charactersBeyondAscii_isNull() {
    // each has the low bits of a letter
    assertThat(SidAlias.of((char) ('B' + 0x100), 'A')).isNull();
    assertThat(SidAlias.of('B', (char) ('A' + 0x8000))).isNull();
    assertThat(SidAlias.of('\u017F', 'Y')).isNull();
  }
}
