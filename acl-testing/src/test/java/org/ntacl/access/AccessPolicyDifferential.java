package org.ntacl.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.ntacl.MalformedBytesException;
import org.ntacl.NtStatus;
import org.ntacl.binary.DecodeResult;
import org.ntacl.binary.SelfRelative;
import org.ntacl.descriptor.AccessAce;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.AceEffect;
import org.ntacl.descriptor.AceFlags;
import org.ntacl.descriptor.AceList;
import org.ntacl.descriptor.ObjectType;
import org.ntacl.descriptor.ObjectTypes;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.sid.IntegrityLevel;
import org.ntacl.sid.Sid;
import org.ntacl.testing.Population;
import org.ntacl.testing.PopulationDescriptors;
import org.ntacl.testing.RandomTokens;
import org.ntacl.testing.RandomValues;
import org.ntacl.testing.SeededCases;
import org.ntacl.token.AccessToken;
import org.ntacl.token.AccessTokenBuilder;
import org.ntacl.token.Privilege;
import org.ntacl.token.TokenFilter;
import org.ntacl.token.TokenGroup;

/**
 * Holds compiled policies and matrices to the check that they are made of. More cases: {@code
 * -Dntacl.cases=10000000}.
 */
class AccessPolicyDifferential {
  private static final int CASES = Integer.getInteger("ntacl.cases", 200_000);

  /** How many requests each pair of a matrix is asked. */
  private static final int REQUESTS = 8;

  private int plain;
  private int plainGranted;
  private int conditional;
  private int unprepared;

  @Test
  void check_anyOrdinaryRequest_agreesWithTheGeneralCheck() {
    SeededCases.of(40, CASES).check(this::compare);
    System.out.printf(
        "compiled policies against the check: %d cases, %d on the plain path (%d granted), %d on the"
            + " general one (%d with conditions, %d by tokens not prepared)%n",
        CASES, plain, plainGranted, CASES - plain, conditional, unprepared);
    assertThat(plain).isBetween(CASES / 10, CASES * 9 / 10);
    assertThat(plainGranted).isGreaterThan(CASES / 40);
    assertThat(conditional).isGreaterThan(CASES / 10);
    assertThat(unprepared).isGreaterThan(CASES / 100);
  }

  /** Enabled privileges that give WRITE_OWNER keep a token from the plain path; few have them. */
  private static AccessToken ordinaryToken(RandomGenerator random) {
    AccessToken token = new RandomTokens(random).ordinary();
    return random.nextInt(8) == 0
        ? token
        : token.filtered(TokenFilter.NONE.deleting(Privilege.TAKE_OWNERSHIP, Privilege.RELABEL));
  }

  private void compare(RandomGenerator random) {
    RandomQuestions questions = new RandomQuestions(random);
    RandomValues values = new RandomValues(random);
    // half of the cases are such that the plain path is likely
    boolean simple = values.oneIn(2);
    CheckOptions options = simple ? CheckOptions.DEFAULT : questions.options();
    ObjectType type = questions.type();
    SecurityDescriptor descriptor =
        simple && !values.oneIn(8)
            ? new PopulationDescriptors(random).plain()
            : questions.descriptor();
    AccessToken token = simple ? ordinaryToken(random) : questions.token();
    AccessMask desired =
        simple && !values.oneIn(4)
            ? new PopulationDescriptors(random).rights()
            : questions.desired();
    AccessDecision expected =
        AccessCheck.forType(type).withOptions(options).check(descriptor, token, desired);
    PolicyCompiler compiler = compilerWithPast(questions, values, type, options, token);
    AccessPolicy policy =
        values.oneIn(2)
            ? compiler.compile(descriptor)
            : compiler.compile(SelfRelative.encode(descriptor));
    if (values.oneIn(8)) {
      // asked for by so many indexes that it is not prepared for every one of them
      for (int i = 0; i < 2; i++) {
        AccessPolicy.compile(descriptor, type).check(token, 1);
      }
    }
    unprepared += policy.isPrepared(token) ? 0 : 1;
    long decision = policy.check(token, desired.bits());
    assertThat(PackedDecision.status(decision))
        .as("%s%n%s%n%s%n%s", options, descriptor, token, desired)
        .isEqualTo(expected.status());
    assertThat(PackedDecision.granted(decision))
        .as("%s%n%s%n%s%n%s", options, descriptor, token, desired)
        .isEqualTo(expected.granted());
    assertThat(PackedDecision.isGranted(decision)).isEqualTo(expected.isGranted());
    // what it remembers does not change its mind
    policy.check(questions.token(), desired.bits());
    assertThat(policy.check(token, desired.bits())).isEqualTo(decision);
    count(policy, descriptor, token, desired, expected);
  }

