package org.ntacl.sid;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Objects;
import org.ntacl.Bytes;
import org.ntacl.MalformedBytesException;
import org.ntacl.NtStatus;
import org.ntacl.internal.TextBuilder;

/**
 * A security identifier (MS-DTYP 2.4.2): an identifier authority of 48 bits and up to 15
 * sub-authorities of 32 bits.
 *
 * <pre>{@code
 * Sid user = Sid.parse("S-1-5-21-1-2-3-1105");
 * user.rid();    // 1105
 * user.domain(); // S-1-5-21-1-2-3
 * }</pre>
 *
 * <p>Immutable and thread-safe; the order is that of authority, then sub-authorities as unsigned
 * numbers.
 */
public final class Sid implements Comparable<Sid> {
  /** The greatest number of sub-authorities (SID_MAX_SUB_AUTHORITIES). */
  public static final int MAX_SUB_AUTHORITIES = 15;

  /** The greatest size on the wire, in bytes (SECURITY_MAX_SID_SIZE). */
  public static final int MAX_SIZE = 68;

  /** The greatest identifier authority, 2<sup>48</sup> − 1. */
  public static final long MAX_AUTHORITY = (1L << 48) - 1;

  private static final int REVISION = 1;
  private static final int HEADER_SIZE = 8;
  private static final int ACCOUNT_SUB_AUTHORITIES = 5;
  private static final int[] NONE = {};
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle BIG_LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private final long authority;
  private final int[] subAuthorities;

  /** The hash code, or 0 while nobody asked; a race writes the same value twice. */
  private int hash;

  /** Takes over the array. */
  private Sid(int[] subAuthorities, long authority) {
    this.authority = authority;
    this.subAuthorities = subAuthorities;
  }

  /**
   * Returns the SID of an authority and sub-authorities.
   *
   * @param authority the identifier authority, 0 to {@link #MAX_AUTHORITY}
   * @param subAuthorities up to 15 unsigned 32-bit numbers; not kept
   * @throws IllegalArgumentException when there are more, or the authority is out of range
   */
  public static Sid of(long authority, int... subAuthorities) {
    if (authority < 0 || authority > MAX_AUTHORITY) {
      throw new IllegalArgumentException("identifier authority out of 48 bits: " + authority);
    }
    if (subAuthorities.length > MAX_SUB_AUTHORITIES) {
      throw new IllegalArgumentException(
          "a SID has at most 15 sub-authorities, not " + subAuthorities.length);
    }
    return new Sid(subAuthorities.length == 0 ? NONE : subAuthorities.clone(), authority);
  }

  /**
   * Reads the text form {@code S-1-…} with the liberties that Windows takes: either case,
   * hexadecimal numbers, sub-authorities above 32 bits saturated, every number hexadecimal after
   * the revision {@code 0x1}. SDDL aliases are not read here; see {@link SidAlias}.
   *
   * @throws SidSyntaxException when the text is no SID
   */
  public static Sid parse(String text) {
    return SidText.parse(text, 0, text.length());
  }

  /**
   * Reads the text form out of a longer text, as {@link #parse(String)} does.
   *
   * @param text the longer text
   * @param from index of the first character of the SID
   * @param to index behind its last character
   * @throws SidSyntaxException when these characters are no SID; its offset counts from the start
   *     of {@code text}
   * @throws IndexOutOfBoundsException when the range is not inside the text
   */
  public static Sid parse(String text, int from, int to) {
    Objects.checkFromToIndex(from, to, text.length());
    return SidText.parse(text, from, to);
  }

  /** Takes over the first {@code count} elements. */
  static Sid ofParsed(long authority, int[] scratch, int count) {
    return new Sid(Arrays.copyOf(scratch, count), authority);
  }

