package org.ntacl.cli.console;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What a command reads from and writes to. Text is UTF-8, lines end with a line feed on every
 * platform.
 *
 * @param in standard input
 * @param out standard output, for answers only
 * @param err standard error, for all else
 * @param inputIsFile whether standard input is a file, so that nobody waits for answers
 * @param terminals which of {@code in}, {@code out} and {@code err} a person sits at
 * @param columns the width of the terminal; {@link #PIPED_COLUMNS} when standard output is none
 * @param colorless whether the environment asks for no colour ({@code NO_COLOR})
 * @param directory where relative names of files start
 */
public record Console(
    InputStream in,
    PrintStream out,
    PrintStream err,
    boolean inputIsFile,
    Set<String> terminals,
    int columns,
    boolean colorless,
    Path directory) {
  /** The width when nobody looks, so that output does not depend on where it was made. */
  public static final int PIPED_COLUMNS = 100;

  private static final int LEAST_COLUMNS = 60;
  private static final int BUFFER_SIZE = 1 << 16;

  /** Copies the set and refuses null. */
  public Console {
    Objects.requireNonNull(in, "in");
    Objects.requireNonNull(out, "out");
    Objects.requireNonNull(err, "err");
    terminals = Set.copyOf(terminals);
  }

  /** Returns the streams of this process. */
  public static Console ofProcess() {
    FileInputStream in = new FileInputStream(FileDescriptor.in);
    Set<String> terminals = terminals(System.getProperty("ntacl.terminal"));
    String noColor = System.getenv("NO_COLOR");
    return new Console(
        in,
        printer(FileDescriptor.out, false),
        printer(FileDescriptor.err, true),
        isFile(in),
        terminals,
        terminals.contains("out") ? columns(System.getProperty("ntacl.columns")) : PIPED_COLUMNS,
        // https://no-color.org: present and not empty
        noColor != null && !noColor.isEmpty(),
        Path.of(""));
  }

  private static PrintStream printer(FileDescriptor descriptor, boolean flushing) {
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(descriptor), BUFFER_SIZE),
        flushing,
        StandardCharsets.UTF_8);
  }

  /** Tells whether there is a position in the stream, which pipes and terminals do not have. */
  private static boolean isFile(FileInputStream in) {
    try {
      in.getChannel().position();
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Returns what the launcher found out. Java itself cannot tell: it has one answer for input and
   * output together, and a different one since Java 22.
   */
  private static Set<String> terminals(String found) {
    return found == null ? Set.of() : Set.copyOf(List.of(found.split(",")));
  }

  private static int columns(String found) {
    if (found == null || found.isEmpty() || found.length() > 4) {
      return PIPED_COLUMNS;
    }
    try {
      return Math.max(LEAST_COLUMNS, Integer.parseInt(found));
    } catch (NumberFormatException e) {
      return PIPED_COLUMNS;
    }
  }

  /**
   * Returns the file of a name.
   *
   * @throws InvalidPathException when the platform has no such names
   */
  public Path file(String name) {
    return directory.resolve(name);
  }

  /** Tells whether a person types the input. */
  public boolean isInputTyped() {
    return terminals.contains("in");
  }

  /** Returns how answers are painted. */
  public Paint paint(ColorChoice choice) {
    boolean colored =
        switch (choice) {
          case ALWAYS -> true;
          case NEVER -> false;
          case AUTO -> terminals.contains("out") && !colorless;
        };
    return colored ? Paint.COLORED : Paint.PLAIN;
  }

  /** Writes a text to standard output. */
  public void print(String text) {
    out.print(text);
  }

  /** Writes lines to standard error, the name of the program before the first. */
  public void complain(String message) {
    err.print("ntacl: " + message + "\n");
    err.flush();
  }
}
