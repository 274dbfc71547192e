package org.ntacl.registry;

/**
 * What is remembered about a key for redirecting old programs (KEY_FLAGS_INFORMATION, {@code
 * KEY_VIRTUALIZATION_INFORMATION}). The model redirects nobody. Immutable and thread-safe.
 *
 * @param wow64 flags of WOW64: 1 for a key of 32-bit programs, 2 for one that reflection made, 4
 *     for none to reflect
 * @param control 2 for no virtualization, 4 for no silent failure, 8 for both on new subkeys
 * @param isVirtualTarget whether redirected writes go there
 * @param isVirtualStore whether it holds such keys
 * @param isVirtualSource whether writes are redirected from there
 */
public record KeyFlags(
    int wow64,
    int control,
    boolean isVirtualTarget,
    boolean isVirtualStore,
    boolean isVirtualSource) {
  /** Nothing. */
  public static final KeyFlags NONE = new KeyFlags(0, 0, false, false, false);

  /** The bits of key nodes in files (registry 5.3). */
  private static final int VIRTUAL_SOURCE = 0x80;

  private static final int VIRTUAL_TARGET = 0x100;
  private static final int VIRTUAL_STORE = 0x200;

  static KeyFlags ofStored(int bits) {
    return new KeyFlags(
        0,
        0,
        (bits & VIRTUAL_TARGET) != 0,
        (bits & VIRTUAL_STORE) != 0,
        (bits & VIRTUAL_SOURCE) != 0);
  }

  int stored() {
    return (isVirtualTarget ? VIRTUAL_TARGET : 0)
        | (isVirtualStore ? VIRTUAL_STORE : 0)
        | (isVirtualSource ? VIRTUAL_SOURCE : 0);
  }
}
