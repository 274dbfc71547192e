package org.ntacl.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntacl.testing.SeededCases;

class ListDiffTest {
  private static List<String> letters(String text) {
    return text.chars().mapToObj(Character::toString).toList();
  }

  private static String shown(List<ListDiff.Line<String>> lines) {
    return lines.stream()
        .map(
            line ->
                switch (line.side()) {
                  case BOTH -> line.value();
                  case BEFORE -> "-" + line.value();
                  case AFTER -> "+" + line.value();
                })
        .collect(Collectors.joining());
  }

  @ParameterizedTest
  @CsvSource({
    "'', '', ''",
    "abc, abc, abc",
    "'', ab, +a+b",
    "ab, '', -a-b",
    "abc, axc, a-b+xc",
    "abcd, acbd, a-bc+bd",
    "aab, ab, a-ab",
    "ab, ba, -ab+a"
  })
  void of_twoLists_marksWhatGoesAndWhatComes(String before, String after, String marked) {
    assertThat(shown(ListDiff.of(letters(before), letters(after)))).isEqualTo(marked);
  }

  @Test
  void of_anyLists_holdsBothInOrder() {
    SeededCases.of(1, 2000)
        .check(
            random -> {
              List<Integer> before = new ArrayList<>();
              List<Integer> after = new ArrayList<>();
              for (int i = random.nextInt(8); i > 0; i--) {
                before.add(random.nextInt(4));
              }
              for (int i = random.nextInt(8); i > 0; i--) {
                after.add(random.nextInt(4));
              }
              List<ListDiff.Line<Integer>> lines = ListDiff.of(before, after);
              assertThat(without(lines, ListDiff.Side.AFTER)).isEqualTo(before);
              assertThat(without(lines, ListDiff.Side.BEFORE)).isEqualTo(after);
            });
  }

  private static List<Integer> without(List<ListDiff.Line<Integer>> lines, ListDiff.Side side) {
    return lines.stream().filter(l -> l.side() != side).map(ListDiff.Line::value).toList();
  }

  @Test
  void of_listsTooLongToCompare_showsOneAfterTheOther() {
    List<String> before = new ArrayList<>(Collections.nCopies(3000, "x"));
    before.add("same");
    List<String> after = new ArrayList<>(Collections.nCopies(3000, "y"));
    after.add("same");
    List<ListDiff.Line<String>> lines = ListDiff.of(before, after);

    assertThat(lines).hasSize(6001);
    assertThat(lines.get(2999)).isEqualTo(new ListDiff.Line<>(ListDiff.Side.BEFORE, "x"));
    assertThat(lines.get(6000)).isEqualTo(new ListDiff.Line<>(ListDiff.Side.BOTH, "same"));
  }
}
