package org.ntacl.descriptor;

/**
 * What the four generic rights mean for a type of object (GENERIC_MAPPING). Immutable and
 * thread-safe.
 *
 * @param read what GENERIC_READ stands for
 * @param write what GENERIC_WRITE stands for
 * @param execute what GENERIC_EXECUTE stands for
 * @param all what GENERIC_ALL stands for
 */
public record GenericMapping(
    AccessMask read, AccessMask write, AccessMask execute, AccessMask all) {
  /** Returns the mapping of four masks given as numbers, in the order of the Windows structure. */
  public static GenericMapping of(int read, int write, int execute, int all) {
    return new GenericMapping(
        AccessMask.of(read), AccessMask.of(write), AccessMask.of(execute), AccessMask.of(all));
  }

  /** Replaces each generic bit by what it stands for (MapGenericMask); other bits stay. */
  public AccessMask map(AccessMask mask) {
    return mask.isGeneric() ? AccessMask.of(map(mask.bits())) : mask;
  }

  /** Does {@link #map(AccessMask)} on plain bits, without allocating. */
  public int map(int bits) {
    if ((bits & AccessMask.GENERIC_BITS) == 0) {
      return bits;
    }
    int mapped = bits & ~AccessMask.GENERIC_BITS;
    mapped |= (bits & 0x8000_0000) != 0 ? read.bits() : 0;
    mapped |= (bits & 0x4000_0000) != 0 ? write.bits() : 0;
    mapped |= (bits & 0x2000_0000) != 0 ? execute.bits() : 0;
    mapped |= (bits & 0x1000_0000) != 0 ? all.bits() : 0;
    return mapped;
  }
}
