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

  /**
   * Reads the object of a file.
   *
   * @param kind what the file is called in messages, as in {@code token file}
   * @throws InputException when there is no such file, or when it is too long or no JSON object
   * @throws IOException when the file cannot be read
   */
  static JsonFields read(String name, String kind, Console console) throws IOException {
    String title = kind + " `" + Printable.of(name) + "`";
    try (InputStream in = Files.newInputStream(console.file(name))) {
      byte[] bytes = in.readNBytes(MAX_SIZE + 1);
      if (bytes.length > MAX_SIZE) {
        throw new InputException("%s is longer than %d bytes".formatted(title, MAX_SIZE));
      }
      return JsonFields.of(JsonReader.read(text(bytes)), "");
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
