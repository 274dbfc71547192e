package org.ntacl.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WrapTest {
  private static String wrap(int column, int margin, String separator, String... words) {
    StringBuilder target = new StringBuilder();
    Wrap.append(target, column, 2, margin, List.of(words), separator);
    return target.toString();
  }

  @Test
  void append_wordsThatFit_stayInOneLine() {
    assertThat(wrap(0, 10, ", ", "aaa", "bbb")).isEqualTo("aaa, bbb");
  }

  @Test
  void append_wordThatWouldPassTheMargin_startsALine() {
    assertThat(wrap(0, 8, ", ", "aaa", "bbb", "ccc")).isEqualTo("aaa,\n  bbb,\n  ccc");
    assertThat(wrap(0, 9, ", ", "aaa", "bbb", "ccc")).isEqualTo("aaa, bbb,\n  ccc");
  }

  @Test
  void append_column_countsWhatStandsThere() {
    assertThat(wrap(5, 10, " ", "aaa", "bbb")).isEqualTo("aaa\n  bbb");
  }

  @Test
  void append_longWord_standsAlone() {
    assertThat(wrap(0, 5, " ", "a", "bbbbbbbbbb", "c")).isEqualTo("a\n  bbbbbbbbbb\n  c");
  }

  @Test
  void append_colouredWords_takeTheRoomOfTheirText() {
    assertThat(wrap(0, 7, " ", Paint.COLORED.red("aaa"), "bbb"))
        .isEqualTo(Paint.COLORED.red("aaa") + " bbb");
  }

  @Test
  void append_noWords_addsNothing() {
    assertThat(wrap(0, 7, ", ")).isEmpty();
  }
}
