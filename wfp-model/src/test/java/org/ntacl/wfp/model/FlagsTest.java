package org.ntacl.wfp.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FlagsTest {
  @Test
  void of_bits_keepsWhatHasNoName() {
    Flags<SubLayerFlag> flags = Flags.of(SubLayerFlag.class, 0x8000_0001);
    assertThat(flags.bits()).isEqualTo(0x8000_0001);
    assertThat(flags.known()).containsExactly(SubLayerFlag.PERSISTENT);
    assertThat(flags.unknownBits()).isEqualTo(0x8000_0000);
    assertThat(flags).hasToString("PERSISTENT|0x80000000");
  }

  @Test
  void with_flagsAndNames_changesOnlyThose() {
    Flags<FilterFlag> flags = Flags.of(FilterFlag.PERSISTENT, FilterFlag.INDEXED);
    assertThat(flags.contains(FilterFlag.INDEXED)).isTrue();
    assertThat(flags.contains(FilterFlag.BOOTTIME)).isFalse();
    assertThat(flags.with(FilterFlag.BOOTTIME).without(FilterFlag.INDEXED).bits()).isEqualTo(3);
    assertThat(flags.withBits(0x100).known()).contains(FilterFlag.SYSTEMOS_ONLY);
    assertThat(flags.withName("B").withName("A").withName("B").names()).containsExactly("A", "B");
    assertThat(flags.withName("A")).isNotEqualTo(flags).hasToString("PERSISTENT|INDEXED|A");
    assertThat(flags.withName("A").without(FilterFlag.INDEXED).names()).containsExactly("A");
  }

  @Test
  void none_isEmpty() {
    assertThat(Flags.none(FilterFlag.class).isEmpty()).isTrue();
    assertThat(Flags.none(FilterFlag.class)).hasToString("0");
    assertThat(Flags.none(FilterFlag.class).withName("A").isEmpty()).isFalse();
    assertThat(Flags.of(FilterFlag.class, 1).isEmpty()).isFalse();
  }

  @Test
  void equals_sameBitsOfOtherFlags_differ() {
    assertThat(Flags.of(FilterFlag.class, 1).equals((Object) Flags.of(SubLayerFlag.class, 1)))
        .isFalse();
    assertThat(Flags.of(FilterFlag.class, 1)).isEqualTo(Flags.of(FilterFlag.PERSISTENT));
    assertThat(Flags.of(FilterFlag.class, 1)).hasSameHashCodeAs(Flags.of(FilterFlag.PERSISTENT));
  }
}
