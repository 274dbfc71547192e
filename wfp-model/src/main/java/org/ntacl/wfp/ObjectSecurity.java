package org.ntacl.wfp;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.ntacl.assign.AssignResult;
import org.ntacl.assign.AutoInheritFlags;
import org.ntacl.assign.NewObjectSecurity;
import org.ntacl.assign.ObjectKind;
import org.ntacl.descriptor.AbsentAcl;
import org.ntacl.descriptor.Acl;
import org.ntacl.descriptor.AclKind;
import org.ntacl.descriptor.ObjectTypes;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.descriptor.SecurityInformation;
import org.ntacl.sddl.Sddl;
import org.ntacl.sid.IntegrityLevel;
import org.ntacl.sid.Sid;
import org.ntacl.sid.WellKnownSid;
import org.ntacl.token.AccessToken;
import org.ntacl.update.SecurityUpdate;
import org.ntacl.update.UpdateBehaviour;
import org.ntacl.update.UpdateResult;
import org.ntacl.wfp.model.WfpException;

/**
 * Makes descriptors: of new objects, which inherit from their container, and of changed ones.
 * Thread-safe.
 */
final class ObjectSecurity {
  /** The engine, and what holds the objects of a kind. */
  static final ObjectKind CONTAINER = ObjectKind.privateContainer(ObjectTypes.WFP.mapping());

  /** An object, and what has one descriptor for all of its kind. */
  static final ObjectKind LEAF = ObjectKind.privateLeaf(ObjectTypes.WFP.mapping());

  private static final AutoInheritFlags INHERIT =
      AutoInheritFlags.of(AutoInheritFlags.DACL_AUTO_INHERIT);

  /** The kernel is asked nothing. */
  private static final AutoInheritFlags INHERIT_UNCHECKED =
      INHERIT.with(AutoInheritFlags.AVOID_OWNER_CHECK | AutoInheritFlags.AVOID_PRIVILEGE_CHECK);

  /** The parts that the engine keeps: it has an audit of its own (wfp 4.2). */
  private static final int KEPT =
      SecurityInformation.OWNER
          | SecurityInformation.GROUP
          | SecurityInformation.DACL
          | SecurityInformation.BACKUP
          | SecurityInformation.PROTECTED_DACL
          | SecurityInformation.UNPROTECTED_DACL;

  private static final int DEFAULTS_LIMIT = 256;

  /** Whose objects those are that come with the system. */
  private static final AccessToken SYSTEM =
      AccessToken.of(WellKnownSid.LOCAL_SYSTEM.sid())
          .memberOf(WellKnownSid.BUILTIN_ADMINISTRATORS)
          .owner(WellKnownSid.BUILTIN_ADMINISTRATORS.sid())
          .primaryGroup(WellKnownSid.LOCAL_SYSTEM.sid())
          .defaultDacl(Sddl.parse("D:(A;;GA;;;SY)(A;;GRGX;;;BA)").dacl())
          .integrity(IntegrityLevel.SYSTEM)
          .build();

  private final SecurityPool pool;

  /** What objects get whose creators say nothing: the same again and again. */
  private final Map<Origin, StoredSecurity> defaults = new ConcurrentHashMap<>();

  /** What a default descriptor depends on. */
  private record Origin(
      StoredSecurity container, Sid owner, Optional<Sid> group, Acl defaultDacl) {}

  ObjectSecurity(SecurityPool pool) {
    this.pool = pool;
  }

  StoredSecurity store(SecurityDescriptor descriptor) {
    return pool.store(descriptor);
  }

  /** Returns what a container of the engine starts with. */
  StoredSecurity ofContainer(SecurityDescriptor engine, ObjectKind kind) {
    return pool.store(assigned(request(kind, engine, SYSTEM, true)));
  }

  /** Returns what an object gets that the system itself puts in. */
  StoredSecurity ofSystem(StoredSecurity container) {
    return inherited(container, SYSTEM);
  }

  /**
   * Returns what a new object gets (CreatePrivateObjectSecurityEx, wfp 4.4).
   *
   * @throws WfpException with what the creator's descriptor is refused for
   */
  StoredSecurity ofNew(
      Caller creator, StoredSecurity container, Optional<SecurityDescriptor> given) {
    if (given.isEmpty()) {
      return inherited(container, creator.token());
    }
    return pool.store(
        assigned(
            request(LEAF, container.descriptor(), creator.token(), creator.isKernel())
                .withCreator(given.get())));
  }

  private StoredSecurity inherited(StoredSecurity container, AccessToken creator) {
    Origin origin =
        new Origin(container, creator.owner(), creator.primaryGroup(), creator.defaultDacl());
    StoredSecurity known = defaults.get(origin);
    if (known == null) {
      known = pool.store(assigned(request(LEAF, container.descriptor(), creator, true)));
      if (defaults.size() >= DEFAULTS_LIMIT) {
        defaults.clear();
      }
      defaults.put(origin, known);
    }
    return known;
  }

  private static NewObjectSecurity request(
      ObjectKind kind, SecurityDescriptor parent, AccessToken creator, boolean unchecked) {
    return NewObjectSecurity.of(kind)
        .below(parent)
        .withFlags(unchecked ? INHERIT_UNCHECKED : INHERIT)
        .by(creator);
  }

  private static SecurityDescriptor assigned(NewObjectSecurity request) {
    AssignResult result = request.assign();
    if (!result.status().isSuccess()) {
      throw AccessGate.refused(result.status(), "the security of the new object");
    }
    return withoutSystemList(result.orElseThrow());
  }

  /**
   * Returns what becomes of a descriptor (SetSecurityInfo, wfp 4.5). What is set of the SACL is
   * forgotten.
   *
   * @param parent what the object inherits from, empty for the engine
   * @throws WfpException with what the change is refused for
   */
  StoredSecurity changed(
      Caller caller,
      ObjectKind kind,
      StoredSecurity current,
      Optional<StoredSecurity> parent,
      SecurityInformation information,
      SecurityDescriptor parts) {
    SecurityUpdate update =
        SecurityUpdate.of(UpdateBehaviour.ACLAPI, kind, current.descriptor())
            .with(
                SecurityInformation.of(information.bits() & KEPT), parts.withSacl(AbsentAcl.ABSENT))
            .by(caller.token());
    if (caller.isKernel()) {
      update = update.withFlags(AutoInheritFlags.of(AutoInheritFlags.AVOID_OWNER_CHECK));
    }
    if (parent.isPresent()) {
      update = update.below(parent.get().descriptor());
    }
    UpdateResult result = update.apply();
    if (!result.status().isSuccess()) {
      throw AccessGate.refused(result.status(), "the change of security");
    }
    SecurityDescriptor after = withoutSystemList(result.orElseThrow());
    return after.equals(current.descriptor()) ? current : pool.store(after);
  }

  private static SecurityDescriptor withoutSystemList(SecurityDescriptor descriptor) {
    AclKind sacl = AclKind.SACL;
    int about =
        sacl.defaulted() | sacl.autoInheritRequest() | sacl.autoInherited() | sacl.protection();
    return descriptor.withSacl(AbsentAcl.ABSENT).withControl(descriptor.control().without(about));
  }
}
