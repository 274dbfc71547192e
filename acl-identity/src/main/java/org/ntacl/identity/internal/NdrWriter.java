package org.ntacl.identity.internal;

import java.util.Arrays;
import org.ntacl.Bytes;
import org.ntacl.sid.Sid;

/**
 * Writes little-endian numbers and NDR structures, front to back, as Windows lays them out: the
 * first pointer is 0x00020000 and each further one four more. Alignment counts from the start. Not
 * thread-safe.
 */
public final class NdrWriter {
  private static final int FIRST_REFERENT = 0x0002_0000;

  private byte[] target = new byte[512];
  private int size;
  private int referent = FIRST_REFERENT;

  /** Returns how many bytes were written. */
  public int size() {
    return size;
  }

  private int grow(int more) {
    int start = size;
    if (target.length - size < more) {
      target = Arrays.copyOf(target, Math.max(2 * target.length, Math.addExact(size, more)));
    }
    size += more;
    return start;
  }

  /** Writes zeros up to the next multiple of a power of two. */
  public NdrWriter align(int to) {
    grow(-size & (to - 1));
    return this;
  }

  private NdrWriter number(long value, int bytes) {
    int start = grow(bytes);
    for (int i = 0; i < bytes; i++) {
      target[start + i] = (byte) (value >>> 8 * i);
    }
    return this;
  }

  /** Writes one byte. */
  public NdrWriter u8(int value) {
    return number(value, 1);
  }

  /** Writes 16 bits at the next even place. */
  public NdrWriter u16(int value) {
    return align(2).number(value, 2);
  }

  /** Writes 32 bits at the next multiple of four. */
  public NdrWriter i32(int value) {
    return align(4).number(value, 4);
  }

  /** Writes 64 bits at the next multiple of eight. */
  public NdrWriter i64(long value) {
    return align(8).number(value, 8);
  }

  /** Writes octets as they are, without alignment. */
  public NdrWriter octets(Bytes octets) {
    int start = grow(octets.size());
    octets.copyTo(target, start);
    return this;
  }

  /** Writes the place of a pointer: null, or to something that will be written later. */
  public NdrWriter pointer(boolean present) {
    i32(present ? referent : 0);
    if (present) {
      referent += 4;
    }
    return this;
  }

  /**
   * Leaves room for a pointer to something that will be written later, and whose number follows
   * from when that is.
   *
   * @return what to pass to {@link #numberPointer}
   */
  public int reservePointer() {
    i32(0);
    return size - 4;
  }

  /** Gives a pointer its number; what it points to is written next. */
  public void numberPointer(int reserved) {
    int end = size;
    size = reserved;
    pointer(true);
    size = end;
  }

  /** Writes UTF-16 code units as they are, without alignment. */
  public NdrWriter utf16(String text) {
    int start = grow(Math.multiplyExact(2, text.length()));
    for (int i = 0; i < text.length(); i++) {
      target[start + 2 * i] = (byte) text.charAt(i);
      target[start + 2 * i + 1] = (byte) (text.charAt(i) >>> 8);
    }
    return this;
  }

  /**
   * Writes a text as a conformant and varying array of UTF-16 code units.
   *
   * @param room how many units could be there, at least as many as there are
   */
  public NdrWriter text(String text, int room) {
    return i32(room).i32(0).i32(text.length()).utf16(text);
  }

  /** Writes a SID as RPC_SID has it (MS-DTYP 2.4.2.3). */
  public NdrWriter rpcSid(Sid sid) {
    return i32(sid.subAuthorityCount()).octets(sid.toBytes());
  }

  /** Returns what was written. */
  public Bytes toBytes() {
    return Bytes.copyOfRange(target, 0, size);
  }

  /**
   * Returns what was written, filled up to a multiple of eight, behind the headers of type
   * serialisation, version 1 (MS-RPCE 2.2.6).
   */
  public Bytes toSerialized() {
    align(8);
    return new NdrWriter()
        .i32(0x0008_1001)
        .i32(0xCCCC_CCCC)
        .i32(size)
        .i32(0)
        .octets(toBytes())
        .toBytes();
  }
}
