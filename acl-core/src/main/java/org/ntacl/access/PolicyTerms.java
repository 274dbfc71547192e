package org.ntacl.access;

import java.util.EnumSet;
import java.util.Set;
import org.ntacl.NtStatus;
import org.ntacl.condition.ConditionOption;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.GenericMapping;
import org.ntacl.descriptor.ObjectType;
import org.ntacl.token.AccessToken;
import org.ntacl.token.ImpersonationLevel;
import org.ntacl.token.Privilege;
import org.ntacl.token.TokenType;

/**
 * What a type of objects and the readings of disputed points mean to compiled policies: everything
 * that does not depend on the descriptor. Immutable and thread-safe.
 */
final class PolicyTerms {
  private final ObjectType type;
  private final CheckOptions options;
  private final boolean mapsRequests;
  private final boolean mapsEntries;
  private final boolean ordinary;
  private final int writeRights;
  private final Set<ConditionOption> conditionOptions;
  private final PolicyLimits unlabelled;

  PolicyTerms(ObjectType type, CheckOptions options) {
    this.type = type;
    this.options = options;
    this.mapsRequests = options.variant() == CheckVariant.SE_ACCESS_CHECK;
    this.mapsEntries =
        options.variant() != CheckVariant.AUTHZ
            && !options.isOn(CheckOption.GENERIC_ENTRIES_UNMAPPED);
    this.ordinary = mapsRequests && !options.isOn(CheckOption.RELABEL_GRANTS_NOTHING);
    this.writeRights = writeRights(type.mapping());
    this.conditionOptions = EnumSet.noneOf(ConditionOption.class);
    options.enabled().forEach(option -> option.ofConditions().ifPresent(conditionOptions::add));
    this.unlabelled = PolicyLimits.none(this);
  }

  /** See {@link Evaluation}: what a write-restricted token must be granted twice. */
  private static int writeRights(GenericMapping mapping) {
    int reading = mapping.read().bits() | mapping.execute().bits();
    int writing = (mapping.write().bits() | mapping.all().bits()) & ~reading;
    return writing | Bits.DELETE | Bits.WRITE_DAC | Bits.WRITE_OWNER;
  }

  ObjectType type() {
    return type;
  }

  CheckOptions options() {
    return options;
  }

  boolean isOn(CheckOption option) {
    return options.isOn(option);
  }

  Set<ConditionOption> conditionOptions() {
    return conditionOptions;
  }

  /** Returns the limits of an object without anything in its SACL that sets one. */
  PolicyLimits unlabelled() {
    return unlabelled;
  }

  /** Tells whether ordinary tokens may take the short way through a policy. */
  boolean isOrdinary() {
    return ordinary;
  }

  int writeRights() {
    return writeRights;
  }

  /** Returns what a request asks for; see {@link Question#desired()}. */
  int desired(int mask) {
    return mapsRequests ? type.mapping().map(mask) : mask;
  }

  /** Returns the rights that the mask of an entry means; see {@link Question#rightsOf}. */
  int rightsOf(int mask) {
    int bits = mapsEntries ? type.mapping().map(mask) : mask;
    return bits & ~(Bits.ACCESS_SYSTEM_SECURITY | Bits.MAXIMUM_ALLOWED);
  }

  /**
   * Returns why a check does not take place, STATUS_SUCCESS when it does; see {@link
   * RequestValidation}.
   *
   * @param desired the rights asked for, mapped where the variant does that
   * @param descriptorFault what the variant says of the descriptor
   */
  NtStatus refusal(AccessToken token, int desired, NtStatus descriptorFault) {
    return switch (options.variant()) {
      case SE_ACCESS_CHECK ->
          isBelow(token, ImpersonationLevel.IMPERSONATION)
              ? NtStatus.STATUS_BAD_IMPERSONATION_LEVEL
              : NtStatus.STATUS_SUCCESS;
      case NT_ACCESS_CHECK -> {
        if ((desired & AccessMask.GENERIC_BITS) != 0) {
          yield NtStatus.STATUS_GENERIC_NOT_MAPPED;
        }
        if (token.type() != TokenType.IMPERSONATION) {
          yield NtStatus.STATUS_NO_IMPERSONATION_TOKEN;
        }
        yield isBelow(token, ImpersonationLevel.IDENTIFICATION)
            ? NtStatus.STATUS_BAD_IMPERSONATION_LEVEL
            : descriptorFault;
      }
      case AUTHZ -> descriptorFault;
    };
  }

  private static boolean isBelow(AccessToken token, ImpersonationLevel level) {
    return token.impersonationLevel().isPresent()
        && !token.impersonationLevel().get().isAtLeast(level);
  }

  /** Returns the rights that privileges give; see {@link PrivilegePhase}. */
  int privileged(AccessToken token, int want) {
    int granted = 0;
    if ((want & Bits.ACCESS_SYSTEM_SECURITY) != 0 && token.isEnabled(Privilege.SECURITY)) {
      granted |= Bits.ACCESS_SYSTEM_SECURITY;
    }
    if ((want & Bits.WRITE_OWNER) != 0
        && (token.isEnabled(Privilege.TAKE_OWNERSHIP)
            || (token.isEnabled(Privilege.RELABEL) && !isOn(CheckOption.RELABEL_GRANTS_NOTHING)))) {
      granted |= Bits.WRITE_OWNER;
    }
    return granted;
  }
}
