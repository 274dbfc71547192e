package org.ntacl.cli.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
import org.ntacl.sid.Sid;

/** Reads what {@link AceJsonWriter} writes. */
final class AceJsonReader {
  private static final int MAX_16_BITS = 0xFFFF;

  private final SidDecoder sids;

  AceJsonReader(SidDecoder sids) {
    this.sids = sids;
  }

  List<Ace> list(JsonFields acl) {
    List<JsonValue> items = acl.list("aces");
    List<Ace> aces = new ArrayList<>(items.size());
    for (int i = 0; i < items.size(); i++) {
      aces.add(read(JsonFields.of(items.get(i), acl.itemPath("aces", i))));
    }
    return aces;
  }

  private Ace read(JsonFields ace) {
    String name = ace.text("type");
    try {
      return name.startsWith("0x") ? opaque(ace, name) : known(ace, type(ace, name));
    } catch (IllegalArgumentException e) {
      // the model refuses sizes that the wire has no room for
      throw new InputException(InputException.prefixed(ace.path("type"), e.getMessage()));
    }
  }

  private static AceType type(JsonFields ace, String name) {
    for (AceType type : AceType.values()) {
      if (type != AceType.UNKNOWN && type.name().equals(name)) {
        return type;
      }
    }
    throw new InputException("`%s`: unknown ACE type `%s`".formatted(ace.path("type"), name));
  }

  private static Ace opaque(JsonFields ace, String name) {
    ace.allow("type", "flags", "body");
    int code;
    try {
      code = Integer.parseInt(name.substring(2), 16);
    } catch (NumberFormatException e) {
      throw new InputException(
          "`%s`: ACE type `%s` is no hexadecimal number".formatted(ace.path("type"), name));
    }
    return new OpaqueAce(code, flags(ace), octets(ace, "body"));
  }

  private Ace known(JsonFields ace, AceType type) {
    return switch (type) {
      case ACCESS_ALLOWED,
          ACCESS_DENIED,
          SYSTEM_AUDIT,
          SYSTEM_ALARM,
          ACCESS_ALLOWED_OBJECT,
          ACCESS_DENIED_OBJECT,
          SYSTEM_AUDIT_OBJECT,
          SYSTEM_ALARM_OBJECT,
          ACCESS_ALLOWED_CALLBACK,
          ACCESS_DENIED_CALLBACK,
          ACCESS_ALLOWED_CALLBACK_OBJECT,
          ACCESS_DENIED_CALLBACK_OBJECT,
          SYSTEM_AUDIT_CALLBACK,
          SYSTEM_ALARM_CALLBACK,
          SYSTEM_AUDIT_CALLBACK_OBJECT,
          SYSTEM_ALARM_CALLBACK_OBJECT ->
          access(ace, type);
      case ACCESS_ALLOWED_COMPOUND -> compound(ace);
      case SYSTEM_MANDATORY_LABEL -> {
        plain(ace);
        yield new MandatoryLabelAce(flags(ace), mask(ace), sid(ace), slack(ace));
      }
      case SYSTEM_SCOPED_POLICY_ID -> {
        plain(ace);
        yield new ScopedPolicyAce(flags(ace), mask(ace), sid(ace), slack(ace));
      }
      case SYSTEM_PROCESS_TRUST_LABEL -> {
        plain(ace);
        yield new ProcessTrustAce(flags(ace), mask(ace), sid(ace), slack(ace));
      }
      case SYSTEM_RESOURCE_ATTRIBUTE -> {
        ace.allow("type", "flags", "mask", "sid", "attribute", "attributeBytes");
        yield new ResourceAttributeAce(flags(ace), mask(ace), sid(ace), attribute(ace));
      }
      case SYSTEM_ACCESS_FILTER -> {
        ace.allow("type", "flags", "mask", "sid", "condition", "conditionBytes");
        yield new AccessFilterAce(flags(ace), mask(ace), sid(ace), condition(ace));
      }
      case UNKNOWN -> throw new AssertionError(type);
    };
  }

  private static void plain(JsonFields ace) {
    ace.allow("type", "flags", "mask", "sid", "slack");
  }

