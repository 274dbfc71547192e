package org.ntacl.cli;

import java.util.List;
import org.ntacl.access.AccessCheck;
import org.ntacl.access.AccessDecision;
import org.ntacl.access.AccessRequest;
import org.ntacl.binary.StoredDescriptor;
import org.ntacl.cli.args.Arguments;
import org.ntacl.cli.args.OptionSyntax;
import org.ntacl.cli.json.InputException;
import org.ntacl.cli.json.TypeChoice;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.ObjectType;
import org.ntacl.token.AccessToken;

/** What the commands that put a question to the access check share. */
final class AccessQuestion {
  static final OptionSyntax DESIRED =
      OptionSyntax.values(
          "--desired",
          "RIGHTS",
          "the rights asked for, separated by commas: names such as SERVICE_START, codes of SDDL, a"
              + " hexadecimal mask, or MAXIMUM_ALLOWED for all that can be had");

  private AccessQuestion() {}

  static AccessDecision decide(
      AccessCheck check, StoredDescriptor stored, AccessToken token, AccessRequest request) {
    return check.check(stored.descriptor(), token, request);
  }

  static AccessMask desired(Arguments arguments, ObjectType type) {
    List<String> values = arguments.values(DESIRED.name());
    if (values.isEmpty()) {
      throw new InputException("no `--desired`: MAXIMUM_ALLOWED asks for all that can be had");
    }
    AccessMask mask = AccessMask.NONE;
    for (String value : values) {
      for (String name : value.split(",", -1)) {
        mask = mask.or(TypeChoice.mask(type, name.strip(), DESIRED.name()));
      }
    }
    return mask;
  }
}
