package org.ntacl.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.ntacl.access.AccessPolicy;
import org.ntacl.access.DecisionMatrix;
import org.ntacl.access.PolicyCompiler;
import org.ntacl.binary.SelfRelative;
import org.ntacl.claim.Claim;
import org.ntacl.claim.ClaimType;
import org.ntacl.claim.ClaimValue.IntegerValue;
import org.ntacl.claim.ClaimValue.StringValue;
import org.ntacl.descriptor.ObjectTypes;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.sddl.Sddl;
import org.ntacl.sid.IntegrityLevel;
import org.ntacl.sid.Sid;
import org.ntacl.sid.SidAlias;
import org.ntacl.sid.SidContext;
import org.ntacl.sid.WellKnownSid;
import org.ntacl.token.AccessToken;
import org.ntacl.token.AccessTokenBuilder;
import org.ntacl.token.AppContainer;
import org.ntacl.token.Privilege;

/**
 * What is promised about garbage. Time is not looked at: it belongs to the machine, allocation
 * belongs to the code.
 *
 * <p>The bounds hold before the compiler removes anything, so that they do not depend on what it
 * has got to.
 */
class AllocationTest {
  private static final int ROUNDS = 2_000;

  /** Returns the bytes that one call allocates, on average and rounded down. */
  static long bytesPerCall(Runnable call) {
    assumeTrue(
        ManagementFactory.getThreadMXBean() instanceof ThreadMXBean threads
            && threads.isThreadAllocatedMemoryEnabled(),
        "this JVM does not count the bytes that a thread allocates");
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    // what is loaded and linked once is not counted
    run(call, ROUNDS);
    long before = threads.getCurrentThreadAllocatedBytes();
    run(call, ROUNDS);
    return (threads.getCurrentThreadAllocatedBytes() - before) / ROUNDS;
  }

  private static void run(Runnable call, int rounds) {
    for (int i = 0; i < rounds; i++) {
      call.run();
    }
  }

