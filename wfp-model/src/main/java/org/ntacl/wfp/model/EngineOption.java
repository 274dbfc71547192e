package org.ntacl.wfp.model;

/** What can be set for the engine as a whole (FWPM_ENGINE_OPTION); the values are UINT32. */
public enum EngineOption implements WindowsName {
  COLLECT_NET_EVENTS("FWPM_ENGINE_COLLECT_NET_EVENTS", 0),
  NET_EVENT_MATCH_ANY_KEYWORDS("FWPM_ENGINE_NET_EVENT_MATCH_ANY_KEYWORDS", 1),
  NAME_CACHE("FWPM_ENGINE_NAME_CACHE", 2),
  MONITOR_IPSEC_CONNECTIONS("FWPM_ENGINE_MONITOR_IPSEC_CONNECTIONS", 3),
  PACKET_QUEUING("FWPM_ENGINE_PACKET_QUEUING", 4),
  TXN_WATCHDOG_TIMEOUT_IN_MSEC("FWPM_ENGINE_TXN_WATCHDOG_TIMEOUT_IN_MSEC", 5);

  private final String windowsName;
  private final int code;

  EngineOption(String windowsName, int code) {
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
