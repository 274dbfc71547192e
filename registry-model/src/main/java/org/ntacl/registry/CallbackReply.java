package org.ntacl.registry;

import java.util.Objects;
import java.util.Optional;
import org.ntacl.NtStatus;

/**
 * What a callback says. Where a driver writes into the structures it is given, a callback says it
 * here. Immutable and thread-safe.
 *
 * <table>
 * <caption>What the parts mean (registry 2.3, 2.5)</caption>
 * <tr><th>status</th><th>before the operation</th><th>after it</th></tr>
 * <tr><td>a success</td><td>go on</td><td>{@code output}, if any, takes the place of what a
 * successful operation returns</td></tr>
 * <tr><td>STATUS_CALLBACK_BYPASS</td><td>the callback has done the work: the caller gets success
 * and {@code output}</td><td>{@code returnStatus} takes the place of the status, and {@code output}
 * of what is returned</td></tr>
 * <tr><td>a failure</td><td>the caller gets it and nothing is done</td><td>nothing</td></tr>
 * </table>
 *
 * @param status what the routine returns
 * @param returnStatus ReturnStatus of the structure for the end of operations
 * @param callContext before the operation: what this callback gets back after it
 * @param output what the operation is to return: a {@link KeyHandle} for create and open, a {@link
 *     org.ntacl.descriptor.SecurityDescriptor} for the security, a {@link KeyValue} for a value, a
 *     {@link MultipleValues} for several, a {@link KeyInformation} for a key, a String for its
 *     name, {@link org.ntacl.Bytes} for a hive that is saved
 */
public record CallbackReply(
    NtStatus status, NtStatus returnStatus, Optional<Object> callContext, Optional<Object> output) {
  /** Go on. */
  public static final CallbackReply SUCCESS = of(NtStatus.STATUS_SUCCESS);

  /** Before an operation: it is done, and returns nothing. */
  public static final CallbackReply BYPASS = of(NtStatus.STATUS_CALLBACK_BYPASS);

  /** Refuses null. */
  public CallbackReply {
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(returnStatus, "returnStatus");
    Objects.requireNonNull(callContext, "callContext");
    Objects.requireNonNull(output, "output");
  }

  /** Returns a reply of a status alone. */
  public static CallbackReply of(NtStatus status) {
    return new CallbackReply(status, NtStatus.STATUS_SUCCESS, Optional.empty(), Optional.empty());
  }

  /** Returns, for the end of an operation, the reply that makes it end with another status. */
  public static CallbackReply overriding(NtStatus newStatus) {
    return new CallbackReply(
        NtStatus.STATUS_CALLBACK_BYPASS, newStatus, Optional.empty(), Optional.empty());
  }

  /** Returns the reply with a context that comes back at the end of the operation. */
  public CallbackReply withCallContext(Object newContext) {
    return new CallbackReply(status, returnStatus, Optional.of(newContext), output);
  }

  /** Returns the reply with what the operation is to return. */
  public CallbackReply withOutput(Object newOutput) {
    return new CallbackReply(status, returnStatus, callContext, Optional.of(newOutput));
  }

  boolean isBypass() {
    return status == NtStatus.STATUS_CALLBACK_BYPASS;
  }
}
