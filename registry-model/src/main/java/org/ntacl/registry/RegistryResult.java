package org.ntacl.registry;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.ntacl.NtStatus;

/**
 * What came of an operation on the registry: the form without exceptions.
 *
 * <pre>{@code
 * RegistryResult<KeyHandle> result =
 *     RegistryResult.of(() -> caller.open(path, KeyRights.SET_VALUE));
 * }</pre>
 *
 * @param status what Windows reports
 * @param value what the operation returned; empty after a failure and where nothing is returned
 * @param failure the failure, empty after a success
 * @param <T> what the operation returns
 */
public record RegistryResult<T>(
    NtStatus status, Optional<T> value, Optional<RegistryException> failure) {
  /** Refuses null. */
  public RegistryResult {
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(failure, "failure");
  }

  /** Does something that returns a value. */
  public static <T> RegistryResult<T> of(Supplier<T> operation) {
    try {
      return new RegistryResult<>(
          NtStatus.STATUS_SUCCESS, Optional.of(operation.get()), Optional.empty());
    } catch (RegistryException e) {
      return new RegistryResult<>(e.status(), Optional.empty(), Optional.of(e));
    }
  }

  /** Does something that returns nothing. */
  public static RegistryResult<Void> run(Runnable operation) {
    try {
      operation.run();
      return new RegistryResult<>(NtStatus.STATUS_SUCCESS, Optional.empty(), Optional.empty());
    } catch (RegistryException e) {
      return new RegistryResult<>(e.status(), Optional.empty(), Optional.of(e));
    }
  }

  /**
   * Returns the value.
   *
   * @throws RegistryException the failure, when there is one
   * @throws java.util.NoSuchElementException when the operation returns nothing
   */
  public T orThrow() {
    if (failure.isPresent()) {
      throw failure.get();
    }
    return value.orElseThrow();
  }
}
