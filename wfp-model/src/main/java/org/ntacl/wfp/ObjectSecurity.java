package org.ntacl.wfp;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.ntacl.assign.AssignResult;
import org.ntacl.assign.AutoInheritFlags;
import org.ntacl.assign.NewObjectSecurity;
import org.ntacl.assign.ObjectKind;
import org.ntacl.descriptor.AbsentAcl;
import org.ntacl.descriptor.AclKind;
import org.ntacl.descriptor.ObjectTypes;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.descriptor.SecurityInformation;
import org.ntacl.sid.Sid;
import org.ntacl.sid.WellKnownSid;
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

  private final SecurityPool pool;

  /** What objects get whose creators say nothing: the same again and again. */
  private final Map<Origin, StoredSecurity> defaults = new ConcurrentHashMap<>();

  /** What a default descriptor depends on. */
  private record Origin(StoredSecurity container, Sid owner, Optional<Sid> group) {}

  ObjectSecurity(SecurityPool pool) {
    this.pool = pool;
  }

  StoredSecurity store(SecurityDescriptor descriptor) {
    return pool.store(descriptor);
  }

  /** Returns what a container of the engine starts with. */
  SecurityDescriptor ofContainer(SecurityDescriptor engine, ObjectKind kind) {
    return NewObjectSecurity.of(kind)
        .below(engine)
        .withFlags(INHERIT_UNCHECKED.with(AutoInheritFlags.DEFAULT_OWNER_FROM_PARENT
            | AutoInheritFlags.DEFAULT_GROUP_FROM_PARENT))
        .assign()
        .orElseThrow();
  }

  /**
   * Returns what a new object gets (CreatePrivateObjectSecurityEx, wfp 4.4).
   *
   * @throws WfpException with what the creator's descriptor is refused for
   */
  StoredSecurity ofNew(
      Caller creator, StoredSecurity container, Optional<SecurityDescriptor> given) {
    if (given.isPresent()) {
      return pool.store(assigned(creator, container, given));
    }
    return remembered(
        new Origin(container, creator.token().owner(), creator.token().primaryGroup()),
        origin -> assigned(creator, container, given));
  }

  /** Returns what an object gets that the system itself puts in. */
  StoredSecurity ofSystem(StoredSecurity container) {
    return remembered(
        new Origin(
            container,
            WellKnownSid.BUILTIN_ADMINISTRATORS.sid(),
            Optional.of(WellKnownSid.LOCAL_SYSTEM.sid())),
        ObjectSecurity::inherited);
  }

  private static SecurityDescriptor inherited(Origin origin) {
    return NewObjectSecurity.of(LEAF)
        .below(origin.container().descriptor())
        .withFlags(INHERIT_UNCHECKED)
        .withDefaults(Optional.of(origin.owner()), origin.group())
        .assign()
        .orElseThrow();
  }

  private StoredSecurity remembered(Origin origin, Function<Origin, SecurityDescriptor> made) {
    StoredSecurity known = defaults.get(origin);
    if (known == null) {
      known = pool.store(made.apply(origin));
      if (defaults.size() >= DEFAULTS_LIMIT) {
        defaults.clear();
      }
      defaults.put(origin, known);
    }
    return known;
  }

  private static SecurityDescriptor assigned(
      Caller creator, StoredSecurity container, Optional<SecurityDescriptor> given) {
    NewObjectSecurity request =
        NewObjectSecurity.of(LEAF)
            .below(container.descriptor())
            .withFlags(creator.isKernel() ? INHERIT_UNCHECKED : INHERIT)
            .by(creator.token());
    AssignResult result = given.map(request::withCreator).orElse(request).assign();
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