  @ParameterizedTest
  @EnumSource
  void encode_intoTheCallersBuffer_allocatesNothing(Input input) {
    SecurityDescriptor descriptor = input.descriptor();
    byte[] buffer = new byte[SelfRelative.size(descriptor) + 3];
    assertThat(bytesPerCall(() -> SelfRelative.encode(descriptor, buffer, 3))).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void encode_intoANewArray_allocatesNothingElse(Input input) {
    SecurityDescriptor descriptor = input.descriptor();
    int size = SelfRelative.size(descriptor);
    // the header of an array and what aligns its end
    assertThat(bytesPerCall(() -> SelfRelative.encode(descriptor)))
        .isBetween(size + 0L, size + 24L);
  }

  @ParameterizedTest
  @EnumSource
  void findAlias_owner_allocatesNothing(Input input) {
    SecurityDescriptor descriptor = input.descriptor();
    assertThat(bytesPerCall(() -> SidAlias.find(descriptor.owner().orElseThrow(), SidContext.NONE)))
        .isZero();
  }

  @ParameterizedTest
  @CsvSource({"REGISTRY, 576", "DOMAIN_40, 5700", "DIRECTORY, 1700"})
  void decode_bytes_staysBelowItsBound(Input input, long bound) {
    byte[] bytes = input.bytes();
    assertThat(bytesPerCall(() -> SelfRelative.decode(bytes))).isLessThanOrEqualTo(bound);
  }

  @ParameterizedTest
  @CsvSource({"REGISTRY, 1350", "DOMAIN_40, 10400", "DIRECTORY, 4600"})
  void print_descriptor_staysBelowItsBound(Input input, long bound) {
    SecurityDescriptor descriptor = input.descriptor();
    assertThat(bytesPerCall(descriptor::toSddl)).isLessThanOrEqualTo(bound);
  }

  @ParameterizedTest
  @CsvSource({"REGISTRY, 1950", "DOMAIN_40, 8800", "DIRECTORY, 4400"})
  void parse_text_staysBelowItsBound(Input input, long bound) {
    String text = input.sddl();
    assertThat(bytesPerCall(() -> Sddl.parse(text))).isLessThanOrEqualTo(bound);
  }

  /** What checks may be about: each takes another way through a policy. */
  enum CheckKind {
    PLAIN("O:BAG:SYD:PAI(A;CI;KA;;;BA)(A;CI;KR;;;BU)(A;CIIO;KA;;;CO)"),
    NULL_DACL("O:BAG:SYD:NO_ACCESS_CONTROL"),
    OBJECT("O:BAG:SYD:(OA;;KR;;;BU)(OD;;KW;bf967aba-0de6-11d0-a285-00aa003049e2;;WD)"),
    LABEL("O:BAG:SYD:(A;;KA;;;BU)S:(ML;;NW;;;HI)"),
    TRUST("O:BAG:SYD:(A;;KA;;;BU)S:(TL;;KR;;;S-1-19-512-4096)"),
    FILTER("O:BAG:SYD:(A;;KA;;;BU)S:(FL;;KR;;;WD;(Member_of {SID(BA)}))"),
    MEMBERSHIP("O:BAG:SYD:(XA;;KA;;;BU;(Member_of {SID(BU)} && !(Member_of {SID(BA)})))"),
    CLAIMS(
        "O:BAG:SYD:(XA;;KA;;;BU;(@User.clearance >= 3 && @User.department == \"sales\"))"
            + "(XD;;KA;;;WD;(@User.tags Any_of {\"a\", \"B\"}))"),
    RESOURCE(
        "O:BAG:SYD:(XA;;KA;;;BU;(@User.department == @Resource.department))"
            + "S:(RA;;;;;WD;(\"Department\",TS,0,\"SALES\"))");

    private final SecurityDescriptor descriptor;

    CheckKind(String sddl) {
      this.descriptor = Sddl.parse(sddl);
    }
  }

  private static List<AccessToken> callers() {
    AccessTokenBuilder user =
        new CheckWorld(8)
            .strangerAmongUsers(40).toBuilder()
                .privileges(Privilege.TAKE_OWNERSHIP)
                .userClaims(
                    List.of(
                        Claim.of("Clearance", ClaimType.INT64, new IntegerValue(4)),
                        Claim.of(
                            "Tags", ClaimType.STRING, new StringValue("b"), new StringValue("c")),
                        Claim.of("Department", ClaimType.STRING, new StringValue("Sales"))));
    Sid users = WellKnownSid.BUILTIN_USERS.sid();
    return List.of(
        user.build(),
        user.build().toBuilder().integrity(IntegrityLevel.LOW).build(),
        user.build().toBuilder().restrictedTo(users).build(),
        user.build().toBuilder().writeRestrictedTo(users).build(),
        user.build().toBuilder().appContainer(AppContainer.of(Sid.parse("S-1-15-2-7"))).build());
  }

  @ParameterizedTest
  @EnumSource
  void check_anyToken_allocatesNothing(CheckKind kind) {
    AccessPolicy policy = AccessPolicy.compile(kind.descriptor, ObjectTypes.KEY);
    for (AccessToken caller : callers()) {
      assertThat(bytesPerCall(() -> policy.check(caller, 0x20019))).isZero();
      assertThat(bytesPerCall(() -> policy.check(caller, 0xF003F))).isZero();
      assertThat(bytesPerCall(() -> policy.check(caller, 0x1000000))).isZero();
      assertThat(bytesPerCall(() -> policy.check(caller, 0x2000000))).isZero();
    }
  }

  @Test
  void check_policiesOfTheirOwnInTurn_allocatesNothing() {
    AccessToken caller = callers().get(0);
    AccessPolicy[] policies = new AccessPolicy[64];
    for (int i = 0; i < policies.length; i++) {
      policies[i] = AccessPolicy.compile(Input.REGISTRY.descriptor(), ObjectTypes.KEY);
    }
    int[] turn = new int[1];
    assertThat(bytesPerCall(() -> policies[turn[0]++ % policies.length].check(caller, 0x20019)))
        .isZero();
  }

  @Test
  void allows_matrix_allocatesNothing() {
    DecisionMatrix matrix =
        DecisionMatrix.of(
            callers(), List.of(AccessPolicy.compile(Input.REGISTRY.descriptor(), ObjectTypes.KEY)));
    assertThat(bytesPerCall(() -> matrix.allows(3, 0, 0x20019))).isZero();
  }

  @Test
  void compile_plainBytes_makesNoModel() {
    PolicyCompiler compiler = PolicyCompiler.forType(ObjectTypes.KEY);
    byte[] bytes = Input.REGISTRY.bytes();
    assertThat(bytesPerCall(() -> compiler.compile(bytes))).isLessThanOrEqualTo(160);
  }
}
