package org.ntacl.registry;

import java.util.Objects;
import java.util.Optional;

/**
 * An object that this callback attached something to goes, or the callback does
 * (REG_CALLBACK_CONTEXT_CLEANUP_INFORMATION).
 *
 * @param object the object; its handle is closed or closing
 * @param objectContext what was attached
 * @param reserved nothing, always 0
 */
public record RegCallbackContextCleanupInformation(
    KeyObject object, Optional<Object> objectContext, long reserved) implements RegInformation {
  /** Refuses null. */
  public RegCallbackContextCleanupInformation {
    Objects.requireNonNull(object, "object");
    Objects.requireNonNull(objectContext, "objectContext");
  }

  @Override
  public Optional<Object> callContext() {
    return Optional.empty();
  }
}
