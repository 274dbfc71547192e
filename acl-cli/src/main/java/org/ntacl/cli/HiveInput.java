package org.ntacl.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ntacl.Bytes;
import org.ntacl.cli.args.Arguments;
import org.ntacl.cli.args.OptionSyntax;
import org.ntacl.cli.console.Console;
import org.ntacl.cli.console.Printable;
import org.ntacl.cli.json.InputException;
import org.ntacl.registry.hive.Hive;
import org.ntacl.registry.hive.HiveDiagnostic;
import org.ntacl.registry.hive.HiveKey;
import org.ntacl.registry.hive.HiveOptions;
import org.ntacl.registry.hive.HiveReport;
import org.ntacl.registry.hive.HiveText;
import org.ntacl.registry.hive.HiveTextException;
import org.ntacl.registry.hive.HiveWriter;

/**
 * A hive that an operand names, checked as a whole.
 *
 * @param name the operand
 * @param hive the hive
 * @param report what is wrong with it
 */
record HiveInput(String name, Hive hive, HiveReport report) {
  /** Says that every fault is to be named. */
  static final OptionSyntax ALL_FAULTS =
      OptionSyntax.flag("--all-faults", "name every fault of a damaged file, not only twenty");

  private static final int FAULTS_SHOWN = 20;
  private static final int HEADER = 16;
  private static final int MAX_TEXT = 8 << 20;

  /**
   * Opens a hive and says what is wrong with it.
   *
   * @throws InputException when there is no such file, or a description is no good
   * @throws IOException when the file cannot be read
   */
  static HiveInput open(String name, Arguments arguments, Console console) throws IOException {
    Path file = file(name, console);
    Hive hive =
        isText(file)
            ? Hive.read(ofText(name, console), HiveOptions.DEFAULT)
            : Hive.open(file, HiveOptions.DEFAULT);
    HiveInput input = new HiveInput(name, hive, hive.check());
    input.complain(arguments.has(ALL_FAULTS.name()) ? Integer.MAX_VALUE : FAULTS_SHOWN, console);
    return input;
  }

  /**
   * Returns the file of an operand.
   *
   * @throws InputException when there is none
   */
  static Path file(String name, Console console) {
    try {
      Path file = console.file(name);
      if (Files.isRegularFile(file)) {
        return file;
      }
    } catch (InvalidPathException e) {
      // no such file, either
    }
    throw new InputException("no file `" + Printable.of(name) + "`");
  }

  private static boolean isText(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return HiveText.isOne(Bytes.of(in.readNBytes(HEADER)));
    }
  }

  /**
   * Returns the content of the hive that a description describes.
   *
   * @throws InputException when it is no good
   * @throws IOException when it cannot be read
   */
  static Bytes ofText(String name, Console console) throws IOException {
    String title = "description `" + Printable.of(name) + "`";
    try (InputStream in = Files.newInputStream(file(name, console))) {
      byte[] content = in.readNBytes(MAX_TEXT + 1);
      if (content.length > MAX_TEXT) {
        throw new InputException("%s is longer than %d bytes".formatted(title, MAX_TEXT));
      }
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
      return HiveWriter.write(HiveText.parse(text), HiveWriter.VERSION_5);
    } catch (CharacterCodingException e) {
      throw new InputException(title + " is not valid UTF-8");
    } catch (HiveTextException | IllegalArgumentException e) {
      throw new InputException(title + ": " + e.getMessage());
    }
  }

  private void complain(int most, Console console) {
    String prefix = Printable.of(name) + ": ";
    hive.recovery()
        .filter(done -> done.isChanged())
        .ifPresent(
            done ->
                console.complain(
                    "%slast write not completed; read with %d entries of the logs"
                        .formatted(prefix, done.entriesApplied())));
    List<HiveDiagnostic> all = new ArrayList<>(hive.diagnostics());
    all.removeAll(report.diagnostics());
    all.addAll(report.diagnostics());
    List<HiveDiagnostic> shown = all.subList(0, Math.min(most, all.size()));
    for (HiveDiagnostic diagnostic : shown) {
      console.complain(prefix + Printable.of(diagnostic.toString()));
    }
    int known = all.size() - shown.size();
    // of a hostile file not even all faults are kept
    long more = known + report.faults() - report.diagnostics().size();
    if (more > 0) {
      String hint = known > 0 ? "; see `" + ALL_FAULTS.name() + "`" : "";
      console.complain("%sand %d more faults%s".formatted(prefix, more, hint));
    }
  }

  /** Tells whether there is a root to start from. */
  boolean isReadable() {
    return hive.root().isPresent();
  }

  /** Returns the exit code of a command that found something, or nothing. */
  int code(boolean isFound) {
    if (!isReadable()) {
      return Command.FAILED;
    }
    boolean isRecovered = hive.recovery().isPresent();
    return isFound || isRecovered || !report.isSound() ? Command.FOUND : Command.OK;
  }

  /**
   * Returns the key of a path.
   *
   * @throws InputException when there is none
   */
  HiveKey key(String path) {
    String relative = path.startsWith("\\") ? path.substring(1) : path;
    return hive.find(relative)
        .orElseThrow(() -> new InputException("no key `" + Printable.of(path) + "`"));
  }
}
