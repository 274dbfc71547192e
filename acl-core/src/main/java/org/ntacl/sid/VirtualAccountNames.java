package org.ntacl.sid;

import java.util.Locale;
import java.util.Optional;

/** The names of virtual accounts that can be read off their SIDs. */
final class VirtualAccountNames {
  private VirtualAccountNames() {}

  static Optional<String> nameOf(Sid sid) {
    return switch (SidFamily.of(sid)) {
      case VIRTUAL_MACHINE ->
          DerivedSid.virtualMachineId(sid)
              .map(id -> "NT VIRTUAL MACHINE\\" + id.toString().toUpperCase(Locale.ROOT));
      case WINDOW_MANAGER -> numbered("Window Manager\\DWM-", sid);
      case FONT_DRIVER_HOST -> numbered("Font Driver Host\\UMFD-", sid);
      default -> Optional.empty();
    };
  }

  private static Optional<String> numbered(String prefix, Sid sid) {
    return sid.subAuthorityCount() == 3
        ? Optional.of(prefix + Integer.toUnsignedString(sid.rid()))
        : Optional.empty();
  }
}
