package org.ntacl.sddl;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ntacl.condition.TruthValue.FALSE;
import static org.ntacl.condition.TruthValue.TRUE;
import static org.ntacl.condition.TruthValue.UNKNOWN;
import static org.ntacl.sddl.ConditionRow.ints;
import static org.ntacl.sddl.ConditionRow.row;
import static org.ntacl.sddl.ConditionRow.texts;
import static org.ntacl.sddl.ConditionRow.truths;
import static org.ntacl.sddl.ConditionRow.uints;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.ntacl.claim.Claim;
import org.ntacl.condition.TruthValue;

/** The tables of outcomes that were recorded on Windows, row by row. */
class ConditionTablesTest {
  private static Claim a(String... values) {
    return texts("a", values);
  }

  private static Claim b(String... values) {
    return texts("b", values);
  }

  @ParameterizedTest
  @MethodSource
  void claimAgainstClaim_row_comesToWhatItDidOnWindows(ConditionRow row) {
    row.verify();
  }

  static Stream<ConditionRow> claimAgainstClaim_row_comesToWhatItDidOnWindows() {
    Claim[] two = {a("foo", "bar"), b("foo", "bar")};
    Claim[] three = {a("foo", "bar"), b("foo", "bar", "baz")};
    Claim[] apart = {a("cat"), b("dog")};
    Claim[] same = {a("foo"), b("foo")};
    return Stream.of(
        row("(@User.a == @User.b)", UNKNOWN),
        row("(@User.a != @User.b)", UNKNOWN),
        row("(@User.a == @User.b)", UNKNOWN, a("a")),
        row("(@User.a == @User.b)", UNKNOWN, b("b")),
        row("(@User.a == @User.b)", TRUE, same),
        row("(@User.a == @User.b)", FALSE, apart),
        row("(@User.a != @User.b)", FALSE, same),
        row("(@User.a != @User.b)", TRUE, apart),
        row("(@User.a < @User.b)", TRUE, apart),
        row("(@User.a <= @User.b)", TRUE, apart),
        row("(@User.a > @User.b)", FALSE, apart),
        row("(@User.a >= @User.b)", FALSE, apart),
        row("(@User.a <= @User.b)", TRUE, same),
        row("(@User.a >= @User.b)", TRUE, same),
        row("(@User.a == @User.b)", TRUE, two),
        row("(@User.a == @User.b)", FALSE, a("foo", "bar"), b("foo", "baz")),
        row("(@User.a == @User.b)", TRUE, a("foo", "bar"), b("FOO", "BAR")),
        row("(@User.a == @User.b)", TRUE, a("foo", "bar"), b("bar", "foo")),
        row("(@User.a != @User.b)", TRUE, a("foo", "bar"), b("foo")),
        row("(@User.a == @User.b)", FALSE, a("foo", "bar"), b("foo")),
        row("(@User.a != @User.b)", TRUE, three),
        row("(@User.a < @User.b)", UNKNOWN, two),
        row("(@User.a <= @User.b)", UNKNOWN, two),
        row("(@User.a > @User.b)", UNKNOWN, three),
        row("(@User.a >= @User.b)", UNKNOWN, two),
        row("(@User.a Contains @User.b)", TRUE, a("foo", "bar"), b("FOO")),
        row("(@User.a Contains @User.b)", TRUE, two),
        row("(@User.a Not_Contains @User.b)", FALSE, two),
        row("(@User.a Contains @User.b)", FALSE, three),
        row("(@User.a Not_Contains @User.b)", TRUE, three),
        row("(@User.a Any_of @User.b)", TRUE, same),
        row("(@User.a Any_of @User.b)", TRUE, a("foo", "bar"), b("BAR")),
        row("(@User.a Any_of @User.b)", FALSE, a("foo", "bar"), b("baz")),
        row("(@User.a Not_Any_of @User.b)", TRUE, a("foo", "bar"), b("baz")),
        row("(@User.a Any_of @User.b)", TRUE, a("foo", "bar"), b("bar", "baz")),
        row("(@User.a Not_Any_of @User.b)", FALSE, a("foo", "bar"), b("bar", "baz")));
  }

