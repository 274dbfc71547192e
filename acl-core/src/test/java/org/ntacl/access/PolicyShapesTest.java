package org.ntacl.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ntacl.access.Fixtures.BU;
import static org.ntacl.access.Fixtures.FA;
import static org.ntacl.access.Fixtures.MAX;
import static org.ntacl.access.Fixtures.OW;
import static org.ntacl.access.Fixtures.RC_WD;
import static org.ntacl.access.Fixtures.SY;
import static org.ntacl.access.Fixtures.USER;
import static org.ntacl.access.Fixtures.WD;
import static org.ntacl.access.Fixtures.allow;
import static org.ntacl.access.Fixtures.deny;
import static org.ntacl.access.Fixtures.label;
import static org.ntacl.access.Fixtures.objectOfNoType;
import static org.ntacl.access.Fixtures.sd;
import static org.ntacl.access.Fixtures.unknown;
import static org.ntacl.access.Fixtures.user;
import static org.ntacl.access.Fixtures.withSacl;
import static org.ntacl.access.PolicyAssert.assertPolicy;
import static org.ntacl.access.PolicyAssert.trustee;
import static org.ntacl.access.PolicyAssert.unprepared;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ntacl.binary.SelfRelative;
import org.ntacl.descriptor.AccessAce;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.AceEffect;
import org.ntacl.descriptor.NullAcl;
import org.ntacl.descriptor.ObjectTypes;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.sid.IntegrityLevel;
import org.ntacl.sid.Sid;
import org.ntacl.token.AccessToken;
import org.ntacl.token.Privilege;

/** Lists of every shape in compiled policies: short and long, in and out of order. */
class PolicyShapesTest {
  private static final int RIGHTS = 20;

  private static AccessPolicy policy(Ace... dacl) {
    return policy(PolicyCompiler.forType(ObjectTypes.FILE), dacl);
  }

  private static AccessPolicy policy(PolicyCompiler compiler, Ace... dacl) {
    return compiler.compile(sd(dacl));
  }

  /** Returns an entry for each of some trustees in a row, with one right each, in a circle. */
  private static Ace[] row(int first, int count) {
    return IntStream.range(first, first + count)
        .mapToObj(i -> i % 3 == 0 ? deny(right(i), trustee(i)) : allow(right(i), trustee(i)))
        .toArray(Ace[]::new);
  }

  private static int right(int number) {
    return 1 << number % RIGHTS;
  }

  // where the short way begins

  @Test
  void start_ownerAllowedByTheDacl_isBehindTheImpliedRights() {
    assertThat(policy(allow(FA, SY), allow(1, WD)).start()).isEqualTo(1);
    assertThat(policy(allow(1, WD), allow(RC_WD, SY)).start()).isEqualTo(1);
    assertThat(policy(allow(1, SY), allow(RC_WD, SY)).start()).isEqualTo(1);
    assertPolicy(sd(USER, allow(1, WD), allow(FA, USER)))
        .grants(user(), RC_WD)
        .grants(user(), RC_WD | 1)
        .grants(user(), FA);
  }

  @Test
  void start_ownerNotAllowedAsMuch_isAtTheImpliedRights() {
    assertThat(policy().start()).isZero();
    assertThat(policy(allow(FA, WD)).start()).isZero();
    assertThat(policy(allow(0x20000, SY), allow(0x40000, SY)).start()).isZero();
    assertPolicy(sd(USER, allow(0x20001, USER))).grants(user(), RC_WD | 1);
  }

  @Test
  void start_denialBeforeTheOwnerIsAllowed_isAtTheImpliedRights() {
    assertThat(policy(deny(1, WD), allow(FA, SY)).start()).isZero();
    assertThat(policy(deny(RC_WD, SY), allow(FA, SY)).start()).isZero();
    assertPolicy(sd(USER, deny(RC_WD, WD), allow(FA, USER)))
        .grants(user(), RC_WD)
        .grants(user(), RC_WD | 1);
  }

