package org.ntacl.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.ntacl.binary.SelfRelative;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.sddl.Sddl;
import org.ntacl.sid.SidAlias;
import org.ntacl.sid.SidContext;

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
  private static long bytesPerCall(Runnable call) {
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
}
