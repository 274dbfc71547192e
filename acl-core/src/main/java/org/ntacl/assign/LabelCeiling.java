package org.ntacl.assign;

import java.util.List;
import java.util.Optional;
import org.ntacl.NtStatus;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.MandatoryLabelAce;
import org.ntacl.sid.IntegrityLevel;
import org.ntacl.token.AccessToken;
import org.ntacl.token.Privilege;

/** How high a caller may label an object (MS-DTYP 2.4.4.13; inheritance 6). */
public final class LabelCeiling {
  private LabelCeiling() {}

  /**
   * Judges the labels among entries that a caller gives.
   *
   * @param entries any entries; those that are no labels are passed over
   * @param caller the caller's token, or empty when there is none
   * @return STATUS_INVALID_LABEL when a label names no integrity level, STATUS_NO_TOKEN when there
   *     is a label and no caller, STATUS_PRIVILEGE_NOT_HELD when a label is above the caller's
   *     level and the caller lacks SeRelabelPrivilege, else STATUS_SUCCESS
   */
  public static NtStatus check(List<Ace> entries, Optional<AccessToken> caller) {
    for (Ace ace : entries) {
      if (ace instanceof MandatoryLabelAce label) {
        NtStatus status = check(label, caller);
        if (!status.isSuccess()) {
          return status;
        }
      }
    }
    return NtStatus.STATUS_SUCCESS;
  }

  private static NtStatus check(MandatoryLabelAce label, Optional<AccessToken> caller) {
    Optional<IntegrityLevel> level = IntegrityLevel.of(label.level());
    if (level.isEmpty()) {
      return NtStatus.STATUS_INVALID_LABEL;
    }
    if (caller.isEmpty()) {
      return NtStatus.STATUS_NO_TOKEN;
    }
    return level.get().compareTo(caller.get().integrity()) <= 0
            || caller.get().isEnabled(Privilege.RELABEL)
        ? NtStatus.STATUS_SUCCESS
        : NtStatus.STATUS_PRIVILEGE_NOT_HELD;
  }
}