  @ParameterizedTest
  @MethodSource
  void claimAgainstLiteral_row_comesToWhatItDidOnWindows(ConditionRow row) {
    row.verify();
  }

  static Stream<ConditionRow> claimAgainstLiteral_row_comesToWhatItDidOnWindows() {
    Claim fruit = a("apple", "banana");
    Claim two = a("foo", "bar");
    return Stream.of(
        row("(@User.a == \"foo bar\")", TRUE, a("foo bar")),
        row("(@User.a == {})", UNKNOWN),
        row("(@User.a != {})", TRUE, a("foo")),
        row("(@User.a == {})", FALSE, a("foo")),
        row("(@User.a == {\"bar\"})", TRUE, a("bar")),
        row("(@User.a == {\"bar\", \"BAR\"})", FALSE, a("bar")),
        row("(@User.a == {\"APPLE\", \"BANANA\"})", TRUE, fruit),
        row("(@User.a == {\"BANANA\", \"APPLE\"})", TRUE, fruit),
        row("(@User.a == {\"apple\", \"banana\", \"apple\"})", FALSE, fruit),
        row("(@User.a == {\"apple\", \"apple\"})", FALSE, fruit),
        row("(@User.a Contains {})", FALSE),
        row("(@User.a Not_Contains {})", TRUE),
        row("(@User.a Contains {\"foo\"})", UNKNOWN),
        row("(@User.a Not_Contains {\"foo\", \"bar\"})", UNKNOWN),
        row("(@User.a Contains {})", FALSE, a("foo")),
        row("(@User.a Not_Contains {})", TRUE, a("foo")),
        row("(@User.a Contains {\"bar\"})", TRUE, a("bar")),
        row("(@User.a Contains {\"foo\", \"bar\"})", TRUE, two),
        row("(@User.a Contains {\"foo\", \"bar\", \"bar\"})", TRUE, two),
        row("(@User.a Contains {\"foo\", \"bar\", \"baz\"})", FALSE, two),
        row("(@User.a Contains \"foo\")", TRUE, a("foo")),
        row("(@User.a Not_Contains \"foo\")", FALSE, two),
        row("(@User.a Any_of {})", UNKNOWN),
        row("(@User.a Not_Any_of {})", UNKNOWN),
        row("(@User.a Any_of {})", FALSE, a("foo")),
        row("(@User.a Not_Any_of {})", TRUE, a("foo")),
        row("(@User.a Any_of {\"bar\"})", TRUE, a("bar")),
        row("(@User.a Any_of {\"bar\", \"baz\"})", TRUE, two),
        row("(@User.a Any_of {\"baz\"})", FALSE, two),
        row("(@User.a Any_of \"foo\")", UNKNOWN, a("foo")),
        row("(@User.a Not_Any_of \"baz\")", UNKNOWN, two),
        row("(@User.a == \"42\")", TRUE, a("42")),
        row("(@User.a == 42)", UNKNOWN, a("42")),
        row("(@User.a == {\"123\", \"456\"})", TRUE, a("123", "456")),
        row("(@User.a == {654, 321})", UNKNOWN, a("654", "321")),
        row("(@User.a Contains {1, 2, 3})", UNKNOWN, two));
  }

  @ParameterizedTest
  @MethodSource
  void claimOfEveryType_row_comesToWhatItDidOnWindows(ConditionRow row) {
    row.verify();
  }

