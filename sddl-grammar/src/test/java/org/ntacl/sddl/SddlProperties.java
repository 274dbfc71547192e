package org.ntacl.sddl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ntacl.binary.SelfRelative;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.testing.RandomDescriptors;
import org.ntacl.testing.SeededCases;

class SddlProperties {
  /** With every ACE type that SDDL has a code for, conditions and attributes included. */
  @Test
  void parse_anyPrintedDescriptor_comesBackEqual() {
    SeededCases.of(11, 30_000)
        .check(
            random -> {
              SecurityDescriptor descriptor = new RandomDescriptors(random).printable();
              assertThat(Sddl.parse(descriptor.toSddl())).isEqualTo(descriptor);
            });
  }

  @Test
  void toSddl_anyTextReadAndPrinted_isStable() {
    SeededCases.of(12, 10_000)
        .check(
            random -> {
              String text = new RandomDescriptors(random).printable().toSddl();
              assertThat(Sddl.parse(text).toSddl()).isEqualTo(text);
            });
  }

  @Test
  void parse_anyPrintedDescriptor_encodesToTheSameBytes() {
    SeededCases.of(13, 10_000)
        .check(
            random -> {
              SecurityDescriptor descriptor = new RandomDescriptors(random).printable();
              assertThat(SelfRelative.encode(Sddl.parse(descriptor.toSddl())))
                  .isEqualTo(SelfRelative.encode(descriptor));
            });
  }

  /** Both forms of reading agree on every text, broken ones included. */
  @Test
  void tryParse_anyMutatedText_agreesWithParse() {
    SeededCases.of(14, 30_000)
        .check(
            random -> {
              String text =
                  Mutations.of(new RandomDescriptors(random).printable().toSddl(), random);
              SddlResult result = Sddl.tryParse(text, SddlOptions.DEFAULT);
              if (result.isOk()) {
                assertThat(Sddl.parse(text)).isEqualTo(result.orThrow());
              } else {
                SddlException failure = failure(text);
                assertThat(failure.diagnostic()).isEqualTo(result.diagnostics().get(0));
                assertThat(failure.offset()).isBetween(0, text.length());
                assertThat(failure.display()).contains("^");
              }
            });
  }

  private static SddlException failure(String text) {
    try {
      Sddl.parse(text);
    } catch (SddlException e) {
      return e;
    }
    throw new AssertionError("accepted: " + text);
  }
}
