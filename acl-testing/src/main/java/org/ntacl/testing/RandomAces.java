package org.ntacl.testing;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

/** Draws access control entries of every type. Not thread-safe. */
public final class RandomAces {
  private static final Sid EVERYONE = Sid.of(1, 0);
  private static final List<AceType> ALL = List.of(AceType.values());
  private static final List<AceType> SAYABLE_IN_DACL = sayable(true);
  private static final List<AceType> SAYABLE_IN_SACL = sayable(false);

  /** Type bytes without meaning. */
  private static final List<Integer> UNKNOWN_CODES =
      IntStream.range(0, 256)
          .filter(code -> AceType.ofCode(code) == AceType.UNKNOWN)
          .boxed()
          .toList();

  private final RandomGenerator random;
  private final RandomValues values;
  private final RandomSids sids;
  private final RandomConditions conditions;
  private final RandomClaims claims;

  /** Creates a generator that draws from a source. */
  public RandomAces(RandomGenerator random) {
    this.random = random;
    this.values = new RandomValues(random);
    this.sids = new RandomSids(random);
    this.conditions = new RandomConditions(random);
    this.claims = new RandomClaims(random);
  }

  private static List<AceType> sayable(boolean forDacl) {
    return Stream.of(AceType.values())
        .filter(type -> type.sddlCode().isPresent() && type.isForDacl() == forDacl)
        .toList();
  }

  /** Returns any ACE that bytes can carry: slack, reserved bits and unknown types included. */
  public Ace any() {
    return any(values.oneOf(ALL));
  }

  /** Returns any ACE of a type. */
  public Ace any(AceType type) {
    AceFlags flags = values.aceFlags();
    return switch (type) {
      case SYSTEM_MANDATORY_LABEL ->
          new MandatoryLabelAce(flags, values.mask(), levelOrAny(), slack());
      case SYSTEM_RESOURCE_ATTRIBUTE ->
          new ResourceAttributeAce(flags, values.mask(), sids.any(), claims.anyAttribute());
      case SYSTEM_SCOPED_POLICY_ID ->
          new ScopedPolicyAce(flags, values.mask(), sids.policy(), slack());
      case SYSTEM_PROCESS_TRUST_LABEL ->
          new ProcessTrustAce(flags, values.mask(), sids.trustLevel(), slack());
      case SYSTEM_ACCESS_FILTER ->
          new AccessFilterAce(flags, values.mask(), sids.any(), conditions.any());
      case ACCESS_ALLOWED_COMPOUND ->
          new CompoundAce(
              flags,
              values.mask(),
              values.oneIn(3) ? random.nextInt(0x10000) : CompoundAce.IMPERSONATION,
              values.oneIn(3) ? random.nextInt(0x10000) : 0,
              sids.any(),
              sids.any(),
              slack());
      case UNKNOWN ->
          new OpaqueAce(values.oneOf(UNKNOWN_CODES), flags, values.bytes(4 * values.small(20)));
      default -> anyAccess(type, flags);
    };
  }

  private AccessAce anyAccess(AceType type, AceFlags flags) {
    Optional<Condition> condition =
        isCallback(type) ? Optional.of(conditions.any()) : Optional.empty();
    return new AccessAce(
        type.accessEffect(),
        flags,
        values.mask(),
        sids.any(),
        type.isObject() ? anyGuids() : ObjectGuids.NONE,
        condition,
        condition.isPresent() ? Bytes.EMPTY : slack());
  }

  private static boolean isCallback(AceType type) {
    return type.shape() == AceType.Shape.CALLBACK || type.shape() == AceType.Shape.CALLBACK_OBJECT;
  }

  private Sid levelOrAny() {
    return values.oneIn(8) ? sids.any() : sids.integrityLevel();
  }

  private Bytes slack() {
    return values.oneIn(6) ? values.bytes(4 * random.nextInt(4)) : Bytes.EMPTY;
  }

  private ObjectGuids anyGuids() {
    return ObjectGuids.of(values.oneIn(6) ? random.nextInt() : 0, guidOrNull(), guidOrNull());
  }

  private Guid guidOrNull() {
    return random.nextBoolean() ? values.guid() : null;
  }

  /**
   * Returns an ACE that SDDL can say and reads back equal.
   *
   * @param forDacl whether it is to stand in a DACL or in a SACL
   */
  public Ace printable(boolean forDacl) {
    return printable(values.oneOf(forDacl ? SAYABLE_IN_DACL : SAYABLE_IN_SACL));
  }

  /**
   * Returns an ACE of a type that SDDL can say and reads back equal.
   *
   * @param type a type that has a code in SDDL
   */
  public Ace printable(AceType type) {
    AceFlags flags = values.aceFlags();
    return switch (type) {
      case SYSTEM_MANDATORY_LABEL ->
          new MandatoryLabelAce(flags, AccessMask.of(1 + random.nextInt(7)), sids.integrityLevel());
      case SYSTEM_RESOURCE_ATTRIBUTE ->
          new ResourceAttributeAce(
              flags, AccessMask.NONE, EVERYONE, ResourceAttribute.of(claims.printable()));
      case SYSTEM_SCOPED_POLICY_ID -> new ScopedPolicyAce(flags, AccessMask.NONE, sids.policy());
      case SYSTEM_PROCESS_TRUST_LABEL ->
          new ProcessTrustAce(flags, values.mask(), sids.trustLevel());
      case SYSTEM_ACCESS_FILTER ->
          new AccessFilterAce(flags, values.mask(), EVERYONE, conditions.printable());
      default ->
          new AccessAce(
              type.accessEffect(),
              flags,
              values.mask(),
              sids.printable(),
              type.isObject() ? sayableGuids() : ObjectGuids.NONE,
              isCallback(type) ? Optional.of(conditions.printable()) : Optional.empty(),
              Bytes.EMPTY);
    };
  }

  /**
   * Returns at least one GUID: without any, SDDL reads another type (recorded: sddl-bytes
   * oversize).
   */
  private ObjectGuids sayableGuids() {
    return switch (random.nextInt(3)) {
      case 0 -> ObjectGuids.of(0, values.guid(), null);
      case 1 -> ObjectGuids.of(0, null, values.guid());
      default -> ObjectGuids.of(0, values.guid(), values.guid());
    };
  }
}
