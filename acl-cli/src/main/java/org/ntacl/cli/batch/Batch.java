package org.ntacl.cli.batch;

import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.util.Map;
import org.ntacl.cli.console.Console;
import org.ntacl.cli.json.InputException;
import org.ntacl.cli.json.JsonFields;
import org.ntacl.cli.json.JsonOutput;
import org.ntacl.cli.json.JsonReader;
import org.ntacl.cli.json.JsonValue;

/**
 * Answers requests line by line. Every line gets exactly one answer; memory does not grow with
 * their number.
 */
public final class Batch {
  /** How many bytes a line may have. */
  static final int MAX_LINE = 16 << 20;

  /** How many characters an answer may have: a long list for many objects multiplies. */
  static final int MAX_ANSWER = 256 << 20;

  private static final Map<String, Op> OPS =
      Map.ofEntries(
          Map.entry("parse", new ParseOp()),
          Map.entry("print", new PrintOp()),
          Map.entry("sid", new SidOp()),
          Map.entry("check", new CheckOp()),
          Map.entry("condition", new ConditionOp()),
          Map.entry("assign", new AssignOp()),
          Map.entry("set", new SetOp()),
          Map.entry("propagate", new PropagateOp()),
          Map.entry("entries", new EntriesOp()));

  private Batch() {}

  /**
   * Answers every line of standard input.
   *
   * @return whether all was read and answered
   */
  public static boolean run(Console console) {
    LineReader lines = new LineReader(console.in(), MAX_LINE);
    PrintStream out = console.out();
    try {
      for (LineReader.Line line = lines.next(); line != null; line = lines.next()) {
        out.print(answer(line));
        out.print('\n');
        if (!console.inputIsFile() && out.checkError()) {
          return false;
        }
      }
      return !out.checkError();
    } catch (IOException e) {
      console.complain("standard input cannot be read: " + e.getMessage());
      return false;
    }
  }

  private static String answer(LineReader.Line line) {
    if (line instanceof LineReader.Text text) {
      return answer(text.content());
    }
    String fault = ((LineReader.Faulty) line).fault();
    return refusal(JsonValue.Null.NULL, Failure.of(new InputException(fault)));
  }

  private static String answer(String line) {
    JsonValue id = JsonValue.Null.NULL;
    try {
      JsonFields request = JsonFields.of(JsonReader.read(line), "");
      id = request.find("id").orElse(id);
      return answer(id, request);
    } catch (InputException e) {
      return refusal(id, Failure.of(e));
    }
  }

  private static String answer(JsonValue id, JsonFields request) {
    String name = request.text("op");
    Op op = OPS.get(name);
    if (op == null) {
      throw new InputException("unknown op `" + name + "`");
    }
    JsonOutput.Content fields = op.answer(request);
    return line(id, true, fields);
  }

  private static String refusal(JsonValue id, Failure failure) {
    return line(id, false, output -> failure.writeTo(output.name("error")));
  }

  private static String line(JsonValue id, boolean ok, JsonOutput.Content fields) {
    StringWriter writer = new BoundedWriter(MAX_ANSWER);
    JsonOutput.writeLine(
        writer,
        output -> {
          output.begin().name("id").value(id).field("ok", ok);
          fields.writeTo(output);
          output.end();
        });
    return writer.toString();
  }
}
