package org.ntacl.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.ntacl.access.AccessPolicy;
import org.ntacl.access.DecisionMatrix;
import org.ntacl.access.PolicyCompiler;
import org.ntacl.descriptor.ObjectTypes;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.sid.Sid;
import org.ntacl.token.AccessToken;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * 64 tokens of forty groups and 4,096 descriptors of about ten entries, in random order.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar MixedCheckBenchmark -prof gc}
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
    value = 3,
    jvmArgs = {"-Xms2g", "-Xmx2g", "-XX:+UseParallelGC"})
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 6, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class MixedCheckBenchmark {
  private static final int TOKENS = 64;
  private static final int DESCRIPTORS = 4_096;
  private static final int QUESTIONS = 1 << 16;

  private final List<AccessToken> tokens = new ArrayList<>();
  private final List<long[]> bits = new ArrayList<>();
  private final List<Set<Sid>> sids = new ArrayList<>();
  private final List<SecurityDescriptor> descriptors = new ArrayList<>();
  private final List<AccessPolicy> policies = new ArrayList<>();
  private final List<BareLoop> loops = new ArrayList<>();
  private final int[] questions = new int[QUESTIONS];
  private DecisionMatrix matrix;
  private int next;

  /** Makes everything in its forms, and sees to it that they agree. */
  @Setup
  public void prepare() {
    CheckWorld world = new CheckWorld(4);
    PolicyCompiler compiler = PolicyCompiler.forType(ObjectTypes.FILE);
    BareLoop.Ids ids = new BareLoop.Ids();
    for (int i = 0; i < DESCRIPTORS; i++) {
      SecurityDescriptor descriptor = world.any();
      descriptors.add(descriptor);
      policies.add(compiler.compile(descriptor));
      loops.add(new BareLoop(descriptor, ids));
    }
    for (int i = 0; i < TOKENS; i++) {
      AccessToken token = world.member();
      tokens.add(token);
      bits.add(ids.of(token));
      sids.add(HashSetWalk.sidsOf(token));
    }
    matrix = DecisionMatrix.of(tokens, policies);
    Random random = new Random(5);
    int granted = 0;
    for (int i = 0; i < QUESTIONS; i++) {
      questions[i] = random.nextInt(TOKENS) * DESCRIPTORS + random.nextInt(DESCRIPTORS);
      granted += agree(questions[i]) ? 1 : 0;
    }
    if (granted < QUESTIONS / 5 || granted > QUESTIONS * 4 / 5) {
      throw new IllegalStateException(granted + " of the requests are granted");
    }
  }

  private boolean agree(int question) {
    boolean granted = policy(question);
    if (granted != loop(question) || granted != walk(question) || granted != cell(question)) {
      throw new IllegalStateException("disagreement about " + question);
    }
    return granted;
  }

  private int next() {
    next = next + 1 & QUESTIONS - 1;
    return questions[next];
  }

  private static int token(int question) {
    return question >>> 12;
  }

  private static int descriptor(int question) {
    return question & DESCRIPTORS - 1;
  }

  private boolean policy(int question) {
    AccessToken token = tokens.get(token(question));
    return policies.get(descriptor(question)).check(token, CheckWorld.READ) >= 0;
  }

  private boolean loop(int question) {
    long[] token = bits.get(token(question));
    return loops.get(descriptor(question)).check(token, CheckWorld.READ);
  }

  private boolean walk(int question) {
    Set<Sid> token = sids.get(token(question));
    return HashSetWalk.check(descriptors.get(descriptor(question)), token, CheckWorld.READ);
  }

  private boolean cell(int question) {
    return matrix.allows(token(question), descriptor(question), CheckWorld.READ);
  }

  /** The compiled policies. */
  @Benchmark
  public boolean policy() {
    return policy(next());
  }

  /** The floor. */
  @Benchmark
  public boolean bareLoop() {
    return loop(next());
  }

  /** What a careful programmer writes. */
  @Benchmark
  public boolean hashSetWalk() {
    return walk(next());
  }

  /** The matrix of decisions. */
  @Benchmark
  public boolean matrix() {
    return cell(next());
  }

  /** The loop over questions alone: which token, which descriptor. */
  @Benchmark
  public boolean emptyLoop() {
    int question = next();
    return token(question) != descriptor(question);
  }
}
