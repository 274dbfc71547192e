package org.ntacl.update;

import java.util.List;
import java.util.Optional;
import org.ntacl.NtStatus;
import org.ntacl.descriptor.AbsentAcl;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.AceList;
import org.ntacl.descriptor.Acl;
import org.ntacl.descriptor.ControlFlags;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.descriptor.SecurityInformation;
import org.ntacl.token.AccessToken;

/** What a caller gets to see of a descriptor (NtQuerySecurityObject, GetPrivateObjectSecurity). */
public final class SecurityQuery {
  private static final int DACL_BITS =
      ControlFlags.DACL_DEFAULTED
          | ControlFlags.DACL_UNTRUSTED
          | ControlFlags.DACL_AUTO_INHERIT_REQ
          | ControlFlags.DACL_AUTO_INHERITED
          | ControlFlags.DACL_PROTECTED;

  private static final int SACL_BITS =
      ControlFlags.SACL_DEFAULTED
          | ControlFlags.SERVER_SECURITY
          | ControlFlags.SACL_AUTO_INHERIT_REQ
          | ControlFlags.SACL_AUTO_INHERITED
          | ControlFlags.SACL_PROTECTED;

  private static final int OF_SACL =
      SecurityInformation.SACL
          | SecurityInformation.LABEL
          | SecurityInformation.ATTRIBUTE
          | SecurityInformation.SCOPE
          | SecurityInformation.PROCESS_TRUST_LABEL
          | SecurityInformation.ACCESS_FILTER;

  private SecurityQuery() {}

  /**
   * Returns the selected parts if the caller may see them.
   *
   * @param current the descriptor
   * @param information which parts
   * @param caller the caller's token, or empty
   * @param access how it is known what the caller may do
   * @return the parts, or what {@code access} reports and no descriptor
   */
  public static UpdateResult read(
      SecurityDescriptor current,
      SecurityInformation information,
      Optional<AccessToken> caller,
      HandleAccess access) {
    NtStatus status = access.check(information.rightsToQuery(), current, caller);
    return new UpdateResult(
        status, status.isSuccess() ? Optional.of(select(current, information)) : Optional.empty());
  }

  /**
   * Returns the selected parts with the control bits that are about them; unknown bits select
   * nothing.
   *
   * @param descriptor the descriptor
   * @param information which parts; SACL alone means the audit entries
   */
  public static SecurityDescriptor select(
      SecurityDescriptor descriptor, SecurityInformation information) {
    SecurityInformation selected =
        information.contains(SecurityInformation.BACKUP)
            ? information.with(SecurityInformation.ALL.bits())
            : information;
    boolean owner = selected.contains(SecurityInformation.OWNER);
    boolean group = selected.contains(SecurityInformation.GROUP);
    boolean dacl = selected.contains(SecurityInformation.DACL);
    boolean sacl = selected.intersects(OF_SACL);
    int hidden =
        (owner ? 0 : ControlFlags.OWNER_DEFAULTED)
            | (group ? 0 : ControlFlags.GROUP_DEFAULTED)
            | (dacl ? 0 : DACL_BITS)
            | (sacl ? 0 : SACL_BITS);
    return new SecurityDescriptor(
        descriptor.control().without(hidden),
        descriptor.resourceManagerControl(),
        descriptor.owner().filter(sid -> owner),
        descriptor.group().filter(sid -> group),
        sacl ? entries(descriptor.sacl(), selected) : AbsentAcl.ABSENT,
        dacl ? descriptor.dacl() : AbsentAcl.ABSENT);
  }

  private static Acl entries(Acl sacl, SecurityInformation selected) {
    boolean audits = selected.contains(SecurityInformation.SACL);
    if (!(sacl instanceof AceList list)) {
      return audits ? sacl : AbsentAcl.ABSENT;
    }
    List<Ace> visible =
        list.aces().stream()
            .filter(ace -> selected.contains(SecurityInformation.selectorOf(ace.type())))
            .toList();
    // an object without label has no SACL to show (tests that run on Windows)
    return visible.isEmpty() && !audits ? AbsentAcl.ABSENT : list.withAces(visible).orElse(list);
  }
}
