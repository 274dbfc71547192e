package org.ntacl.access;

import java.util.List;
import java.util.Objects;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.GenericMapping;
import org.ntacl.descriptor.ObjectType;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.token.AccessToken;

/**
 * Decides what Windows would decide about a descriptor, a token and a request (MS-DTYP 2.5.3, in
 * the order of phases of the kernel).
 *
 * <pre>{@code
 * AccessDecision d = AccessCheck.forType(ObjectTypes.KEY).check(sd, user, KeyRights.SET_VALUE);
 * d.isGranted(); // false
 * d.explain();   // KEY_SET_VALUE: not granted
 * }</pre>
 *
 * <p>Where the published sources leave a point open, {@link CheckOptions} has a switch and a
 * documented default. Immutable and thread-safe.
 */
public final class AccessCheck {
  private final ObjectType type;
  private final CheckOptions options;

  private AccessCheck(ObjectType type, CheckOptions options) {
    this.type = type;
    this.options = options;
  }

  /** Returns the check of objects of a type. */
  public static AccessCheck forType(ObjectType type) {
    return new AccessCheck(Objects.requireNonNull(type, "type"), CheckOptions.DEFAULT);
  }

  /**
   * Returns the check of objects of which nothing is known but what the generic rights stand for.
   * Their own rights have no names in explanations.
   */
  public static AccessCheck of(GenericMapping mapping) {
    return forType(ObjectType.of("object", mapping, List.of()));
  }

  /** Returns this check with other readings of the disputed points. */
  public AccessCheck withOptions(CheckOptions newOptions) {
    return new AccessCheck(type, Objects.requireNonNull(newOptions, "newOptions"));
  }

  /** Returns the type of the objects. */
  public ObjectType type() {
    return type;
  }

  /** Returns the readings of the disputed points. */
  public CheckOptions options() {
    return options;
  }

  /**
   * Decides about a request under ordinary circumstances.
   *
   * @param descriptor the descriptor of the object
   * @param token who asks
   * @param desired the rights asked for; may hold MAXIMUM_ALLOWED
   */
  public AccessDecision check(
      SecurityDescriptor descriptor, AccessToken token, AccessMask desired) {
    return check(descriptor, token, AccessRequest.of(desired));
  }

  /**
   * Decides about a request.
   *
   * @param descriptor the descriptor of the object
   * @param token who asks
   * @param request what is asked for, and the circumstances
   * @throws IllegalArgumentException when the request speaks of kernel mode or of rights granted
   *     before and the variant is not {@link CheckVariant#SE_ACCESS_CHECK}
   */
  public AccessDecision check(
      SecurityDescriptor descriptor, AccessToken token, AccessRequest request) {
    boolean forKernel = request.kernelMode() || !request.previouslyGranted().isEmpty();
    if (forKernel && options.variant() != CheckVariant.SE_ACCESS_CHECK) {
      throw new IllegalArgumentException(
          "only SeAccessCheck knows kernel mode and rights granted before, not "
              + options.variant());
    }
    Question question = new Question(type, options, descriptor, token, request);
    return new AccessDecision(question, Evaluation.run(question, Recorder.OFF));
  }
}
