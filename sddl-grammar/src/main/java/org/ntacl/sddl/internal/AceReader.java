package org.ntacl.sddl.internal;

import java.util.Optional;
import org.ntacl.Bytes;
import org.ntacl.Guid;
import org.ntacl.NtStatus;
import org.ntacl.claim.ResourceAttribute;
import org.ntacl.condition.Condition;
import org.ntacl.descriptor.AccessAce;
import org.ntacl.descriptor.AccessFilterAce;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.AceFlags;
import org.ntacl.descriptor.AceType;
import org.ntacl.descriptor.MandatoryLabelAce;
import org.ntacl.descriptor.ObjectGuids;
import org.ntacl.descriptor.ProcessTrustAce;
import org.ntacl.descriptor.ResourceAttributeAce;
import org.ntacl.descriptor.ScopedPolicyAce;
import org.ntacl.sid.Sid;
import org.ntacl.sid.SidContext;

/** Builds one ACE out of the fields that the scanner has marked. */
final class AceReader {
  private static final int GUID_LENGTH = 36;

  /** The flags field of an object ACE, which Windows counts even when it does not write it. */
  private static final int OBJECT_FLAGS_SIZE = 4;

  private final String text;
  private final DescriptorScanner scanner;
  private final SidReader sids;
  private final SidContext context;
  private final Faults faults;
  private final CodeReader codes;

  private AceType type = AceType.UNKNOWN;
  private int lostBytes;
  private boolean failed;

  AceReader(
      String text, DescriptorScanner scanner, SidReader sids, SidContext context, Faults faults) {
    this.text = text;
    this.scanner = scanner;
    this.sids = sids;
    this.context = context;
    this.faults = faults;
    this.codes = new CodeReader(text, faults);
  }

  /** Returns how many bytes the ACE read last leaves at the end of its list. */
  int lostBytes() {
    return lostBytes;
  }

  /** Tells whether the ACE read last was written as an object ACE. */
  boolean isObjectType() {
    return type.isObject();
  }

  /**
   * Reads the ACE.
   *
   * @return the ACE, or null after faults that did not end the reading
   */
  Ace read(boolean isDacl) {
    failed = false;
    lostBytes = 0;
    type = type(isDacl);
    if (type == AceType.UNKNOWN) {
      return null;
    }
    int flags = flags();
    int mask = mask();
    ObjectGuids objects = objects();
    Sid trustee = sids.readInAce(from(DescriptorScanner.TRUSTEE), to(DescriptorScanner.TRUSTEE));
    if (!tailIsAsExpected() || failed || flags < 0 || trustee == null) {
      return null;
    }
    return ace(AceFlags.of(flags), AccessMask.of(mask), objects, trustee);
  }

  private int from(int field) {
    return scanner.from(field);
  }

  private int to(int field) {
    return scanner.to(field);
  }

  private void fault(int field, String expected) {
    failed = true;
    faults.report(NtStatus.STATUS_INVALID_ACL, text, from(field), to(field), expected);
  }

  private AceType type(boolean isDacl) {
    int from = codes.skipSpaces(from(DescriptorScanner.TYPE), to(DescriptorScanner.TYPE));
    int length = to(DescriptorScanner.TYPE) - from;
    AceType found =
        length == 1 || length == 2
            ? AceType.ofSddlCode(text.charAt(from), length == 2 ? text.charAt(from + 1) : 0)
            : AceType.UNKNOWN;
    if (found == AceType.UNKNOWN) {
      fault(DescriptorScanner.TYPE, "an ACE type such as `A`, `D` or `AU`");
    } else if (found.isForDacl() != isDacl) {
      // recorded: windows_is_fussy, an audit ACE in a DACL is ERROR_INVALID_ACL
      fault(DescriptorScanner.TYPE, "an ACE type for a " + (isDacl ? "DACL" : "SACL"));
      return AceType.UNKNOWN;
    }
    return found;
  }

  private int flags() {
    return codes.flags(from(DescriptorScanner.FLAGS), to(DescriptorScanner.FLAGS), type);
  }

  private int mask() {
    int before = faults.count();
    int mask = codes.rights(from(DescriptorScanner.RIGHTS), to(DescriptorScanner.RIGHTS), type);
    failed |= faults.count() > before;
    return mask;
  }