  /** Returns a compiler that mostly knows SIDs and may have prepared the token already. */
  private static PolicyCompiler compilerWithPast(
      RandomQuestions questions,
      RandomValues values,
      ObjectType type,
      CheckOptions options,
      AccessToken token) {
    PolicyCompiler compiler = PolicyCompiler.forType(type);
    while (!values.oneIn(3)) {
      AccessPolicy earlier = compiler.compile(questions.descriptor());
      if (values.oneIn(2)) {
        earlier.check(token, 1);
      }
    }
    return compiler.withOptions(options);
  }

  private void count(
      AccessPolicy policy,
      SecurityDescriptor descriptor,
      AccessToken token,
      AccessMask desired,
      AccessDecision decision) {
    boolean ordinary = Integer.compareUnsigned(desired.bits() - 1, 0x00FF_FFFF) < 0;
    if (ordinary && policy.isPlainFor(token)) {
      plain++;
      plainGranted += decision.isGranted() ? 1 : 0;
    }
    boolean withCondition =
        descriptor.dacl().aces().stream()
            .anyMatch(ace -> ace instanceof AccessAce access && access.condition().isPresent());
    conditional += withCondition ? 1 : 0;
  }

  @Test
  void allows_anyPairAndRequest_agreesWithTheCheck() {
    int[] counts = new int[4];
    int matrices = Math.max(1, CASES / 400);
    SeededCases.of(41, matrices).check(random -> compareMatrix(random, counts));
    System.out.printf(
        "matrices against the check: %d matrices, %d requests, %d granted; %d of %d pairs left to"
            + " the check%n",
        matrices, counts[0], counts[1], counts[2], counts[3]);
    assertThat(counts[1]).isGreaterThan(counts[0] / 10);
    assertThat(counts[2]).isBetween(counts[3] / 1000, counts[3] / 4);
  }

