package org.ntacl.cli.json;

import java.util.ArrayList;
import java.util.List;
import org.ntacl.Bytes;
import org.ntacl.Guid;
import org.ntacl.claim.ResourceAttribute;
import org.ntacl.condition.Condition;
import org.ntacl.descriptor.AccessAce;
import org.ntacl.descriptor.AccessFilterAce;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.AceFlags;
import org.ntacl.descriptor.AceType;
import org.ntacl.descriptor.CompoundAce;
import org.ntacl.descriptor.MandatoryLabelAce;
import org.ntacl.descriptor.ObjectGuids;
import org.ntacl.descriptor.OpaqueAce;
import org.ntacl.descriptor.ProcessTrustAce;
import org.ntacl.descriptor.ResourceAttributeAce;
import org.ntacl.descriptor.ScopedPolicyAce;
import org.ntacl.sddl.Sddl;
import org.ntacl.sddl.SddlException;
import org.ntacl.sddl.SddlOptions;
import org.ntacl.sid.Sid;
import org.ntacl.sid.SidContext;

/**
 * Writes the JSON form of entries, which loses nothing. Where a readable form would not come back
 * as the same bytes, the bytes are written instead.
 */
final class AceJsonWriter {
  /** Names of the flag bits; a bit of an access filter has another name. */
  static final List<String> FLAG_NAMES =
      List.of(
          "OBJECT_INHERIT",
          "CONTAINER_INHERIT",
          "NO_PROPAGATE_INHERIT",
          "INHERIT_ONLY",
          "INHERITED",
          "CRITICAL",
          "SUCCESSFUL_ACCESS",
          "FAILED_ACCESS");

  static final String FILTER_FLAG = "TRUST_PROTECTED_FILTER";

  private final JsonOutput output;

  AceJsonWriter(JsonOutput output) {
    this.output = output;
  }

  void write(Ace ace) {
    output.begin();
    output.field("type", typeName(ace));
    output.field("flags", flagNames(ace));
    if (ace instanceof AccessAce access) {
      body(access.mask(), access.trustee());
      objects(access.objects());
      access.condition().ifPresent(this::condition);
      slack(access.slack());
    } else if (ace instanceof MandatoryLabelAce label) {
      body(label.mask(), label.level());
      slack(label.slack());
    } else if (ace instanceof ScopedPolicyAce policy) {
      body(policy.mask(), policy.policy());
      slack(policy.slack());
    } else if (ace instanceof ProcessTrustAce trust) {
      body(trust.mask(), trust.level());
      slack(trust.slack());
    } else if (ace instanceof ResourceAttributeAce resource) {
      body(resource.mask(), resource.trustee());
      attribute(resource.attribute());
    } else if (ace instanceof AccessFilterAce filter) {
      body(filter.mask(), filter.trustee());
      condition(filter.condition());
    } else if (ace instanceof CompoundAce compound) {
      compound(compound);
    } else if (ace instanceof OpaqueAce opaque) {
      output.field("body", opaque.body().toHex());
    }
    output.end();
  }

  static String typeName(Ace ace) {
    return ace.type() == AceType.UNKNOWN
        ? "0x" + Integer.toHexString(ace.typeCode())
        : ace.type().name();
  }

  static List<String> flagNames(Ace ace) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < FLAG_NAMES.size(); i++) {
      if (ace.flags().contains(1 << i)) {
        boolean isFilterFlag =
            ace instanceof AccessFilterAce && 1 << i == AceFlags.TRUST_PROTECTED_FILTER;
        names.add(isFilterFlag ? FILTER_FLAG : FLAG_NAMES.get(i));
      }
    }
    return names;
  }

  private void body(AccessMask mask, Sid sid) {
    output.field("mask", mask.toString());
    output.field("sid", sid.toString());
  }

  private void objects(ObjectGuids objects) {
    output.field("objectType", objects.objectType().map(Guid::toString));
    output.field("inheritedObjectType", objects.inheritedObjectType().map(Guid::toString));
    int reserved =
        objects.flags()
            & ~(ObjectGuids.OBJECT_TYPE_PRESENT | ObjectGuids.INHERITED_OBJECT_TYPE_PRESENT);
    if (reserved != 0) {
      output.field("objectFlags", AccessMask.of(reserved).toString());
    }
  }

  private void compound(CompoundAce ace) {
    output.field("mask", ace.mask().toString());
    output.field("compoundType", ace.compoundType());
    if (ace.reserved() != 0) {
      output.field("reserved", ace.reserved());
    }
    output.field("server", ace.server().toString());
    output.field("client", ace.client().toString());
    slack(ace.slack());
  }

  private void slack(Bytes slack) {
    if (!slack.isEmpty()) {
      output.field("slack", slack.toHex());
    }
  }

  private void condition(Condition condition) {
    if (comesBack(condition)) {
      output.field("condition", condition.toSddl(SidContext.NONE));
    } else {
      output.field("conditionBytes", condition.bytes().toHex());
    }
  }

  private static boolean comesBack(Condition condition) {
    if (!condition.isPrintable()) {
      return false;
    }
    try {
      String text = condition.toSddl(SidContext.NONE);
      return Sddl.parseCondition(text, SddlOptions.DEFAULT).equals(condition);
    } catch (SddlException e) {
      return false;
    }
  }

  private void attribute(ResourceAttribute attribute) {
    if (comesBack(attribute)) {
      output.name("attribute");
      ClaimJson.write(output, attribute.decode());
    } else {
      output.field("attributeBytes", attribute.bytes().toHex());
    }
  }

  private static boolean comesBack(ResourceAttribute attribute) {
    return attribute.claim().filter(ClaimJson::isWritable).isPresent()
        && ResourceAttribute.of(attribute.decode()).equals(attribute);
  }
}
