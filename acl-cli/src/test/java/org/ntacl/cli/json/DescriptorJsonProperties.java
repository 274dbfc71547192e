package org.ntacl.cli.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.ntacl.binary.SelfRelative;
import org.ntacl.binary.StoredDescriptor;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.AceType;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.sid.SidContext;
import org.ntacl.testing.RandomDescriptors;
import org.ntacl.testing.SeededCases;

class DescriptorJsonProperties {
  private static String json(StoredDescriptor stored) {
    return JsonOutput.line(output -> DescriptorJson.write(output, stored));
  }

  @Test
  void read_anyDescriptorWritten_comesBackEqual() {
    Set<AceType> seen = EnumSet.noneOf(AceType.class);
    SeededCases cases = SeededCases.of(1, 5_000);
    cases.check(
        random -> {
          StoredDescriptor stored = StoredDescriptor.of(new RandomDescriptors(random).any());
          stored.descriptor().dacl().aces().forEach(ace -> seen.add(ace.type()));
          stored.descriptor().sacl().aces().forEach(ace -> seen.add(ace.type()));
          assertComesBack(stored);
        });
    System.out.printf(
        "JSON of descriptors: %d came back, ACE types %d of %d%n",
        cases.count(), seen.size(), AceType.values().length);
    assertThat(seen).containsExactlyInAnyOrder(AceType.values());
  }

  @Test
  void read_printableDescriptorWritten_comesBackEqual() {
    SeededCases.of(2, 2_000)
        .check(
            random ->
                assertComesBack(StoredDescriptor.of(new RandomDescriptors(random).printable())));
  }

  @Test
  void read_foreignLayoutWritten_keepsTheBytes() {
    SeededCases.of(3, 1_000)
        .check(random -> assertComesBack(StoredDescriptor.decode(withGap(random))));
  }

  private static void assertComesBack(StoredDescriptor stored) {
    String json = json(stored);
    StoredDescriptor again = DescriptorJson.read(json, SidContext.NONE);

    assertThat(again.descriptor()).isEqualTo(stored.descriptor());
    assertThat(again.bytes()).isEqualTo(stored.bytes());
    assertThat(json(again)).isEqualTo(json);
  }

  /** Returns a descriptor with a gap behind the header, as no Windows would write it. */
  private static byte[] withGap(RandomGenerator random) {
    SecurityDescriptor descriptor = new RandomDescriptors(random).any();
    byte[] plain = SelfRelative.encode(descriptor);
    byte[] shifted = new byte[plain.length + 4];
    System.arraycopy(plain, 0, shifted, 0, SelfRelative.HEADER_SIZE);
    System.arraycopy(
        plain,
        SelfRelative.HEADER_SIZE,
        shifted,
        SelfRelative.HEADER_SIZE + 4,
        plain.length - SelfRelative.HEADER_SIZE);
    for (int field = 4; field < SelfRelative.HEADER_SIZE; field += 4) {
      int offset = shifted[field] & 0xFF | (shifted[field + 1] & 0xFF) << 8;
      if (offset != 0) {
        offset += 4;
        shifted[field] = (byte) offset;
        shifted[field + 1] = (byte) (offset >> 8);
      }
    }
    return shifted;
  }

  @Test
  void write_ace_isReadAlone() {
    SeededCases.of(4, 500)
        .check(
            random -> {
              for (Ace ace : new RandomDescriptors(random).anyAcl().aces()) {
                String json = JsonOutput.line(output -> AceJson.write(output, ace));
                assertThat(JsonFields.of(JsonReader.read(json), "").has("type")).isTrue();
              }
            });
  }
}
