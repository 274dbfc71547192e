package org.ntacl.cli.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.ntacl.NtStatus;
import org.ntacl.access.AccessCheck;
import org.ntacl.access.AccessDecision;
import org.ntacl.access.AccessRequest;
import org.ntacl.access.RightVerdict;
import org.ntacl.descriptor.AccessAce;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.Acl;
import org.ntacl.descriptor.CompoundAce;
import org.ntacl.descriptor.ObjectType;
import org.ntacl.descriptor.SecurityDescriptor;

/**
 * What somebody can do with an object: the rights that a check grants when asked for each alone.
 *
 * @param asker who
 * @param granted the rights that can be had
 * @param refusal why nothing was checked, or empty when it was
 * @param why what decided about the rights that somebody wants to know about
 */
public record EffectiveRights(
    Asker asker, AccessMask granted, Optional<NtStatus> refusal, List<RightVerdict> why) {
  /** The rights that objects have: their own, the standard ones and the SACL's. */
  private static final AccessMask RIGHTS = AccessMask.of(0x011F_FFFF);

  /** Copies the list. */
  public EffectiveRights {
    Objects.requireNonNull(asker, "asker");
    Objects.requireNonNull(granted, "granted");
    Objects.requireNonNull(refusal, "refusal");
    why = List.copyOf(why);
  }

  /**
   * Asks the check about every right.
   *
   * @param circumstances the request, whose desired rights do not matter
   * @param rights the rights to ask for, see {@link #known}
   * @param why the rights to take reasons down for
   */
  public static EffectiveRights of(
      AccessCheck check,
      SecurityDescriptor descriptor,
      Asker asker,
      AccessRequest circumstances,
      AccessMask rights,
      AccessMask why) {
    AccessMask granted = AccessMask.NONE;
    List<RightVerdict> verdicts = new ArrayList<>();
    for (int rest = rights.or(why).bits(); rest != 0; rest &= rest - 1) {
      AccessMask right = AccessMask.of(Integer.lowestOneBit(rest));
      AccessDecision decision =
          check.check(descriptor, asker.token(), circumstances.withDesired(right));
      if (!isAnswer(decision.status())) {
        return new EffectiveRights(
            asker, AccessMask.NONE, Optional.of(decision.status()), List.of());
      }
      if (decision.isGranted()) {
        granted = granted.or(right);
      }
      if (why.contains(right)) {
        decision.trace().about(right).ifPresent(verdicts::add);
      }
    }
    return new EffectiveRights(asker, granted, Optional.empty(), verdicts);
  }

  private static boolean isAnswer(NtStatus status) {
    return status.isSuccess()
        || status == NtStatus.STATUS_ACCESS_DENIED
        || status == NtStatus.STATUS_PRIVILEGE_NOT_HELD;
  }

  /**
   * Returns the rights that are worth asking about: all that the type has, that of reading the
   * SACL, and those that some entry speaks of.
   */
  public static AccessMask known(ObjectType type, Acl dacl) {
    AccessMask known = type.mapping().all().or(AccessMask.ACCESS_SYSTEM_SECURITY);
    for (Ace ace : dacl.aces()) {
      known = known.or(maskOf(ace));
    }
    return known.or(AccessMask.STANDARD_RIGHTS_REQUIRED).and(RIGHTS);
  }

  private static AccessMask maskOf(Ace ace) {
    if (ace instanceof AccessAce access) {
      return access.mask();
    }
    return ace instanceof CompoundAce compound ? compound.mask() : AccessMask.NONE;
  }
}