  private AccessAce access(JsonFields ace, AceType type) {
    List<String> names = new ArrayList<>(List.of("type", "flags", "mask", "sid"));
    boolean conditional =
        type.shape() == AceType.Shape.CALLBACK || type.shape() == AceType.Shape.CALLBACK_OBJECT;
    names.addAll(conditional ? List.of("condition", "conditionBytes") : List.of("slack"));
    if (type.isObject()) {
      names.addAll(List.of("objectType", "inheritedObjectType", "objectFlags"));
    }
    ace.allow(names.toArray(String[]::new));
    return new AccessAce(
        type.accessEffect(),
        flags(ace),
        mask(ace),
        sid(ace),
        type.isObject() ? objects(ace) : ObjectGuids.NONE,
        conditional ? Optional.of(condition(ace)) : Optional.empty(),
        slack(ace));
  }

  private CompoundAce compound(JsonFields ace) {
    ace.allow("type", "flags", "mask", "compoundType", "reserved", "server", "client", "slack");
    return new CompoundAce(
        flags(ace),
        mask(ace),
        (int) ace.integer("compoundType", CompoundAce.IMPERSONATION, 0, MAX_16_BITS),
        (int) ace.integer("reserved", 0, 0, MAX_16_BITS),
        sids.sid(ace, "server"),
        sids.sid(ace, "client"),
        slack(ace));
  }

  private static AceFlags flags(JsonFields ace) {
    List<String> names = ace.texts("flags");
    int bits = 0;
    for (int i = 0; i < names.size(); i++) {
      int index = AceJsonWriter.FLAG_NAMES.indexOf(names.get(i));
      if (index >= 0) {
        bits |= 1 << index;
      } else if (names.get(i).equals(AceJsonWriter.FILTER_FLAG)) {
        bits |= AceFlags.TRUST_PROTECTED_FILTER;
      } else {
        throw new InputException(
            "`%s`: unknown ACE flag `%s`".formatted(ace.itemPath("flags", i), names.get(i)));
      }
    }
    return AceFlags.of(bits);
  }

  private static AccessMask mask(JsonFields ace) {
    return mask(ace, "mask");
  }

  private static AccessMask mask(JsonFields ace, String name) {
    return TypeChoice.mask(TypeChoice.UNTYPED, ace.text(name), ace.path(name));
  }

  private Sid sid(JsonFields ace) {
    return sids.sid(ace, "sid");
  }

  private static Bytes slack(JsonFields ace) {
    return ace.has("slack") ? octets(ace, "slack") : Bytes.EMPTY;
  }

  private static Bytes octets(JsonFields ace, String name) {
    return ClaimJson.octets(ace.text(name), ace.path(name));
  }

  private static ObjectGuids objects(JsonFields ace) {
    int reserved = ace.has("objectFlags") ? mask(ace, "objectFlags").bits() : 0;
    return ObjectGuids.of(reserved, guid(ace, "objectType"), guid(ace, "inheritedObjectType"));
  }

  /** Returns null when the field is not there. */
  private static Guid guid(JsonFields ace, String name) {
    return ace.has(name) ? RequestJson.guid(ace.text(name), ace.path(name)) : null;
  }

  private Condition condition(JsonFields ace) {
    requireOneOf(ace, "condition", "conditionBytes");
    if (ace.has("conditionBytes")) {
      return Condition.ofBytes(octets(ace, "conditionBytes"));
    }
    return ConditionField.ofSddl(ace, "condition", sids);
  }

  private ResourceAttribute attribute(JsonFields ace) {
    requireOneOf(ace, "attribute", "attributeBytes");
    if (ace.has("attributeBytes")) {
      return ResourceAttribute.ofBytes(octets(ace, "attributeBytes"));
    }
    return ResourceAttribute.of(
        ClaimJson.read(JsonFields.of(ace.require("attribute"), ace.path("attribute")), sids));
  }

  private static void requireOneOf(JsonFields ace, String first, String second) {
    if (ace.has(first) == ace.has(second)) {
      throw new InputException(
          "expected either `%s` or `%s`".formatted(ace.path(first), ace.path(second)));
    }
  }
}
