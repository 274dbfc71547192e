package org.ntacl.update;

import java.util.Objects;
import java.util.Optional;
import org.ntacl.NtStatus;
import org.ntacl.access.AccessCheck;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.ObjectType;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.token.AccessToken;

/** How it is known that the caller may do what it asks for. */
public sealed interface HandleAccess {
  /** Nobody asks. */
  HandleAccess UNCHECKED = new Unchecked();

  /**
   * Returns what the operation reports when these rights are needed.
   *
   * @param needed the rights
   * @param current the descriptor of the object
   * @param caller the caller's token, or empty
   * @return STATUS_SUCCESS when the caller has them
   */
  NtStatus check(AccessMask needed, SecurityDescriptor current, Optional<AccessToken> caller);

  /** Nobody asks: the caller of the library has checked, or has no need to. */
  record Unchecked() implements HandleAccess {
    @Override
    public NtStatus check(
        AccessMask needed, SecurityDescriptor current, Optional<AccessToken> caller) {
      return NtStatus.STATUS_SUCCESS;
    }
  }

  /**
   * There is a handle, and its rights alone count, as for SetKernelObjectSecurity.
   *
   * @param granted what the handle was granted when it was opened
   */
  record Granted(AccessMask granted) implements HandleAccess {
    /** Refuses null. */
    public Granted {
      Objects.requireNonNull(granted, "granted");
    }

    @Override
    public NtStatus check(
        AccessMask needed, SecurityDescriptor current, Optional<AccessToken> caller) {
      return granted.contains(needed) ? NtStatus.STATUS_SUCCESS : NtStatus.STATUS_ACCESS_DENIED;
    }
  }

  /**
   * The object is opened by name for the operation, as by SetNamedSecurityInfo: the current
   * descriptor and the caller's privileges decide.
   *
   * @param type the type of the object
   */
  record Opened(ObjectType type) implements HandleAccess {
    /** Refuses null. */
    public Opened {
      Objects.requireNonNull(type, "type");
    }

    @Override
    public NtStatus check(
        AccessMask needed, SecurityDescriptor current, Optional<AccessToken> caller) {
      if (needed.isEmpty()) {
        return NtStatus.STATUS_SUCCESS;
      }
      return caller.isEmpty()
          ? NtStatus.STATUS_NO_TOKEN
          : AccessCheck.forType(type).check(current, caller.get(), needed).status();
    }
  }
}
