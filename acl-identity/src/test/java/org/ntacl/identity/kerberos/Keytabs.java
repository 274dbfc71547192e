package org.ntacl.identity.kerberos;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.ntacl.Bytes;

/** Writes keytabs, as MIT Kerberos lays them out. */
final class Keytabs {
  private final ByteArrayOutputStream file = new ByteArrayOutputStream();

  Keytabs() {
    file.write(5);
    file.write(2);
  }

  /** Adds a key of {@code HTTP/web@EXAMPLE.COM}. */
  Keytabs key(int type, int version, boolean longVersion, Bytes key) {
    return record(
        out -> {
          out.writeShort(2);
          text(out, "EXAMPLE.COM");
          text(out, "HTTP");
          text(out, "web");
          out.writeInt(1);
          out.writeInt(1_700_000_000);
          out.writeByte(version);
          out.writeShort(type);
          out.writeShort(key.size());
          out.write(key.toArray());
          if (longVersion) {
            out.writeInt(version);
          }
        });
  }

  Keytabs hole(int size) {
    bytes(-size >>> 24, -size >>> 16, -size >>> 8, -size);
    file.writeBytes(new byte[size]);
    return this;
  }

  Keytabs bytes(int... octets) {
    for (int octet : octets) {
      file.write(octet);
    }
    return this;
  }

  private interface Content {
    void write(DataOutputStream out) throws IOException;
  }

  private static void text(DataOutputStream out, String text) throws IOException {
    byte[] octets = text.getBytes(StandardCharsets.UTF_8);
    out.writeShort(octets.length);
    out.write(octets);
  }

  private Keytabs record(Content content) {
    ByteArrayOutputStream record = new ByteArrayOutputStream();
    try {
      content.write(new DataOutputStream(record));
      new DataOutputStream(file).writeInt(record.size());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    file.writeBytes(record.toByteArray());
    return this;
  }

  Bytes bytes() {
    return Bytes.of(file.toByteArray());
  }
}
