package org.ntacl.descriptor;

/** The rights of registry keys (Windows headers). */
public final class KeyRights {
  public static final AccessMask QUERY_VALUE = AccessMask.of(0x0001);
  public static final AccessMask SET_VALUE = AccessMask.of(0x0002);
  public static final AccessMask CREATE_SUB_KEY = AccessMask.of(0x0004);
  public static final AccessMask ENUMERATE_SUB_KEYS = AccessMask.of(0x0008);
  public static final AccessMask NOTIFY = AccessMask.of(0x0010);
  public static final AccessMask CREATE_LINK = AccessMask.of(0x0020);

  /** Not a right but a request for the 64-bit view; callers take it off before the check. */
  public static final AccessMask WOW64_64KEY = AccessMask.of(0x0100);

  /** Not a right but a request for the 32-bit view; callers take it off before the check. */
  public static final AccessMask WOW64_32KEY = AccessMask.of(0x0200);

  public static final AccessMask READ = AccessMask.of(0x0002_0019);
  public static final AccessMask WRITE = AccessMask.of(0x0002_0006);

  /** The same as {@link #READ}. */
  public static final AccessMask EXECUTE = READ;

  public static final AccessMask ALL_ACCESS = AccessMask.of(0x000F_003F);

  /**
   * What the generic rights stand for in the kernel's own type, as Windows reports it and as the
   * keys of real hives show: GENERIC_EXECUTE includes {@link #CREATE_LINK}, other than in the
   * headers.
   */
  public static final GenericMapping KERNEL_MAPPING =
      new GenericMapping(READ, WRITE, READ.or(CREATE_LINK), ALL_ACCESS);

  private KeyRights() {}
}
