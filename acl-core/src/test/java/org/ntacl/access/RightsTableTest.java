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
    int rows = 7;
    int columns = 3 * different / rows + 1;
    RightsTable.Builder builder = new RightsTable.Builder(rows, columns);
    for (int i = 0; i < rows * columns; i++) {
      builder.add(set(i % different));
    }

    RightsTable table = builder.build();

    for (int i = 0; i < rows * columns; i++) {
      assertThat(table.get(i / columns, i % columns)).isEqualTo(set(i % different));
    }
    for (int[] none : new int[][] {{-1, 0}, {0, -1}, {rows, 0}, {0, columns}}) {
      assertThatThrownBy(() -> table.get(none[0], none[1]))
          .isInstanceOf(IndexOutOfBoundsException.class);
    }
  }

  private static int set(int number) {
    return number * 0x9E37_79B1;
  }

  @Test
  void get_tableWithoutPlaces_hasNone() {
    RightsTable table = new RightsTable.Builder(0, 0).build();
    RightsTable rows = new RightsTable.Builder(2, 0).build();

    assertThatThrownBy(() -> table.get(0, 0)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> rows.get(1, 0)).isInstanceOf(IndexOutOfBoundsException.class);
  }
}