  static Stream<ConditionRow> claimOfEveryType_row_comesToWhatItDidOnWindows() {
    return Stream.of(
        row("(@User.a)", TRUE, a("foo bar")),
        row("(@User.a)", FALSE, uints("a", 0)),
        row("(@User.a)", TRUE, uints("a", 1)),
        row("(@User.a)", FALSE, ints("a", 0)),
        row("(@User.a)", TRUE, ints("a", 1)),
        row("(@User.a)", TRUE, uints("a", 0, 1)),
        row("(@User.a)", TRUE, uints("a", 1, 0)),
        row("(@User.a)", TRUE, ints("a", 0, 1)),
        row("(@User.a)", TRUE, ints("a", 1, 0)),
        row("(@User.a)", FALSE, truths("a", 0)),
        row("(@User.a)", TRUE, truths("a", 1)),
        row("(@User.a)", TRUE, truths("a", 0, 1)),
        row("(@User.a)", TRUE, truths("a", 1, 0)),
        row("(@User.a == @User.b)", TRUE, truths("a", 1), truths("b", 1)),
        row("(@User.a == 42)", UNKNOWN, truths("a", 1)),
        row("(@User.a == 42)", TRUE, uints("a", 42)),
        row("(@User.a == 42)", TRUE, ints("a", 42)),
        row("(@User.a == 180388626432)", TRUE, ints("a", 42L << 32)),
        row("(@User.a == 180388626432)", TRUE, uints("a", 42L << 32)),
        row("(@User.a == {1, 2, 3})", TRUE, uints("a", 1, 2, 3)),
        row("(@User.a != {1, 2, 3})", TRUE, uints("a", 4, 5, 6)),
        row("(@User.a > 0)", TRUE, uints("a", 1L << 32)));
  }

  @ParameterizedTest
  @MethodSource
  void claimWithoutValues_row_isUnknown(ConditionRow row) {
    row.verify();
  }

  static Stream<ConditionRow> claimWithoutValues_row_isUnknown() {
    return Stream.of(texts("a"), ints("a"), uints("a"), truths("a"))
        .flatMap(
            claim ->
                Stream.of(
                    row("(@User.a)", UNKNOWN, claim),
                    row("(@User.a != \"x\")", UNKNOWN, claim),
                    row("(@User.a == @User.a)", UNKNOWN, claim),
                    row("(Exists @User.a)", UNKNOWN, claim),
                    row("(Not_Exists @User.a)", UNKNOWN, claim)));
  }

  @ParameterizedTest
  @MethodSource
  void logicOfTruthValues_row_comesToWhatItDidOnWindows(ConditionRow row) {
    row.verify();
  }

  static Stream<ConditionRow> logicOfTruthValues_row_comesToWhatItDidOnWindows() {
    Claim no = truths("a", 0);
    Claim yes = truths("a", 1);
    return Stream.concat(
        Stream.of(0, 1, 2, 3)
            .flatMap(
                pair -> {
                  Claim[] claims = {truths("a", pair & 1), truths("b", pair >> 1)};
                  return Stream.of(
                      row("(@User.a && @User.b)", TruthValue.of(pair == 3), claims),
                      row("(@User.a || @User.b)", TruthValue.of(pair != 0), claims));
                }),
        Stream.of(
            row("(!(@User.a))", TRUE, no),
            row("(!(!(!(!(@User.a)))))", FALSE, no),
            row("(!(@User.a && @User.a))", TRUE, no),
            row("(!(@User.a) || !(@User.a))", TRUE, no),
            row("(@User.a && !(@User.b || @User.b))", TRUE, yes, truths("b", 0)),
            row("(!(@User.a) || @User.a)", TRUE, yes),
            row("(@User.a || (@User.a || @User.a))", TRUE, yes),
            row("((@User.b || @User.b) || @User.b)", TRUE, truths("b", 1)),
            // the two rows of the odd negation as MS-DTYP has them
            row("(@User.a && !(@User.b))", TRUE, yes, truths("b", 0)),
            row("(@User.a || !(@User.a))", TRUE, yes)));
  }

  @ParameterizedTest
  @MethodSource
  void namesOfEveryKind_row_areFound(ConditionRow row) {
    row.verify();
  }

