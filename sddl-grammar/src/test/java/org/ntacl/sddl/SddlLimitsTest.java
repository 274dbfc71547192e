package org.ntacl.sddl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.sid.SidContext;

/** Long and deep texts: work is bounded, the stack is not used. */
class SddlLimitsTest {
  private static final long SMALL_STACK = 128 * 1024;

  /** Loading the classes takes more stack than any reading: it happens elsewhere. */
  @BeforeAll
  static void loadClasses() {
    assertThat(Sddl.parse("D:(XA;;GA;;;WD;(@USER.a))").toSddl())
        .isEqualTo("D:(XA;;GA;;;WD;(@USER.a))");
    assertThat(Sddl.tryParse("D:(A;;;;;", SddlOptions.DEFAULT).isOk()).isFalse();
  }

  /** Runs on a thread whose stack would not hold a thousand levels of any recursion. */
  private static <T> T onSmallStack(Callable<T> work) throws Exception {
    FutureTask<T> task = new FutureTask<>(work);
    Thread thread = new Thread(null, task, "small stack", SMALL_STACK);
    thread.start();
    return task.get();
  }

  @Test
  void parse_deeplyNestedCondition_isRead() throws Exception {
    int depth = 20_000;
    String text = "D:(XA;;GA;;;WD;(" + "(".repeat(depth) + "@User.a" + ")".repeat(depth) + "))";
    SecurityDescriptor read = onSmallStack(() -> Sddl.parse(text));
    String printed = onSmallStack(() -> read.toSddl());
    assertThat(printed).isEqualTo("D:(XA;;GA;;;WD;(@USER.a))");
  }

  @Test
  void parse_longChains_comeBackFromTheirPrintedForm() throws Exception {
    int count = 4_000;
    String text = "D:(XA;;GA;;;WD;(a" + " && a".repeat(count) + "))";
    SecurityDescriptor read = onSmallStack(() -> Sddl.parse(text));
    String printed = onSmallStack(() -> read.toSddl());
    assertThat(printed).startsWith("D:(XA;;GA;;;WD;((((");
    assertThat(onSmallStack(() -> Sddl.parse(printed))).isEqualTo(read);
  }

  @Test
  void parse_manyNegations_areRead() throws Exception {
    int count = 10_000;
    String text = "D:(XA;;GA;;;WD;(" + "!(".repeat(count) + "a" + ")".repeat(count) + "))";
    SecurityDescriptor read = onSmallStack(() -> Sddl.parse(text));
    assertThat(onSmallStack(() -> Sddl.parse(read.toSddl()))).isEqualTo(read);
  }

  @Test
  void parse_unclosedParentheses_areRefused() throws Exception {
    String text = "D:(XA;;GA;;;WD;" + "(".repeat(100_000);
    assertThat(onSmallStack(() -> Sddl.tryParse(text, SddlOptions.DEFAULT).isOk())).isFalse();
  }

  @Test
  void parse_listBeyondSixtyFourKilobytes_isRefused() {
    String text = "D:" + "(A;;GA;;;SY)".repeat(4_000);
    assertThatExceptionOfType(SddlException.class)
        .isThrownBy(() -> Sddl.parse(text))
        .withMessageContaining("no more than 65535 bytes of ACL");
    assertThat(Sddl.parse("D:" + "(A;;GA;;;SY)".repeat(3_276)).dacl().aces()).hasSize(3_276);
  }

  @Test
  void tryParse_listFullOfLostBytes_isRefusedOnce() {
    // 20 bytes of plain ACE and the 4 of its lost object flags
    String ace = "(OA;;GA;;;SY)";
    int most = (0xFFFF - 8) / 24;
    assertThat(Sddl.tryParse("D:" + ace.repeat(most), SddlOptions.DEFAULT).isOk()).isTrue();
    assertThat(
            Sddl.tryParse("D:" + ace.repeat(most + 2) + "O:SY", SddlOptions.DEFAULT).diagnostics())
        .singleElement()
        .satisfies(
            fault -> assertThat(fault.expected()).isEqualTo("no more than 65535 bytes of ACL"));
  }

  @Test
  void parse_conditionBeyondAnAce_isRefused() {
    String text = "D:(XA;;GA;;;WD;(@User.a == \"" + "x".repeat(40_000) + "\"))";
    assertThatExceptionOfType(SddlException.class)
        .isThrownBy(() -> Sddl.parse(text))
        .withMessageContaining("no more than 65532 bytes of ACE");
  }

  @Test
  void parse_conditionOfEndlessText_isRefused() {
    String text = "D:(XA;;GA;;;WD;(@User.a " + " ".repeat(300_000) + "== 1))";
    assertThatExceptionOfType(SddlException.class)
        .isThrownBy(() -> Sddl.parse(text))
        .withMessageContaining("a condition of at most 262144 characters");
  }

  @Test
  void parse_textBeyondTheLimit_isRefusedAtOnce() {
    SddlOptions options = new SddlOptions(SidContext.NONE, 10, 1);
    assertThat(Sddl.tryParse("D:(A;;GA;;;SY)", options).diagnostics())
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(fault.offset()).isEqualTo(10);
              assertThat(fault.expected()).isEqualTo("at most 10 characters");
            });
  }

  @Test
  void tryParse_moreFaultsThanAskedFor_stopsThere() {
    String text = "D:" + "(A;;XX;;;SY)".repeat(500);
    assertThat(Sddl.tryParse(text, SddlOptions.DEFAULT).diagnostics()).hasSize(100);
  }
}
