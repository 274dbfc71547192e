package org.ntacl.wfp;

import org.ntacl.access.AccessPolicy;
import org.ntacl.access.PolicyCompiler;
import org.ntacl.descriptor.SecurityDescriptor;

/**
 * A descriptor as the engine stores it: one for all that have equal ones, compiled when somebody is
 * checked for the first time. Equal is the same. Thread-safe.
 */
final class StoredSecurity {
  private final SecurityDescriptor descriptor;
  private final PolicyCompiler compiler;
  private volatile AccessPolicy compiled;

  StoredSecurity(SecurityDescriptor descriptor, PolicyCompiler compiler) {
    this.descriptor = descriptor;
    this.compiler = compiler;
  }

  SecurityDescriptor descriptor() {
    return descriptor;
  }

  /** Returns the descriptor for checks. */
  AccessPolicy compiled() {
    AccessPolicy known = compiled;
    if (known == null) {
      known = compiler.compile(descriptor);
      compiled = known;
    }
    return known;
  }

  @Override
  public String toString() {
    return descriptor.toString();
  }
}
