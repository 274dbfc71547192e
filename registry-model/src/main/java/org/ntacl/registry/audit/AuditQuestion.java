package org.ntacl.registry.audit;

import java.util.List;
import java.util.Objects;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.KeyRights;
import org.ntacl.token.AccessToken;

/**
 * What an audit is asked besides what it looks for anyway. Immutable and thread-safe.
 *
 * @param tokens whose rights are looked at
 * @param wanted the rights that matter; without generic rights and MAXIMUM_ALLOWED
 */
public record AuditQuestion(List<AccessToken> tokens, AccessMask wanted) {
  /** All rights with which a key can be changed, deleted or taken over. */
  public static final AccessMask WRITING =
      KeyRights.SET_VALUE
          .or(KeyRights.CREATE_SUB_KEY)
          .or(KeyRights.CREATE_LINK)
          .or(AccessMask.DELETE)
          .or(AccessMask.WRITE_DAC)
          .or(AccessMask.WRITE_OWNER);

  /** Nobody: only the findings. */
  public static final AuditQuestion NONE = new AuditQuestion(List.of(), WRITING);

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException when the rights are not all rights by name
   */
  public AuditQuestion {
    tokens = List.copyOf(tokens);
    Objects.requireNonNull(wanted, "wanted");
    if (wanted.isGeneric() || wanted.intersects(AccessMask.MAXIMUM_ALLOWED)) {
      throw new IllegalArgumentException("expected rights by name, found " + wanted);
    }
  }
}
