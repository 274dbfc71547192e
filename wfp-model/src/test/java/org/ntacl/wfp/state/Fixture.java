package org.ntacl.wfp.state;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.ntacl.Bytes;

/** Dumps that were made up for these tests, one of each shape. */
enum Fixture {
  /** One document, callouts in elements of their own, GUIDs for the firewall, CR LF. */
  OLDER("older.xml"),

  /** Two documents, callouts in place of types, names for the firewall, LF. */
  NEWER("newer.xml");

  private final String file;

  Fixture(String file) {
    this.file = file;
  }

  Bytes bytes() {
    try (InputStream stream = Fixture.class.getResourceAsStream(file)) {
      return Bytes.of(stream.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String text() {
    return new String(bytes().toArray(), StandardCharsets.UTF_8);
  }

  /** Reads the dump with one part of it replaced. */
  StateImport readWith(String part, String replacement) {
    String text = text();
    if (!text.contains(part)) {
      throw new IllegalArgumentException("not in the dump: " + part);
    }
    int at = text.indexOf(part);
    return read(text.substring(0, at) + replacement + text.substring(at + part.length()));
  }

  static StateImport read(String text) {
    return WfpStateXml.read(Bytes.of(text.getBytes(StandardCharsets.UTF_8)));
  }
}
