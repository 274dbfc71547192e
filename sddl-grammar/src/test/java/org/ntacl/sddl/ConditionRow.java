package org.ntacl.sddl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.ntacl.access.AccessCheck;
import org.ntacl.access.CallerContext;
import org.ntacl.claim.Claim;
import org.ntacl.claim.ClaimSet;
import org.ntacl.claim.ClaimType;
import org.ntacl.claim.ClaimValue;
import org.ntacl.claim.ClaimValue.BooleanValue;
import org.ntacl.claim.ClaimValue.IntegerValue;
import org.ntacl.claim.ClaimValue.StringValue;
import org.ntacl.claim.ClaimValue.UnsignedValue;
import org.ntacl.condition.TruthValue;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.GenericMapping;
import org.ntacl.sid.Sid;
import org.ntacl.token.AccessToken;
import org.ntacl.token.AccessTokenBuilder;

/**
 * One line of a table: an expression over claims of the user, and what it came to on Windows.
 *
 * <p>It is evaluated by itself and, as when it was recorded, by two access checks: an entry that
 * allows under the condition, and one that denies in front of one that allows everybody.
 */
record ConditionRow(String expression, TruthValue expected, List<Claim> claims) {
  private static final SddlOptions OPTIONS = SddlOptions.in(Vectors.DOMAIN_CONTEXT);
  private static final AccessCheck CHECK = AccessCheck.of(GenericMapping.of(0, 0, 0, 0));
  private static final Sid USER = Sid.parse("S-1-5-21-1-2-3-1001");
  private static final Sid EVERYONE = Sid.parse("S-1-1-0");

  static ConditionRow row(String expression, TruthValue expected, Claim... claims) {
    return new ConditionRow(expression, expected, List.of(claims));
  }

  static Claim texts(String name, String... values) {
    List<ClaimValue> texts = new ArrayList<>();
    for (String value : values) {
      texts.add(new StringValue(value));
    }
    return new Claim(name, ClaimType.STRING, 0, texts);
  }

  static Claim ints(String name, long... values) {
    List<ClaimValue> numbers = new ArrayList<>();
    for (long value : values) {
      numbers.add(new IntegerValue(value));
    }
    return new Claim(name, ClaimType.INT64, 0, numbers);
  }

  static Claim uints(String name, long... values) {
    List<ClaimValue> numbers = new ArrayList<>();
    for (long value : values) {
      numbers.add(new UnsignedValue(value));
    }
    return new Claim(name, ClaimType.UINT64, 0, numbers);
  }

  static Claim truths(String name, long... values) {
    List<ClaimValue> truths = new ArrayList<>();
    for (long value : values) {
      truths.add(new BooleanValue(value));
    }
    return new Claim(name, ClaimType.BOOLEAN, 0, truths);
  }

  /** Returns a user among Everyone. */
  static AccessTokenBuilder user() {
    return AccessToken.of(USER).memberOf(EVERYONE);
  }

  void verify() {
    verify(user().userClaims(claims).build());
  }

  void verify(AccessToken token) {
    assertThat(
            Sddl.parseCondition(expression, OPTIONS)
                .evaluate(CallerContext.forAllowing(token, ClaimSet.EMPTY)))
        .as("%s with %s", expression, claims)
        .isEqualTo(expected);
    assertThat(byChecks(token)).as("checks of %s with %s", expression, claims).isEqualTo(expected);
  }

  private TruthValue byChecks(AccessToken token) {
    boolean allowed = grants("O:SYD:(XA;;CR;;;WD;" + expression + ")", token);
    boolean notDenied = grants("O:SYD:(XD;;CR;;;WD;" + expression + ")(A;;CR;;;WD)", token);
    assertThat(allowed && notDenied).isFalse();
    return allowed ? TruthValue.TRUE : notDenied ? TruthValue.FALSE : TruthValue.UNKNOWN;
  }

  private static boolean grants(String sddl, AccessToken token) {
    return CHECK.check(Sddl.parse(sddl, OPTIONS), token, AccessMask.of(0x100)).isGranted();
  }

  @Override
  public String toString() {
    return expression + " is " + expected;
  }
}
