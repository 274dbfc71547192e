package org.ntacl.descriptor;

import java.util.List;
import org.ntacl.Bytes;
import org.ntacl.Guid;
import org.ntacl.claim.ResourceAttribute;
import org.ntacl.condition.Condition;
import org.ntacl.internal.TextBuilder;
import org.ntacl.sid.Sid;
import org.ntacl.sid.SidAlias;
import org.ntacl.sid.SidContext;

/**
 * Prints the model as Windows does (ConvertSecurityDescriptorToStringSecurityDescriptor; recorded:
 * sddl-bytes, 7,716 pairs).
 *
 * <p>The strict form refuses what SDDL cannot say; the lenient one, for {@code toString()}, writes
 * wire codes and hexadecimal bytes there.
 */
final class SddlPrinter {
  private static final int HEAD_LENGTH = 96;
  private static final int ACE_LENGTH = 72;

  private final TextBuilder text;
  private final SidContext context;
  private final boolean lenient;

  // lists name many accounts of one domain: its digits are copied from where they stand already
  /** The last SID whose domain was spelled out, or null. */
  private Sid spelled;

  private int domainFrom;
  private int domainTo;

  private SddlPrinter(int capacity, SidContext context, boolean lenient) {
    this.text = new TextBuilder(capacity);
    this.context = context;
    this.lenient = lenient;
  }

  static String print(
      SecurityDescriptor descriptor, SidContext context, SecurityInformation parts) {
    return new SddlPrinter(capacity(descriptor), context, false).descriptor(descriptor, parts);
  }

  static String print(Ace ace, SidContext context) {
    return new SddlPrinter(ACE_LENGTH, context, false).ace(ace).toString();
  }

  static String show(SecurityDescriptor descriptor) {
    return new SddlPrinter(capacity(descriptor), SidContext.NONE, true)
        .descriptor(descriptor, SecurityInformation.ALL);
  }

  static String show(Ace ace) {
    return new SddlPrinter(ACE_LENGTH, SidContext.NONE, true).ace(ace).toString();
  }

  private static int capacity(SecurityDescriptor descriptor) {
    return HEAD_LENGTH
        + ACE_LENGTH * (descriptor.dacl().aces().size() + descriptor.sacl().aces().size());
  }

  private String descriptor(SecurityDescriptor descriptor, SecurityInformation parts) {
    if (parts.contains(SecurityInformation.OWNER) && descriptor.owner().isPresent()) {
      text.append("O:");
      sid(descriptor.owner().get());
    }
    if (parts.contains(SecurityInformation.GROUP) && descriptor.group().isPresent()) {
      text.append("G:");
      sid(descriptor.group().get());
    }
    int control = descriptor.control().bits();
    if (parts.contains(SecurityInformation.DACL) && descriptor.dacl().isPresent()) {
      text.append("D:");
      acl(descriptor.dacl(), control, -1);
    }
    if (selectsSacl(descriptor.sacl(), parts)) {
      text.append("S:");
      // every control bit of the SACL is that of the DACL shifted by one
      acl(descriptor.sacl(), control >> 1, parts.bits());
    }
    return text.toString();
  }

  private static boolean selectsSacl(Acl sacl, SecurityInformation parts) {
    if (!sacl.isPresent()) {
      return false;
    }
    if (parts.contains(SecurityInformation.SACL)) {
      return true;
    }
    return sacl.aces().stream().anyMatch(ace -> isSelected(ace, parts.bits()));
  }

  private static boolean isSelected(Ace ace, int parts) {
    return (parts & SecurityInformation.selectorOf(ace.type())) != 0;
  }

  /** Appends a list; with −1 for the parts, all of its entries. */
  private void acl(Acl acl, int control, int parts) {
    if ((control & ControlFlags.DACL_PROTECTED) != 0) {
      text.append('P');
    }
    if ((control & ControlFlags.DACL_AUTO_INHERIT_REQ) != 0) {
      text.append("AR");
    }
    if ((control & ControlFlags.DACL_AUTO_INHERITED) != 0) {
      text.append("AI");
    }
    if (acl instanceof NullAcl) {
      text.append("NO_ACCESS_CONTROL");
    }
    List<Ace> aces = acl.aces();
    for (int i = 0; i < aces.size(); i++) {
      Ace ace = aces.get(i);
      if (parts == -1 || isSelected(ace, parts)) {
        ace(ace);
      }
    }
  }

