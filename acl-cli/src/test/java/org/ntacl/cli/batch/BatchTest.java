package org.ntacl.cli.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntacl.cli.FailingInput;
import org.ntacl.cli.console.Console;

/** The protocol as a whole: one answer a line, whatever the line. */
class BatchTest {
  private static final String INVALID =
      "\"error\":{\"code\":\"ERROR_INVALID_PARAMETER\",\"win32\":87,\"ntstatus\":\"0xC000000D\"";

  private static PrintStream printer(OutputStream out) {
    return new PrintStream(out, false, StandardCharsets.UTF_8);
  }

  private static Console console(InputStream in, OutputStream out, boolean inputIsFile) {
    return new Console(
        in,
        printer(out),
        printer(OutputStream.nullOutputStream()),
        inputIsFile,
        Set.of(),
        Console.PIPED_COLUMNS,
        false,
        Path.of(""));
  }

  static List<String> answers(String lines) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Console console =
        console(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)), out, true);
    assertThat(Batch.run(console)).isTrue();
    console.out().flush();
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }

  static String answer(String line) {
    List<String> answers = answers(line + "\n");
    assertThat(answers).hasSize(1);
    return answers.get(0);
  }

  @Test
  void run_goodAndBadLines_areAnsweredInOrder() {
    assertThat(
            answers(
                """
                {"id":1,"op":"sid","sid":"BA"}
                nonsense

                {"id":2,"op":"sid","sid":"ZZ"}
                {"id":3,"op":"sid","sid":"SY"}"""))
        .satisfiesExactly(
            first -> assertThat(first).startsWith("{\"id\":1,\"ok\":true,"),
            second -> assertThat(second).startsWith("{\"id\":null,\"ok\":false," + INVALID),
            third -> assertThat(third).startsWith("{\"id\":null,\"ok\":false," + INVALID),
            fourth -> assertThat(fourth).startsWith("{\"id\":2,\"ok\":false,"),
            fifth -> assertThat(fifth).startsWith("{\"id\":3,\"ok\":true,"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"7", "\"x\"", "null", "1.50", "true", "[1,{\"a\":\"b\"}]", "{}", "\"\\ud800\""})
  void run_id_comesBackAsGiven(String id) {
    assertThat(answer("{\"op\":\"sid\",\"sid\":\"BA\",\"id\":" + id + "}"))
        .startsWith("{\"id\":" + id + ",\"ok\":true,");
    assertThat(answer("{\"op\":\"none\",\"id\":" + id + "}"))
        .startsWith("{\"id\":" + id + ",\"ok\":false,");
  }

  @Test
  void run_noId_isAnsweredWithNull() {
    assertThat(answer("{\"op\":\"sid\",\"sid\":\"BA\"}")).startsWith("{\"id\":null,\"ok\":true,");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {}                                | field `op` is missing
          {"op":5}                          | `op` is 5: expected a text
          {"op":"nope"}                     | unknown op `nope`
          []                                | `the whole` is a list: expected an object
          {"op":"sid","sid":"BA","x":1}     | unknown field `x`
          {"op":"sid","sid":"BA","context":5}          | `context` is 5: expected an object
          {"op":"sid","sid":"BA","context":{"x":1}}    | unknown field `context.x`
          {"op":"sid","sid":"BA","context":{"domain":"BA"}} | `context`: S-1-5-32-544 is no machine
          {"op":"sid","op":"sid"}           | field `op` stands there twice
          """)
  void run_badRequest_saysWhatIsWrong(String request, String message) {
    assertThat(answer(request))
        .contains("\"ok\":false," + INVALID)
        .contains("\"message\":\"")
        .contains(message.replace("\"", "\\\""));
  }

  @Test
  void run_syntaxError_hasItsPlaceInTheLine() {
    assertThat(answer("{\"op\":\"sid\",}")).contains("\"offset\":12}");
  }

  @Test
  void run_deepNesting_isAnErrorOfItsLine() {
    assertThat(answers("[".repeat(1_000_000) + "\n{\"id\":1,\"op\":\"sid\",\"sid\":\"BA\"}"))
        .satisfiesExactly(
            first -> assertThat(first).startsWith("{\"id\":null,\"ok\":false,"),
            second -> assertThat(second).startsWith("{\"id\":1,\"ok\":true,"));
  }

  @Test
  void run_hugeLine_isAnErrorOfItsLine() {
    String huge = "{\"op\":\"" + "x".repeat(Batch.MAX_LINE) + "\"}";

    assertThat(answers(huge + "\n{\"id\":1,\"op\":\"sid\",\"sid\":\"BA\"}"))
        .satisfiesExactly(
            first -> assertThat(first).contains("at most 16777216 are read"),
            second -> assertThat(second).startsWith("{\"id\":1,\"ok\":true,"));
  }

  @Test
  void run_unpairedSurrogates_areAnsweredAsEscapes() {
    assertThat(answer("{\"op\":\"parse\",\"sddl\":\"D:(XA;;GA;;;WD;(a == \\\"\\ud800\\\"))\"}"))
        .contains("\"ok\":true")
        .contains("\\ud800");
  }

  @Test
  void run_answers_areOneLineEach() {
    assertThat(answer("{\"id\":\"a\\nb\",\"op\":\"x\\ny\"}"))
        .contains("\"id\":\"a\\nb\"", "unknown op `x\\ny`");
  }

  @Test
  void run_inputOfAProgram_isAnsweredBeforeTheNextLineIsRead() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List<Integer> sizes = new ArrayList<>();
    InputStream in =
        new InputStream() {
          private int line;

          @Override
          public int read() {
            throw new AssertionError("read byte by byte");
          }

          @Override
          public int read(byte[] target, int from, int count) {
            sizes.add(out.toString(StandardCharsets.UTF_8).lines().toList().size());
            if (line++ == 3) {
              return -1;
            }
            byte[] request = "{\"op\":\"sid\",\"sid\":\"BA\"}\n".getBytes(StandardCharsets.UTF_8);
            System.arraycopy(request, 0, target, from, request.length);
            return request.length;
          }
        };

    Console console =
        new Console(
            in,
            new PrintStream(new BufferedOutputStream(out, 1 << 16), false, StandardCharsets.UTF_8),
            printer(OutputStream.nullOutputStream()),
            false,
            Set.of(),
            Console.PIPED_COLUMNS,
            false,
            Path.of(""));

    assertThat(Batch.run(console)).isTrue();
    assertThat(sizes).containsExactly(0, 1, 2, 3);
  }

  @Test
  void run_unreadableInput_fails() {
    InputStream broken = new FailingInput(new IOException("gone"));

    assertThat(Batch.run(console(broken, OutputStream.nullOutputStream(), true))).isFalse();
  }

  @Test
  void run_nobodyReadsTheAnswers_stops() {
    OutputStream closed =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("broken pipe");
          }
        };
    byte[] request = "{\"op\":\"sid\",\"sid\":\"BA\"}\n".getBytes(StandardCharsets.UTF_8);
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            throw new AssertionError("read byte by byte");
          }

          @Override
          public int read(byte[] target, int from, int count) {
            System.arraycopy(request, 0, target, from, request.length);
            return request.length;
          }
        };

    assertThat(Batch.run(console(endless, closed, false))).isFalse();
  }
}
