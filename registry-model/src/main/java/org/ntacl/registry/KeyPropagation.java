package org.ntacl.registry;

import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ntacl.assign.ObjectKind;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.AclKind;
import org.ntacl.descriptor.KeyRights;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.descriptor.SecurityInformation;
import org.ntacl.update.PropagationMode;
import org.ntacl.update.PropagationPlan;
import org.ntacl.update.PropagationProgress;
import org.ntacl.update.PropagationReport;
import org.ntacl.update.SecurityTree;
import org.ntacl.update.SecurityUpdate;
import org.ntacl.update.UpdateBehaviour;
import org.ntacl.update.UpdateResult;

/**
 * SetSecurityInfo on a key: the work of user mode, made of ordinary operations (registry 4.4). Keys
 * stand for themselves by their whole paths.
 */
final class KeyPropagation implements SecurityTree<String> {
  private static final int LISTS =
      SecurityInformation.DACL
          | SecurityInformation.PROTECTED_DACL
          | SecurityInformation.UNPROTECTED_DACL;

  private static final int SYSTEM_LISTS =
      SecurityInformation.SACL
          | SecurityInformation.PROTECTED_SACL
          | SecurityInformation.UNPROTECTED_SACL;

  private final KeyHandle handle;
  private final SecurityInformation information;
  private final Set<AclKind> places;
  private final String rootPath;

  KeyPropagation(KeyHandle handle, SecurityInformation information) {
    this.handle = handle;
    this.information = information;
    this.places = placesOf(information);
    this.rootPath = handle.object().path();
  }

  PropagationReport<String> set(SecurityDescriptor parts) {
    if (places.isEmpty()) {
      handle.setSecurity(information, parts);
      return alone();
    }
    SecurityDescriptor merged = merged(parts);
    if (handle.object().isMaximum()) {
      store(handle, stored(), merged);
      return alone();
    }
    PropagationPlan<String> plan =
        PropagationPlan.of(this, rootPath, merged, PropagationMode.SET, places);
    // the key itself first and in any case: without it there is nothing to hand down
    store(handle, stored(), merged);
    return plan.apply(PropagationProgress.unwatched());
  }

  private PropagationReport<String> alone() {
    return new PropagationReport<>(List.of(rootPath), List.of(), List.of(), false);
  }

  /** Returns what the key is to have. */
  private SecurityDescriptor merged(SecurityDescriptor parts) {
    SecurityUpdate update =
        SecurityUpdate.of(
                UpdateBehaviour.ACLAPI,
                handle.operations().access().kind(),
                handle.querySecurity(readable()))
            .with(information, parts)
            .by(handle.caller().token())
            .through(handle.granted());
    UpdateResult result = parent().map(update::below).orElse(update).apply();
    if (!result.status().isSuccess()) {
      throw new RegistryException(
          result.status(), "the security of " + KeyPaths.shown(rootPath) + " is not changed");
    }
    return result.orElseThrow();
  }

  private Optional<SecurityDescriptor> parent() {
    int last = rootPath.lastIndexOf('\\');
    return last <= 0 ? Optional.empty() : Optional.of(read(rootPath.substring(0, last)));
  }

  private static Set<AclKind> placesOf(SecurityInformation information) {
    Set<AclKind> places = EnumSet.noneOf(AclKind.class);
    if (information.intersects(LISTS)) {
      places.add(AclKind.DACL);
    }
    if (information.intersects(SYSTEM_LISTS)) {
      places.add(AclKind.SACL);
    }
    return places;
  }

  /** Returns what can be read with the rights that are needed anyway. */
  private SecurityInformation readable() {
    int bits = SecurityInformation.ALL.bits();
    return SecurityInformation.of(
        places.contains(AclKind.SACL) ? bits : bits & ~SecurityInformation.SACL);
  }

  /** Returns what is written into the key itself: protection is a bit of the descriptor there. */
  private SecurityInformation stored() {
    int protection =
        (LISTS | SYSTEM_LISTS) & ~(SecurityInformation.DACL | SecurityInformation.SACL);
    return SecurityInformation.of(information.bits() & ~protection).with(lists().bits());
  }

  /** Returns what is written into the keys below. */
  private SecurityInformation lists() {
    int dacl = places.contains(AclKind.DACL) ? SecurityInformation.DACL : 0;
    int sacl = places.contains(AclKind.SACL) ? SecurityInformation.SACL : 0;
    return SecurityInformation.of(dacl | sacl);
  }

  /** Stores lists with their mark of inheritance, which the kernel keeps only when asked to. */
  private static void store(
      KeyHandle key, SecurityInformation parts, SecurityDescriptor descriptor) {
    int requests = 0;
    for (AclKind place : AclKind.values()) {
      requests |= place.isAutoInherited(descriptor) ? place.autoInheritRequest() : 0;
    }
    key.setSecurity(parts, descriptor.withControl(descriptor.control().with(requests)));
  }

  // ---- the tree, as the caller can see it

  private KeyHandle open(String path, AccessMask rights) {
    // the paths are where keys are, whatever the view of the caller
    AccessMask inPlace = rights.or(KeyRights.WOW64_64KEY);
    return handle.caller().open(KeyRequest.of(path, inPlace).with(KeyOption.OPEN_LINK));
  }

  private SecurityDescriptor read(String path) {
    try (KeyHandle key = open(path, readable().rightsToQuery())) {
      return key.querySecurity(readable());
    }
  }

  @Override
  public List<String> children(String node) throws IOException {
    try (KeyHandle key = open(node, KeyRights.ENUMERATE_SUB_KEYS)) {
      return key.subkeyNames().stream().map(name -> node + "\\" + name).toList();
    } catch (RegistryException e) {
      throw unreachable(e);
    }
  }

  @Override
  public SecurityDescriptor descriptor(String node) throws IOException {
    try {
      return node.equals(rootPath) ? handle.querySecurity(readable()) : read(node);
    } catch (RegistryException e) {
      throw unreachable(e);
    }
  }

  @Override
  public ObjectKind kind(String node) {
    return handle.operations().access().kind();
  }

  @Override
  public String path(String node) {
    return node;
  }

  @Override
  public void write(String node, SecurityDescriptor descriptor) throws IOException {
    if (node.equals(rootPath)) {
      return;
    }
    SecurityInformation lists = lists();
    try (KeyHandle key = open(node, lists.rightsToSet())) {
      store(key, lists, descriptor);
    } catch (RegistryException e) {
      throw unreachable(e);
    }
  }

  private static IOException unreachable(RegistryException cause) {
    return new IOException(cause.getMessage(), cause);
  }
}
