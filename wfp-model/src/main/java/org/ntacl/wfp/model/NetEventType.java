package org.ntacl.wfp.model;

/** What a net event tells of (FWPM_NET_EVENT_TYPE). */
public enum NetEventType implements WindowsName {
  IKEEXT_MM_FAILURE("FWPM_NET_EVENT_TYPE_IKEEXT_MM_FAILURE", 0),
  IKEEXT_QM_FAILURE("FWPM_NET_EVENT_TYPE_IKEEXT_QM_FAILURE", 1),
  IKEEXT_EM_FAILURE("FWPM_NET_EVENT_TYPE_IKEEXT_EM_FAILURE", 2),
  CLASSIFY_DROP("FWPM_NET_EVENT_TYPE_CLASSIFY_DROP", 3),
  IPSEC_KERNEL_DROP("FWPM_NET_EVENT_TYPE_IPSEC_KERNEL_DROP", 4),
  IPSEC_DOSP_DROP("FWPM_NET_EVENT_TYPE_IPSEC_DOSP_DROP", 5),
  CLASSIFY_ALLOW("FWPM_NET_EVENT_TYPE_CLASSIFY_ALLOW", 6),
  CAPABILITY_DROP("FWPM_NET_EVENT_TYPE_CAPABILITY_DROP", 7),
  CAPABILITY_ALLOW("FWPM_NET_EVENT_TYPE_CAPABILITY_ALLOW", 8),
  CLASSIFY_DROP_MAC("FWPM_NET_EVENT_TYPE_CLASSIFY_DROP_MAC", 9),
  LPM_PACKET_ARRIVAL("FWPM_NET_EVENT_TYPE_LPM_PACKET_ARRIVAL", 10);

  private final String windowsName;
  private final int code;

  NetEventType(String windowsName, int code) {
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
