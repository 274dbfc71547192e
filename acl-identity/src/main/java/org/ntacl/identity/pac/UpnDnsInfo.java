package org.ntacl.identity.pac;

import java.util.Objects;
import java.util.Optional;
import org.ntacl.Bytes;
import org.ntacl.identity.internal.NdrReader;
import org.ntacl.identity.internal.NdrWriter;
import org.ntacl.sid.Sid;

/**
 * Names of the client: UPN_DNS_INFO (MS-PAC 2.10).
 *
 * @param upn the user principal name
 * @param dnsDomainName the DNS name of the domain
 * @param flags see the constants
 * @param extended more about the account; there when {@code flags} has {@link #EXTENDED}, and only
 *     then
 */
public record UpnDnsInfo(String upn, String dnsDomainName, int flags, Optional<Extended> extended)
    implements PacBuffer {
  /** In {@code flags}: the account has no user principal name, this one was made up. */
  public static final int NO_UPN_ATTRIBUTE = 0x1;

  /** In {@code flags}: the SAM name and the SID are there. */
  public static final int EXTENDED = 0x2;

  private static final int SIZE = 12;
  private static final int EXTENDED_SIZE = 20;
  private static final int ALIGNMENT = 8;

  /**
   * What newer domain controllers add.
   *
   * @param samName the name of the account
   * @param sid the SID of the account
   */
  public record Extended(String samName, Sid sid) {
    /** Refuses null. */
    public Extended {
      Objects.requireNonNull(samName, "samName");
      Objects.requireNonNull(sid, "sid");
    }
  }

  /**
   * Checks that the flags tell the truth.
   *
   * @throws IllegalArgumentException when they do not
   */
  public UpnDnsInfo {
    Objects.requireNonNull(upn, "upn");
    Objects.requireNonNull(dnsDomainName, "dnsDomainName");
    if (((flags & EXTENDED) != 0) != extended.isPresent()) {
      throw new IllegalArgumentException("flags do not say whether there is an extension");
    }
  }

  static UpnDnsInfo read(byte[] source, int from, int to) {
    NdrReader in = NdrReader.of(source, from, to);
    NdrReader upn = part(source, from, to, in, "Upn");
    NdrReader dns = part(source, from, to, in, "DnsDomainName");
    int flags = in.i32("UPN_DNS_INFO.Flags");
    Optional<Extended> extended = Optional.empty();
    if ((flags & EXTENDED) != 0) {
      NdrReader samName = part(source, from, to, in, "SamName");
      NdrReader sid = part(source, from, to, in, "Sid");
      extended = Optional.of(new Extended(text(samName, "SamName"), sid(sid)));
    }
    return new UpnDnsInfo(text(upn, "Upn"), text(dns, "DnsDomainName"), flags, extended);
  }

  /** Reads a length and an offset, and returns a reader of the bytes they mean. */
  private static NdrReader part(byte[] source, int from, int to, NdrReader in, String what) {
    int length = in.u16("UPN_DNS_INFO." + what + "Length");
    int offset = in.u16("UPN_DNS_INFO." + what + "Offset");
    if (offset + length > to - from) {
      throw in.fault(
          in.offset() - 4,
          "UPN_DNS_INFO.%s is bytes %d to %d, the buffer has %d"
              .formatted(what, offset, offset + length, to - from));
    }
    return NdrReader.of(source, from + offset, from + offset + length);
  }

  private static String text(NdrReader part, String what) {
    if (part.remaining() % 2 != 0) {
      throw part.fault(
          part.offset(), "UPN_DNS_INFO." + what + " has " + part.remaining() + " bytes, odd");
    }
    return part.utf16(part.remaining() / 2, what);
  }

  private static Sid sid(NdrReader part) {
    Sid sid = part.sid("UPN_DNS_INFO.Sid");
    if (part.remaining() != 0) {
      throw part.fault(
          part.offset(), "UPN_DNS_INFO.Sid is followed by " + part.remaining() + " bytes");
    }
    return sid;
  }

  @Override
  public int ulType() {
    return PacBufferType.UPN_DNS_INFO.ulType();
  }

  @Override
  public Bytes toBytes() {
    NdrWriter body = new NdrWriter();
    NdrWriter head = new NdrWriter();
    int start = extended.isPresent() ? EXTENDED_SIZE : SIZE;
    start += -start & (ALIGNMENT - 1);
    place(head, body.align(ALIGNMENT), start, 2 * upn.length());
    body.utf16(upn);
    place(head, body.align(ALIGNMENT), start, 2 * dnsDomainName.length());
    body.utf16(dnsDomainName);
    head.i32(flags);
    if (extended.isPresent()) {
      place(head, body.align(ALIGNMENT), start, 2 * extended.get().samName.length());
      body.utf16(extended.get().samName);
      // recorded: pac-upn_dns_info_ex, the SID stands right behind the name
      place(head, body, start, extended.get().sid.size());
      body.octets(extended.get().sid.toBytes()).align(ALIGNMENT);
    }
    return head.align(ALIGNMENT).octets(body.toBytes()).toBytes();
  }

  private static void place(NdrWriter head, NdrWriter body, int start, int length) {
    if (start + body.size() + length > 0xFFFF) {
      throw new IllegalStateException("the names do not fit into 64 KiB");
    }
    head.u16(length).u16(start + body.size());
  }
}
