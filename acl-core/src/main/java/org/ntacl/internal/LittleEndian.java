package org.ntacl.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Numbers as they stand on the wire. Every access is checked against the array's bounds by the
 * platform.
 */
public final class LittleEndian {
  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private LittleEndian() {}

  /** Returns the unsigned 16-bit number at an offset. */
  public static int u16(byte[] source, int offset) {
    return (short) SHORT.get(source, offset) & 0xFFFF;
  }

  /** Returns the 32-bit number at an offset. */
  public static int i32(byte[] source, int offset) {
    return (int) INT.get(source, offset);
  }

  /** Returns the 64-bit number at an offset. */
  public static long i64(byte[] source, int offset) {
    return (long) LONG.get(source, offset);
  }

  /** Writes the lowest 16 bits of a number. */
  public static void put16(byte[] target, int offset, int value) {
    SHORT.set(target, offset, (short) value);
  }

  /** Writes a 32-bit number. */
  public static void put32(byte[] target, int offset, int value) {
    INT.set(target, offset, value);
  }

  /** Writes a 64-bit number. */
  public static void put64(byte[] target, int offset, long value) {
    LONG.set(target, offset, value);
  }
}
