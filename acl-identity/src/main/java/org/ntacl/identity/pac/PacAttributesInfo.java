package org.ntacl.identity.pac;

import org.ntacl.Bytes;
import org.ntacl.identity.internal.NdrReader;
import org.ntacl.identity.internal.NdrWriter;

/**
 * Whether the client asked for a PAC: PAC_ATTRIBUTES_INFO (MS-PAC 2.14).
 *
 * @param flagsLength how many bits are used
 * @param flags the first 32 of them, see the constants
 */
public record PacAttributesInfo(int flagsLength, int flags) implements PacBuffer {
  /** In {@code flags}: the client asked for a PAC. */
  public static final int PAC_WAS_REQUESTED = 0x1;

  /** In {@code flags}: the client did not say, and got one. */
  public static final int PAC_WAS_GIVEN_IMPLICITLY = 0x2;

  private static final String WHAT = "PAC_ATTRIBUTES_INFO";

  /**
   * Checks the length.
   *
   * @throws IllegalArgumentException when it is not 1 to 32
   */
  public PacAttributesInfo {
    if (flagsLength < 1 || flagsLength > 32) {
      throw new IllegalArgumentException("between 1 and 32 bits are used, not " + flagsLength);
    }
  }

  static PacAttributesInfo read(byte[] source, int from, int to) {
    NdrReader in = NdrReader.of(source, from, to);
    int length = in.i32(WHAT + ".FlagsLength");
    if (length < 1 || length > 32) {
      // MS-PAC 2.14 defines two flags; an array of more than one number has no meaning yet
      throw in.fault(from, WHAT + ".FlagsLength is " + length + ", expected 1 to 32");
    }
    return new PacAttributesInfo(length, in.i32(WHAT + ".Flags"));
  }

  @Override
  public int ulType() {
    return PacBufferType.ATTRIBUTES_INFO.ulType();
  }

  @Override
  public Bytes toBytes() {
    return new NdrWriter().i32(flagsLength).i32(flags).toBytes();
  }
}
