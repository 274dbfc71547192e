package org.ntacl.wfp.model;

/** What an enumeration of connections asks for (FWPM_CONNECTION_ENUM_FLAG). */
public enum ConnectionEnumFlag implements WfpFlag {
  QUERY_BYTES_TRANSFERRED("FWPM_CONNECTION_ENUM_FLAG_QUERY_BYTES_TRANSFERRED", 0x1);

  private final String windowsName;
  private final int bits;

  ConnectionEnumFlag(String windowsName, int bits) {
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
