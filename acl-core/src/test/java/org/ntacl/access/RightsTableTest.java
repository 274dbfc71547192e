package org.ntacl.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RightsTableTest {
  /** As many different sets as one and two bytes can number, one less and some more. */
  @ParameterizedTest
  @ValueSource(ints = {1, 64, 65, 255, 256, 257, 65_535, 65_536, 65_537, 70_000})
  void get_setsInSeveralPlaces_areThoseThatWereAdded(int different) {
    int size = 3 * different + 1;
    RightsTable.Builder builder = new RightsTable.Builder(size);
    for (int i = 0; i < size; i++) {
      builder.add(set(i % different));
    }

    RightsTable table = builder.build();

    for (int i = 0; i < size; i++) {
      assertThat(table.get(i)).isEqualTo(set(i % different));
    }
    assertThatThrownBy(() -> table.get(size)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  private static int set(int number) {
    return number * 0x9E37_79B1;
  }

  @Test
  void get_tableWithoutPlaces_hasNone() {
    RightsTable table = new RightsTable.Builder(0).build();

    assertThatThrownBy(() -> table.get(0)).isInstanceOf(IndexOutOfBoundsException.class);
  }
}
