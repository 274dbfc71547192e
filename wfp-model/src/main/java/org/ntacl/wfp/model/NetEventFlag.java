package org.ntacl.wfp.model;

/** Which members of the header of a net event count (FWPM_NET_EVENT_FLAG). */
public enum NetEventFlag implements WfpFlag {
  IP_PROTOCOL_SET("FWPM_NET_EVENT_FLAG_IP_PROTOCOL_SET", 0x1),
  LOCAL_ADDR_SET("FWPM_NET_EVENT_FLAG_LOCAL_ADDR_SET", 0x2),
  REMOTE_ADDR_SET("FWPM_NET_EVENT_FLAG_REMOTE_ADDR_SET", 0x4),
  LOCAL_PORT_SET("FWPM_NET_EVENT_FLAG_LOCAL_PORT_SET", 0x8),
  REMOTE_PORT_SET("FWPM_NET_EVENT_FLAG_REMOTE_PORT_SET", 0x10),
  APP_ID_SET("FWPM_NET_EVENT_FLAG_APP_ID_SET", 0x20),
  USER_ID_SET("FWPM_NET_EVENT_FLAG_USER_ID_SET", 0x40),
  SCOPE_ID_SET("FWPM_NET_EVENT_FLAG_SCOPE_ID_SET", 0x80),
  IP_VERSION_SET("FWPM_NET_EVENT_FLAG_IP_VERSION_SET", 0x100),
  REAUTH_REASON_SET("FWPM_NET_EVENT_FLAG_REAUTH_REASON_SET", 0x200),
  PACKAGE_ID_SET("FWPM_NET_EVENT_FLAG_PACKAGE_ID_SET", 0x400),
  ENTERPRISE_ID_SET("FWPM_NET_EVENT_FLAG_ENTERPRISE_ID_SET", 0x800),
  POLICY_FLAGS_SET("FWPM_NET_EVENT_FLAG_POLICY_FLAGS_SET", 0x1000),
  EFFECTIVE_NAME_SET("FWPM_NET_EVENT_FLAG_EFFECTIVE_NAME_SET", 0x2000);

  private final String windowsName;
  private final int bits;

  NetEventFlag(String windowsName, int bits) {
    this.windowsName = windowsName;
    this.bits = bits;
  }

  @Override
  public int bits() {
    return bits;
  }

  @Override
  public String windowsName() {
    return windowsName;
  }
}
