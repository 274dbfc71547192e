package org.ntacl.wfp.model;

/** The options of a classification (FWP_CLASSIFY_OPTION_TYPE). */
public enum ClassifyOptionType implements WindowsName {
  MULTICAST_STATE("FWP_CLASSIFY_OPTION_MULTICAST_STATE", 0),
  LOOSE_SOURCE_MAPPING("FWP_CLASSIFY_OPTION_LOOSE_SOURCE_MAPPING", 1),
  UNICAST_LIFETIME("FWP_CLASSIFY_OPTION_UNICAST_LIFETIME", 2),
  MCAST_BCAST_LIFETIME("FWP_CLASSIFY_OPTION_MCAST_BCAST_LIFETIME", 3),
  SECURE_SOCKET_SECURITY_FLAGS("FWP_CLASSIFY_OPTION_SECURE_SOCKET_SECURITY_FLAGS", 4),
  SECURE_SOCKET_AUTHIP_MM_POLICY_KEY("FWP_CLASSIFY_OPTION_SECURE_SOCKET_AUTHIP_MM_POLICY_KEY", 5),
  SECURE_SOCKET_AUTHIP_QM_POLICY_KEY("FWP_CLASSIFY_OPTION_SECURE_SOCKET_AUTHIP_QM_POLICY_KEY", 6),
  LOCAL_ONLY_MAPPING("FWP_CLASSIFY_OPTION_LOCAL_ONLY_MAPPING", 7);

  private final String windowsName;
  private final int code;

  ClassifyOptionType(String windowsName, int code) {
    this.windowsName = windowsName;
    this.code = code;
  }

  /** Returns the number in the Windows headers. */
  public int code() {
    return code;
  }

  @Override
  public String windowsName() {
    return windowsName;
  }
}
