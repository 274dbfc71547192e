package org.ntacl.wfp;

import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.sddl.Sddl;

/**
 * The descriptors that an engine is known to start with. Generic rights are mapped, as they are
 * stored, and every entry is handed down to containers and objects, which the sources imply and do
 * not show.
 */
public enum DefaultSecurity {
  /** The descriptor that the documentation lists (wfp 4.3). */
  DOCUMENTED(
      "(A;OICI;0xf07ff;;;BA)(A;OICI;0x307ff;;;NO)"
          + full(DefaultSecurity.MPS_SVC)
          + full(DefaultSecurity.NAP_AGENT)
          + full(DefaultSecurity.POLICY_AGENT)
          + full(DefaultSecurity.RPC_SS)
          + full(DefaultSecurity.WDI_SERVICE_HOST)
          + "(A;OICI;RPDT;;;WD)"),

  /** The descriptor from which a filter of a current system has inherited its own (wfp 4.3). */
  OBSERVED(
      "(A;OICI;0xf07ff;;;BA)(A;OICI;0x307ff;;;NO)"
          + full(DefaultSecurity.MPS_SVC)
          + reading(DefaultSecurity.NLA_SVC)
          + full(DefaultSecurity.POLICY_AGENT)
          + full(DefaultSecurity.RPC_SS)
          + reading(DefaultSecurity.WDI_SERVICE_HOST)
          + full(DefaultSecurity.UNNAMED)
          + "(A;OICI;RPDT;;;WD)");

  private static final String MPS_SVC =
      "S-1-5-80-3088073201-1464728630-1879813800-1107566885-823218052";
  private static final String NAP_AGENT =
      "S-1-5-80-2006800713-1441093265-249754844-3404434343-1444102779";
  private static final String NLA_SVC =
      "S-1-5-80-3141615172-2057878085-1754447212-2405740020-3916490453";
  private static final String POLICY_AGENT =
      "S-1-5-80-3044542841-3639452079-4096941652-1606687743-1256249853";
  private static final String RPC_SS =
      "S-1-5-80-979556362-403687129-3954533659-2335141334-1547273080";
  private static final String WDI_SERVICE_HOST =
      "S-1-5-80-3139157870-2983391045-3678747466-658725712-1809340420";

  /** A service whose name nobody has found. */
  private static final String UNNAMED =
      "S-1-5-80-1510742542-3632397484-604094731-3920060944-1272132581";

  private final SecurityDescriptor descriptor;

  DefaultSecurity(String entries) {
    // owner and group are those of objects that the system makes
    this.descriptor = Sddl.parse("O:BAG:SYD:" + entries);
  }

  private static String full(String service) {
    return "(A;OICI;0x307ff;;;" + service + ")";
  }

  private static String reading(String service) {
    return "(A;OICI;0x203f4;;;" + service + ")";
  }

  /** Returns the engine's descriptor. */
  public SecurityDescriptor descriptor() {
    return descriptor;
  }
}
