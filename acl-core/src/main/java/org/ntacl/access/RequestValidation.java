package org.ntacl.access;

import org.ntacl.NtStatus;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.token.AccessToken;
import org.ntacl.token.ImpersonationLevel;
import org.ntacl.token.TokenType;

/** Phase 0: what the functions of Windows refuse to look at, in their order (accesscheck 3.1). */
final class RequestValidation {
  private RequestValidation() {}

  /** Returns why the check does not take place, STATUS_SUCCESS when it does. */
  static NtStatus refusal(Question question) {
    return switch (question.options().variant()) {
      case SE_ACCESS_CHECK -> seAccessCheck(question);
      case NT_ACCESS_CHECK -> ntAccessCheck(question);
      case AUTHZ -> authz(question);
    };
  }

  private static NtStatus seAccessCheck(Question question) {
    // the kernels' SeAccessCheck: a client is not acted for below this level
    if (isBelow(question.token(), ImpersonationLevel.IMPERSONATION)) {
      return NtStatus.STATUS_BAD_IMPERSONATION_LEVEL;
    }
    return isListMalformed(question) ? NtStatus.STATUS_INVALID_PARAMETER : NtStatus.STATUS_SUCCESS;
  }

  /** The tests of Windows ask for exactly this order (accesscheck 3.1, rows 2, 4, 5, 6 and 8). */
  private static NtStatus ntAccessCheck(Question question) {
    SecurityDescriptor descriptor = question.descriptor();
    if ((question.desired() & AccessMask.GENERIC_BITS) != 0) {
      return NtStatus.STATUS_GENERIC_NOT_MAPPED;
    }
    if (question.token().type() != TokenType.IMPERSONATION) {
      return NtStatus.STATUS_NO_IMPERSONATION_TOKEN;
    }
    if (isBelow(question.token(), ImpersonationLevel.IDENTIFICATION)) {
      return NtStatus.STATUS_BAD_IMPERSONATION_LEVEL;
    }
    if (isListMalformed(question)) {
      return NtStatus.STATUS_INVALID_PARAMETER;
    }
    return descriptor.owner().isEmpty() || descriptor.group().isEmpty()
        ? NtStatus.STATUS_INVALID_SECURITY_DESCR
        : NtStatus.STATUS_SUCCESS;
  }

  private static NtStatus authz(Question question) {
    SecurityDescriptor descriptor = question.descriptor();
    return isListMalformed(question)
            || descriptor.owner().isEmpty()
            || !descriptor.dacl().isPresent()
        ? NtStatus.STATUS_INVALID_PARAMETER
        : NtStatus.STATUS_SUCCESS;
  }

  /** What the functions ask of a list of object types (accesscheck 3.2). */
  private static boolean isListMalformed(Question question) {
    ObjectTypeList list = question.request().objects();
    return list.isEmpty()
        ? question.request().resultList()
        : !list.isWellFormed()
            || (list.hasDuplicates() && question.isOn(CheckOption.DUPLICATE_TYPES_REFUSED));
  }

  private static boolean isBelow(AccessToken token, ImpersonationLevel level) {
    return token.impersonationLevel().isPresent()
        && !token.impersonationLevel().get().isAtLeast(level);
  }
}
