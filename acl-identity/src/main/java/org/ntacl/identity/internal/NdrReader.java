package org.ntacl.identity.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Objects;
import org.ntacl.Bytes;
import org.ntacl.MalformedBytesException;
import org.ntacl.NtStatus;
import org.ntacl.sid.Sid;

/**
 * Reads little-endian numbers and NDR structures (MS-RPCE 2.2.5, C706 14.3) from a range of
 * untrusted bytes, front to back.
 *
 * <p>Nothing is read outside the range and nothing is allocated before the bytes for it are known
 * to be there: a count is checked against what is left first. Alignment counts from the start of
 * the range. The only exception is {@link MalformedBytesException}; its offset counts from the
 * start of the array, and its message begins with the name of the field. Not thread-safe.
 */
public final class NdrReader {
  /** The size of both headers of type serialisation, version 1 (MS-RPCE 2.2.6). */
  public static final int HEADERS_SIZE = 16;

  private static final int COMMON_HEADER_SIZE = 8;
  private static final int VERSION = 1;
  private static final int LITTLE_ENDIAN = 0x10;

  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final byte[] source;
  private final int from;
  private final int to;
  private int at;

  private NdrReader(byte[] source, int from, int to) {
    this.source = source;
    this.from = from;
    this.to = to;
    this.at = from;
  }

  /**
   * Reads a range of bytes without any header.
   *
   * @param source the bytes; not copied and not changed
   * @param from index of the first byte
   * @param to index behind the last byte
   * @throws IndexOutOfBoundsException when the range is not inside the array
   */
  public static NdrReader of(byte[] source, int from, int to) {
    Objects.checkFromToIndex(from, to, source.length);
    return new NdrReader(source, from, to);
  }

  /**
   * Reads the headers of type serialisation, version 1, and goes on with the object behind them
   * (MS-RPCE 2.2.6.1 and 2.2.6.2). Bytes behind the object are not looked at.
   *
   * @param source the bytes; not copied and not changed
   * @param from index of the first byte of the headers
   * @param to index behind the last byte
   * @param what the structure, for messages
   * @throws IndexOutOfBoundsException when the range is not inside the array
   */
  public static NdrReader ofSerialized(byte[] source, int from, int to, String what) {
    NdrReader headers = of(source, from, to);
    headers.require(HEADERS_SIZE, what);
    headers.expect(headers.u8(what), VERSION, what + ".Version");
    headers.expect(headers.u8(what), LITTLE_ENDIAN, what + ".Endianness");
    headers.expect(headers.u16(what), COMMON_HEADER_SIZE, what + ".CommonHeaderLength");
    // the fillers are not checked, as Windows does not
    headers.skip(4, what);
    long length = headers.u32(what);
    headers.skip(4, what);
    if (length > headers.remaining()) {
      throw new MalformedBytesException(
          NtStatus.STATUS_INVALID_PARAMETER,
          headers.at - 8,
          what
              + ".ObjectBufferLength is "
              + length
              + ", at most "
              + headers.remaining()
              + " bytes are left");
    }
    return new NdrReader(source, headers.at, headers.at + (int) length);
  }

  /** Returns the index in the array of the next byte. */
  public int offset() {
    return at;
  }

  /** Returns how many bytes are left. */
  public int remaining() {
    return to - at;
  }

  /** Returns a fault at an index of the array. */
  public MalformedBytesException fault(int offset, String fault) {
    return new MalformedBytesException(NtStatus.STATUS_INVALID_PARAMETER, offset, fault);
  }

  /** Checks that so many bytes are left. */
  public void require(long size, String what) {
    if (size < 0 || size > remaining()) {
      throw fault(at, what + " needs " + size + " bytes, " + remaining() + " are left");
    }
  }

  /**
   * Checks a number that was just read in four bytes or fewer.
   *
   * @param actual the number
   * @param expected what it must be
   */
  private void expect(int actual, int expected, String what) {
    if (actual != expected) {
      throw fault(at - 1, what + " is " + actual + ", expected " + expected);
    }
  }

