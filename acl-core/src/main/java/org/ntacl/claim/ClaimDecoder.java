package org.ntacl.claim;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.ntacl.Bytes;
import org.ntacl.MalformedBytesException;
import org.ntacl.NtStatus;
import org.ntacl.claim.ClaimValue.BooleanValue;
import org.ntacl.claim.ClaimValue.FqbnValue;
import org.ntacl.claim.ClaimValue.IntegerValue;
import org.ntacl.claim.ClaimValue.OctetsValue;
import org.ntacl.claim.ClaimValue.SidValue;
import org.ntacl.claim.ClaimValue.StringValue;
import org.ntacl.claim.ClaimValue.UnsignedValue;
import org.ntacl.sid.Sid;

/**
 * Reads CLAIM_SECURITY_ATTRIBUTE_RELATIVE_V1 (MS-DTYP 2.4.10.1) in any order and alignment of its
 * parts.
 *
 * <p>Name and values must lie behind the table of offsets and must not share bytes, so what is read
 * can never be larger than the bytes, however many offsets point to one long text.
 */
final class ClaimDecoder {
  /**
   * The length of {@code S-1-}, an authority of 15 characters and 15 sub-authorities of 10 digits.
   */
  private static final int MAX_SID_TEXT = 4 + 15 + 15 * 11;

  private final byte[] bytes;
  private final ByteBuffer in;

  /** How many bytes name and values may still take up. */
  private int budget;

  /** Where name and values may begin. */
  private int bodyAt;

  private ClaimDecoder(byte[] bytes) {
    this.bytes = bytes;
    this.in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * Reads a claim.
   *
   * @throws MalformedBytesException when the bytes are no claim
   */
  static Claim decode(Bytes bytes) {
    return new ClaimDecoder(bytes.toArray()).claim();
  }

  private Claim claim() {
    if (bytes.length < ClaimLayout.TABLE) {
      throw malformed(bytes.length, "claim needs 16 bytes, %d are there".formatted(bytes.length));
    }
    // the reserved field is ignored on receipt (winnt.h documentation)
    int code = in.getChar(ClaimLayout.TYPE);
    ClaimType type =
        ClaimType.ofCode(code)
            .orElseThrow(
                () ->
                    malformed(
                        ClaimLayout.TYPE,
                        "claim type is %d, expected 1 to 6 or 16".formatted(code)));
    int count = count();
    bodyAt = ClaimLayout.TABLE + 4 * count;
    budget = bytes.length - bodyAt;
    int nameAt = offset(ClaimLayout.NAME);
    String name = text(nameAt, nameAt);
    if (name.isEmpty()) {
      throw malformed(nameAt, "claim has an empty name");
    }
    List<ClaimValue> values = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      values.add(value(type, offset(ClaimLayout.TABLE + 4 * i)));
    }
    return new Claim(name, type, in.getInt(ClaimLayout.FLAGS), values);
  }

  private int count() {
    int count = in.getInt(ClaimLayout.COUNT);
    int most = (bytes.length - ClaimLayout.TABLE) / 4;
    if (count < 0 || count > most) {
      throw malformed(
          ClaimLayout.COUNT,
          "claim has %d values, its size allows for %d"
              .formatted(Integer.toUnsignedLong(count), most));
    }
    return count;
  }

  /** Reads an offset out of the field at an index. */
  private int offset(int field) {
    int offset = in.getInt(field);
    if (offset < bodyAt || offset >= bytes.length) {
      throw malformed(
          field,
          "offset is %d, expected %d to %d"
              .formatted(Integer.toUnsignedLong(offset), bodyAt, bytes.length - 1));
    }
    return offset;
  }

  private ClaimValue value(ClaimType type, int at) {
    return switch (type) {
      case INT64 -> new IntegerValue(number(at));
      case UINT64 -> new UnsignedValue(number(at));
      case BOOLEAN -> new BooleanValue(number(at));
      case STRING -> new StringValue(text(at, at));
      case FQBN -> new FqbnValue(number(at), text(at, at + Long.BYTES));
      case SID -> new SidValue(sid(at));
      case OCTET_STRING -> {
        int size = counted(at);
        yield new OctetsValue(Bytes.copyOfRange(bytes, at + 4, at + 4 + size));
      }
    };
  }

  private long number(int at) {
    require(at, at, Long.BYTES);
    spend(at, Long.BYTES);
    return in.getLong(at);
  }

  /** Reads a text up to its NUL; {@code valueAt} is where the value it is a part of starts. */
  private String text(int valueAt, int at) {
    int end = at;
    while (end + 1 < bytes.length && (bytes[end] | bytes[end + 1]) != 0) {
      end += 2;
    }
    if (end + 1 >= bytes.length) {
      throw malformed(at, "text is not terminated by a NUL");
    }
    spend(valueAt, end + 2 - at);
    char[] units = new char[(end - at) / 2];
    for (int i = 0; i < units.length; i++) {
      units[i] = in.getChar(at + 2 * i);
    }
    return new String(units);
  }

  /** Reads the 32-bit length of the octets that follow it, and makes sure that they are there. */
  private int counted(int at) {
    require(at, at, Integer.BYTES);
    int size = in.getInt(at);
    if (size < 0 || size > bytes.length - at - Integer.BYTES) {
      throw malformed(
          at,
          "value is %d bytes long, %d are left"
              .formatted(Integer.toUnsignedLong(size), bytes.length - at - Integer.BYTES));
    }
    spend(at, Integer.BYTES + size);
    return size;
  }

  /**
   * MS-DTYP says that the octets are a text, Windows itself writes the binary form: both are read.
   */
  private Sid sid(int at) {
    int size = counted(at);
    int start = at + Integer.BYTES;
    if (size >= 8 && bytes[start] == 1 && size == 8 + 4 * (bytes[start + 1] & 0xFF)) {
      return Sid.read(bytes, start, start + size);
    }
    int length = size > 0 && bytes[start + size - 1] == 0 ? size - 1 : size;
    if (length > MAX_SID_TEXT) {
      throw notSid(at);
    }
    String text = new String(bytes, start, length, StandardCharsets.ISO_8859_1);
    Sid sid;
    try {
      sid = Sid.parse(text);
    } catch (IllegalArgumentException e) {
      throw notSid(at);
    }
    // the liberties of SDDL, such as numbers cut to 32 bits, would make another SID out of a bad
    // text
    if (!sid.toString().equalsIgnoreCase(text)) {
      throw notSid(at);
    }
    return sid;
  }

  private static MalformedBytesException notSid(int at) {
    return malformed(at, "value is neither a binary SID nor the text of one");
  }

  private void require(int valueAt, int at, int size) {
    if (bytes.length - at < size) {
      throw malformed(
          valueAt, "value needs %d bytes, %d are left".formatted(size, bytes.length - at));
    }
  }

  private void spend(int at, int size) {
    budget -= size;
    if (budget < 0) {
      throw malformed(at, "name and values share bytes");
    }
  }

  private static MalformedBytesException malformed(int offset, String fault) {
    return new MalformedBytesException(NtStatus.STATUS_INVALID_ACL, offset, fault);
  }
}
