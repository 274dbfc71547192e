package org.ntacl.descriptor;

/**
 * The rights of the filter engine's objects and containers (FWPM_ACTRL, Windows Filtering
 * Platform).
 */
public final class WfpRights {
  public static final AccessMask ADD = AccessMask.of(0x0001);
  public static final AccessMask ADD_LINK = AccessMask.of(0x0002);
  public static final AccessMask BEGIN_READ_TXN = AccessMask.of(0x0004);
  public static final AccessMask BEGIN_WRITE_TXN = AccessMask.of(0x0008);
  public static final AccessMask CLASSIFY = AccessMask.of(0x0010);
  public static final AccessMask ENUM = AccessMask.of(0x0020);
  public static final AccessMask OPEN = AccessMask.of(0x0040);
  public static final AccessMask READ = AccessMask.of(0x0080);
  public static final AccessMask READ_STATS = AccessMask.of(0x0100);
  public static final AccessMask SUBSCRIBE = AccessMask.of(0x0200);
  public static final AccessMask WRITE = AccessMask.of(0x0400);
  public static final AccessMask GENERIC_READ = AccessMask.of(0x0002_01D4);

  /** Includes DELETE; recorded in state dumps. */
  public static final AccessMask GENERIC_WRITE = AccessMask.of(0x0003_040B);

  public static final AccessMask GENERIC_EXECUTE = AccessMask.of(0x0002_0220);
  public static final AccessMask GENERIC_ALL = AccessMask.of(0x000F_07FF);

  /** The only right in the descriptors that stand in conditions of filters (FWP_ACTRL). */
  public static final AccessMask MATCH_FILTER = AccessMask.of(0x0001);

  private WfpRights() {}
}
