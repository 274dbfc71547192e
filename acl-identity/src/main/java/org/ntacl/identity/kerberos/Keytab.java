package org.ntacl.identity.kerberos;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ntacl.Bytes;
import org.ntacl.MalformedBytesException;
import org.ntacl.NtStatus;

/**
 * A file of keys as MIT Kerberos, Heimdal, Java and Windows' ktpass write it: version 0x0502, all
 * numbers big-endian. Reading is bounded by the size of the file. Immutable and thread-safe.
 */
public final class Keytab {
  private static final int VERSION = 0x0502;

  private final List<KeytabEntry> entries;

  private Keytab(List<KeytabEntry> entries) {
    this.entries = List.copyOf(entries);
  }

  /**
   * Reads a keytab. Holes are passed over; a record of size zero ends the file.
   *
   * @throws MalformedBytesException when the bytes are no keytab of version 0x0502, a record or a
   *     part of one is longer than what it is in, or a key has not the size of its type
   */
  public static Keytab read(Bytes file) {
    Cursor cursor = new Cursor(file.toArray());
    int version = cursor.u16("version");
    if (version != VERSION) {
      throw Cursor.fault(0, "keytab version is 0x%04x, expected 0x0502".formatted(version));
    }
    List<KeytabEntry> entries = new ArrayList<>();
    while (cursor.remaining() > 0) {
      int size = cursor.i32("record size");
      if (size == 0) {
        break;
      }
      if (size < 0) {
        cursor.skip(-(long) size, "hole");
        continue;
      }
      cursor.enter(size);
      entries.add(entry(cursor));
      cursor.leave();
    }
    return new Keytab(entries);
  }

  private static KeytabEntry entry(Cursor cursor) {
    int components = cursor.u16("number of components");
    String realm = cursor.text("realm");
    StringBuilder principal = new StringBuilder();
    for (int i = 0; i < components; i++) {
      principal.append(i == 0 ? "" : "/").append(cursor.text("component"));
    }
    principal.append('@').append(realm);
    cursor.i32("name type");
    int timestamp = cursor.i32("timestamp");
    int version = cursor.u8("version");
    int encryptionNumber = cursor.u16("encryption type");
    int keyAt = cursor.at;
    Bytes octets = cursor.octets("key");
    if (cursor.remaining() >= 4) {
      // the longer form of the version; zero when only the short one is meant
      int longer = cursor.i32("version");
      version = longer != 0 ? longer : version;
    }
    return new KeytabEntry(
        principal.toString(),
        timestamp,
        encryptionNumber,
        version,
        key(encryptionNumber, version, octets, keyAt));
  }

  private static Optional<KerberosKey> key(int number, int version, Bytes octets, int at) {
    Optional<EncryptionType> type = EncryptionType.ofNumber(number);
    if (type.isPresent() && octets.size() != type.get().keySize()) {
      throw Cursor.fault(
          at,
          "key for %s has %d bytes, expected %d"
              .formatted(type.get(), octets.size(), type.get().keySize()));
    }
    return type.map(known -> KerberosKey.of(known, version, octets));
  }

  /** Returns the entries in their order. */
  public List<KeytabEntry> entries() {
    return entries;
  }

  /** Returns all keys that checksums of PACs are made with. */
  public List<KerberosKey> keys() {
    return entries.stream().flatMap(entry -> entry.key().stream()).toList();
  }

  /**
   * Returns the keys of a principal.
   *
   * @param principal {@code name/instance@REALM}, to the case
   */
  public List<KerberosKey> keysOf(String principal) {
    return entries.stream()
        .filter(entry -> entry.principal().equals(principal))
        .flatMap(entry -> entry.key().stream())
        .toList();
  }

  /** Returns how many entries there are, and nothing of the keys. */
  @Override
  public String toString() {
    return "keytab of " + entries.size() + " entries";
  }

  /** Reads big-endian numbers within the file or a record of it. */
  private static final class Cursor {
    private final byte[] source;
    private int at;
    private int end;

    Cursor(byte[] source) {
      this.source = source;
      this.end = source.length;
    }

    static MalformedBytesException fault(int offset, String fault) {
      return new MalformedBytesException(NtStatus.STATUS_INVALID_PARAMETER, offset, fault);
    }

    int remaining() {
      return end - at;
    }

    void enter(int size) {
      require(size, "record");
      end = at + size;
    }

    void leave() {
      // what stands behind the known fields of a record is for later versions
      at = end;
      end = source.length;
    }

    private void require(long size, String what) {
      if (size > remaining()) {
        throw fault(at, "%s needs %d bytes, %d are left".formatted(what, size, remaining()));
      }
    }

    void skip(long size, String what) {
      require(size, what);
      at += (int) size;
    }

    int u8(String what) {
      require(1, what);
      return source[at++] & 0xFF;
    }

    int u16(String what) {
      require(2, what);
      return u8(what) << 8 | u8(what);
    }

    int i32(String what) {
      require(4, what);
      return u16(what) << 16 | u16(what);
    }

    Bytes octets(String what) {
      int size = u16(what);
      require(size, what);
      at += size;
      return Bytes.copyOfRange(source, at - size, at);
    }

    String text(String what) {
      return new String(octets(what).toArray(), StandardCharsets.UTF_8);
    }
  }
}
