package org.ntacl.binary;

import java.util.Objects;
import java.util.Optional;
import org.ntacl.Bytes;
import org.ntacl.MalformedBytesException;
import org.ntacl.NtStatus;
import org.ntacl.descriptor.AbsentAcl;
import org.ntacl.descriptor.AceList;
import org.ntacl.descriptor.Acl;
import org.ntacl.descriptor.ControlFlags;
import org.ntacl.descriptor.NullAcl;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.internal.LittleEndian;
import org.ntacl.sid.Sid;

/**
 * The self-relative form of a security descriptor (MS-DTYP 2.4.6): what registries, file systems,
 * directories and protocols store and send.
 *
 * <pre>{@code
 * SecurityDescriptor sd = SelfRelative.decode(bytes);
 * byte[] again = SelfRelative.encode(sd);
 * }</pre>
 *
 * <p>Decoding accepts the parts in any order; encoding writes them as Windows does: SACL, DACL,
 * owner, group, without gaps. What Windows wrote comes back byte for byte; for other layouts see
 * {@link StoredDescriptor}. All methods are pure and thread-safe.
 */
public final class SelfRelative {
  /** The size of the header in bytes. */
  public static final int HEADER_SIZE = 20;

  private static final int REVISION = 1;

  private SelfRelative() {}

  /**
   * Reads a descriptor that fills an array, or its beginning.
   *
   * @throws MalformedBytesException when the bytes are no valid descriptor
   */
  public static SecurityDescriptor decode(byte[] source) {
    return decode(source, 0, source.length);
  }

  /**
   * Reads a descriptor.
   *
   * @throws MalformedBytesException when the bytes are no valid descriptor
   */
  public static SecurityDescriptor decode(Bytes source) {
    return decode(source.toArray());
  }

  /**
   * Reads a descriptor out of a longer array.
   *
   * @param source the bytes; not kept
   * @param from index of the first byte
   * @param to index behind the last byte that may belong to the descriptor
   * @throws MalformedBytesException when the bytes are no valid descriptor; offsets count from the
   *     start of {@code source}
   * @throws IndexOutOfBoundsException when the range is not inside the array
   */
  public static SecurityDescriptor decode(byte[] source, int from, int to) {
    Objects.checkFromToIndex(from, to, source.length);
    if (to - from < HEADER_SIZE || source[from] != REVISION) {
      throw malformedHeader(source, from, to);
    }
    int control = LittleEndian.u16(source, from + 2);
    if ((control & ControlFlags.SELF_RELATIVE) == 0) {
      throw malformedHeader(source, from, to);
    }
    return new SecurityDescriptor(
        ControlFlags.of(control),
        source[from + 1] & 0xFF,
        sid("owner", source, from, 4, to),
        sid("group", source, from, 8, to),
        acl("SACL", (control & ControlFlags.SACL_PRESENT) != 0, source, from, 12, to),
        acl("DACL", (control & ControlFlags.DACL_PRESENT) != 0, source, from, 16, to));
  }

  /**
   * Reads a descriptor out of a longer array, as {@link #decode(byte[], int, int)} does, and never
   * throws on bad bytes.
   *
   * @throws IndexOutOfBoundsException when the range is not inside the array
   */
  public static DecodeResult tryDecode(byte[] source, int from, int to) {
    try {
      return new DecodeResult(Optional.of(decode(source, from, to)), Optional.empty());
    } catch (MalformedBytesException e) {
      return new DecodeResult(Optional.empty(), Optional.of(e));
    }
  }

  private static Optional<Sid> sid(String what, byte[] source, int from, int field, int to) {
    int at = part(what, source, from, field, to);
    return at < 0 ? Optional.empty() : Optional.of(Sid.read(source, at, to));
  }

  private static Acl acl(String what, boolean present, byte[] source, int from, int field, int to) {
    if (!present) {
      // MS-DTYP 2.4.6: without the PRESENT bit the offset has no meaning
      return AbsentAcl.ABSENT;
    }
    int at = part(what, source, from, field, to);
    return at < 0 ? NullAcl.NULL : AceList.read(source, at, to);
  }

