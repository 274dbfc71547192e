package org.ntacl.sddl.internal;

/** What the descriptor parser tells while it reads; each call is about the token consumed last. */
public interface DescriptorEvents {
  /** {@code O:} */
  void owner();

  /** {@code G:} */
  void group();

  /** The SID of the owner or group. */
  void sid();

  /** {@code D:} */
  void dacl();

  /** {@code S:} */
  void sacl();

  /** Letters behind {@code D:} or {@code S:}. */
  void aclFlags();

  /** {@code NO_ACCESS_CONTROL} */
  void noAccessControl();

  /** The end of an ACE whose fields have all been seen. */
  void ace();

  /** The end of a list. */
  void aclEnd();
}
