package org.ntacl.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.ntacl.Bytes;
import org.ntacl.MalformedBytesException;
import org.ntacl.binary.StoredDescriptor;
import org.ntacl.cli.console.Console;
import org.ntacl.cli.console.Printable;
import org.ntacl.cli.json.DescriptorJson;
import org.ntacl.cli.json.InputException;
import org.ntacl.sddl.Sddl;
import org.ntacl.sddl.SddlException;
import org.ntacl.sddl.SddlOptions;
import org.ntacl.sid.SidContext;

/**
 * Reads descriptors from operands: a descriptor itself, the name of a file, {@code @} and the name
 * of a file, or {@code -} for standard input.
 *
 * @param context what relative aliases are relative to
 * @param form the form of all descriptors, or empty to tell it from each
 */
record DescriptorSource(SidContext context, Optional<DescriptorForm> form) {
  /** No file may be longer, in bytes. */
  private static final int MAX_SIZE = 8 << 20;

  /**
   * Reads the descriptor of an operand.
   *
   * @throws InputException when there is none, or no good one
   * @throws IOException when a file or standard input cannot be read
   */
  StoredDescriptor read(String operand, Console console) throws IOException {
    if (operand.equals("-")) {
      return decode(all(console.in(), "standard input"), "standard input");
    }
    if (operand.startsWith("@")) {
      return ofFile(operand.substring(1), console);
    }
    String text = operand.strip();
    boolean namesFile =
        form.isEmpty() ? DescriptorForm.of(text).isEmpty() : isFile(operand, console);
    if (namesFile && !isFile(operand, console)) {
      throw new InputException(
          "neither a descriptor nor a file: `" + Printable.of(abridged(operand)) + "`");
    }
    return namesFile
        ? ofFile(operand, console)
        : decode(text, form.orElseGet(() -> DescriptorForm.of(text).orElseThrow()));
  }

  private static boolean isFile(String name, Console console) {
    try {
      return Files.isRegularFile(console.file(name));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private StoredDescriptor ofFile(String name, Console console) throws IOException {
    if (!isFile(name, console)) {
      throw new InputException("no file `" + Printable.of(abridged(name)) + "`");
    }
    try (InputStream in = Files.newInputStream(console.file(name))) {
      return decode(all(in, name), name);
    }
  }

  private static String abridged(String text) {
    return text.length() <= 60 ? text : text.substring(0, 60) + "…";
  }

  private static byte[] all(InputStream in, String name) throws IOException {
    byte[] bytes = in.readNBytes(MAX_SIZE + 1);
    if (bytes.length > MAX_SIZE) {
      throw new InputException("%s is longer than %d bytes".formatted(name, MAX_SIZE));
    }
    return bytes;
  }

  private StoredDescriptor decode(byte[] content, String name) {
    if (form.isPresent() && form.get() == DescriptorForm.BYTES) {
      return ofBytes(content);
    }
    // no text begins with the revision of a descriptor
    if (form.isEmpty() && content.length > 0 && content[0] == 1) {
      return ofBytes(content);
    }
    String text = text(content, name).strip();
    DescriptorForm actual =
        form.or(() -> DescriptorForm.of(text))
            .orElseThrow(
                () ->
                    new InputException(
                        "%s holds no descriptor: expected SDDL, hexadecimal digits, base64, JSON"
                                .formatted(name)
                            + " or the bytes of one"));
    return decode(text, actual);
  }

  private StoredDescriptor decode(String text, DescriptorForm actual) {
    return switch (actual) {
      case SDDL -> ofSddl(text);
      case HEX -> ofHex(text);
      case BASE64 -> ofBase64(text);
      case JSON -> DescriptorJson.read(text, context);
      case BYTES -> throw new InputException("bytes are read from files and standard input only");
    };
  }

  private StoredDescriptor ofSddl(String text) {
    try {
      return StoredDescriptor.of(Sddl.parse(text, SddlOptions.in(context)));
    } catch (SddlException e) {
      throw InputException.of("", e);
    }
  }

  private static StoredDescriptor ofHex(String text) {
    String digits = text.startsWith("0x") ? text.substring(2) : text;
    try {
      return ofBytes(Bytes.parseHex(without(",: \t\r\n", digits)).toArray());
    } catch (IllegalArgumentException e) {
      throw new InputException(e.getMessage());
    }
  }

  private static StoredDescriptor ofBase64(String text) {
    try {
      return ofBytes(Base64.getDecoder().decode(without(" \t\r\n", text)));
    } catch (IllegalArgumentException e) {
      throw new InputException("bad base64: " + e.getMessage().toLowerCase(Locale.ROOT));
    }
  }

  private static String without(String ignored, String text) {
    StringBuilder rest = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      if (ignored.indexOf(text.charAt(i)) < 0) {
        rest.append(text.charAt(i));
      }
    }
    return rest.toString();
  }

  private static StoredDescriptor ofBytes(byte[] bytes) {
    try {
      return StoredDescriptor.decode(bytes);
    } catch (MalformedBytesException e) {
      throw InputException.of("", e);
    }
  }

  /** Returns the text of a file: UTF-8, or UTF-16 with its mark, as Windows tools write it. */
  private static String text(byte[] content, String name) {
    if (startsWith(content, 0xFF, 0xFE)) {
      return text(content, 2, StandardCharsets.UTF_16LE, name);
    }
    if (startsWith(content, 0xFE, 0xFF)) {
      return text(content, 2, StandardCharsets.UTF_16BE, name);
    }
    int from = startsWith(content, 0xEF, 0xBB, 0xBF) ? 3 : 0;
    return text(content, from, StandardCharsets.UTF_8, name);
  }

  private static boolean startsWith(byte[] content, int... mark) {
    if (content.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((content[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private static String text(byte[] content, int from, Charset charset, String name) {
    try {
      return charset
          .newDecoder()
          .decode(ByteBuffer.wrap(content, from, content.length - from))
          .toString();
    } catch (CharacterCodingException e) {
      throw new InputException(name + " is no valid " + charset + " text and no descriptor");
    }
  }
}
