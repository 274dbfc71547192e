package org.ntacl.wfp.model;

/** Which net events are collected beyond the usual ones (FWPM_NET_EVENT_KEYWORD). */
public enum NetEventKeyword implements WfpFlag {
  INBOUND_MCAST("FWPM_NET_EVENT_KEYWORD_INBOUND_MCAST", 0x1),
  INBOUND_BCAST("FWPM_NET_EVENT_KEYWORD_INBOUND_BCAST", 0x2),
  CAPABILITY_DROP("FWPM_NET_EVENT_KEYWORD_CAPABILITY_DROP", 0x4),
  CAPABILITY_ALLOW("FWPM_NET_EVENT_KEYWORD_CAPABILITY_ALLOW", 0x8),
  CLASSIFY_ALLOW("FWPM_NET_EVENT_KEYWORD_CLASSIFY_ALLOW", 0x10),
  PORT_SCANNING_DROP("FWPM_NET_EVENT_KEYWORD_PORT_SCANNING_DROP", 0x20);

  private final String windowsName;
  private final int bits;

  NetEventKeyword(String windowsName, int bits) {
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
