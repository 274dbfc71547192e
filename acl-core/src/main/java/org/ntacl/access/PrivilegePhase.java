package org.ntacl.access;

import java.util.ArrayList;
import java.util.List;
import org.ntacl.token.AccessToken;
import org.ntacl.token.Privilege;

/**
 * Phase 4: rights that privileges give (MS-DTYP 2.5.3.2; accesscheck 6.1). Only rights asked for by
 * name count: MAXIMUM_ALLOWED asks no privilege.
 */
final class PrivilegePhase {
  private PrivilegePhase() {}

  /** Returns the privileges that grant something of what is wanted, in the order of their use. */
  static List<Privilege> used(Question question, int want) {
    if ((want & (Bits.ACCESS_SYSTEM_SECURITY | Bits.WRITE_OWNER)) == 0) {
      return List.of();
    }
    AccessToken token = question.token();
    List<Privilege> used = new ArrayList<>(2);
    if ((want & Bits.ACCESS_SYSTEM_SECURITY) != 0 && token.isEnabled(Privilege.SECURITY)) {
      used.add(Privilege.SECURITY);
    }
    if ((want & Bits.WRITE_OWNER) != 0) {
      if (token.isEnabled(Privilege.TAKE_OWNERSHIP)) {
        used.add(Privilege.TAKE_OWNERSHIP);
      } else if (token.isEnabled(Privilege.RELABEL)
          && !question.isOn(CheckOption.RELABEL_GRANTS_NOTHING)) {
        used.add(Privilege.RELABEL);
      }
    }
    return List.copyOf(used);
  }

  /** Returns the rights that these privileges give. */
  static int grants(List<Privilege> used, Recorder recorder) {
    int granted = 0;
    for (Privilege privilege : used) {
      int bits = grantOf(privilege);
      granted |= bits;
      if (recorder.isOn()) {
        recorder.grant(CheckPass.NORMAL, bits, new AccessReason.ByPrivilege(privilege));
      }
    }
    return granted;
  }

  private static int grantOf(Privilege privilege) {
    return privilege == Privilege.SECURITY ? Bits.ACCESS_SYSTEM_SECURITY : Bits.WRITE_OWNER;
  }

  /** Returns those of the privileges whose rights are among those granted in the end. */
  static List<Privilege> thatGrant(List<Privilege> used, int granted) {
    return used.stream().filter(privilege -> (grantOf(privilege) & granted) != 0).toList();
  }
}