  private static void compareMatrix(RandomGenerator random, int[] counts) {
    RandomQuestions questions = new RandomQuestions(random);
    RandomValues values = new RandomValues(random);
    PolicyCompiler compiler = PolicyCompiler.forType(questions.type());
    List<AccessToken> tokens = new ArrayList<>();
    List<AccessPolicy> policies = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      tokens.add(values.oneIn(3) ? writeRestricted(random) : questions.token());
      CheckOptions options = values.oneIn(2) ? CheckOptions.DEFAULT : questions.options();
      SecurityDescriptor descriptor =
          values.oneIn(2) ? new PopulationDescriptors(random).plain() : questions.descriptor();
      policies.add(compiler.withOptions(options).compile(descriptor));
    }
    DecisionMatrix matrix = DecisionMatrix.of(tokens, policies);
    for (int t = 0; t < tokens.size(); t++) {
      for (int p = 0; p < policies.size(); p++) {
        counts[2] += matrix.isLeftToCheck(t, p) ? 1 : 0;
        counts[3]++;
        compareRights(matrix, t, p);
        for (int i = 0; i < REQUESTS; i++) {
          int mask = questions.desired().bits() & (values.oneIn(2) ? random.nextInt() : -1);
          boolean granted = policies.get(p).check(tokens.get(t), mask) >= 0;
          assertThat(matrix.allows(t, p, mask))
              .as("%s%n%s%n0x%08x", tokens.get(t), policies.get(p), mask)
              .isEqualTo(granted);
          counts[0]++;
          counts[1] += granted ? 1 : 0;
        }
      }
    }
  }

  /** Returns a token that may be granted rights one by one and not at once. */
  private static AccessToken writeRestricted(RandomGenerator random) {
    return new RandomTokens(random)
        .ordinary().toBuilder()
            .memberOf(Population.EVERYONE)
            .integrity(IntegrityLevel.HIGH)
            .writeRestrictedTo(new RandomValues(random).oneOf(Population.RESTRICTING))
            .build();
  }

  private static void compareRights(DecisionMatrix matrix, int token, int policy) {
    int single = 0;
    for (int bit = 1; bit < 0x0200_0000; bit <<= 1) {
      long decision = matrix.policies().get(policy).check(matrix.tokens().get(token), bit);
      single |= PackedDecision.isGranted(decision) ? bit : 0;
    }
    // three more bits have no meaning, and are granted like the others
    assertThat(matrix.rights(token, policy).bits() & 0x01FF_FFFF).isEqualTo(single);
  }

  @Test
  void check_longLists_agreeWithTheGeneralCheck() {
    int[] counts = new int[3];
    SeededCases.of(44, CASES / 20)
        .check(
            random -> {
              SecurityDescriptor descriptor = longList(random);
              AccessTokenBuilder builder = AccessToken.of(Population.ALICE);
              for (int i = random.nextInt(6); i > 0; i--) {
                Sid sid = Sid.of(5, random.nextInt(90));
                builder.groups(
                    List.of(
                        random.nextInt(4) == 0
                            ? TokenGroup.denyOnly(sid)
                            : TokenGroup.enabled(sid)));
              }
              AccessToken token = builder.build();
              AccessPolicy policy = AccessPolicy.compile(descriptor, ObjectTypes.FILE);
              AccessMask desired = new PopulationDescriptors(random).rights();
              AccessDecision expected =
                  AccessCheck.forType(ObjectTypes.FILE).check(descriptor, token, desired);
              assertThat(PackedDecision.granted(policy.check(token, desired.bits())))
                  .as("%s%n%s%n%s", descriptor, token, desired)
                  .isEqualTo(expected.granted());
              counts[0]++;
              counts[1] += policy.isMarked() ? 1 : 0;
              counts[2] += expected.isGranted() ? 1 : 0;
            });
    System.out.printf(
        "long lists against the check: %d, %d word by word, %d granted%n",
        counts[0], counts[1], counts[2]);
    assertThat(counts[1]).isBetween(counts[0] / 4, counts[0] * 9 / 10);
    assertThat(counts[2]).isGreaterThan(counts[0] / 20);
  }

  /** Returns a list of entries for as many trustees, now and then one of them twice. */
  private static SecurityDescriptor longList(RandomGenerator random) {
    List<Ace> entries = new ArrayList<>();
    int count = 12 + random.nextInt(70);
    int first = random.nextInt(20);
    for (int i = 0; i < count; i++) {
      entries.add(
          AccessAce.plain(
              random.nextInt(3) == 0 ? AceEffect.DENY : AceEffect.ALLOW,
              AceFlags.NONE,
              new PopulationDescriptors(random).rights(),
              Sid.of(5, first + (random.nextInt(100) == 0 ? 0 : i))));
    }
    return new PopulationDescriptors(random).plain().withDacl(AceList.of(entries));
  }

  @Test
  void compile_damagedBytes_failsOrDecidesAsDecodingDoes() {
    int[] counts = new int[2];
    SeededCases.of(43, CASES / 4)
        .check(
            random -> {
              byte[] bytes = SelfRelative.encode(new PopulationDescriptors(random).plain());
              for (int i = random.nextInt(3); i >= 0; i--) {
                bytes[random.nextInt(bytes.length)] =
                    (byte) random.nextInt(random.nextInt(256) + 1);
              }
              int to = random.nextInt(8) == 0 ? random.nextInt(bytes.length) : bytes.length;
              PolicyCompiler compiler = PolicyCompiler.forType(ObjectTypes.FILE);
              DecodeResult decoded = SelfRelative.tryDecode(bytes, 0, to);
              if (decoded.descriptor().isEmpty()) {
                counts[0]++;
                assertThatExceptionOfType(MalformedBytesException.class)
                    .isThrownBy(() -> compiler.compile(bytes, 0, to))
                    .withMessage(decoded.fault().orElseThrow().getMessage());
                return;
              }
              counts[1]++;
              AccessToken token = new RandomTokens(random).ordinary();
              AccessMask desired = AccessMask.of(Bits.MAXIMUM_ALLOWED);
              assertThat(
                      PackedDecision.granted(
                          compiler.compile(bytes, 0, to).check(token, desired.bits())))
                  .isEqualTo(
                      AccessCheck.forType(ObjectTypes.FILE)
                          .check(decoded.descriptor().get(), token, desired)
                          .granted());
            });
    System.out.printf(
        "compiled from damaged bytes: %d refused, %d valid all the same%n", counts[0], counts[1]);
    assertThat(counts[0]).isGreaterThan(CASES / 40);
    assertThat(counts[1]).isGreaterThan(CASES / 40);
  }

  @Test
  void status_ofEveryDecision_isFound() {
    for (NtStatus status : NtStatus.values()) {
      if (!status.isSuccess()) {
        assertThat(PackedDecision.status(PackedDecision.denied(status))).isEqualTo(status);
        assertThat(PackedDecision.isGranted(PackedDecision.denied(status))).isFalse();
      }
    }
  }
}
