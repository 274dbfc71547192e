package org.ntacl.binary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.testing.RandomDescriptors;
import org.ntacl.testing.SeededCases;

class SelfRelativeProperties {
  @Test
  void decode_anyEncodedDescriptor_comesBackEqual() {
    SeededCases.of(1, 20_000)
        .check(
            random -> {
              SecurityDescriptor descriptor = new RandomDescriptors(random).any();
              assertThat(SelfRelative.decode(SelfRelative.encode(descriptor)))
                  .isEqualTo(descriptor);
            });
  }

  @Test
  void decode_anyPrintableDescriptor_comesBackEqual() {
    SeededCases.of(2, 10_000)
        .check(
            random -> {
              SecurityDescriptor descriptor = new RandomDescriptors(random).printable();
              assertThat(SelfRelative.decode(SelfRelative.encode(descriptor)))
                  .isEqualTo(descriptor);
            });
  }
}
