package org.ntacl.wfp.model;

/** What a provider context holds (FWPM_PROVIDER_CONTEXT_TYPE). */
public enum ProviderContextType implements WindowsName {
  IPSEC_KEYING("FWPM_IPSEC_KEYING_CONTEXT", 0),
  IPSEC_IKE_QM_TRANSPORT("FWPM_IPSEC_IKE_QM_TRANSPORT_CONTEXT", 1),
  IPSEC_IKE_QM_TUNNEL("FWPM_IPSEC_IKE_QM_TUNNEL_CONTEXT", 2),
  IPSEC_AUTHIP_QM_TRANSPORT("FWPM_IPSEC_AUTHIP_QM_TRANSPORT_CONTEXT", 3),
  IPSEC_AUTHIP_QM_TUNNEL("FWPM_IPSEC_AUTHIP_QM_TUNNEL_CONTEXT", 4),
  IPSEC_IKE_MM("FWPM_IPSEC_IKE_MM_CONTEXT", 5),
  IPSEC_AUTHIP_MM("FWPM_IPSEC_AUTHIP_MM_CONTEXT", 6),
  CLASSIFY_OPTIONS("FWPM_CLASSIFY_OPTIONS_CONTEXT", 7),
  GENERAL("FWPM_GENERAL_CONTEXT", 8),
  IPSEC_IKEV2_QM_TUNNEL("FWPM_IPSEC_IKEV2_QM_TUNNEL_CONTEXT", 9),
  IPSEC_IKEV2_MM("FWPM_IPSEC_IKEV2_MM_CONTEXT", 10),
  IPSEC_DOSP("FWPM_IPSEC_DOSP_CONTEXT", 11),
  IPSEC_IKEV2_QM_TRANSPORT("FWPM_IPSEC_IKEV2_QM_TRANSPORT_CONTEXT", 12),
  NETWORK_CONNECTION_POLICY("FWPM_NETWORK_CONNECTION_POLICY_CONTEXT", 13);

  private final String windowsName;
  private final int code;

  ProviderContextType(String windowsName, int code) {
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