  @Test
  void start_noImpliedRights_isAtTheFirstEntry() {
    AccessPolicy policy =
        AccessPolicy.compile(
            sd(USER, allow(1, USER), allow(FA, USER), allow(FA, OW)), ObjectTypes.FILE);
    assertThat(policy.start()).isZero();
    assertThat(policy.check(user().build(), 1)).isEqualTo(1);
  }

  // entries found word by word

  @Test
  void marks_fiveEntriesOrMore_areMade() {
    // the owner's rights are the first entry
    assertThat(policy(row(1, 3)).isMarked()).isFalse();
    assertThat(policy(row(1, 4)).isMarked()).isTrue();
    // and left out where the DACL gives them
    assertThat(policy(with(allow(FA, SY), row(1, 3))).isMarked()).isFalse();
    assertThat(policy(with(allow(FA, SY), row(1, 4))).isMarked()).isTrue();
    assertThat(policy().isMarked()).isFalse();
  }

  private static Ace[] with(Ace first, Ace... others) {
    return Stream.concat(Stream.of(first), Stream.of(others)).toArray(Ace[]::new);
  }

  @Test
  void marks_trusteesOutOfOrderOrTwice_areNotMade() {
    PolicyCompiler compiler = PolicyCompiler.forType(ObjectTypes.FILE);
    compiler.compile(sd(row(1, 10)));
    assertThat(policy(compiler, row(1, 10)).isMarked()).isTrue();
    Ace[] turned = row(1, 10);
    turned[3] = allow(4, trustee(5));
    turned[4] = allow(8, trustee(4));
    assertThat(policy(compiler, turned).isMarked()).isFalse();
    Ace[] twice = row(1, 10);
    twice[9] = allow(1, trustee(8));
    twice[7] = allow(1, trustee(8));
    assertThat(policy(compiler, twice).isMarked()).isFalse();
    Ace[] denial = row(1, 10);
    denial[1] = allow(1, trustee(2));
    denial[2] = deny(2, trustee(2));
    assertThat(policy(compiler, denial).isMarked()).isTrue();
    denial[1] = deny(1, trustee(2));
    denial[2] = allow(2, trustee(2));
    assertThat(policy(compiler, denial).isMarked()).isFalse();
  }

  @Test
  void marks_entriesTooFarApart_areNotMade() {
    PolicyCompiler compiler = PolicyCompiler.forType(ObjectTypes.FILE);
    // SYSTEM is number 0, and 32 numbers make a word
    compiler.compile(sd(row(1, 200)));
    assertThat(policy(compiler, row(28, 8)).isMarked()).isFalse();
    assertThat(policy(compiler, with(allow(FA, SY), row(17, 14))).isMarked()).isTrue();
    assertThat(policy(compiler, with(allow(FA, SY), row(19, 14))).isMarked()).isFalse();
    assertThat(policy(compiler, with(allow(FA, SY), row(18, 15))).isMarked()).isTrue();
    assertThat(policy(compiler, with(allow(FA, SY), row(17, 47))).isMarked()).isTrue();
    assertThat(policy(compiler, with(allow(FA, SY), row(64, 30))).isMarked()).isFalse();
    assertThat(policy(compiler, with(allow(FA, SY), row(64, 31))).isMarked()).isTrue();
  }

  @Test
  void marks_ofLaterWords_areThoseOfTheList() {
    PolicyCompiler compiler = PolicyCompiler.forType(ObjectTypes.FILE);
    compiler.compile(sd(row(1, 200)));
    SecurityDescriptor descriptor = sd(trustee(80), row(81, 40));
    AccessPolicy policy = compiler.compile(descriptor);
    assertThat(policy.isMarked()).isTrue();
    agree(policy, descriptor, 70, 130);
  }