  /** Returns the index of a part, −1 when its offset field is 0. */
  private static int part(String what, byte[] source, int from, int field, int to) {
    int offset = LittleEndian.i32(source, from + field);
    if (offset == 0) {
      return -1;
    }
    if (offset < HEADER_SIZE || offset >= to - from || (offset & 3) != 0) {
      throw malformedOffset(what, offset, from, field, to);
    }
    return from + offset;
  }

  /** Says what is wrong with a header: apart, for the JIT to put small methods together. */
  private static MalformedBytesException malformedHeader(byte[] source, int from, int to) {
    if (to - from < HEADER_SIZE) {
      return malformed(from, "security descriptor needs 20 bytes, there are " + (to - from));
    }
    if (source[from] != REVISION) {
      return new MalformedBytesException(
          NtStatus.STATUS_UNKNOWN_REVISION,
          from,
          "security descriptor revision is %d, expected 1".formatted(source[from] & 0xFF));
    }
    return malformed(from + 2, "security descriptor is not marked self-relative");
  }

  private static MalformedBytesException malformedOffset(
      String what, int offset, int from, int field, int to) {
    // RtlValidRelativeSecurityDescriptor
    return malformed(
        from + field,
        "%s offset is %d, expected a multiple of 4 from 20 to below %d"
            .formatted(what, offset & 0xFFFF_FFFFL, to - from));
  }

  private static MalformedBytesException malformed(int offset, String fault) {
    return new MalformedBytesException(NtStatus.STATUS_INVALID_SECURITY_DESCR, offset, fault);
  }

  /** Returns the size of the encoded form in bytes. */
  public static int size(SecurityDescriptor descriptor) {
    return HEADER_SIZE
        + aclSize(descriptor.sacl())
        + aclSize(descriptor.dacl())
        + (descriptor.owner().isPresent() ? descriptor.owner().get().size() : 0)
        + (descriptor.group().isPresent() ? descriptor.group().get().size() : 0);
  }

  /** Returns the size of a list rounded up to where the next part may start. */
  private static int aclSize(Acl acl) {
    return acl instanceof AceList list ? list.size() + 3 & ~3 : 0;
  }

  /** Returns the descriptor as Windows lays it out. */
  public static byte[] encode(SecurityDescriptor descriptor) {
    byte[] bytes = new byte[size(descriptor)];
    write(descriptor, bytes, 0);
    return bytes;
  }

  /**
   * Writes the descriptor as Windows lays it out. Allocates nothing.
   *
   * @param descriptor the descriptor
   * @param target where to write to
   * @param offset index in {@code target} of the first byte
   * @return index behind the last byte written
   * @throws IndexOutOfBoundsException when fewer than {@link #size(SecurityDescriptor)} bytes
   *     follow
   */
  public static int encode(SecurityDescriptor descriptor, byte[] target, int offset) {
    Objects.checkFromIndexSize(offset, size(descriptor), target.length);
    return write(descriptor, target, offset);
  }

  private static int write(SecurityDescriptor descriptor, byte[] target, int offset) {
    LittleEndian.put32(
        target,
        offset,
        descriptor.control().bits() << 16 | descriptor.resourceManagerControl() << 8 | REVISION);
    int at = offset + HEADER_SIZE;
    at = acl(descriptor.sacl(), target, offset, 12, at);
    at = acl(descriptor.dacl(), target, offset, 16, at);
    at = sid(descriptor.owner(), target, offset, 4, at);
    return sid(descriptor.group(), target, offset, 8, at);
  }

  private static int acl(Acl acl, byte[] target, int base, int field, int at) {
    if (!(acl instanceof AceList list)) {
      LittleEndian.put32(target, base + field, 0);
      return at;
    }
    LittleEndian.put32(target, base + field, at - base);
    int end = list.write(target, at);
    while ((end - base & 3) != 0) {
      target[end++] = 0;
    }
    return end;
  }

  private static int sid(Optional<Sid> sid, byte[] target, int base, int field, int at) {
    if (sid.isEmpty()) {
      LittleEndian.put32(target, base + field, 0);
      return at;
    }
    LittleEndian.put32(target, base + field, at - base);
    return sid.get().write(target, at);
  }
}
