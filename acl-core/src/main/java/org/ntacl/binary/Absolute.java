package org.ntacl.binary;

import java.util.Optional;
import org.ntacl.MalformedBytesException;
import org.ntacl.NtStatus;
import org.ntacl.descriptor.AbsentAcl;
import org.ntacl.descriptor.AceList;
import org.ntacl.descriptor.Acl;
import org.ntacl.descriptor.ControlFlags;
import org.ntacl.descriptor.NullAcl;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.internal.LittleEndian;
import org.ntacl.sid.Sid;

/**
 * The absolute form of a security descriptor: what Windows programs and the kernel hold in memory,
 * a header with pointers to the parts.
 *
 * <p>Off Windows it is met in memory dumps and in structures passed by emulated or remote callers.
 * Here it is one block of memory, known by the address of its first byte, that holds the header and
 * every part. All methods are pure and thread-safe.
 */
public final class Absolute {
  /** The width of a pointer in the memory at hand. */
  public enum PointerSize {
    /** Four bytes: the header has 20. */
    BITS_32(4, 4),
    /** Eight bytes: the header has 40, four of them padding. */
    BITS_64(8, 8);

    private final int bytes;
    private final int firstPointer;

    PointerSize(int bytes, int firstPointer) {
      this.bytes = bytes;
      this.firstPointer = firstPointer;
    }

    private int field(int index) {
      return firstPointer + index * bytes;
    }

    private int headerSize() {
      return field(4);
    }
  }

  private static final int REVISION = 1;
  private static final int OWNER = 0;
  private static final int GROUP = 1;
  private static final int SACL = 2;
  private static final int DACL = 3;

  private Absolute() {}

  /**
   * Reads a descriptor out of a block of memory.
   *
   * @param memory the block
   * @param address the address of the block's first byte
   * @param header the address of the descriptor's header
   * @param pointers the width of pointers
   * @throws MalformedBytesException when the header or a part is not valid, or not inside the block
   */
  public static SecurityDescriptor decode(
      byte[] memory, long address, long header, PointerSize pointers) {
    int from = locate("security descriptor", memory, address, header, 0);
    if (memory.length - from < pointers.headerSize()) {
      throw malformed(from, "security descriptor needs %d bytes".formatted(pointers.headerSize()));
    }
    if (memory[from] != REVISION) {
      throw new MalformedBytesException(
          NtStatus.STATUS_UNKNOWN_REVISION,
          from,
          "security descriptor revision is %d, expected 1".formatted(memory[from] & 0xFF));
    }
    int control = LittleEndian.u16(memory, from + 2);
    if ((control & ControlFlags.SELF_RELATIVE) != 0) {
      throw malformed(from + 2, "security descriptor is marked self-relative");
    }
    Block block = new Block(memory, address, from, pointers);
    return new SecurityDescriptor(
        ControlFlags.of(control),
        memory[from + 1] & 0xFF,
        block.sid("owner", OWNER),
        block.sid("group", GROUP),
        block.acl("SACL", SACL, (control & ControlFlags.SACL_PRESENT) != 0),
        block.acl("DACL", DACL, (control & ControlFlags.DACL_PRESENT) != 0));
  }

  private static int locate(String what, byte[] memory, long address, long pointer, int pointerAt) {
    long offset = pointer - address;
    if (offset < 0 || offset >= memory.length) {
      throw malformed(
          pointerAt,
          "%s at address 0x%x is outside the %d bytes of memory at 0x%x"
              .formatted(what, pointer, memory.length, address));
    }
    return (int) offset;
  }

  private static MalformedBytesException malformed(int offset, String fault) {
    return new MalformedBytesException(NtStatus.STATUS_INVALID_SECURITY_DESCR, offset, fault);
  }

  /** A block of memory in which a header has been found. */
  private static final class Block {
    private final byte[] memory;
    private final long address;
    private final int from;
    private final PointerSize pointers;

    Block(byte[] memory, long address, int from, PointerSize pointers) {
      this.memory = memory;
      this.address = address;
      this.from = from;
      this.pointers = pointers;
    }

    Optional<Sid> sid(String what, int field) {
      int at = part(what, field);
      return at < 0 ? Optional.empty() : Optional.of(Sid.read(memory, at, memory.length));
    }

    Acl acl(String what, int field, boolean present) {
      if (!present) {
        return AbsentAcl.ABSENT;
      }
      int at = part(what, field);
      return at < 0 ? NullAcl.NULL : AceList.read(memory, at, memory.length);
    }

    private int part(String what, int field) {
      int at = from + pointers.field(field);
      long pointer =
          pointers == PointerSize.BITS_64
              ? LittleEndian.i64(memory, at)
              : LittleEndian.i32(memory, at) & 0xFFFF_FFFFL;
      return pointer == 0 ? -1 : locate(what, memory, address, pointer, at);
    }
  }

  /**
   * Returns a block of memory that starts with the header, the parts behind it in Windows' order.
   *
   * @param descriptor the descriptor
   * @param address the address that the first byte will have
   * @param pointers the width of pointers
   */
  public static byte[] encode(SecurityDescriptor descriptor, long address, PointerSize pointers) {
    int headerSize = pointers.headerSize();
    byte[] packed = SelfRelative.encode(descriptor);
    byte[] memory = new byte[headerSize + packed.length - SelfRelative.HEADER_SIZE];
    System.arraycopy(
        packed,
        SelfRelative.HEADER_SIZE,
        memory,
        headerSize,
        packed.length - SelfRelative.HEADER_SIZE);
    memory[0] = REVISION;
    memory[1] = packed[1];
    LittleEndian.put16(
        memory, 2, descriptor.control().bits() & ~ControlFlags.SELF_RELATIVE & 0xFFFF);
    for (int field = OWNER; field <= DACL; field++) {
      int offset = LittleEndian.i32(packed, 4 + 4 * field);
      long pointer = offset == 0 ? 0 : address + headerSize + (offset - SelfRelative.HEADER_SIZE);
      if (pointers == PointerSize.BITS_64) {
        LittleEndian.put64(memory, pointers.field(field), pointer);
      } else {
        LittleEndian.put32(memory, pointers.field(field), (int) pointer);
      }
    }
    return memory;
  }
}
