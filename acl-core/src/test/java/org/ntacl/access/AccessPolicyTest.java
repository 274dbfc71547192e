package org.ntacl.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.ntacl.access.Fixtures.ASS;
import static org.ntacl.access.Fixtures.BA;
import static org.ntacl.access.Fixtures.BU;
import static org.ntacl.access.Fixtures.CO;
import static org.ntacl.access.Fixtures.FA;
import static org.ntacl.access.Fixtures.FR;
import static org.ntacl.access.Fixtures.MAX;
import static org.ntacl.access.Fixtures.OTHER;
import static org.ntacl.access.Fixtures.OW;
import static org.ntacl.access.Fixtures.PS;
import static org.ntacl.access.Fixtures.RC;
import static org.ntacl.access.Fixtures.RC_WD;
import static org.ntacl.access.Fixtures.USER;
import static org.ntacl.access.Fixtures.WD;
import static org.ntacl.access.Fixtures.administrator;
import static org.ntacl.access.Fixtures.allow;
import static org.ntacl.access.Fixtures.deny;
import static org.ntacl.access.Fixtures.inheritOnly;
import static org.ntacl.access.Fixtures.label;
import static org.ntacl.access.Fixtures.sd;
import static org.ntacl.access.Fixtures.unknown;
import static org.ntacl.access.Fixtures.user;
import static org.ntacl.access.Fixtures.withSacl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ntacl.MalformedBytesException;
import org.ntacl.NtStatus;
import org.ntacl.binary.SelfRelative;
import org.ntacl.condition.Condition;
import org.ntacl.condition.Operator;
import org.ntacl.condition.SidLiteral;
import org.ntacl.descriptor.AccessAce;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.AceEffect;
import org.ntacl.descriptor.AceFlags;
import org.ntacl.descriptor.NullAcl;
import org.ntacl.descriptor.ObjectTypes;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.sid.IntegrityLevel;
import org.ntacl.sid.Sid;
import org.ntacl.token.AccessToken;
import org.ntacl.token.Privilege;

class AccessPolicyTest {
  private static final int GENERIC_READ = 0x8000_0000;

  private static AccessPolicy policy(SecurityDescriptor descriptor) {
    return AccessPolicy.compile(descriptor, ObjectTypes.FILE);
  }

  private static int granted(SecurityDescriptor descriptor, AccessToken token, int mask) {
    return PackedDecision.grantedBits(policy(descriptor).check(token, mask));
  }

  @Test
  void check_allowed_packsStatusAndRights() {
    long decision = policy(sd(allow(FA, WD))).check(user().build(), FR);
    assertThat(decision).isEqualTo(FR);
    assertThat(PackedDecision.isGranted(decision)).isTrue();
    assertThat(PackedDecision.status(decision)).isEqualTo(NtStatus.STATUS_SUCCESS);
    assertThat(PackedDecision.granted(decision).bits()).isEqualTo(FR);
  }

  @Test
  void check_denied_isNegativeAndGrantsNothing() {
    long decision = policy(sd(deny(1, WD), allow(FA, WD))).check(user().build(), FR);
    assertThat(decision).isNegative();
    assertThat(PackedDecision.status(decision)).isEqualTo(NtStatus.STATUS_ACCESS_DENIED);
    assertThat(PackedDecision.grantedBits(decision)).isZero();
  }

