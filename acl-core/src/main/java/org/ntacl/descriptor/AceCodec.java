package org.ntacl.descriptor;

import java.util.Optional;
import org.ntacl.Bytes;
import org.ntacl.MalformedBytesException;
import org.ntacl.NtStatus;
import org.ntacl.claim.ResourceAttribute;
import org.ntacl.condition.Condition;
import org.ntacl.internal.LittleEndian;
import org.ntacl.sid.Sid;

/** Reads and writes one ACE (MS-DTYP 2.4.4). */
final class AceCodec {
  private static final int MASK_SIZE = 4;
  private static final int MASK_END = Ace.HEADER_SIZE + MASK_SIZE;
  private static final int OBJECT_FLAGS_SIZE = 4;

  private AceCodec() {}

  /** Returns the size of an ACE that begins with these four bytes. */
  static int size(int header) {
    return header >>> 16;
  }

  /**
   * Reads the ACE that starts at an offset.
   *
   * @param header its first four bytes: type, flags and size
   * @param limit index behind the last byte of the list; at least a header is known to lie before
   *     it
   */
  static Ace decode(int header, byte[] source, int offset, int limit) {
    int size = size(header);
    if (size < Ace.HEADER_SIZE || (size & 3) != 0 || size > limit - offset) {
      throw malformedSize(offset, limit, size);
    }
    int end = offset + size;
    return size >= MASK_END && AceType.isAccess(header & 0xFF)
        ? access(header & 0xFFFF, source, offset + Ace.HEADER_SIZE, end)
        : other(header, source, offset, end);
  }

  private static Ace other(int header, byte[] source, int offset, int end) {
    AceType type = AceType.ofCode(header);
    if (type == AceType.UNKNOWN) {
      Bytes body = Bytes.copyOfRange(source, offset + Ace.HEADER_SIZE, end);
      return new OpaqueAce(header & 0xFF, flags(header), body);
    }
    if (end - offset < MASK_END) {
      throw maskless(offset, type, end - offset);
    }
    AccessMask mask = AccessMask.of(LittleEndian.i32(source, offset + Ace.HEADER_SIZE));
    return system(type, flags(header), mask, source, offset + MASK_END, end);
  }

  private static AceFlags flags(int header) {
    return AceFlags.of(header >>> 8 & 0xFF);
  }

  private static MalformedBytesException malformedSize(int offset, int limit, int size) {
    return malformed(
        offset + 2,
        size < Ace.HEADER_SIZE || (size & 3) != 0
            // RtlValidAcl
            ? "ACE size is " + size + ", expected a multiple of 4 above 0"
            : "ACE of %d bytes does not fit, %d are left".formatted(size, limit - offset));
  }

  private static MalformedBytesException maskless(int offset, AceType type, int size) {
    return malformed(offset + 2, "%s ACE of %d bytes has no access mask".formatted(type, size));
  }

  private static AccessAce access(int typeAndFlags, byte[] source, int start, int end) {
    int mask = LittleEndian.i32(source, start);
    int at = start + MASK_SIZE;
    int code = typeAndFlags & 0xFF;
    ObjectGuids objects = ObjectGuids.NONE;
    if (AceType.isObject(code)) {
      objects = objects(code, source, at, end);
      at += OBJECT_FLAGS_SIZE + ObjectGuids.guidsSize(objects.flags());
    }
    Sid trustee = Sid.read(source, at, end);
    at += trustee.size();
    if (at != end || AceType.isCallback(code)) {
      Bytes tail = Bytes.copyOfRange(source, at, end);
      return withTail(typeAndFlags, mask, trustee, objects, tail);
    }
    return AccessAce.onWire(typeAndFlags, mask, trustee, objects);
  }

  private static AccessAce withTail(
      int typeAndFlags, int mask, Sid trustee, ObjectGuids objects, Bytes tail) {
    AceType type = AceType.ofCode(typeAndFlags);
    return new AccessAce(
        type.accessEffect(),
        flags(typeAndFlags),
        AccessMask.of(mask),
        trustee,
        objects,
        type.isCallback() ? Optional.of(Condition.ofBytes(tail)) : Optional.empty(),
        type.isCallback() ? Bytes.EMPTY : tail);
  }

  private static ObjectGuids objects(int code, byte[] source, int at, int end) {
    if (end - at < OBJECT_FLAGS_SIZE) {
      throw malformedObjects(code, 0, at, end);
    }
    int flags = LittleEndian.i32(source, at);
    int size = ObjectGuids.guidsSize(flags);
    if (end - at - OBJECT_FLAGS_SIZE < size) {
      throw malformedObjects(code, size, at, end);
    }
    return ObjectGuids.read(flags, source, at + OBJECT_FLAGS_SIZE);
  }

