package org.ntacl.cli.batch;

import java.util.List;
import org.ntacl.NtStatus;
import org.ntacl.cli.json.DescriptorField;
import org.ntacl.cli.json.EntriesJson;
import org.ntacl.cli.json.InputException;
import org.ntacl.cli.json.JsonFields;
import org.ntacl.cli.json.JsonOutput;
import org.ntacl.cli.json.SidDecoder;
import org.ntacl.cli.json.TypeChoice;
import org.ntacl.descriptor.AbsentAcl;
import org.ntacl.descriptor.Acl;
import org.ntacl.descriptor.AclKind;
import org.ntacl.descriptor.ObjectType;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.update.AclEntries;
import org.ntacl.update.ExplicitAccess;

/** {@code entries}: wishes put into a list. */
final class EntriesOp implements Op {
  @Override
  public JsonOutput.Content answer(JsonFields request) {
    request.allow("id", "op", "context", "acl", "entries", "type");
    SidDecoder sids = SidDecoder.of(request);
    ObjectType type =
        request.optionalText("type").map(TypeChoice::named).orElse(TypeChoice.UNTYPED);
    SecurityDescriptor old = old(request, sids);
    AclKind place = place(old);
    request.require("entries");
    List<ExplicitAccess> wishes = EntriesJson.list(request, "entries", type, sids);
    Acl made;
    try {
      made = AclEntries.set(place.of(old), wishes);
    } catch (IllegalArgumentException e) {
      throw new InputException(NtStatus.STATUS_ALLOTTED_SPACE_EXCEEDED, e.getMessage());
    }
    String sddl = DescriptorField.print(place.replace(old, made), sids);
    return output -> output.field("sddl", sddl);
  }

  /** Without a list, the new one starts from nothing. */
  private static SecurityDescriptor old(JsonFields request, SidDecoder sids) {
    if (!request.has("acl")) {
      return SecurityDescriptor.EMPTY;
    }
    SecurityDescriptor old = DescriptorField.ofSddl(request, "acl", sids);
    boolean identified = old.owner().isPresent() || old.group().isPresent();
    if (identified || (isGiven(old.dacl()) && isGiven(old.sacl()))) {
      throw new InputException("`acl` holds more than one list: expected `D:…` or `S:…`");
    }
    return old;
  }

  private static boolean isGiven(Acl list) {
    return !(list instanceof AbsentAcl);
  }

  private static AclKind place(SecurityDescriptor old) {
    return isGiven(old.sacl()) ? AclKind.SACL : AclKind.DACL;
  }
}
