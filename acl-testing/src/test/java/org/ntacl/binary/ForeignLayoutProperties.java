package org.ntacl.binary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.ntacl.Bytes;
import org.ntacl.MalformedBytesException;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.internal.LittleEndian;
import org.ntacl.sid.Sid;
import org.ntacl.testing.RandomDescriptors;
import org.ntacl.testing.SeededCases;

/**
 * Bytes that Windows did not lay out: parts in another order, gaps, one SID for owner and group,
 * bytes behind the end.
 */
class ForeignLayoutProperties {
  private static final int[] OFFSET_FIELDS = {4, 8, 12, 16};

  @Test
  void decode_partsMovedAbout_isTheSameDescriptorAndKeepsItsBytes() {
    SeededCases.of(21, 20_000)
        .check(
            random -> {
              SecurityDescriptor descriptor = new RandomDescriptors(random).any();
              byte[] foreign = moveAbout(SelfRelative.encode(descriptor), random);
              StoredDescriptor stored = StoredDescriptor.decode(foreign);
              assertThat(stored.descriptor()).isEqualTo(descriptor);
              assertThat(stored.bytes()).isEqualTo(Bytes.of(foreign));
              assertThat(stored.with(descriptor).bytes()).isEqualTo(Bytes.of(foreign));
            });
  }

  @Test
  void with_editedDescriptor_isLaidOutAsWindowsDoes() {
    SeededCases.of(22, 2_000)
        .check(
            random -> {
              SecurityDescriptor descriptor = new RandomDescriptors(random).any();
              StoredDescriptor stored =
                  StoredDescriptor.decode(moveAbout(SelfRelative.encode(descriptor), random));
              SecurityDescriptor edited = descriptor.withOwner(Sid.of(9, 1, 2, 3));
              assertThat(stored.with(edited).bytes())
                  .isEqualTo(Bytes.of(SelfRelative.encode(edited)));
              assertThat(stored.with(edited).isWindowsLayout()).isTrue();
            });
  }

  @Test
  void decode_ownerAndGroupSharingOneSid_keepsItShared() {
    SecurityDescriptor descriptor =
        SecurityDescriptor.EMPTY.withOwner(Sid.of(5, 18)).withGroup(Sid.of(5, 18));
    byte[] shared = Arrays.copyOf(SelfRelative.encode(descriptor), 32);
    LittleEndian.put32(shared, 8, 20);
    StoredDescriptor stored = StoredDescriptor.decode(shared);
    assertThat(stored.descriptor()).isEqualTo(descriptor);
    assertThat(stored.isWindowsLayout()).isFalse();
    assertThat(stored.bytes()).isEqualTo(Bytes.of(shared));
  }

  @Test
  void decode_randomDamage_throwsNothingElse() {
    SeededCases.of(23, 100_000)
        .check(
            random -> {
              byte[] bytes = SelfRelative.encode(new RandomDescriptors(random).any());
              int damages = 1 + random.nextInt(4);
              for (int i = 0; i < damages; i++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
              }
              byte[] cut =
                  Arrays.copyOf(bytes, bytes.length - random.nextInt(2) * random.nextInt(8));
              try {
                SecurityDescriptor read = SelfRelative.decode(cut);
                assertThat(SelfRelative.decode(SelfRelative.encode(read))).isEqualTo(read);
              } catch (MalformedBytesException e) {
                assertThat(e.offset()).isBetween(0, cut.length);
              }
            });
  }

  /** Copies the four parts into another order with gaps between them and bytes behind them. */
  private static byte[] moveAbout(byte[] packed, RandomGenerator random) {
    List<Integer> fields = new ArrayList<>();
    for (int field : OFFSET_FIELDS) {
      if (LittleEndian.i32(packed, field) != 0) {
        fields.add(field);
      }
    }
    Collections.shuffle(fields, new Random(random.nextLong()));
    byte[] moved = new byte[packed.length + 32 * (fields.size() + 1)];
    random.nextBytes(moved);
    System.arraycopy(packed, 0, moved, 0, SelfRelative.HEADER_SIZE);
    int at = SelfRelative.HEADER_SIZE;
    for (int field : fields) {
      int from = LittleEndian.i32(packed, field);
      int to = end(packed, from);
      at += 4 * random.nextInt(7);
      System.arraycopy(packed, from, moved, at, to - from);
      LittleEndian.put32(moved, field, at);
      at = at + to - from + 3 & ~3;
    }
    return Arrays.copyOf(moved, at + random.nextInt(8));
  }

  /** A part ends where the next one starts, or at the end. */
  private static int end(byte[] packed, int from) {
    int end = packed.length;
    for (int field : OFFSET_FIELDS) {
      int offset = LittleEndian.i32(packed, field);
      if (offset > from && offset < end) {
        end = offset;
      }
    }
    return end;
  }
}