  private static MalformedBytesException malformedObjects(int code, int size, int at, int end) {
    AceType type = AceType.ofCode(code);
    int left = end - at - OBJECT_FLAGS_SIZE;
    return malformed(
        at,
        left < 0
            ? type + " ACE ends before its object flags"
            : "%s ACE needs %d bytes of GUIDs, %d are left".formatted(type, size, left));
  }

  private static Ace system(
      AceType type, AceFlags flags, AccessMask mask, byte[] source, int at, int end) {
    if (type == AceType.ACCESS_ALLOWED_COMPOUND) {
      return compound(flags, mask, source, at, end);
    }
    Sid sid = Sid.read(source, at, end);
    Bytes rest = Bytes.copyOfRange(source, at + sid.size(), end);
    return switch (type) {
      case SYSTEM_MANDATORY_LABEL -> new MandatoryLabelAce(flags, mask, sid, rest);
      case SYSTEM_SCOPED_POLICY_ID -> new ScopedPolicyAce(flags, mask, sid, rest);
      case SYSTEM_PROCESS_TRUST_LABEL -> new ProcessTrustAce(flags, mask, sid, rest);
      case SYSTEM_RESOURCE_ATTRIBUTE ->
          new ResourceAttributeAce(flags, mask, sid, ResourceAttribute.ofBytes(rest));
      case SYSTEM_ACCESS_FILTER -> new AccessFilterAce(flags, mask, sid, Condition.ofBytes(rest));
      default -> throw new AssertionError(type);
    };
  }

  private static Ace compound(AceFlags flags, AccessMask mask, byte[] source, int at, int end) {
    if (end - at < 4) {
      throw malformed(at, "compound ACE ends before its compound type");
    }
    Sid server = Sid.read(source, at + 4, end);
    int next = at + 4 + server.size();
    Sid client = Sid.read(source, next, end);
    return new CompoundAce(
        flags,
        mask,
        LittleEndian.u16(source, at),
        LittleEndian.u16(source, at + 2),
        server,
        client,
        Bytes.copyOfRange(source, next + client.size(), end));
  }

  private static MalformedBytesException malformed(int offset, String fault) {
    return new MalformedBytesException(NtStatus.STATUS_INVALID_ACL, offset, fault);
  }

  /** Writes an ACE and returns the index behind it. */
  static int encode(Ace ace, byte[] target, int offset) {
    int end = body(ace, target, offset);
    // application data is padded with zeros inside the ACE (recorded: sddl-bytes, conditional ACEs)
    while ((end - offset & 3) != 0) {
      target[end++] = 0;
    }
    int size = end - offset;
    LittleEndian.put32(target, offset, size << 16 | ace.flags().bits() << 8 | ace.typeCode());
    return end;
  }

  private static int body(Ace ace, byte[] target, int offset) {
    int at = offset + Ace.HEADER_SIZE;
    if (ace instanceof AccessAce access) {
      return access(access, target, at);
    }
    if (ace instanceof MandatoryLabelAce label) {
      return basic(label.mask(), label.level(), label.slack(), target, at);
    }
    if (ace instanceof ResourceAttributeAce resource) {
      return basic(resource.mask(), resource.trustee(), resource.attribute().bytes(), target, at);
    }
    if (ace instanceof ScopedPolicyAce scope) {
      return basic(scope.mask(), scope.policy(), scope.slack(), target, at);
    }
    if (ace instanceof ProcessTrustAce trust) {
      return basic(trust.mask(), trust.level(), trust.slack(), target, at);
    }
    if (ace instanceof AccessFilterAce filter) {
      return basic(filter.mask(), filter.trustee(), filter.condition().bytes(), target, at);
    }
    if (ace instanceof CompoundAce compound) {
      LittleEndian.put32(target, at, compound.mask().bits());
      LittleEndian.put16(target, at + 4, compound.compoundType());
      LittleEndian.put16(target, at + 6, compound.reserved());
      int next = compound.client().write(target, compound.server().write(target, at + 8));
      return rest(compound.slack(), target, next);
    }
    return rest(((OpaqueAce) ace).body(), target, at);
  }

  private static int access(AccessAce ace, byte[] target, int at) {
    LittleEndian.put32(target, at, ace.maskBits());
    int next = at + 4;
    ObjectGuids objects = ace.objects();
    if (objects.isPresent()) {
      LittleEndian.put32(target, next, objects.flags());
      next = objects.write(target, next + OBJECT_FLAGS_SIZE);
    }
    next = ace.trustee().write(target, next);
    return ace.condition().isPresent()
        ? rest(ace.condition().get().bytes(), target, next)
        : rest(ace.slack(), target, next);
  }

  private static int basic(AccessMask mask, Sid sid, Bytes rest, byte[] target, int at) {
    LittleEndian.put32(target, at, mask.bits());
    return rest(rest, target, sid.write(target, at + 4));
  }

  private static int rest(Bytes rest, byte[] target, int at) {
    if (rest.isEmpty()) {
      return at;
    }
    rest.copyTo(target, at);
    return at + rest.size();
  }
}