  static Stream<ConditionRow> namesOfEveryKind_row_areFound() {
    StringBuilder escaped = new StringBuilder();
    StringBuilder low = new StringBuilder();
    for (char c = 1; c <= 0x3E8; c++) {
      low.append(c);
      escaped.append("%%%04x".formatted((int) c));
    }
    String longName = "n".repeat(4_900);
    return Stream.of(
        row("(@User." + longName + " == \"x\")", TRUE, texts(longName, "x")),
        row("(@User.a == \"" + "v".repeat(4_900) + "\")", TRUE, a("V".repeat(4_900))),
        row("(@User.... == \"x\")", TRUE, texts("...", "x")),
        row("(@User." + escaped + " == \"x\")", TRUE, texts(low.toString(), "x")),
        row("(@User.\ufe00\ud800\udffd == \"x\")", TRUE, texts("\ufe00\ud800\udffd", "x")),
        row(
            "(@User.%0028:foo:%0021%0020/%0026/%0020:bar:%0021%0029 == \"x\")",
            TRUE, texts("(:foo:! /&/ :bar:!)", "x")),
        row("(@USER.TITLE == \"x\")", TRUE, texts("tItLe", "x")),
        row(
            "(@User.dup == {\"foo\", \"bar\"})",
            TRUE,
            texts("dup", "x"),
            texts("DUP", "foo", "bar")),
        row("(@User.dup == @User.dup)", TRUE, texts("dup", "x"), texts("dup", "foo", "bar")));
  }

  @Test
  void claimWithEqualValues_anyType_makesNoToken() {
    for (Claim claim :
        List.of(
            ints("a", 0, 0),
            ints("a", 42, 42, 42),
            uints("a", 0, 0),
            uints("a", 42, 42),
            truths("a", 0, 0),
            truths("a", 1, 1),
            texts("a", "foo", "foo"),
            texts("a", "FOO", "foo"))) {
      assertThatThrownBy(() -> row("(@User.a)", UNKNOWN, claim).verify())
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  /** One text, how it compares with the other, the other. */
  @ParameterizedTest
  @CsvSource({
    "foo bar, ==, Foo BAR",
    "\uFF46\uFF4F\uFF4F, ==, \uFF26\uFF2F\uFF2F",
    "\u0107\u00E0\u021B, ==, \u0106\u00C0\u021A",
    "\u1E3D, ==, \u1E3C",
    "\u2178, ==, \u2168",
    "\uA66D, ==, \uA66C",
    "\u2C66, ==, \u023E",
    "\u051B\u0523, ==, \u051A\u0522",
    "\u00DF, <, \u1E9E",
    "\u00DF, >, SS",
    "\u2CEC, >, \u2CEB",
    "\u029E, <, \uA7B0",
    "\u025C, <, \uA7AB",
    "\uA7A7, >, \uA7A6",
    "A, <, _",
    "a, <, _",
    "cat, <, \u0107\u00E0\u021B",
    "\u0107\u00E0\u0219, <, \u0106\u00C0\u021A",
    "foo, <, \uFF46\uFF4F\uFF4F",
    "\uD7FB, <, \uD800\uDC00",
    "\uD800\uDC00, <, \uF900",
    "foo, <, foo bar",
  })
  void texts_pair_compareAsOnWindows(String one, String relation, String other) {
    Claim[] claims = {a(one), b(other)};
    boolean equal = relation.equals("==");
    boolean less = relation.equals("<");
    row("(@User.a == @User.b)", TruthValue.of(equal), claims).verify();
    row("(@User.a != @User.b)", TruthValue.of(!equal), claims).verify();
    row("(@User.a < @User.b)", TruthValue.of(less), claims).verify();
    row("(@User.a <= @User.b)", TruthValue.of(less || equal), claims).verify();
    row("(@User.a > @User.b)", TruthValue.of(!less && !equal), claims).verify();
    row("(@User.a >= @User.b)", TruthValue.of(!less), claims).verify();
    row("(@User.a < \"" + other + "\")", TruthValue.of(less), claims).verify();
    row("(@User.a Contains @User.b)", TruthValue.of(equal), claims).verify();
    row("(@User.a Any_of {\"" + other + "\"})", TruthValue.of(equal), claims).verify();
  }
}