  /**
   * Reads the binary form (MS-DTYP 2.4.2.2). Bytes behind the SID are not looked at.
   *
   * @param source the bytes
   * @param offset index of the revision byte
   * @param limit index behind the last byte that may belong to the SID
   * @throws MalformedBytesException when the revision is not 1, there are more than 15
   *     sub-authorities or the SID does not end before {@code limit}; its offset counts from the
   *     start of {@code source}
   * @throws IndexOutOfBoundsException when {@code offset} is negative or {@code limit} behind the
   *     end of {@code source}
   */
  public static Sid read(byte[] source, int offset, int limit) {
    // errors are worded in methods of their own: small methods are what the JIT puts together
    if (offset < 0 || limit > source.length) {
      throw outside(source, offset, limit);
    }
    if (limit - offset < HEADER_SIZE) {
      throw headless(offset, limit);
    }
    long head = (long) BIG_LONG.get(source, offset);
    int revisionAndCount = (int) (head >>> 48);
    int count = revisionAndCount - (REVISION << 8);
    if (count < 0 || count > MAX_SUB_AUTHORITIES || limit - offset < HEADER_SIZE + 4 * count) {
      throw malformed(offset, limit, revisionAndCount >>> 8, revisionAndCount & 0xFF);
    }
    int start = offset + HEADER_SIZE;
    Sid common =
        count <= CommonSids.MAX_SUB_AUTHORITIES ? common(head, count, source, start) : null;
    return common != null ? common : new Sid(numbers(count, source, start), head & MAX_AUTHORITY);
  }

  private static Sid common(long head, int count, byte[] source, int start) {
    return switch (count) {
      case 1 -> CommonSids.find(head & MAX_AUTHORITY, number(source, start));
      case 2 ->
          CommonSids.find(head & MAX_AUTHORITY, number(source, start), number(source, start + 4));
      default -> null;
    };
  }

  private static int[] numbers(int count, byte[] source, int start) {
    if (count == ACCOUNT_SUB_AUTHORITIES) {
      // accounts of a domain, S-1-5-21-a-b-c-rid: most SIDs that are not common ones
      return new int[] {
        number(source, start),
        number(source, start + 4),
        number(source, start + 8),
        number(source, start + 12),
        number(source, start + 16)
      };
    }
    return anyNumbers(count, source, start);
  }

  private static int[] anyNumbers(int count, byte[] source, int start) {
    int[] numbers = new int[count];
    for (int i = 0, at = start; i < count; i++, at += 4) {
      numbers[i] = number(source, at);
    }
    return numbers;
  }

  private static int number(byte[] source, int at) {
    return (int) INT.get(source, at);
  }

  private static IndexOutOfBoundsException outside(byte[] source, int offset, int limit) {
    return new IndexOutOfBoundsException(
        "range %d..%d outside an array of %d bytes".formatted(offset, limit, source.length));
  }

  private static MalformedBytesException headless(int offset, int limit) {
    int left = Math.max(0, limit - offset);
    return malformed(offset, "SID needs %d bytes, %d are left".formatted(HEADER_SIZE, left));
  }

  private static MalformedBytesException malformed(int offset, int limit, int revision, int count) {
    if (revision != REVISION) {
      return malformed(offset, "SID revision is " + revision + ", expected 1");
    }
    return malformed(
        offset + 1,
        count > MAX_SUB_AUTHORITIES
            ? "SID has " + count + " sub-authorities, at most 15 are allowed"
            : "SID of %d sub-authorities needs %d bytes, %d are left"
                .formatted(count, HEADER_SIZE + 4 * count, limit - offset));
  }

  private static MalformedBytesException malformed(int offset, String fault) {
    return new MalformedBytesException(NtStatus.STATUS_INVALID_SID, offset, fault);
  }

  /** Returns the identifier authority, 0 to {@link #MAX_AUTHORITY}. */
  public long authority() {
    return authority;
  }

  /** Returns the number of sub-authorities, 0 to 15. */
  public int subAuthorityCount() {
    return subAuthorities.length;
  }

  /**
   * Returns a sub-authority, an unsigned 32-bit number.
   *
   * @throws IndexOutOfBoundsException when there is none of that index
   */
  public int subAuthority(int index) {
    return subAuthorities[index];
  }

  /**
   * Returns the relative identifier: the last sub-authority, an unsigned 32-bit number.
   *
   * @throws IllegalStateException when there is no sub-authority
   */
  public int rid() {
    requireSubAuthority();
    return subAuthorities[subAuthorities.length - 1];
  }

