package org.ntacl.token;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.ntacl.MalformedBytesException;
import org.ntacl.sid.Sid;

/**
 * Numbers the SIDs that compiled policies speak of, from 0 without gaps, so that policies hold
 * numbers and tokens hold bit sets. Policies that share an index share what tokens are prepared
 * for.
 *
 * <p>An open hash table over immutable entries: looking up takes no lock, adding takes one. It
 * never forgets a SID, and needs about 60 bytes for each. The hash depends on a number drawn for
 * each index, so that nobody can choose SIDs that fall together. Thread-safe.
 */
public final class TrusteeIndex {
  private static final int MIN_SLOTS = 16;
  private static final int REVISION = 1;
  private static final int SID_HEADER_SIZE = 8;
  private static final long MULTIPLIER = 0x9E37_79B9_7F4A_7C15L;

  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle BIG_LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private final long seed = ThreadLocalRandom.current().nextLong();

  /** By hash, a power of two of slots, at most half of them taken. */
  private volatile Entry[] slots = new Entry[MIN_SLOTS];

  /** By number. */
  private volatile Entry[] entries = new Entry[MIN_SLOTS / 2];

  /** Written last: who has read it sees that many entries in both tables. */
  private volatile int size;

  private final AtomicLong preparations = new AtomicLong();

  private record Entry(Sid sid, int id, int hash) {}

  /** Creates an index without SIDs. */
  public TrusteeIndex() {}

  /** Returns a number that no preparation for this index has, above 0. */
  long nextSerial() {
    return preparations.incrementAndGet();
  }

  /** Returns how many SIDs have a number. */
  public int size() {
    return size;
  }

  /**
   * Returns the SID of a number.
   *
   * @throws IndexOutOfBoundsException when no SID has that number
   */
  public Sid sid(int id) {
    Objects.checkIndex(id, size);
    return entries[id].sid;
  }

  /** Returns the number of a SID, a new one when it has none. */
  public int idOf(Sid sid) {
    int hash = hash(sid);
    int known = find(sid, hash);
    return isGivenOut(known) ? known : add(sid, hash);
  }

  /** Returns the number of a SID, −1 when it has none. */
  public int find(Sid sid) {
    return find(sid, hash(sid));
  }

  /**
   * Returns the number of a SID in its binary form, a new one when it has none. Makes no SID of one
   * that has a number.
   *
   * @param source the bytes
   * @param offset index of the revision byte
   * @param limit index behind the last byte that may belong to the SID
   * @throws MalformedBytesException when there is no SID, see {@link Sid#read}
   * @throws IndexOutOfBoundsException when the range is not inside the array
   */
  public int idOf(byte[] source, int offset, int limit) {
    Objects.checkFromToIndex(offset, limit, source.length);
    if (limit - offset >= SID_HEADER_SIZE) {
      long head = (long) BIG_LONG.get(source, offset);
      int count = (int) (head >>> 48) - (REVISION << 8);
      if (count >= 0
          && count <= Sid.MAX_SUB_AUTHORITIES
          && limit - offset >= SID_HEADER_SIZE + 4 * count) {
        int known = find(source, offset + SID_HEADER_SIZE, head & Sid.MAX_AUTHORITY, count);
        if (isGivenOut(known)) {
          return known;
        }
      }
    }
    return idOf(Sid.read(source, offset, limit));
  }

  /**
   * An entry can be found just before its number is given out; who takes it then waits for the
   * lock, so that nobody holds a number that {@link #size} does not count.
   */
  private boolean isGivenOut(int id) {
    return id >= 0 && id < size;
  }

  private int find(Sid sid, int hash) {
    Entry[] table = slots;
    int last = table.length - 1;
    for (int i = hash & last; ; i = (i + 1) & last) {
      Entry entry = table[i];
      if (entry == null) {
        return -1;
      }
      if (entry.hash == hash && entry.sid.equals(sid)) {
        return entry.id;
      }
    }
  }

  private int find(byte[] source, int start, long authority, int count) {
    int hash = hash(source, start, authority, count);
    Entry[] table = slots;
    int last = table.length - 1;
    for (int i = hash & last; ; i = (i + 1) & last) {
      Entry entry = table[i];
      if (entry == null) {
        return -1;
      }
      if (entry.hash == hash && isSame(entry.sid, source, start, authority, count)) {
        return entry.id;
      }
    }
  }

  private static boolean isSame(Sid sid, byte[] source, int start, long authority, int count) {
    if (sid.authority() != authority || sid.subAuthorityCount() != count) {
      return false;
    }
    for (int i = 0; i < count; i++) {
      if (sid.subAuthority(i) != (int) INT.get(source, start + 4 * i)) {
        return false;
      }
    }
    return true;
  }

  private int hash(Sid sid) {
    int count = sid.subAuthorityCount();
    long hash = seed ^ sid.authority() ^ (long) count << Short.SIZE * 3;
    int i = 0;
    // two at a time: every step waits for a multiplication
    for (; i < count - 1; i += 2) {
      hash = mix(hash, pair(sid.subAuthority(i), sid.subAuthority(i + 1)));
    }
    return finish(i < count ? mix(hash, pair(sid.subAuthority(i), 0)) : hash);
  }

  private int hash(byte[] source, int start, long authority, int count) {
    long hash = seed ^ authority ^ (long) count << Short.SIZE * 3;
    int i = 0;
    for (; i < count - 1; i += 2) {
      int at = start + 4 * i;
      hash = mix(hash, pair((int) INT.get(source, at), (int) INT.get(source, at + 4)));
    }
    return finish(i < count ? mix(hash, pair((int) INT.get(source, start + 4 * i), 0)) : hash);
  }

  private static long pair(int low, int high) {
    return Integer.toUnsignedLong(low) | (long) high << Integer.SIZE;
  }

  private static long mix(long hash, long pair) {
    long mixed = (hash ^ pair) * MULTIPLIER;
    return mixed ^ mixed >>> 32;
  }

  private static int finish(long hash) {
    return (int) (hash * MULTIPLIER >>> 32);
  }

  private synchronized int add(Sid sid, int hash) {
    int known = find(sid, hash);
    if (known >= 0) {
      return known;
    }
    int id = size;
    Entry entry = new Entry(sid, id, hash);
    if (2 * (id + 1) > slots.length) {
      grow();
    }
    put(slots, entry);
    entries[id] = entry;
    size = id + 1;
    return id;
  }

  private void grow() {
    Entry[] larger = new Entry[2 * slots.length];
    for (int i = 0; i < size; i++) {
      put(larger, entries[i]);
    }
    slots = larger;
    entries = Arrays.copyOf(entries, larger.length / 2);
  }

  private static void put(Entry[] table, Entry entry) {
    int last = table.length - 1;
    int i = entry.hash & last;
    while (table[i] != null) {
      i = (i + 1) & last;
    }
    table[i] = entry;
  }

  /** Returns how many SIDs have a number. */
  @Override
  public String toString() {
    return size + " trustees";
  }
}
