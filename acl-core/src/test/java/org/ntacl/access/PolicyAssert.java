package org.ntacl.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ntacl.access.Fixtures.WD;
import static org.ntacl.access.Fixtures.deny;
import static org.ntacl.access.Fixtures.sd;

import org.ntacl.NtStatus;
import org.ntacl.binary.SelfRelative;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.ObjectType;
import org.ntacl.descriptor.ObjectTypes;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.sid.Sid;
import org.ntacl.token.AccessToken;
import org.ntacl.token.AccessTokenBuilder;

/**
 * Assertions about what the policy of a descriptor answers: to a token that is prepared for it and
 * to one that is not, as compiled from the model and from bytes, among numbers of many other
 * trustees, and as the check itself answers.
 */
final class PolicyAssert {
  /** After so many indexes a token is prepared for the 8th only, not for the next three. */
  private static final int INDEXES_BEFORE = 4;

  /** So many trustees fill more than one word of 32. */
  private static final int OTHERS = 40;

  private final SecurityDescriptor descriptor;
  private final ObjectType type;
  private final CheckOptions options;

  private PolicyAssert(SecurityDescriptor descriptor, ObjectType type, CheckOptions options) {
    this.descriptor = descriptor;
    this.type = type;
    this.options = options;
  }

  /** Asks about a file, with the default readings. */
  static PolicyAssert assertPolicy(SecurityDescriptor descriptor) {
    return new PolicyAssert(descriptor, ObjectTypes.FILE, CheckOptions.DEFAULT);
  }

  PolicyAssert ofType(ObjectType other) {
    return new PolicyAssert(descriptor, other, options);
  }

  PolicyAssert with(CheckOption option) {
    return new PolicyAssert(descriptor, type, options.with(option));
  }

  PolicyAssert with(CheckVariant variant) {
    return new PolicyAssert(descriptor, type, options.with(variant));
  }

  /** Granted exactly what is asked for. */
  PolicyAssert grants(AccessTokenBuilder token, int mask) {
    return grants(token, mask, mask);
  }

  PolicyAssert grants(AccessTokenBuilder token, int mask, int granted) {
    return answers(token.build(), mask, NtStatus.STATUS_SUCCESS, granted);
  }

  PolicyAssert denies(AccessTokenBuilder token, int mask) {
    return fails(token, mask, NtStatus.STATUS_ACCESS_DENIED);
  }

  PolicyAssert fails(AccessTokenBuilder token, int mask, NtStatus status) {
    return answers(token.build(), mask, status, 0);
  }

  private PolicyAssert answers(AccessToken token, int mask, NtStatus status, int granted) {
    AccessDecision decision =
        AccessCheck.forType(type)
            .withOptions(options)
            .check(descriptor, token, AccessMask.of(mask));
    assertThat(decision.status()).as("the check").isEqualTo(status);
    assertThat(decision.granted().bits()).as("the check").isEqualTo(granted);

    hold("prepared", compiler().compile(descriptor), token, mask, status, granted);
    hold("from bytes", compiler().compile(bytes()), token, mask, status, granted);
    PolicyCompiler crowded = crowded(OTHERS).withOptions(options).withType(type);
    hold("among others", crowded.compile(descriptor), token, mask, status, granted);
    hold("not prepared", compiler().compile(descriptor), unprepared(token), mask, status, granted);
    return this;
  }

  private PolicyCompiler compiler() {
    return PolicyCompiler.forType(type).withOptions(options);
  }

  private byte[] bytes() {
    return SelfRelative.encode(descriptor);
  }

  private static void hold(
      String name, AccessPolicy policy, AccessToken token, int mask, NtStatus status, int granted) {
    // twice: it remembers what conditions come to
    for (int i = 0; i < 2; i++) {
      long answer = policy.check(token, mask);
      assertThat(PackedDecision.status(answer)).as(name).isEqualTo(status);
      assertThat(PackedDecision.grantedBits(answer)).as(name).isEqualTo(granted);
      assertThat(PackedDecision.isGranted(answer)).as(name).isEqualTo(status.isSuccess());
    }
  }

  /** Returns a compiler that knows so many trustees, none of them of any test. */
  static PolicyCompiler crowded(int others) {
    PolicyCompiler compiler = PolicyCompiler.forType(ObjectTypes.FILE);
    for (int i = 0; i < others; i++) {
      // the owner is one of them
      compiler.compile(sd(trustee(i), deny(1, trustee(i))));
    }
    return compiler;
  }

  /** Returns one of the trustees that a crowded compiler knows. */
  static Sid trustee(int number) {
    return Sid.of(5, 9, 9, number);
  }

  /** Returns an equal token that the next index does not find prepared. */
  static AccessToken unprepared(AccessToken token) {
    AccessToken copy = token.toBuilder().build();
    for (int i = 0; i < INDEXES_BEFORE; i++) {
      AccessPolicy.compile(sd(deny(1, WD)), ObjectTypes.FILE).check(copy, 1);
    }
    return copy;
  }
}
