package org.ntacl.binary;

import java.util.List;
import org.ntacl.Bytes;
import org.ntacl.MalformedBytesException;
import org.ntacl.NtStatus;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.AceList;

/** Reads and writes one ACL (MS-DTYP 2.4.5). */
final class AclCodec {
  private AclCodec() {}

  /** Reads the list that starts at an offset and ends before the limit. */
  static AceList decode(byte[] source, int offset, int limit) {
    if (limit - offset < AceList.HEADER_SIZE) {
      throw malformed(offset, "ACL needs 8 bytes, " + (limit - offset) + " are left");
    }
    int revision = source[offset] & 0xFF;
    if (revision < AceList.REVISION || revision > AceList.REVISION_OBJECT) {
      throw malformed(offset, "ACL revision is " + revision + ", expected 2, 3 or 4");
    }
    int size = LittleEndian.u16(source, offset + 2);
    if (size < AceList.HEADER_SIZE || size > limit - offset) {
      throw malformed(
          offset + 2,
          "ACL size is %d, expected 8 to the %d bytes left".formatted(size, limit - offset));
    }
    int count = LittleEndian.u16(source, offset + 4);
    if (count * Ace.HEADER_SIZE > size - AceList.HEADER_SIZE) {
      throw malformed(offset + 4, "ACL of %d bytes cannot hold %d entries".formatted(size, count));
    }
    AceList.Builder aces = new AceList.Builder(count);
    int end = offset + size;
    int at = offset + AceList.HEADER_SIZE;
    for (int i = 0; i < count; i++) {
      if (end - at < Ace.HEADER_SIZE) {
        throw malformed(at, "ACL ends before entry %d of %d".formatted(i, count));
      }
      aces.add(AceCodec.decode(source, at, end));
      at += LittleEndian.u16(source, at + 2);
    }
    return aces.build(revision, at == end ? Bytes.EMPTY : Bytes.copyOfRange(source, at, end));
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
