package org.ntacl.wfp.model;

import java.util.List;
import java.util.Objects;
import org.ntacl.Bytes;
import org.ntacl.MalformedBytesException;
import org.ntacl.binary.SelfRelative;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.sid.Sid;
import org.ntacl.token.TokenGroup;

/**
 * A value with its type (FWP_VALUE0 and FWP_CONDITION_VALUE0). Immutable and thread-safe.
 *
 * <p>Addresses of version 4 and ports are numbers as one reads them, the first octet of an address
 * on top.
 */
public sealed interface FwpValue {
  /** Returns the type. */
  DataType type();

  /** No value. */
  record Empty() implements FwpValue {
    /** The one value of this type. */
    public static final Empty EMPTY = new Empty();

    @Override
    public DataType type() {
      return DataType.EMPTY;
    }
  }

  /**
   * An integer of 8 bits.
   *
   * @param value from 0 to 255
   */
  record UInt8(int value) implements FwpValue {
    /** Checks the bounds. */
    public UInt8 {
      Numbers.check(value, 0, 0xFF);
    }

    @Override
    public DataType type() {
      return DataType.UINT8;
    }
  }

  /**
   * An integer of 16 bits; a port.
   *
   * @param value from 0 to 65,535
   */
  record UInt16(int value) implements FwpValue {
    /** Checks the bounds. */
    public UInt16 {
      Numbers.check(value, 0, 0xFFFF);
    }

    @Override
    public DataType type() {
      return DataType.UINT16;
    }
  }

  /**
   * An integer of 32 bits; an address of version 4.
   *
   * @param value from 0 to 2^32 − 1
   */
  record UInt32(long value) implements FwpValue {
    /** Checks the bounds. */
    public UInt32 {
      Numbers.check(value, 0, 0xFFFF_FFFFL);
    }

    /** Returns the value of 32 bits, whatever the sign of the number. */
    public static UInt32 ofBits(int bits) {
      return new UInt32(Integer.toUnsignedLong(bits));
    }

    @Override
    public DataType type() {
      return DataType.UINT32;
    }
  }

  /**
   * An integer of 64 bits.
   *
   * @param bits the number, to be read without sign
   */
  record UInt64(long bits) implements FwpValue {
    @Override
    public DataType type() {
      return DataType.UINT64;
    }

    /** Returns the number in decimal, without sign. */
    @Override
    public String toString() {
      return "UInt64[bits=" + Long.toUnsignedString(bits) + "]";
    }
  }

  /**
   * An integer of 8 bits with sign.
   *
   * @param value from −128 to 127
   */
  record Int8(int value) implements FwpValue {
    /** Checks the bounds. */
    public Int8 {
      Numbers.check(value, Byte.MIN_VALUE, Byte.MAX_VALUE);
    }

    @Override
    public DataType type() {
      return DataType.INT8;
    }
  }

  /**
   * An integer of 16 bits with sign.
   *
   * @param value from −32,768 to 32,767
   */
  record Int16(int value) implements FwpValue {
    /** Checks the bounds. */
    public Int16 {
      Numbers.check(value, Short.MIN_VALUE, Short.MAX_VALUE);
    }

    @Override
    public DataType type() {
      return DataType.INT16;
    }
  }

  /**
   * An integer of 32 bits with sign.
   *
   * @param value the number
   */
  record Int32(int value) implements FwpValue {
    @Override
    public DataType type() {
      return DataType.INT32;
    }
  }

  /**
   * An integer of 64 bits with sign.
   *
   * @param value the number
   */
  record Int64(long value) implements FwpValue {
    @Override
    public DataType type() {
      return DataType.INT64;
    }
  }

  /**
   * A number of 32 bits with a fraction.
   *
   * @param value the number
   */
  record Float32(float value) implements FwpValue {
    @Override
    public DataType type() {
      return DataType.FLOAT;
    }
  }

  /**
   * A number of 64 bits with a fraction.
   *
   * @param value the number
   */
  record Float64(double value) implements FwpValue {
    @Override
    public DataType type() {
      return DataType.DOUBLE;
    }
  }

  /**
   * 16 octets; an address of version 6.
   *
   * @param octets the octets
   */
  record ByteArray16(Bytes octets) implements FwpValue {
    /** Checks the size. */
    public ByteArray16 {
      Numbers.check(octets.size(), 16, 16);
    }

    @Override
    public DataType type() {
      return DataType.BYTE_ARRAY16;
    }
  }

  /**
   * Octets of any number; the path of a program is one, in UTF-16 with a final zero.
   *
   * @param octets the octets
   */
  record ByteBlob(Bytes octets) implements FwpValue {
    /** Refuses null. */
    public ByteBlob {
      Objects.requireNonNull(octets, "octets");
    }

    @Override
    public DataType type() {
      return DataType.BYTE_BLOB;
    }
  }

  /**
   * A security identifier.
   *
   * @param sid the identifier
   */
  record SidValue(Sid sid) implements FwpValue {
    /** Refuses null. */
    public SidValue {
      Objects.requireNonNull(sid, "sid");
    }

    @Override
    public DataType type() {
      return DataType.SID;
    }
  }

