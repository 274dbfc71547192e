package org.ntacl.descriptor;

/** The rights to access tokens as objects (Windows headers). */
public final class TokenRights {
  public static final AccessMask ASSIGN_PRIMARY = AccessMask.of(0x0001);
  public static final AccessMask DUPLICATE = AccessMask.of(0x0002);
  public static final AccessMask IMPERSONATE = AccessMask.of(0x0004);
  public static final AccessMask QUERY = AccessMask.of(0x0008);
  public static final AccessMask QUERY_SOURCE = AccessMask.of(0x0010);
  public static final AccessMask ADJUST_PRIVILEGES = AccessMask.of(0x0020);
  public static final AccessMask ADJUST_GROUPS = AccessMask.of(0x0040);
  public static final AccessMask ADJUST_DEFAULT = AccessMask.of(0x0080);
  public static final AccessMask ADJUST_SESSIONID = AccessMask.of(0x0100);
  public static final AccessMask READ = AccessMask.of(0x0002_0008);
  public static final AccessMask WRITE = AccessMask.of(0x0002_00E0);
  public static final AccessMask EXECUTE = AccessMask.of(0x0002_0000);
  public static final AccessMask ALL_ACCESS = AccessMask.of(0x000F_01FF);

  /**
   * What the generic rights stand for in the kernel's own type, as Windows reports it: more than
   * {@link #READ}, {@link #WRITE} and {@link #EXECUTE} of the headers.
   */
  public static final GenericMapping KERNEL_MAPPING =
      GenericMapping.of(0x0002_001A, 0x0002_01E0, 0x0002_0005, 0x000F_01FF);

  private TokenRights() {}
}
