package org.ntacl.descriptor;

/** The rights of services (Windows headers); those of the service control manager are others. */
public final class ServiceRights {
  public static final AccessMask QUERY_CONFIG = AccessMask.of(0x0001);
  public static final AccessMask CHANGE_CONFIG = AccessMask.of(0x0002);
  public static final AccessMask QUERY_STATUS = AccessMask.of(0x0004);
  public static final AccessMask ENUMERATE_DEPENDENTS = AccessMask.of(0x0008);
  public static final AccessMask START = AccessMask.of(0x0010);
  public static final AccessMask STOP = AccessMask.of(0x0020);
  public static final AccessMask PAUSE_CONTINUE = AccessMask.of(0x0040);
  public static final AccessMask INTERROGATE = AccessMask.of(0x0080);
  public static final AccessMask USER_DEFINED_CONTROL = AccessMask.of(0x0100);
  public static final AccessMask ALL_ACCESS = AccessMask.of(0x000F_01FF);

  private ServiceRights() {}
}