  @Test
  void marks_entriesInOneWord_decideInOrder() {
    Sid one = trustee(1);
    Sid two = trustee(2);
    Sid three = trustee(3);
    SecurityDescriptor descriptor =
        sd(allow(1, one), deny(3, two), allow(7, three), deny(7, WD), allow(8, BU));
    assertThat(AccessPolicy.compile(descriptor, ObjectTypes.FILE).isMarked()).isTrue();
    assertPolicy(descriptor)
        .grants(user().memberOf(one), 1)
        .denies(user().memberOf(one), 3)
        .denies(user().memberOf(two), 1)
        .denies(user().memberOf(two), 2)
        .grants(user().memberOf(one, two), 1)
        .denies(user().memberOf(one, two), 2)
        .grants(user().memberOf(three), 7)
        .grants(user().memberOf(one, three), 7)
        .grants(user().memberOf(two, three), 4)
        .denies(user().memberOf(two, three), 5)
        .grants(user(), 8)
        .denies(user(), 9)
        .grants(user().memberOf(one), 9)
        .denies(user(), 16)
        .denies(user(), 24);
  }

  @Test
  void list_of100Entries_answersForEachMember() {
    SecurityDescriptor descriptor = sd(row(1, 100));
    AccessPolicy policy = AccessPolicy.compile(descriptor, ObjectTypes.FILE);
    assertThat(policy.isMarked()).isTrue();
    agree(policy, descriptor, 0, 102);
    SecurityDescriptor allowed = sd(with(allow(FA, SY), row(1, 100)));
    AccessPolicy shorter = AccessPolicy.compile(allowed, ObjectTypes.FILE);
    assertThat(shorter.isMarked()).isTrue();
    assertThat(shorter.start()).isEqualTo(1);
    agree(shorter, allowed, 0, 102);
  }

  @Test
  void list_numberedOutOfOrderByAnother_answersForEachMember() {
    PolicyCompiler compiler = PolicyCompiler.forType(ObjectTypes.FILE);
    for (int i = 100; i > 0; i--) {
      compiler.compile(sd(allow(1, trustee(i))));
    }
    SecurityDescriptor descriptor = sd(row(1, 100));
    AccessPolicy policy = compiler.compile(descriptor);
    assertThat(policy.isMarked()).isFalse();
    agree(policy, descriptor, 0, 102);
  }

  @Test
  void list_trusteesRepeated_answersForEachMember() {
    Ace[] entries = Stream.of(row(1, 50), row(10, 50)).flatMap(Stream::of).toArray(Ace[]::new);
    for (int i = 50; i < 100; i++) {
      // the other way round
      AccessAce entry = (AccessAce) entries[i];
      entries[i] =
          entry.effect() == AceEffect.DENY
              ? allow(entry.mask().bits(), entry.trustee())
              : deny(entry.mask().bits() << 1, entry.trustee());
    }
    SecurityDescriptor descriptor = sd(entries);
    AccessPolicy policy = AccessPolicy.compile(descriptor, ObjectTypes.FILE);
    assertThat(policy.isMarked()).isFalse();
    agree(policy, descriptor, 0, 64);
  }

  /** Asks for members of one group, two and three of those in a range, and for requests in turn. */
  private static void agree(
      AccessPolicy policy, SecurityDescriptor descriptor, int first, int last) {
    for (int i = first; i < last; i++) {
      AccessToken token =
          user().memberOf(trustee(i), trustee(i + 1 + i % 40), trustee(i + 57 * (i % 2))).build();
      for (int j = 0; j < RIGHTS; j++) {
        int mask = right(j) | (j % 2 == 0 ? 0 : right(i)) | (j % 3 == 0 ? right(i + 1) : 0);
        agree(policy, descriptor, token, mask);
      }
      // one that the DACL gives in full
      agree(policy, descriptor, token, 0x0020_0000);
      agree(policy, descriptor, token, MAX);
    }
  }

  private static void agree(
      AccessPolicy policy, SecurityDescriptor descriptor, AccessToken token, int mask) {
    AccessDecision expected = Fixtures.FILE.check(descriptor, token, AccessMask.of(mask));
    long answer = policy.check(token, mask);
    assertThat(PackedDecision.status(answer)).as("0x%x", mask).isEqualTo(expected.status());
    assertThat(PackedDecision.granted(answer)).as("0x%x", mask).isEqualTo(expected.granted());
  }

