package org.ntacl.descriptor;

import java.util.List;
import org.ntacl.Bytes;
import org.ntacl.MalformedBytesException;
import org.ntacl.NtStatus;
import org.ntacl.internal.LittleEndian;

/** Reads and writes one ACL (MS-DTYP 2.4.5). */
final class AclCodec {
  private AclCodec() {}

  /** Reads the list that starts at an offset and ends before the limit. */
  static AceList decode(byte[] source, int offset, int limit) {
    if (limit - offset < AceList.HEADER_SIZE) {
      throw malformedHeader(source, offset, limit);
    }
    int revision = source[offset] & 0xFF;
    int size = LittleEndian.u16(source, offset + 2);
    int count = LittleEndian.u16(source, offset + 4);
    if (revision < AceList.REVISION
        || revision > AceList.REVISION_OBJECT
        || size < AceList.HEADER_SIZE
        || size > limit - offset
        || count * Ace.HEADER_SIZE > size - AceList.HEADER_SIZE) {
      throw malformedHeader(source, offset, limit);
    }
    Ace[] aces = new Ace[count];
    int end = offset + size;
    int at = offset + AceList.HEADER_SIZE;
    for (int i = 0; i < count; i++) {
      if (end - at < Ace.HEADER_SIZE) {
        throw endsBefore(at, i, count);
      }
      int header = LittleEndian.i32(source, at);
      aces[i] = AceCodec.decode(header, source, at, end);
      at += AceCodec.size(header);
    }
    Bytes slack = at == end ? Bytes.EMPTY : Bytes.copyOfRange(source, at, end);
    // every entry and the slack are as long in the list as they were in the bytes
    return new AceList(revision, aces, slack, size);
  }

  /** Says what is wrong with a header: apart, for the JIT to put small methods together. */
  private static MalformedBytesException malformedHeader(byte[] source, int offset, int limit) {
    int left = limit - offset;
    if (left < AceList.HEADER_SIZE) {
      return malformed(offset, "ACL needs 8 bytes, " + left + " are left");
    }
    int revision = source[offset] & 0xFF;
    if (revision < AceList.REVISION || revision > AceList.REVISION_OBJECT) {
      return malformed(offset, "ACL revision is " + revision + ", expected 2, 3 or 4");
    }
    int size = LittleEndian.u16(source, offset + 2);
    if (size < AceList.HEADER_SIZE || size > left) {
      return malformed(
          offset + 2, "ACL size is %d, expected 8 to the %d bytes left".formatted(size, left));
    }
    int count = LittleEndian.u16(source, offset + 4);
    return malformed(offset + 4, "ACL of %d bytes cannot hold %d entries".formatted(size, count));
  }

  private static MalformedBytesException endsBefore(int at, int entry, int count) {
    return malformed(at, "ACL ends before entry %d of %d".formatted(entry, count));
  }

  private static MalformedBytesException malformed(int offset, String fault) {
    return new MalformedBytesException(NtStatus.STATUS_INVALID_ACL, offset, fault);
  }

  /** Writes a list and returns the index behind it, not aligned. */
  static int encode(AceList acl, byte[] target, int offset) {
    int at = offset + AceList.HEADER_SIZE;
    List<Ace> aces = acl.aces();
    for (int i = 0; i < aces.size(); i++) {
      at = AceCodec.encode(aces.get(i), target, at);
    }
    if (!acl.slack().isEmpty()) {
      acl.slack().copyTo(target, at);
      at += acl.slack().size();
    }
    // the two reserved fields are zero
    LittleEndian.put32(target, offset, (at - offset) << 16 | acl.revision());
    LittleEndian.put32(target, offset + 4, aces.size());
    return at;
  }
}
