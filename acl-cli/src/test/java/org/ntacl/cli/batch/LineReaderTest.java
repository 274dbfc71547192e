package org.ntacl.cli.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ntacl.testing.SeededCases;

class LineReaderTest {
  private static List<LineReader.Line> lines(InputStream in, int limit) {
    try {
      LineReader reader = new LineReader(in, limit);
      List<LineReader.Line> lines = new ArrayList<>();
      for (LineReader.Line line = reader.next(); line != null; line = reader.next()) {
        lines.add(line);
      }
      return lines;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static List<LineReader.Line> lines(String text, int limit) {
    return lines(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), limit);
  }

  private static LineReader.Line text(String content) {
    return new LineReader.Text(content);
  }

  @Test
  void next_nothing_isNoLine() {
    assertThat(lines("", 10)).isEmpty();
  }

  @Test
  void next_lastLineWithoutEnd_isALine() {
    assertThat(lines("a\nb", 10)).containsExactly(text("a"), text("b"));
    assertThat(lines("a\nb\n", 10)).containsExactly(text("a"), text("b"));
  }

  @Test
  void next_emptyLines_areLines() {
    assertThat(lines("\n\na\n", 10)).containsExactly(text(""), text(""), text("a"));
  }

  @Test
  void next_lineOfTheLimit_isRead() {
    assertThat(lines("12345\n", 5)).containsExactly(text("12345"));
  }

  @Test
  void next_longerLine_isReportedAndTheNextOneRead() {
    assertThat(lines("123456\nok\n", 5))
        .containsExactly(new LineReader.Faulty("line of 6 bytes: at most 5 are read"), text("ok"));
  }

  @Test
  void next_veryLongLine_takesNoMemory() {
    long length = 3L << 30;
    InputStream endless =
        new InputStream() {
          private long left = length;

          @Override
          public int read() {
            return left-- > 0 ? 'x' : -1;
          }

          @Override
          public int read(byte[] target, int from, int count) {
            if (left <= 0) {
              return -1;
            }
            int given = (int) Math.min(count, left);
            left -= given;
            Arrays.fill(target, from, from + given, (byte) 'x');
            return given;
          }
        };

    assertThat(lines(endless, 1 << 20))
        .containsExactly(
            new LineReader.Faulty("line of 3221225472 bytes: at most 1048576 are read"));
  }

  @Test
  void next_badUtf8_isReportedAndTheNextOneRead() {
    byte[] bytes = {'a', (byte) 0xFF, '\n', 'b', '\n'};

    assertThat(lines(new ByteArrayInputStream(bytes), 10))
        .containsExactly(new LineReader.Faulty("line is not valid UTF-8"), text("b"));
  }

  @Test
  void next_markBeforeTheFirstLine_isPassedOver() {
    assertThat(lines("\ufeffa\n\ufeffb\n", 10)).containsExactly(text("a"), text("\ufeffb"));
  }

  @Test
  void next_randomTextInRandomPieces_isTheSameAsSplitting() {
    SeededCases.of(1, 300)
        .check(
            random -> {
              StringBuilder text = new StringBuilder();
              int length = random.nextInt(200_000);
              while (text.length() < length) {
                text.append("ä".repeat(random.nextInt(1 + random.nextInt(70_000)))).append('\n');
              }
              byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
              InputStream pieces =
                  new ByteArrayInputStream(bytes) {
                    @Override
                    public synchronized int read(byte[] target, int from, int count) {
                      return super.read(target, from, 1 + random.nextInt(count));
                    }
                  };
              List<LineReader.Line> expected =
                  text.toString().lines().map(LineReaderTest::text).toList();
              assertThat(lines(pieces, 1 << 20)).isEqualTo(expected);
            });
  }
}