  @Test
  void status_ofSomethingElse_isRefused() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> PackedDecision.status(7L << 32))
        .withMessage("no decision: 0x700000000");
  }

  @Test
  void check_genericAndMaximum_areUnderstood() {
    SecurityDescriptor descriptor = sd(deny(0x2, BU), allow(FA, WD));
    assertThat(granted(descriptor, user().build(), GENERIC_READ)).isEqualTo(FR);
    assertThat(granted(descriptor, user().build(), MAX)).isEqualTo(FA & ~2);
    assertThat(granted(descriptor, user().build(), 0)).isZero();
  }

  @Test
  void check_owner_hasTheImpliedRights() {
    assertThat(granted(sd(USER, deny(RC_WD, WD)), user().build(), RC_WD)).isEqualTo(RC_WD);
    assertThat(granted(sd(USER, allow(0x10, OW)), user().build(), MAX)).isEqualTo(0x10);
    assertThat(granted(sd(OTHER, allow(FA, OW)), user().build(), 1)).isZero();
    // an owner by one of two lists is none
    AccessToken restricted = user().restrictedTo(RC).build();
    assertThat(granted(sd(USER, allow(FA, RC)), restricted, 0x20000)).isZero();
  }

  @Test
  void check_entriesForNobody_doNotCount() {
    SecurityDescriptor descriptor = sd(inheritOnly(allow(FA, WD)), allow(FA, PS), allow(FA, CO));
    assertThat(granted(descriptor, user().build(), MAX)).isZero();
    assertThat(policy(descriptor)).hasToString("policy of 1 entries for file");
  }

  @Test
  void check_privileges_grantBeforeTheDacl() {
    SecurityDescriptor nothing = sd();
    AccessToken taker = user().privileges(Privilege.TAKE_OWNERSHIP).build();
    assertThat(granted(nothing, taker, 0x80000)).isEqualTo(0x80000);
    assertThat(granted(nothing, taker, 0x80001)).isZero();
    assertThat(granted(nothing, taker, MAX)).isZero();
    AccessToken auditor = user().privileges(Privilege.SECURITY).build();
    assertThat(granted(nothing, auditor, ASS)).isEqualTo(ASS);
    assertThat(PackedDecision.status(policy(nothing).check(taker, ASS)))
        .isEqualTo(NtStatus.STATUS_PRIVILEGE_NOT_HELD);
  }

  @Test
  void check_labelAbove_limits() {
    SecurityDescriptor descriptor = withSacl(sd(allow(FA, WD)), label(1, IntegrityLevel.HIGH));
    assertThat(granted(descriptor, user().build(), 2)).isZero();
    assertThat(granted(descriptor, user().build(), 1)).isEqualTo(1);
    assertThat(granted(descriptor, user().integrity(IntegrityLevel.HIGH).build(), 2)).isEqualTo(2);
    AccessToken low = user().integrity(IntegrityLevel.LOW).build();
    assertThat(granted(sd(allow(FA, WD)), low, 2)).isZero();
  }

  @Test
  void check_nullDacl_grantsAllButAudit() {
    SecurityDescriptor descriptor = sd(NullAcl.NULL);
    assertThat(granted(descriptor, user().build(), FA)).isEqualTo(FA);
    assertThat(granted(descriptor, user().build(), MAX)).isEqualTo(FA);
    assertThat(granted(descriptor, user().build(), ASS)).isZero();
  }

  @Test
  void check_conditionNobodyKnows_deniesAndDoesNotAllow() {
    AccessToken token = user().build();
    assertThat(granted(sd(unknown(AceEffect.ALLOW, FA, WD)), token, 1)).isZero();
    assertThat(granted(sd(unknown(AceEffect.DENY, 1, WD), allow(FA, WD)), token, 1)).isZero();
    assertThat(granted(sd(unknown(AceEffect.DENY, 1, BA), allow(FA, WD)), token, 1)).isEqualTo(1);
  }

  @Test
  void check_conditionOfManyTokens_isThatOfEach() {
    Condition ofAdministrators = Condition.of(List.of(new SidLiteral(BA), Operator.MEMBER_OF));
    AccessAce entry =
        AccessAce.conditional(
            AceEffect.ALLOW, AceFlags.NONE, AccessMask.of(FA), WD, ofAdministrators);
    AccessPolicy policy = policy(sd(entry));
    PolicyCompiler shared = PolicyCompiler.forType(ObjectTypes.FILE);
    AccessPolicy other = shared.compile(sd(entry));
    List<AccessToken> tokens = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      tokens.add((i % 3 == 0 ? administrator() : user()).build());
    }
    for (int round = 0; round < 3; round++) {
      for (int i = 0; i < tokens.size(); i++) {
        boolean granted = i % 3 == 0;
        for (int again = 0; again < 2; again++) {
          assertThat(other.check(tokens.get(i), 1) >= 0).isEqualTo(granted);
          assertThat(policy.check(tokens.get(i), 1) >= 0).isEqualTo(granted);
        }
      }
    }
  }

  @Test
  void check_tokenPreparedBeforeThePolicy_knowsTheNewTrustees() {
    PolicyCompiler compiler = PolicyCompiler.forType(ObjectTypes.FILE);
    AccessToken token = user().build();
    assertThat(compiler.compile(sd(allow(FA, OTHER))).check(token, 1)).isNegative();
    AccessPolicy later = compiler.compile(sd(deny(2, BU), allow(FA, USER)));
    assertThat(later.check(token, 1)).isEqualTo(1);
    assertThat(later.check(token, 2)).isNegative();
    // so do many more, over the ends of words and tables
    for (int i = 0; i < 300; i++) {
      Sid sid = Sid.parse("S-1-5-21-9-9-9-" + i);
      AccessPolicy next = compiler.compile(sd(deny(2, sid), allow(FA, USER)));
      assertThat(next.check(token, 2)).isEqualTo(2);
      assertThat(next.check(token.toBuilder().memberOf(sid).build(), 2)).isNegative();
      assertThat(next.isPrepared(token)).isTrue();
    }
  }

  @Test
  void check_manyPoliciesOfTheirOwn_decideWithoutPreparation() {
    AccessToken token = user().build();
    int unprepared = 0;
    for (int i = 0; i < 64; i++) {
      AccessPolicy allowing = policy(sd(allow(FA, USER)));
      AccessPolicy denying = policy(sd(deny(FA, BU), allow(FA, USER)));
      unprepared += allowing.isPrepared(token) ? 0 : 1;
      assertThat(allowing.check(token, FR)).isEqualTo(FR);
      assertThat(denying.check(token, FR)).isNegative();
    }
    assertThat(unprepared).isGreaterThan(50);
  }

  @Test
  void check_typesAndOptionsOfOneCompiler_shareThePreparation() {
    PolicyCompiler files = PolicyCompiler.forType(ObjectTypes.FILE);
    SecurityDescriptor descriptor = sd(allow(GENERIC_READ, WD));
    AccessToken token = user().build();
    AccessPolicy file = files.compile(descriptor);
    AccessPolicy key = files.withType(ObjectTypes.KEY).compile(descriptor);
    AccessPolicy unmapped =
        files
            .withOptions(CheckOptions.DEFAULT.with(CheckOption.GENERIC_ENTRIES_UNMAPPED))
            .compile(descriptor);
    assertThat(file.check(token, MAX)).isEqualTo(FR);
    assertThat(key.check(token, MAX)).isEqualTo(0x20019);
    assertThat(unmapped.check(token, 1)).isNegative();
    assertThat(key.type()).isEqualTo(ObjectTypes.KEY);
    assertThat(unmapped.options().isOn(CheckOption.GENERIC_ENTRIES_UNMAPPED)).isTrue();
    assertThat(file.isPrepared(token)).isTrue();
    assertThat(key.isPrepared(token)).isTrue();
  }

  @Test
  void compile_bytes_decideAsTheModelDoes() {
    AccessToken token = user().build();
    for (SecurityDescriptor descriptor :
        new SecurityDescriptor[] {
          sd(deny(2, BU), inheritOnly(deny(1, WD)), allow(FA, WD)),
          sd(USER, deny(RC_WD, WD)),
          sd(USER, allow(0x10, OW)),
          sd(allow(FA, PS)),
          sd(),
          sd(NullAcl.NULL),
          sd(unknown(AceEffect.DENY, 1, WD), allow(FA, WD)),
          withSacl(sd(allow(FA, WD)), label(1, IntegrityLevel.HIGH)),
          new SecurityDescriptor(
              sd().control(), 0, Optional.empty(), Optional.empty(), sd().sacl(), sd().dacl())
        }) {
      byte[] bytes = SelfRelative.encode(descriptor);
      byte[] within = new byte[bytes.length + 20];
      System.arraycopy(bytes, 0, within, 8, bytes.length);
      PolicyCompiler compiler = PolicyCompiler.forType(ObjectTypes.FILE);
      AccessPolicy read = compiler.compile(within, 8, 8 + bytes.length);
      AccessPolicy again = AccessPolicy.compile(bytes, ObjectTypes.FILE);
      for (int mask : new int[] {1, 2, FR, RC_WD, MAX, ASS, 0}) {
        assertThat(read.check(token, mask)).isEqualTo(policy(descriptor).check(token, mask));
        assertThat(again.check(token, mask)).isEqualTo(policy(descriptor).check(token, mask));
      }
    }
  }

  @Test
  void compile_malformedBytes_failsAsDecodingDoes() {
    byte[] bytes = SelfRelative.encode(sd(allow(FA, WD)));
    bytes[bytes.length - 1 - 8] = 77;
    bytes[20] = 9;
    assertThatExceptionOfType(MalformedBytesException.class)
        .isThrownBy(() -> AccessPolicy.compile(bytes, ObjectTypes.FILE))
        .withMessage(catchThrowable(() -> SelfRelative.decode(bytes)).getMessage());
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> PolicyCompiler.forType(ObjectTypes.FILE).compile(bytes, 8, 4));
  }

  @Test
  void check_threads_agreeWhileTheIndexGrows() throws InterruptedException {
    PolicyCompiler compiler = PolicyCompiler.forType(ObjectTypes.FILE);
    AccessToken token = administrator().build();
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Thread[] threads =
        IntStream.range(0, 4)
            .mapToObj(
                thread ->
                    new Thread(
                        () -> {
                          for (int i = 0; i < 2_000; i++) {
                            Sid sid = Sid.parse("S-1-5-21-7-%d-%d".formatted(thread % 2, i));
                            AccessPolicy policy =
                                compiler.compile(sd(deny(1, sid), deny(2, BA), allow(FA, USER)));
                            if (policy.check(token, 1) != 1 || policy.check(token, 2) >= 0) {
                              throw new AssertionError("wrong at " + i);
                            }
                          }
                        }))
            .toArray(Thread[]::new);
    for (Thread thread : threads) {
      thread.setUncaughtExceptionHandler((where, what) -> failure.set(what));
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(failure.get()).isNull();
  }
}
