package org.ntacl.access;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.ntacl.binary.SelfRelative;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.AceFlags;
import org.ntacl.descriptor.AceList;
import org.ntacl.descriptor.AceType;
import org.ntacl.descriptor.ControlFlags;
import org.ntacl.sid.Sid;
import org.ntacl.token.TrusteeIndex;

/**
 * Self-relative bytes of a descriptor looked at for being plain: valid, with an owner, without a
 * SACL, with a DACL of entries that allow or deny and say nothing else. It says no when in doubt;
 * what is not plain goes the way over the model, which also finds the words for faults. Not
 * thread-safe.
 */
final class PlainDescriptor {
  private static final int REVISION = 1;
  private static final int OWNER = 4;
  private static final int GROUP = 8;
  private static final int SACL = 12;
  private static final int DACL = 16;
  private static final int ABSENT = -1;
  private static final int SID_HEADER_SIZE = 8;

  /** The size of header and mask of an entry. */
  private static final int BODY = Ace.HEADER_SIZE + 4;

  /** Revision, count and authority of S-1-3-… and S-1-5-… with one sub-authority. */
  private static final long CREATOR = 0x0101_0000_0000_0003L;

  private static final long NT = 0x0101_0000_0000_0005L;
  private static final int OWNER_RIGHTS = 4;
  private static final int PRINCIPAL_SELF = 10;

  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle BIG_LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private final byte[] source;
  private final int from;
  private final int to;

  /** The entries that are not inherit-only. */
  private int count;

  /** Looks at a range that is inside the array. */
  PlainDescriptor(byte[] source, int from, int to) {
    this.source = source;
    this.from = from;
    this.to = to;
  }

  /** Tells whether the descriptor is plain; everything else here asks for that. */
  boolean isPlain() {
    if (to - from < SelfRelative.HEADER_SIZE || source[from] != REVISION) {
      return false;
    }
    int control = u16(from + 2);
    boolean sacl = (control & ControlFlags.SACL_PRESENT) != 0 && i32(from + SACL) != 0;
    boolean dacl = (control & ControlFlags.DACL_PRESENT) != 0 && isPart(DACL);
    return (control & ControlFlags.SELF_RELATIVE) != 0
        && !sacl
        && dacl
        && isPart(OWNER)
        && isSid(part(OWNER), to)
        && (i32(from + GROUP) == 0 || (isPart(GROUP) && isSid(part(GROUP), to)))
        && isPlainList(part(DACL));
  }

  private boolean isPart(int field) {
    int offset = i32(from + field);
    return offset >= SelfRelative.HEADER_SIZE && offset < to - from && (offset & 3) == 0;
  }

  private int part(int field) {
    return from + i32(from + field);
  }

  private boolean isSid(int at, int limit) {
    if (limit - at < SID_HEADER_SIZE) {
      return false;
    }
    int subAuthorities = source[at + 1] & 0xFF;
    return source[at] == REVISION
        && subAuthorities <= Sid.MAX_SUB_AUTHORITIES
        && limit - at >= SID_HEADER_SIZE + 4 * subAuthorities;
  }

  private boolean isPlainList(int start) {
    if (to - start < AceList.HEADER_SIZE) {
      return false;
    }
    int revision = source[start] & 0xFF;
    int size = u16(start + 2);
    int entries = u16(start + 4);
    if (revision < AceList.REVISION
        || revision > AceList.REVISION_OBJECT
        || size > to - start
        || size < AceList.HEADER_SIZE) {
      return false;
    }
    int at = start + AceList.HEADER_SIZE;
    for (int i = 0; i < entries; i++) {
      int end = plainEntry(at, start + size);
      if (end == ABSENT) {
        return false;
      }
      at = end;
    }
    return true;
  }

  /** Returns the index behind an entry, {@link #ABSENT} when there is no plain one. */
  private int plainEntry(int at, int limit) {
    if (limit - at < BODY + SID_HEADER_SIZE) {
      return ABSENT;
    }
    int header = i32(at);
    int type = header & 0xFF;
    int size = header >>> 16;
    boolean fits = size >= BODY + SID_HEADER_SIZE && (size & 3) == 0 && size <= limit - at;
    if (!fits
        || (type != AceType.ACCESS_ALLOWED.code() && type != AceType.ACCESS_DENIED.code())
        || !isSid(at + BODY, at + size)
        || isSubstituted(at + BODY)) {
      return ABSENT;
    }
    count += isInheritOnly(header) ? 0 : 1;
    return at + size;
  }

  private static boolean isInheritOnly(int header) {
    return (header >>> 8 & AceFlags.INHERIT_ONLY) != 0;
  }

  /** Tells whether a trustee that is a SID is OWNER RIGHTS or PRINCIPAL SELF. */
  private boolean isSubstituted(int at) {
    long head = (long) BIG_LONG.get(source, at);
    return (head == CREATOR || head == NT)
        && i32(at + SID_HEADER_SIZE) == (head == CREATOR ? OWNER_RIGHTS : PRINCIPAL_SELF);
  }

  /**
   * Returns the policy.
   *
   * @param details those of plain descriptors
   */
  AccessPolicy compile(TrusteeIndex index, PolicyDetails details) {
    int[] slots = new int[count + 1];
    int[] masks = new int[count + 1];
    int id = index.idOf(source, part(OWNER), to);
    int highest = id;
    slots[0] = AccessPolicy.slot(id, false);
    masks[0] = OwnerPhase.RIGHTS;
    int at = part(DACL) + AceList.HEADER_SIZE;
    for (int i = 1; i <= count; at += u16(at + 2)) {
      int header = i32(at);
      if (!isInheritOnly(header)) {
        id = index.idOf(source, at + BODY, at + (header >>> 16));
        highest = Math.max(highest, id);
        slots[i] = AccessPolicy.slot(id, (header & 0xFF) == AceType.ACCESS_DENIED.code());
        masks[i] = details.terms().rightsOf(i32(at + Ace.HEADER_SIZE));
        i++;
      }
    }
    return new AccessPolicy(index, highest + 1, slots, masks, details);
  }

  private int u16(int at) {
    return (short) SHORT.get(source, at) & 0xFFFF;
  }

  private int i32(int at) {
    return (int) INT.get(source, at);
  }
}
