package org.ntacl.wfp.model;

/** How a tunnel of IPsec is made (FWPM_TUNNEL_FLAG). */
public enum TunnelFlag implements WfpFlag {
  POINT_TO_POINT("FWPM_TUNNEL_FLAG_POINT_TO_POINT", 0x1),
  ENABLE_VIRTUAL_IF_TUNNELING("FWPM_TUNNEL_FLAG_ENABLE_VIRTUAL_IF_TUNNELING", 0x2),
  RESERVED0("FWPM_TUNNEL_FLAG_RESERVED0", 0x4);

  private final String windowsName;
  private final int bits;

  TunnelFlag(String windowsName, int bits) {
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
