package org.ntacl.registry;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.ntacl.NtStatus;
import org.ntacl.assign.AssignResult;
import org.ntacl.assign.NewObjectSecurity;
import org.ntacl.descriptor.AccessMask;

/** One call of NtOpenKey or NtCreateKey. Used by one thread. */
final class KeyOpening {
  /** MS-RRP gives the number; what Windows reports beyond it is not documented. */
  private static final int MAX_LINKS = 64;

  private final KeyOperations operations;
  private final KeyTree tree;
  private final RegistryCaller caller;
  private final boolean in32BitView;
  private final boolean creates;

  KeyOpening(KeyOperations operations, RegistryCaller caller, KeyRequest request, boolean creates) {
    this.operations = operations;
    this.tree = operations.tree();
    this.caller = caller;
    this.in32BitView = Wow64View.isChosen(request.desired(), caller.is32Bit());
    this.creates = creates;
  }

  /** Opens or creates. Each symbolic link on the way is an operation of its own for callbacks. */
  KeyHandle run(KeyRequest request) {
    KeyRequest current = request;
    for (int links = 0; links <= MAX_LINKS; links++) {
      try {
        return runOnce(current);
      } catch (ReparseException e) {
        current = current.at(e.target());
      }
    }
    throw new RegistryException(
        NtStatus.STATUS_OBJECT_NAME_NOT_FOUND, "more than " + MAX_LINKS + " symbolic links");
  }

  private KeyHandle runOnce(KeyRequest request) {
    KeyObject root = request.root().map(KeyHandle::object).orElse(tree.root());
    RegNotifyClass pre =
        creates ? RegNotifyClass.PRE_CREATE_KEY_EX : RegNotifyClass.PRE_OPEN_KEY_EX;
    Notification<KeyHandle> notification =
        new Notification<>(pre, root, false, information(request, root), KeyHandle.class, creates);
    Supplier<KeyHandle> work = () -> creates ? create(request, root) : open(request, root);
    return operations.dispatch(notification, work);
  }

  private BiFunction<Optional<Object>, Optional<Object>, RegInformation> information(
      KeyRequest request, KeyObject root) {
    String remaining =
        request.root().isPresent()
            ? request.path()
            : String.join("\\", KeyPaths.whole(request.path()));
    AccessMask view = request.desired().and(Wow64View.BITS);
    ProcessorMode mode = caller.isKernel() ? ProcessorMode.KERNEL_MODE : ProcessorMode.USER_MODE;
    if (!creates) {
      return (call, object) ->
          new RegOpenKeyInformation(
              request.path(),
              root,
              request.options(),
              request.desired(),
              remaining,
              view,
              mode,
              call,
              object,
              1);
    }
    return (call, object) ->
        new RegCreateKeyInformation(
            request.path(),
            root,
            request.options(),
            request.className(),
            request.security(),
            request.desired(),
            remaining,
            view,
            mode,
            call,
            object,
            1);
  }

  // ---- with the lock held

  private KeyLookup.Place find(KeyRequest request, KeyObject root) {
    if (root.tree() != tree) {
      throw new RegistryException(
          NtStatus.STATUS_INVALID_HANDLE, "the handle is one of another registry");
    }
    request.root().map(KeyHandle::handle).ifPresent(KeyOperations::requireOpen);
    return new KeyLookup(tree, request, in32BitView).find();
  }

  private KeyHandle open(KeyRequest request, KeyObject root) {
    KeyLookup.Place place = find(request, root);
    if (!place.missing().isEmpty()) {
      throw notFound(request);
    }
    return opened(request, place.node());
  }

  private KeyHandle opened(KeyRequest request, KeyNode node) {
    AccessMask granted = operations.access().onOpen(caller, request, node);
    return handle(request, node, granted, Disposition.REG_OPENED_EXISTING_KEY);
  }

  private KeyHandle handle(
      KeyRequest request, KeyNode node, AccessMask granted, Disposition disposition) {
    boolean isMaximum = request.desired().intersects(AccessMask.MAXIMUM_ALLOWED);
    KeyObject object = new KeyObject(tree, node, granted, isMaximum);
    node.hive().ifPresent(MountedHive::opened);
    return new KeyHandle(operations, caller, new OpenHandle(object, granted), disposition);
  }

  private KeyHandle create(KeyRequest request, KeyObject root) {
    KeyLookup.Place place = find(request, root);
    List<String> missing = place.missing();
    if (missing.isEmpty()) {
      if (request.has(KeyOption.CREATE_LINK)) {
        throw new RegistryException(
            NtStatus.STATUS_OBJECT_NAME_COLLISION,
            "the key exists: " + KeyPaths.shown(request.path()));
      }
      return opened(request, place.node());
    }
    if (missing.size() > 1) {
      throw notFound(request);
    }
    return created(request, place.node(), missing.get(0));
  }

  private KeyHandle created(KeyRequest request, KeyNode parent, String name) {
    requirePlace(request, parent);
    AccessMask granted = operations.access().onCreate(caller, request, parent);
    KeyNode.Birth birth =
        new KeyNode.Birth(
            0,
            request.has(KeyOption.VOLATILE),
            request.has(KeyOption.CREATE_LINK),
            false,
            request.className());
    NewObjectSecurity security =
        NewObjectSecurity.of(operations.access().kind())
            .below(parent.security().descriptor())
            .by(caller.token());
    AssignResult assigned = request.security().map(security::withCreator).orElse(security).assign();
    if (assigned.descriptor().isEmpty()) {
      throw new RegistryException(
          assigned.status(), "the new key " + KeyPaths.shown(name) + " gets no security");
    }
    KeyNode node = tree.create(parent, name, birth, assigned.descriptor().get());
    return handle(request, node, granted, Disposition.REG_CREATED_NEW_KEY);
  }

  private void requirePlace(KeyRequest request, KeyNode parent) {
    int depth = parent.components().size();
    if (depth <= 2 && !caller.isKernel()) {
      // MS-RRP 3.1.5.7: what is right below MACHINE and USER is loaded, not made
      throw new RegistryException(
          NtStatus.STATUS_INVALID_PARAMETER, "keys are not created above the hives");
    }
    if (parent.isLink()) {
      throw new RegistryException(NtStatus.STATUS_ACCESS_DENIED, "symbolic links have no subkeys");
    }
    if (parent.isVolatile() && !request.has(KeyOption.VOLATILE)) {
      throw new RegistryException(
          NtStatus.STATUS_CHILD_MUST_BE_VOLATILE, "a volatile key has volatile subkeys only");
    }
    if (depth >= KeyNode.MAX_DEPTH) {
      throw new RegistryException(
          NtStatus.STATUS_IMPLEMENTATION_LIMIT, "keys nest " + KeyNode.MAX_DEPTH + " deep at most");
    }
  }

  private static RegistryException notFound(KeyRequest request) {
    return new RegistryException(
        NtStatus.STATUS_OBJECT_NAME_NOT_FOUND, "no key " + KeyPaths.shown(request.path()));
  }
}
