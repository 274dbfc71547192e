package org.ntacl.update;

import java.util.Optional;
import org.ntacl.NtStatus;

/**
 * An object that could not be read, changed or written. What is below it stays as it is, and all
 * else goes on.
 *
 * @param node the object
 * @param path where it is
 * @param status what Windows would report, when the descriptor is at fault; STATUS_ACCESS_DENIED
 *     when the tree refused
 * @param cause what the tree threw, or empty when the descriptor is at fault
 * @param <N> what stands for one object
 */
public record PropagationFailure<N>(
    N node, String path, NtStatus status, Optional<Exception> cause) {}
