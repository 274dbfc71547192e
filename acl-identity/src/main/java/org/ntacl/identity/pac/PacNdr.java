package org.ntacl.identity.pac;

import java.util.List;
import java.util.Optional;
import org.ntacl.identity.internal.NdrReader;
import org.ntacl.identity.internal.NdrWriter;
import org.ntacl.sid.Sid;
import org.ntacl.token.GroupAttributes;
import org.ntacl.token.TokenGroup;

/** The pieces that several structures of a PAC are made of, in NDR. */
final class PacNdr {
  private static final int GROUP_SIZE = 8;

  /** The most that a length of 16 bits can say of UTF-16, in bytes. */
  private static final int MAX_TEXT_SIZE = 0xFFFE;

  private static final int SID_AND_ATTRIBUTES_SIZE = 8;

  private PacNdr() {}

  /**
   * The place of an RPC_UNICODE_STRING (MS-DTYP 2.3.10), whose text comes later.
   *
   * @param units how many UTF-16 code units the text has
   * @param room for how many there is room
   * @param present whether the pointer is not null
   */
  record TextPlace(int units, int room, boolean present) {}

  /** A count and a pointer to so many elements, which come later. */
  record ArrayPlace(long count, boolean present) {}

  static TextPlace textPlace(NdrReader reader, String what) {
    reader.align(4, what);
    int at = reader.offset();
    int length = reader.u16(what);
    int maximumLength = reader.u16(what);
    boolean present = reader.pointer(what);
    if (length % 2 != 0 || length > maximumLength) {
      throw reader.fault(
          at, "%s has %d bytes in room for %d".formatted(what, length, maximumLength));
    }
    if (length > 0 && !present) {
      throw reader.fault(at, what + " has " + length + " bytes and a null pointer");
    }
    return new TextPlace(length / 2, maximumLength / 2, present);
  }

  static String text(NdrReader reader, TextPlace place, String what) {
    if (!place.present) {
      return "";
    }
    reader.align(4, what);
    return reader.text(place.units, what);
  }

  /**
   * Writes the place of a text.
   *
   * @param terminated whether room for a zero is left behind the text
   */
  static void textPlace(NdrWriter writer, String text, boolean terminated) {
    int length = 2 * text.length();
    if (length > MAX_TEXT_SIZE) {
      throw new IllegalStateException(
          "a text of %d characters does not fit into 64 KiB".formatted(text.length()));
    }
    int room = Math.min(terminated ? length + 2 : length, MAX_TEXT_SIZE);
    writer.u16(length).u16(room).pointer(true);
  }

  static void text(NdrWriter writer, String text, boolean terminated) {
    writer.align(4).text(text, text.length() + (terminated ? 1 : 0));
  }

  static ArrayPlace arrayPlace(NdrReader reader, String count, String array) {
    long elements = reader.u32(count);
    int at = reader.offset();
    boolean present = reader.pointer(array);
    if (elements > 0 && !present) {
      throw reader.fault(at, array + " is a null pointer to " + elements + " elements");
    }
    return new ArrayPlace(elements, present);
  }

  static void arrayPlace(NdrWriter writer, List<?> elements) {
    writer.i32(elements.size()).pointer(!elements.isEmpty());
  }

  static List<GroupMembership> groups(NdrReader reader, ArrayPlace place, String what) {
    if (!place.present) {
      return List.of();
    }
    reader.conformance(place.count, GROUP_SIZE, what);
    GroupMembership[] groups = new GroupMembership[(int) place.count];
    for (int i = 0; i < groups.length; i++) {
      groups[i] = new GroupMembership(reader.i32(what), GroupAttributes.of(reader.i32(what)));
    }
    return List.of(groups);
  }

  static void groups(NdrWriter writer, List<GroupMembership> groups) {
    if (groups.isEmpty()) {
      return;
    }
    writer.i32(groups.size());
    for (GroupMembership group : groups) {
      writer.i32(group.relativeId()).i32(group.attributes().bits());
    }
  }

  /** Reads an array of KERB_SID_AND_ATTRIBUTES (MS-PAC 2.2.1). */
  static List<TokenGroup> sids(NdrReader reader, ArrayPlace place, String what) {
    if (!place.present) {
      return List.of();
    }
    reader.conformance(place.count, SID_AND_ATTRIBUTES_SIZE, what);
    GroupAttributes[] attributes = new GroupAttributes[(int) place.count];
    for (int i = 0; i < attributes.length; i++) {
      reader.pointer(true, what);
      attributes[i] = GroupAttributes.of(reader.i32(what));
    }
    TokenGroup[] sids = new TokenGroup[attributes.length];
    for (int i = 0; i < sids.length; i++) {
      sids[i] = new TokenGroup(reader.rpcSid(what), attributes[i]);
    }
    return List.of(sids);
  }

  static void sids(NdrWriter writer, List<TokenGroup> sids) {
    if (sids.isEmpty()) {
      return;
    }
    writer.i32(sids.size());
    for (TokenGroup sid : sids) {
      writer.pointer(true).i32(sid.attributes().bits());
    }
    for (TokenGroup sid : sids) {
      writer.rpcSid(sid.sid());
    }
  }

  static Optional<Sid> sid(NdrReader reader, boolean present, String what) {
    return present ? Optional.of(domain(reader, what)) : Optional.empty();
  }

  /** Reads the SID of a domain, to which a relative identifier will be added. */
  static Sid domain(NdrReader reader, String what) {
    int at = reader.offset();
    Sid sid = reader.rpcSid(what);
    if (sid.subAuthorityCount() == Sid.MAX_SUB_AUTHORITIES) {
      throw reader.fault(at, what + " has 15 sub-authorities, no relative identifier fits");
    }
    return sid;
  }

  /** Refuses a SID to which no relative identifier can be added. */
  static void requireDomain(Sid sid) {
    if (sid.subAuthorityCount() == Sid.MAX_SUB_AUTHORITIES) {
      throw new IllegalArgumentException(sid + " is no domain: it has 15 sub-authorities");
    }
  }
}