  /**
   * Returns the SID without its last sub-authority.
   *
   * @throws IllegalStateException when there is no sub-authority
   */
  public Sid domain() {
    requireSubAuthority();
    return new Sid(Arrays.copyOf(subAuthorities, subAuthorities.length - 1), authority);
  }

  private void requireSubAuthority() {
    if (subAuthorities.length == 0) {
      throw new IllegalStateException(this + " has no sub-authority");
    }
  }

  /**
   * Returns this SID with one more sub-authority.
   *
   * @throws IllegalStateException when it has 15 already
   */
  public Sid child(int subAuthority) {
    if (subAuthorities.length == MAX_SUB_AUTHORITIES) {
      throw new IllegalStateException(this + " has 15 sub-authorities already");
    }
    int[] longer = Arrays.copyOf(subAuthorities, subAuthorities.length + 1);
    longer[subAuthorities.length] = subAuthority;
    Sid child = new Sid(longer, authority);
    // the accounts of a domain have the hash of its numbers in common, which is worked out once
    int byAuthority = 31 * Long.hashCode(authority);
    child.hash = byAuthority + 31 * (hashCode() - byAuthority) + subAuthority;
    return child;
  }

  /**
   * Tells whether this SID is {@code domain} followed by exactly one sub-authority, without
   * allocating.
   */
  public boolean isChildOf(Sid domain) {
    int count = domain.subAuthorities.length;
    return subAuthorities.length == count + 1
        && authority == domain.authority
        && Arrays.equals(subAuthorities, 0, count, domain.subAuthorities, 0, count);
  }

  /**
   * Tells whether this SID and another one are the same but for their last sub-authorities, as
   * those of two accounts of one domain are, without allocating. A SID without sub-authorities has
   * no sibling.
   */
  public boolean isSiblingOf(Sid other) {
    int count = subAuthorities.length;
    return count > 0
        && count == other.subAuthorities.length
        && authority == other.authority
        && Arrays.equals(subAuthorities, 0, count - 1, other.subAuthorities, 0, count - 1);
  }

  /** Returns the size of the binary form in bytes, 8 to 68. */
  public int size() {
    return HEADER_SIZE + 4 * subAuthorities.length;
  }

  /**
   * Writes the binary form.
   *
   * @param target where to write to
   * @param offset index in {@code target} of the revision byte
   * @return index behind the last byte written
   * @throws IndexOutOfBoundsException when it does not fit
   */
  public int write(byte[] target, int offset) {
    BIG_LONG.set(target, offset, 1L << 56 | (long) subAuthorities.length << 48 | authority);
    int at = offset + HEADER_SIZE;
    for (int subAuthority : subAuthorities) {
      INT.set(target, at, subAuthority);
      at += 4;
    }
    return at;
  }

  /** Returns the binary form. */
  public Bytes toBytes() {
    byte[] bytes = new byte[size()];
    write(bytes, 0);
    return Bytes.of(bytes);
  }

  @Override
  public int compareTo(Sid other) {
    int byAuthority = Long.compare(authority, other.authority);
    return byAuthority != 0
        ? byAuthority
        : Arrays.compareUnsigned(subAuthorities, other.subAuthorities);
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof Sid that
            && authority == that.authority
            && Arrays.equals(subAuthorities, that.subAuthorities));
  }

  @Override
  public int hashCode() {
    int known = hash;
    if (known == 0) {
      known = 31 * Long.hashCode(authority) + Arrays.hashCode(subAuthorities);
      hash = known;
    }
    return known;
  }

  /**
   * Returns the text form as Windows prints it: an authority of 2<sup>32</sup> or more in
   * upper-case hexadecimal without leading zeros, all else in decimal.
   */
  @Override
  public String toString() {
    TextBuilder text = new TextBuilder(16 + 11 * subAuthorities.length).sidHead(authority);
    for (int subAuthority : subAuthorities) {
      text.append('-').decimal(subAuthority);
    }
    return text.toString();
  }
}
