package org.ntacl.benchmarks;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Set;
import org.ntacl.sid.Sid;

/**
 * A check straight over the bytes of a descriptor, nothing made of them: the SIDs of the token as
 * bytes in an open hash table. The bytes are trusted.
 */
final class ByteWalk {
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private static final int DACL_FIELD = 16;
  private static final int ACL_HEADER = 8;
  private static final int ACE_HEADER = 8;
  private static final int INHERIT_ONLY = 0x800;

  private final byte[][] table;

  ByteWalk(Set<Sid> token) {
    table = new byte[4 * Integer.highestOneBit(token.size())][];
    for (Sid sid : token) {
      byte[] bytes = new byte[sid.size()];
      sid.write(bytes, 0);
      int i = hash(bytes, 0, bytes.length) & table.length - 1;
      while (table[i] != null) {
        i = i + 1 & table.length - 1;
      }
      table[i] = bytes;
    }
  }

  private static int hash(byte[] source, int from, int to) {
    int hash = 0;
    for (int at = from; at < to; at += 4) {
      hash = 31 * hash + (int) INT.get(source, at);
    }
    return hash ^ hash >>> 15;
  }

  private boolean contains(byte[] source, int from) {
    int to = from + 8 + 4 * source[from + 1];
    int i = hash(source, from, to) & table.length - 1;
    while (table[i] != null) {
      if (Arrays.equals(table[i], 0, table[i].length, source, from, to)) {
        return true;
      }
      i = i + 1 & table.length - 1;
    }
    return false;
  }

  boolean check(byte[] source, int want) {
    int missing = want;
    int dacl = (int) INT.get(source, DACL_FIELD);
    int count = (int) INT.get(source, dacl + 4);
    int at = dacl + ACL_HEADER;
    for (int i = 0; i < count; i++) {
      int header = (int) INT.get(source, at);
      if ((header & INHERIT_ONLY) == 0 && contains(source, at + ACE_HEADER)) {
        int mask = (int) INT.get(source, at + 4);
        if ((header & 0xFF) != 0) {
          if ((mask & missing) != 0) {
            return false;
          }
        } else {
          missing &= ~mask;
          if (missing == 0) {
            return true;
          }
        }
      }
      at += header >>> 16;
    }
    return false;
  }
}