  @Test
  void compile_plainDescriptorsOfOneCompiler_shareTheirDetails() {
    PolicyCompiler compiler = PolicyCompiler.forType(ObjectTypes.FILE);
    AccessPolicy first = policy(compiler, allow(FA, WD));
    assertThat(policy(compiler, deny(1, BU)).details).isSameAs(first.details);
    assertThat(compiler.compile(SelfRelative.encode(sd(deny(1, BU)))).details)
        .isSameAs(first.details);
    assertThat(policy(compiler, allow(FA, OW)).details).isNotSameAs(first.details);
    assertThat(policy(compiler, unknown(AceEffect.ALLOW, 1, WD)).details)
        .isNotSameAs(first.details);
    assertThat(policy(compiler, objectOfNoType(AceEffect.ALLOW, 1, WD)).details)
        .isNotSameAs(first.details);
    assertThat(compiler.compile(sd(NullAcl.NULL)).details).isNotSameAs(first.details);
    assertThat(compiler.compile(withSacl(sd(allow(FA, WD)), label(1, IntegrityLevel.HIGH))).details)
        .isNotSameAs(first.details);
  }

  // the short way

  @Test
  void plain_ordinaryToken_isPlain() {
    AccessPolicy policy = policy(allow(FA, WD));
    assertThat(policy.isPlainFor(user().build())).isTrue();
    assertThat(policy.isPlainFor(user().integrity(IntegrityLevel.HIGH).build())).isTrue();
    assertThat(policy.isPlainFor(user().privileges(Privilege.SECURITY).build())).isTrue();
    assertThat(policy.isPlainFor(user().integrity(IntegrityLevel.LOW).policy().build())).isTrue();
  }

  @Test
  void plain_extraordinaryTokenOrPolicy_isNot() {
    AccessPolicy policy = policy(allow(FA, WD));
    assertThat(policy.isPlainFor(user().integrity(IntegrityLevel.LOW).build())).isFalse();
    assertThat(policy.isPlainFor(user().restrictedTo(WD).build())).isFalse();
    assertThat(policy.isPlainFor(user().privileges(Privilege.RELABEL).build())).isFalse();
    AccessPolicy high =
        AccessPolicy.compile(
            withSacl(sd(allow(FA, WD)), label(1, IntegrityLevel.HIGH)), ObjectTypes.FILE);
    assertThat(high.isPlainFor(user().build())).isFalse();
    assertThat(high.isPlainFor(user().integrity(IntegrityLevel.HIGH).build())).isTrue();
    AccessToken token = user().build();
    assertThat(policy(unknown(AceEffect.ALLOW, 1, WD)).isPlainFor(token)).isFalse();
    assertThat(AccessPolicy.compile(sd(NullAcl.NULL), ObjectTypes.FILE).isPlainFor(token))
        .isFalse();
    CheckOptions authz = CheckOptions.DEFAULT.with(CheckVariant.AUTHZ);
    assertThat(AccessPolicy.compile(sd(), ObjectTypes.FILE, authz).isPlainFor(token)).isFalse();
  }

  @Test
  void check_tokenKnowsMoreTrusteesThanThePolicy_answersAlike() {
    PolicyCompiler compiler = PolicyCompiler.forType(ObjectTypes.FILE);
    AccessPolicy early = compiler.compile(sd(deny(2, BU), allow(FA, WD)));
    AccessPolicy later = compiler.compile(sd(row(1, 100)));
    AccessToken token = user().build();
    assertThat(later.check(token, 1)).isNegative();
    assertThat(early.isPrepared(token)).isTrue();
    assertThat(early.check(token, 1)).isEqualTo(1);
    assertThat(early.check(token, 2)).isNegative();
    assertThat(early.check(token, MAX)).isEqualTo(FA & ~2);
  }

  @Test
  void check_unpreparedToken_isNotPlain() {
    AccessPolicy policy = policy(allow(FA, WD));
    assertThat(policy.isPlainFor(unprepared(user().build()))).isFalse();
    assertThat(policy.isPrepared(unprepared(user().build()))).isFalse();
  }
}
