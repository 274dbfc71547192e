package org.ntacl.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.ntacl.Bytes;
import org.ntacl.cli.console.Console;

/** Runs whole commands inside the test's own JVM, in the project's root folder. */
public final class CommandRunner {
  private byte[] input = new byte[0];
  private Set<String> terminals = Set.of();
  private int columns = Console.PIPED_COLUMNS;
  private boolean colorless;
  private Path directory = Path.of(System.getProperty("ntacl.root"));

  /** What a command left behind. */
  public record Result(int code, Bytes bytes, String err) {
    /** Returns standard output as text. */
    public String out() {
      return new String(bytes.toArray(), StandardCharsets.UTF_8);
    }
  }

  /** Runs a command without input. */
  public static Result run(String... arguments) {
    return new CommandRunner().with(arguments);
  }

  CommandRunner input(String text) {
    return input(text.getBytes(StandardCharsets.UTF_8));
  }

  CommandRunner input(byte[] bytes) {
    input = bytes.clone();
    return this;
  }

  CommandRunner terminals(String... names) {
    terminals = Set.of(names);
    return this;
  }

  CommandRunner columns(int number) {
    columns = number;
    return this;
  }

  CommandRunner colorless() {
    colorless = true;
    return this;
  }

  CommandRunner directory(Path newDirectory) {
    directory = newDirectory;
    return this;
  }

  Result with(String... arguments) {
    return with(Arrays.asList(arguments));
  }

  Result with(List<String> arguments) {
    return with(arguments, new ByteArrayInputStream(input));
  }

  Result with(List<String> arguments, InputStream in) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(
            in,
            new PrintStream(out, false, StandardCharsets.UTF_8),
            new PrintStream(err, false, StandardCharsets.UTF_8),
            true,
            terminals,
            columns,
            colorless,
            directory);
    int code = Program.run(arguments, console);
    console.err().flush();
    return new Result(code, Bytes.of(out.toByteArray()), err.toString(StandardCharsets.UTF_8));
  }
}
