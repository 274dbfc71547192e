package org.ntacl.access;

import java.util.Optional;
import java.util.stream.Stream;

/** Which function of Windows a check behaves like. They differ in what they refuse to look at. */
public enum CheckVariant {
  /**
   * The check that drivers call: generic rights in the request are mapped first, a descriptor
   * without owner or group is evaluated, and there may be rights granted before and callers in
   * kernel mode. A token for impersonation below that level is refused.
   */
  SE_ACCESS_CHECK("SeAccessCheck"),

  /**
   * The check that applications call, AccessCheck and NtAccessCheck: generic rights in the request,
   * the token of a process, a token below the level of identification, and a descriptor without
   * owner or group are refused, in this order.
   */
  NT_ACCESS_CHECK("NtAccessCheck"),

  /**
   * The check of the Authz library: a descriptor without owner or without DACL is refused, and
   * generic rights have no meaning, neither in the request nor in entries.
   */
  AUTHZ("Authz");

  private final String functionName;

  CheckVariant(String functionName) {
    this.functionName = functionName;
  }

  /**
   * Returns the variant of a name such as {@code SeAccessCheck}, in exactly that case, or empty.
   */
  public static Optional<CheckVariant> named(String name) {
    return Stream.of(values()).filter(v -> v.functionName.equals(name)).findFirst();
  }

  /** Returns the name, as in {@code SeAccessCheck}. */
  @Override
  public String toString() {
    return functionName;
  }
}
