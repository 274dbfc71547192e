package org.ntacl.sddl;

import java.util.List;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.Acl;
import org.ntacl.descriptor.GenericMapping;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.descriptor.SecurityInformation;
import org.ntacl.sid.Sid;
import org.ntacl.sid.SidContext;
import org.ntacl.token.AccessToken;

/** Descriptors, lists and tokens for tests of inheritance and changes, written as text. */
final class Descriptors {
  /** The owner, S-1-5-21-1-2-3-1105. */
  static final Sid OWNER = Sid.parse("S-1-5-21-1-2-3-1105");

  /** The primary group, S-1-5-21-1-2-3-513. */
  static final Sid GROUP = Sid.parse("S-1-5-21-1-2-3-513");

  /** {@code DU} is the group. */
  static final SidContext CONTEXT = SidContext.ofDomain(Sid.parse("S-1-5-21-1-2-3"));

  /** The mapping of the tests of SeAssignSecurity: some bits of read are none of all. */
  static final GenericMapping NARROW = GenericMapping.of(0x21001, 0x20006, 0x20008, 0x1F800F);

  private static final SddlOptions OPTIONS = SddlOptions.in(CONTEXT);

  private Descriptors() {}

  /** Returns a token of the owner with a default DACL for SYSTEM. */
  static AccessToken token() {
    return AccessToken.of(OWNER).primaryGroup(GROUP).defaultDacl(dacl("(A;;GA;;;SY)")).build();
  }

  static SecurityDescriptor sd(String text) {
    return Sddl.parse(text.replace("<U>", OWNER.toString()), OPTIONS);
  }

  static Acl dacl(String aces) {
    return sd("D:" + aces).dacl();
  }

  static Acl sacl(String aces) {
    return sd("S:" + aces).sacl();
  }

  static List<Ace> aces(String text) {
    return text.isEmpty() ? List.of() : dacl(text).aces();
  }

  /** Returns the DACL as text, with {@code <U>} for the owner. */
  static String dacl(SecurityDescriptor descriptor) {
    return text(descriptor, SecurityInformation.DACL).substring(2);
  }

  /** Returns the SACL as text, with {@code <U>} for the owner. */
  static String sacl(SecurityDescriptor descriptor) {
    return text(descriptor, SecurityInformation.ALL.bits() & ~7).substring(2);
  }

  private static String text(SecurityDescriptor descriptor, int parts) {
    return descriptor
        .toSddl(CONTEXT, SecurityInformation.of(parts))
        .replace(OWNER.toString(), "<U>");
  }

  /** Returns the text of so many different entries that two such lists are too large for one. */
  static String many(String flags) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 2000; i++) {
      text.append("(A;").append(flags).append(";FR;;;S-1-5-32-").append(1000 + i).append(')');
    }
    return text.toString();
  }
}
