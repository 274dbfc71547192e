package org.ntacl.access;

import java.util.Objects;
import java.util.Optional;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.sid.Sid;
import org.ntacl.token.AccessToken;

/**
 * What is asked for, and the circumstances. Immutable and thread-safe.
 *
 * @param desired the rights asked for; may hold MAXIMUM_ALLOWED
 * @param self the SID of the object itself, which stands for PRINCIPAL SELF in entries, or empty
 * @param server the token of the server that acts for the caller, which compound entries ask for,
 *     or empty when the caller acts itself
 * @param previouslyGranted rights that the caller of the check has granted before; they are added
 *     to what is granted and not checked again. SeAccessCheck only
 * @param kernelMode whether the caller is the kernel itself, which may do everything. SeAccessCheck
 *     only
 * @param objects the object types that the request is about, {@link ObjectTypeList#NONE} for the
 *     object as such
 * @param resultList whether each of the object types gets a result of its own; Windows refuses this
 *     without a list
 * @param policies the central access policies that the machine knows
 */
public record AccessRequest(
    AccessMask desired,
    Optional<Sid> self,
    Optional<AccessToken> server,
    AccessMask previouslyGranted,
    boolean kernelMode,
    ObjectTypeList objects,
    boolean resultList,
    CentralAccessPolicies policies) {
  /** Refuses null. */
  public AccessRequest {
    Objects.requireNonNull(desired, "desired");
    Objects.requireNonNull(self, "self");
    Objects.requireNonNull(server, "server");
    Objects.requireNonNull(previouslyGranted, "previouslyGranted");
    Objects.requireNonNull(objects, "objects");
    Objects.requireNonNull(policies, "policies");
  }

  /** Returns the request for some rights under ordinary circumstances. */
  public static AccessRequest of(AccessMask desired) {
    return new AccessRequest(
        desired,
        Optional.empty(),
        Optional.empty(),
        AccessMask.NONE,
        false,
        ObjectTypeList.NONE,
        false,
        CentralAccessPolicies.NONE);
  }

  /** Returns the same request for other rights. */
  public AccessRequest withDesired(AccessMask newDesired) {
    return new AccessRequest(
        newDesired, self, server, previouslyGranted, kernelMode, objects, resultList, policies);
  }

  /** Returns the request about an object that has a SID itself. */
  public AccessRequest withSelf(Sid newSelf) {
    return new AccessRequest(
        desired,
        Optional.of(newSelf),
        server,
        previouslyGranted,
        kernelMode,
        objects,
        resultList,
        policies);
  }

  /** Returns the request of a caller for whom a server acts. */
  public AccessRequest withServer(AccessToken newServer) {
    return new AccessRequest(
        desired,
        self,
        Optional.of(newServer),
        previouslyGranted,
        kernelMode,
        objects,
        resultList,
        policies);
  }

  /** Returns the request of a caller that has been granted rights before. */
  public AccessRequest withPreviouslyGranted(AccessMask granted) {
    return new AccessRequest(
        desired, self, server, granted, kernelMode, objects, resultList, policies);
  }

  /** Returns the request of the kernel itself. */
  public AccessRequest inKernelMode() {
    return new AccessRequest(
        desired, self, server, previouslyGranted, true, objects, resultList, policies);
  }

  /** Returns the request about object types, taken as one, as AccessCheckByType does. */
  public AccessRequest withObjects(ObjectTypeList newObjects) {
    return new AccessRequest(
        desired, self, server, previouslyGranted, kernelMode, newObjects, false, policies);
  }

  /** Returns the request about each object type, as AccessCheckByTypeResultList does. */
  public AccessRequest withResultList(ObjectTypeList newObjects) {
    return new AccessRequest(
        desired, self, server, previouslyGranted, kernelMode, newObjects, true, policies);
  }

  /** Returns the request to a machine that knows central access policies. */
  public AccessRequest withPolicies(CentralAccessPolicies newPolicies) {
    return new AccessRequest(
        desired, self, server, previouslyGranted, kernelMode, objects, resultList, newPolicies);
  }
}