  /**
   * A security descriptor that decides whether a token meets a condition.
   *
   * @param descriptor the descriptor
   */
  record DescriptorValue(SecurityDescriptor descriptor) implements FwpValue {
    /** Refuses null. */
    public DescriptorValue {
      Objects.requireNonNull(descriptor, "descriptor");
    }

    /**
     * Reads the bytes that a program passes.
     *
     * @throws WfpException with ERROR_INVALID_SECURITY_DESCR when they are no descriptor in one
     *     piece
     */
    public static DescriptorValue ofSelfRelative(Bytes bytes) {
      try {
        return new DescriptorValue(SelfRelative.decode(bytes.toArray()));
      } catch (MalformedBytesException e) {
        throw new WfpException(
            FwpStatus.ERROR_INVALID_SECURITY_DESCR, "no descriptor for a condition", e);
      }
    }

    @Override
    public DataType type() {
      return DataType.SECURITY_DESCRIPTOR;
    }
  }

  /**
   * The identifiers of a token (FWP_TOKEN_INFORMATION).
   *
   * @param sids the user and the groups
   * @param restrictedSids the identifiers that restrict it, empty when it is not restricted
   */
  record TokenInformation(List<TokenGroup> sids, List<TokenGroup> restrictedSids)
      implements FwpValue {
    /** Copies the lists. */
    public TokenInformation {
      sids = List.copyOf(sids);
      restrictedSids = List.copyOf(restrictedSids);
    }

    @Override
    public DataType type() {
      return DataType.TOKEN_INFORMATION;
    }
  }

  /**
   * A token as the kernel packs it.
   *
   * @param octets the octets
   */
  record TokenAccessInformation(Bytes octets) implements FwpValue {
    /** Refuses null. */
    public TokenAccessInformation {
      Objects.requireNonNull(octets, "octets");
    }

    @Override
    public DataType type() {
      return DataType.TOKEN_ACCESS_INFORMATION;
    }
  }

  /**
   * A text.
   *
   * @param text the text
   */
  record UnicodeString(String text) implements FwpValue {
    /** Refuses null. */
    public UnicodeString {
      Objects.requireNonNull(text, "text");
    }

    @Override
    public DataType type() {
      return DataType.UNICODE_STRING;
    }
  }

  /**
   * 6 octets; an address of a network card.
   *
   * @param octets the octets
   */
  record ByteArray6(Bytes octets) implements FwpValue {
    /** Checks the size. */
    public ByteArray6 {
      Numbers.check(octets.size(), 6, 6);
    }

    @Override
    public DataType type() {
      return DataType.BYTE_ARRAY6;
    }
  }

  /**
   * The place of a bit.
   *
   * @param index from 0 to 255
   */
  record BitmapIndex(int index) implements FwpValue {
    /** Checks the bounds. */
    public BitmapIndex {
      Numbers.check(index, 0, 0xFF);
    }

    @Override
    public DataType type() {
      return DataType.BITMAP_INDEX;
    }
  }

  /**
   * 64 bits in 8 octets.
   *
   * @param octets the octets
   */
  record BitmapArray64(Bytes octets) implements FwpValue {
    /** Checks the size. */
    public BitmapArray64 {
      Numbers.check(octets.size(), 8, 8);
    }

    @Override
    public DataType type() {
      return DataType.BITMAP_ARRAY64;
    }
  }

  /**
   * A network of version 4 (FWP_V4_ADDR_AND_MASK).
   *
   * @param address an address of it, from 0 to 2^32 − 1
   * @param mask the bits that count, from 0 to 2^32 − 1
   */
  record V4AddressMask(long address, long mask) implements FwpValue {
    /** Checks the bounds. */
    public V4AddressMask {
      Numbers.check(address, 0, 0xFFFF_FFFFL);
      Numbers.check(mask, 0, 0xFFFF_FFFFL);
    }

    @Override
    public DataType type() {
      return DataType.V4_ADDR_MASK;
    }
  }

  /**
   * A network of version 6 (FWP_V6_ADDR_AND_MASK).
   *
   * @param address an address of it, 16 octets
   * @param prefixLength how many bits count, from 0 to 255; more than 128 are refused when it is
   *     used
   */
  record V6AddressMask(Bytes address, int prefixLength) implements FwpValue {
    /** Checks the bounds. */
    public V6AddressMask {
      Numbers.check(address.size(), 16, 16);
      Numbers.check(prefixLength, 0, 0xFF);
    }

    @Override
    public DataType type() {
      return DataType.V6_ADDR_MASK;
    }
  }

  /**
   * All values between two (FWP_RANGE0).
   *
   * @param low the first value
   * @param high the last value
   */
  record Range(FwpValue low, FwpValue high) implements FwpValue {
    /** Refuses null and ranges of ranges. */
    public Range {
      if (low instanceof Range || high instanceof Range) {
        throw new IllegalArgumentException("a range has no ranges in it");
      }
      Objects.requireNonNull(low, "low");
      Objects.requireNonNull(high, "high");
    }

    @Override
    public DataType type() {
      return DataType.RANGE;
    }
  }
}