  /** Goes on at the next multiple of a power of two, from the start of the range. */
  public void align(int size, String what) {
    int odd = (at - from) & (size - 1);
    if (odd != 0) {
      skip(size - odd, what);
    }
  }

  /** Passes over bytes. */
  public void skip(int size, String what) {
    require(size, what);
    at += size;
  }

  /** Reads an unsigned byte. */
  public int u8(String what) {
    require(1, what);
    return source[at++] & 0xFF;
  }

  /** Reads an unsigned 16-bit number at the next even place. */
  public int u16(String what) {
    align(2, what);
    require(2, what);
    int value = (short) SHORT.get(source, at) & 0xFFFF;
    at += 2;
    return value;
  }

  /** Reads 32 bits at the next multiple of four. */
  public int i32(String what) {
    align(4, what);
    require(4, what);
    int value = (int) INT.get(source, at);
    at += 4;
    return value;
  }

  /** Reads an unsigned 32-bit number at the next multiple of four. */
  public long u32(String what) {
    return Integer.toUnsignedLong(i32(what));
  }

  /** Reads 64 bits at the next multiple of eight. */
  public long i64(String what) {
    align(8, what);
    require(8, what);
    long value = (long) LONG.get(source, at);
    at += 8;
    return value;
  }

  /** Reads octets as they stand, without alignment. */
  public Bytes octets(int size, String what) {
    require(size, what);
    at += size;
    return Bytes.copyOfRange(source, at - size, at);
  }

  /** Reads the place of a pointer and tells whether it points to something. */
  public boolean pointer(String what) {
    return i32(what) != 0;
  }

  /**
   * Reads the place of a pointer that must point to something, or must not.
   *
   * @param present what it must be
   */
  public void pointer(boolean present, String what) {
    int place = i32(what);
    if ((place != 0) != present) {
      throw fault(
          at - 4, what + (present ? " is a null pointer" : " is a pointer to something, not null"));
    }
  }

  /**
   * Reads how many elements a conformant array has, and checks that they can be there.
   *
   * @param expected how many elements the structure says there are
   * @param elementSize the least size of an element, in bytes
   */
  public void conformance(long expected, int elementSize, String what) {
    long count = u32(what);
    if (count != expected) {
      throw fault(at - 4, what + " has " + count + " elements, expected " + expected);
    }
    require(count * elementSize, what);
  }

  /**
   * Reads the text of an array of UTF-16 code units that is conformant and varying: how many could
   * be there, how many are left out in front, how many are there (C706 14.3.4.2).
   *
   * @param units how many units are expected, or −1 for any number
   */
  public String text(int units, String what) {
    long room = u32(what);
    long omitted = u32(what);
    long count = u32(what);
    if (omitted != 0) {
      throw fault(at - 8, what + " starts at element " + omitted + ", expected 0");
    }
    if (count > room) {
      throw fault(at - 4, what + " has " + count + " elements, room is for " + room);
    }
    if (units >= 0 && count != units) {
      throw fault(at - 4, what + " has " + count + " elements, expected " + units);
    }
    require(2 * count, what);
    return utf16((int) count, what);
  }

  /** Reads so many UTF-16 code units, unpaired surrogates and zeros included. */
  public String utf16(int units, String what) {
    require(2L * units, what);
    char[] chars = new char[units];
    for (int i = 0; i < units; i++) {
      chars[i] = (char) (short) SHORT.get(source, at + 2 * i);
    }
    at += 2 * units;
    return new String(chars);
  }

  /** Reads a SID as RPC_SID has it: the number of sub-authorities twice (MS-DTYP 2.4.2.3). */
  public Sid rpcSid(String what) {
    long count = u32(what);
    int start = at;
    Sid sid = sid(what);
    if (sid.subAuthorityCount() != count) {
      throw fault(
          start - 4,
          what + " has room for " + count + " sub-authorities and " + sid.subAuthorityCount());
    }
    return sid;
  }

  /** Reads a SID as it stands in descriptors, without alignment. */
  public Sid sid(String what) {
    require(8, what);
    Sid sid = Sid.read(source, at, to);
    at += sid.size();
    return sid;
  }
}
