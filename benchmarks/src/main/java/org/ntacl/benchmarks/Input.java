package org.ntacl.benchmarks;

import org.ntacl.binary.SelfRelative;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.sddl.Sddl;

/** The descriptors that every benchmark works on. */
public enum Input {
  /** A registry key's: five ACEs, every SID an alias. */
  REGISTRY("O:BAG:SYD:PAI(A;CI;KA;;;BA)(A;CI;KA;;;SY)(A;CI;KR;;;BU)(A;CI;KR;;;AC)(A;CIIO;KA;;;CO)"),

  /** A file server's: forty ACEs for accounts of one domain, spelled out. */
  DOMAIN_40(domain40()),

  /**
   * A directory object's: twelve ACEs in the DACL, seven of them for an object type, two in the
   * SACL.
   */
  DIRECTORY(
      "O:S-1-5-21-397955417-626881126-188441444-512G:S-1-5-21-397955417-626881126-188441444-512"
          + "D:AI(OA;;RP;4c164200-20c0-11d0-a768-00aa006e0529;;RU)"
          + "(OA;;RP;5f202010-79a5-11d0-9020-00c04fc2d4cf;;RU)"
          + "(OA;;CR;ab721a53-1e2f-11d0-9819-00aa0040529b;;WD)"
          + "(OA;;CR;ab721a53-1e2f-11d0-9819-00aa0040529b;;PS)"
          + "(OA;;RPWP;77b5b886-944a-11d1-aebd-0000f80367c1;;PS)"
          + "(OA;CIIOID;RP;037088f8-0ae1-11d2-b422-00a0c968f939;4828cc14-1437-45bc-9b07-ad6f015e5f28;RU)"
          + "(OA;CIID;RPWPCR;91e647de-d96f-4b70-9557-d63ff4f3ccd8;;PS)"
          + "(A;;CCDCLCSWRPWPDTLOCRSDRCWDWO;;;SY)(A;;RC;;;AU)(A;;RPLCLORC;;;PS)"
          + "(A;;CCDCLCSWRPWPDTLOCRSDRCWDWO;;;AO)(A;CIID;LC;;;RU)"
          + "S:AI(AU;SA;CCDCSWWPDTSDWDWO;;;WD)"
          + "(OU;CIIOIDSA;WP;f30e3bbe-9ff0-11d1-b603-0000f80367c1;bf967aa5-0de6-11d0-a285-00aa003049e2;WD)");

  private final String sddl;

  Input(String sddl) {
    this.sddl = sddl;
  }

  private static String domain40() {
    StringBuilder text =
        new StringBuilder(
            "O:S-1-5-21-2447931902-1787058256-3961074038-1201"
                + "G:S-1-5-21-2447931902-1787058256-3961074038-513D:P");
    for (int i = 0; i < 40; i++) {
      text.append(i < 6 ? "(D;OICI;0x1201bf;;;" : "(A;OICI;0x1200a9;;;")
          .append("S-1-5-21-2447931902-1787058256-3961074038-")
          .append(1200 + 37 * i)
          .append(')');
    }
    return text.toString();
  }

  /** Returns the text. */
  public String sddl() {
    return sddl;
  }

  /** Returns the model. */
  public SecurityDescriptor descriptor() {
    return Sddl.parse(sddl);
  }

  /** Returns the self-relative bytes as Windows lays them out. */
  public byte[] bytes() {
    return SelfRelative.encode(descriptor());
  }
}