  private ObjectGuids objects() {
    Guid objectType = guid(DescriptorScanner.OBJECT_TYPE);
    Guid inherited = guid(DescriptorScanner.INHERITED_OBJECT_TYPE);
    if (type.isObject()) {
      return ObjectGuids.of(0, objectType, inherited);
    }
    if (objectType != null || inherited != null) {
      fault(
          objectType != null
              ? DescriptorScanner.OBJECT_TYPE
              : DescriptorScanner.INHERITED_OBJECT_TYPE,
          "no GUID in an ACE of type `" + type.sddlCode().orElseThrow() + "`");
    }
    return ObjectGuids.NONE;
  }

  /** Reads a GUID field; spaces alone are as good as nothing, next to a GUID they are not. */
  private Guid guid(int field) {
    int from = from(field);
    int to = to(field);
    if (from == to || codes.skipSpaces(from, to) == to) {
      return null;
    }
    if (to - from == GUID_LENGTH) {
      Guid guid = GuidReader.read(text, from);
      if (guid != null) {
        return guid;
      }
    }
    fault(field, "a GUID of 8-4-4-4-12 hexadecimal digits");
    return null;
  }

  private boolean tailIsAsExpected() {
    boolean wanted = type.isCallback();
    if (scanner.hasTail() == wanted) {
      return true;
    }
    if (wanted) {
      int end = to(DescriptorScanner.TRUSTEE);
      faults.report(
          NtStatus.STATUS_INVALID_ACL,
          text,
          end,
          end + 1,
          type == AceType.SYSTEM_RESOURCE_ATTRIBUTE
              ? "`;` and a resource attribute"
              : "`;` and a condition");
    } else {
      fault(
          DescriptorScanner.TAIL,
          "`)`: an ACE of type `" + type.sddlCode().orElseThrow() + "` ends here");
    }
    return false;
  }

  private Ace ace(AceFlags flags, AccessMask mask, ObjectGuids objects, Sid trustee) {
    if (type.isAccess()) {
      return access(flags, mask, objects, trustee);
    }
    return switch (type) {
      case SYSTEM_MANDATORY_LABEL -> new MandatoryLabelAce(flags, mask, trustee);
      case SYSTEM_SCOPED_POLICY_ID -> new ScopedPolicyAce(flags, mask, trustee);
      case SYSTEM_PROCESS_TRUST_LABEL -> new ProcessTrustAce(flags, mask, trustee);
      case SYSTEM_RESOURCE_ATTRIBUTE -> resourceAttribute(flags, mask, trustee);
      case SYSTEM_ACCESS_FILTER -> {
        Condition condition = condition(objects, trustee);
        yield condition == null ? null : new AccessFilterAce(flags, mask, trustee, condition);
      }
      default -> throw new AssertionError(type);
    };
  }

  private Ace access(AceFlags flags, AccessMask mask, ObjectGuids objects, Sid trustee) {
    if (scanner.hasTail()) {
      Condition condition = condition(objects, trustee);
      return condition == null
          ? null
          : new AccessAce(
              type.accessEffect(),
              flags,
              mask,
              trustee,
              objects,
              Optional.of(condition),
              Bytes.EMPTY);
    }
    ObjectGuids written = objects;
    if (objects.isPresent() && objects.size() == OBJECT_FLAGS_SIZE) {
      // recorded: sddl-bytes oversize: an object ACE without GUIDs becomes a plain one, its four
      // bytes of flags stay in the size
      written = ObjectGuids.NONE;
      lostBytes = OBJECT_FLAGS_SIZE;
    }
    return new AccessAce(
        type.accessEffect(), flags, mask, trustee, written, Optional.empty(), Bytes.EMPTY);
  }

  private Condition condition(ObjectGuids objects, Sid trustee) {
    Condition condition =
        ConditionReader.read(
            text, from(DescriptorScanner.TAIL), to(DescriptorScanner.TAIL), context, faults);
    return condition != null && fits(objects, trustee, condition.bytes()) ? condition : null;
  }

  private Ace resourceAttribute(AceFlags flags, AccessMask mask, Sid trustee) {
    ResourceAttribute attribute =
        AttributeReader.read(
            text, from(DescriptorScanner.TAIL), to(DescriptorScanner.TAIL), context, faults);
    return attribute != null && fits(ObjectGuids.NONE, trustee, attribute.bytes())
        ? new ResourceAttributeAce(flags, mask, trustee, attribute)
        : null;
  }

  private boolean fits(ObjectGuids objects, Sid trustee, Bytes data) {
    if (Ace.HEADER_SIZE + 4 + objects.size() + trustee.size() + data.size() <= Ace.MAX_SIZE) {
      return true;
    }
    fault(DescriptorScanner.TAIL, "no more than " + Ace.MAX_SIZE + " bytes of ACE");
    return false;
  }
}
