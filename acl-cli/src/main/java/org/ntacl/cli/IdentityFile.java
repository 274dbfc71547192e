package org.ntacl.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.util.function.Function;
import org.ntacl.Bytes;
import org.ntacl.MalformedBytesException;
import org.ntacl.cli.console.Console;
import org.ntacl.cli.console.Printable;
import org.ntacl.cli.json.InputException;

/** Reads PACs, keytabs, tickets and certificates: bytes, or their hexadecimal digits. */
final class IdentityFile {
  private static final int MAX_SIZE = 8 << 20;

  private IdentityFile() {}

  /**
   * Reads a file.
   *
   * @param kind what the file is called in messages, as in {@code PAC}
   * @param reading what to make of the bytes
   * @throws InputException naming the file, when there is none, or it is too long or malformed
   * @throws IOException when it cannot be read
   */
  static <T> T read(String name, String kind, Console console, Function<Bytes, T> reading)
      throws IOException {
    String title = kind + " `" + Printable.of(name) + "`";
    try (InputStream in = Files.newInputStream(console.file(name))) {
      byte[] content = in.readNBytes(MAX_SIZE + 1);
      if (content.length > MAX_SIZE) {
        throw new InputException("%s is longer than %d bytes".formatted(title, MAX_SIZE));
      }
      return reading.apply(bytes(content));
    } catch (NoSuchFileException | InvalidPathException e) {
      throw new InputException("no " + title);
    } catch (MalformedBytesException e) {
      throw new InputException(title + ": " + Printable.of(e.getMessage()));
    }
  }

  private static Bytes bytes(byte[] content) {
    String text = new String(content, StandardCharsets.ISO_8859_1);
    String digits = text.replaceAll("[ \\t\\r\\n]", "");
    return !digits.isEmpty() && digits.length() % 2 == 0 && digits.matches("[0-9A-Fa-f]*+")
        ? Bytes.parseHex(digits)
        : Bytes.of(content);
  }
}
