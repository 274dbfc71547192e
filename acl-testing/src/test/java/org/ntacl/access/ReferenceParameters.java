package org.ntacl.access;

import java.util.List;
import java.util.Optional;
import org.ntacl.NtStatus;
import org.ntacl.descriptor.AbsentAcl;

/** What the functions refuse to look at, by accesscheck 3.1 and 3.2. */
final class ReferenceParameters {
  private static final List<String> LEVELS =
      List.of("ANONYMOUS", "IDENTIFICATION", "IMPERSONATION", "DELEGATION");

  private final ReferenceCall call;

  ReferenceParameters(ReferenceCall call) {
    this.call = call;
  }

  Optional<NtStatus> refusal() {
    return switch (call.question.options().variant()) {
      case SE_ACCESS_CHECK -> ofKernel();
      case NT_ACCESS_CHECK -> ofApplication();
      case AUTHZ -> ofAuthz();
    };
  }

  /** 3.1, as the kernel sees it. */
  private Optional<NtStatus> ofKernel() {
    if (level() == 0 || level() == 1) {
      return Optional.of(NtStatus.STATUS_BAD_IMPERSONATION_LEVEL);
    }
    return badList() ? Optional.of(NtStatus.STATUS_INVALID_PARAMETER) : Optional.empty();
  }

  /** 3.1, rows 2, 4, 5, 6 and 8 in this order. */
  private Optional<NtStatus> ofApplication() {
    if (call.desired() >>> 28 != 0) {
      return Optional.of(NtStatus.STATUS_GENERIC_NOT_MAPPED);
    }
    if (level() < 0) {
      return Optional.of(NtStatus.STATUS_NO_IMPERSONATION_TOKEN);
    }
    if (level() == 0) {
      return Optional.of(NtStatus.STATUS_BAD_IMPERSONATION_LEVEL);
    }
    if (badList()) {
      return Optional.of(NtStatus.STATUS_INVALID_PARAMETER);
    }
    return call.question.descriptor().owner().isEmpty()
            || call.question.descriptor().group().isEmpty()
        ? Optional.of(NtStatus.STATUS_INVALID_SECURITY_DESCR)
        : Optional.empty();
  }

  /** 3.1, last paragraph. */
  private Optional<NtStatus> ofAuthz() {
    return call.question.descriptor().owner().isEmpty()
            || call.question.descriptor().dacl() == AbsentAcl.ABSENT
            || badList()
        ? Optional.of(NtStatus.STATUS_INVALID_PARAMETER)
        : Optional.empty();
  }

  /** The level of impersonation, −1 for the token of a process. */
  private int level() {
    return call.token.impersonationLevel().map(level -> LEVELS.indexOf(level.name())).orElse(-1);
  }

  /** 3.2. */
  private boolean badList() {
    boolean bad =
        (call.question.request().resultList() && call.tree.size() == 0)
            || call.tree.isBad()
            || (call.tree.repeats() && call.on(CheckOption.DUPLICATE_TYPES_REFUSED));
    return bad && call.reach(ReferenceRule.BAD_LIST);
  }
}