  private TextBuilder ace(Ace ace) {
    text.append('(');
    type(ace);
    text.append(';');
    ace.flags().appendTo(text, ace instanceof AccessFilterAce);
    text.append(';');
    if (ace instanceof AccessAce access) {
      access(access);
    } else if (ace instanceof MandatoryLabelAce label) {
      RightCodes.appendLabel(text, label.mask().bits());
      trustee(label.level());
    } else if (ace instanceof ResourceAttributeAce resource) {
      RightCodes.append(text, resource.mask().bits());
      trustee(resource.trustee());
      text.append(';');
      attribute(resource.attribute());
    } else if (ace instanceof ScopedPolicyAce scope) {
      RightCodes.append(text, scope.mask().bits());
      trustee(scope.policy());
    } else if (ace instanceof ProcessTrustAce trust) {
      RightCodes.append(text, trust.mask().bits());
      trustee(trust.level());
    } else if (ace instanceof AccessFilterAce filter) {
      RightCodes.append(text, filter.mask().bits());
      trustee(filter.trustee());
      text.append(';');
      condition(filter.condition());
    } else if (ace instanceof CompoundAce compound) {
      RightCodes.append(text, compound.mask().bits());
      trustee(compound.server());
      text.append(';');
      sid(compound.client());
    } else if (ace instanceof OpaqueAce opaque) {
      bytes(opaque.body());
    }
    return text.append(')');
  }

  private void type(Ace ace) {
    if (ace.type().sddlCode().isPresent()) {
      text.append(ace.type().sddlCode().get());
    } else if (lenient) {
      text.hex(ace.typeCode());
    } else {
      throw new UnprintableException(
          "SDDL has no code for ACE type 0x" + Integer.toHexString(ace.typeCode()));
    }
  }

  private void access(AccessAce ace) {
    RightCodes.append(text, ace.maskBits());
    text.append(';');
    ObjectGuids objects = ace.objects();
    if (objects.objectType().isPresent()) {
      guid(objects.objectType().get());
    }
    text.append(';');
    if (objects.inheritedObjectType().isPresent()) {
      guid(objects.inheritedObjectType().get());
    }
    text.append(';');
    sid(ace.trustee());
    if (ace.condition().isPresent()) {
      text.append(';');
      condition(ace.condition().get());
    }
  }

  private void guid(Guid guid) {
    text.guid(guid.high(), guid.low());
  }

  /** Appends the two empty GUID fields and the SID. */
  private void trustee(Sid sid) {
    text.append(";;;");
    sid(sid);
  }

  private void sid(Sid sid) {
    SidAlias alias = SidAlias.find(sid, context);
    if (alias != null) {
      text.append(alias.name());
    } else if (sid.subAuthorityCount() == 0) {
      text.sidHead(sid.authority());
    } else {
      domain(sid);
      text.append('-').decimal(sid.rid());
    }
  }

  private void domain(Sid sid) {
    if (spelled != null && sid.isSiblingOf(spelled)) {
      text.again(domainFrom, domainTo);
      return;
    }
    spelled = sid;
    domainFrom = text.length();
    text.sidHead(sid.authority());
    for (int i = 0; i < sid.subAuthorityCount() - 1; i++) {
      text.append('-').decimal(sid.subAuthority(i));
    }
    domainTo = text.length();
  }

  private void condition(Condition condition) {
    if (condition.isPrintable()) {
      text.append(condition.toSddl(context));
    } else {
      unprintable("condition", condition.bytes());
    }
  }

  private void attribute(ResourceAttribute attribute) {
    if (attribute.isPrintable()) {
      text.append(attribute.toSddl(context));
    } else {
      unprintable("resource attribute", attribute.bytes());
    }
  }

  private void unprintable(String what, Bytes data) {
    if (!lenient) {
      throw new UnprintableException("SDDL has no form for " + what + " " + data.toHex());
    }
    bytes(data);
  }

  private void bytes(Bytes data) {
    text.append('#').append(data.toHex());
  }
}
