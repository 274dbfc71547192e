package org.ntacl.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import org.ntacl.cli.console.Console;
import org.ntacl.cli.console.Printable;
import org.ntacl.cli.json.InputException;
import org.ntacl.cli.json.JsonFields;
import org.ntacl.cli.json.JsonReader;

/** Reads files that hold one JSON object: tokens and policies. */
final class JsonFile {
  private static final int MAX_SIZE = 8 << 20;

  private JsonFile() {}

  /** What is made of the object of a file. */
  interface Reading<T> {
    /**
     * Makes it.
     *
     * @throws InputException when the object is no good
     */
    T of(JsonFields fields);
  }

  /**
   * Reads the object of a file.
   *
   * @param kind what the file is called in messages, as in {@code token file}
   * @param reading what to make of the object
   * @throws InputException naming the file, when there is no such file, or when it is too long, no
   *     JSON object or no good one
   * @throws IOException when the file cannot be read
   */
  static <T> T read(String name, String kind, Console console, Reading<T> reading)
      throws IOException {
    String title = kind + " `" + Printable.of(name) + "`";
    String text = content(name, title, console);
    try {
      return reading.of(JsonFields.of(JsonReader.read(text), ""));
    } catch (InputException e) {
      throw e.in(title);
    }
  }

  private static String content(String name, String title, Console console) throws IOException {
    try (InputStream in = Files.newInputStream(console.file(name))) {
      byte[] bytes = in.readNBytes(MAX_SIZE + 1);
      if (bytes.length > MAX_SIZE) {
        throw new InputException("%s is longer than %d bytes".formatted(title, MAX_SIZE));
      }
      return text(bytes);
    } catch (NoSuchFileException | InvalidPathException e) {
      throw new InputException("no " + title);
    } catch (CharacterCodingException e) {
      throw new InputException(title + " is not valid UTF-8");
    }
  }

  private static String text(byte[] bytes) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }
}
