package org.ntacl.registry;

import java.util.Objects;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.registry.hive.Hive;
import org.ntacl.token.AccessToken;

/**
 * Somebody who uses a registry. Immutable and thread-safe.
 *
 * @param registry the registry
 * @param token who it is; for the kernel, whose name stands on what it makes
 * @param isKernel whether the kernel itself asks, which is not checked
 * @param is32Bit whether the program sees the 32-bit view unless it asks for the other
 */
public record RegistryCaller(
    Registry registry, AccessToken token, boolean isKernel, boolean is32Bit) {
  /** Refuses null. */
  public RegistryCaller {
    Objects.requireNonNull(registry, "registry");
    Objects.requireNonNull(token, "token");
  }

  /** Returns the same in the kernel. */
  public RegistryCaller inKernel() {
    return new RegistryCaller(registry, token, true, is32Bit);
  }

  /** Returns the same in a 32-bit program. */
  public RegistryCaller in32BitProgram() {
    return new RegistryCaller(registry, token, isKernel, true);
  }

  /** Opens a key by its whole path, see {@link #open(KeyRequest)}. */
  public KeyHandle open(String path, AccessMask desired) {
    return open(KeyRequest.of(path, desired));
  }

  /** Creates or opens a key by its whole path, see {@link #create(KeyRequest)}. */
  public KeyHandle create(String path, AccessMask desired) {
    return create(KeyRequest.of(path, desired));
  }

  /**
   * Opens a key (NtOpenKeyEx). The descriptor of the key decides, none on the way does.
   *
   * @throws RegistryException with STATUS_ACCESS_DENIED; STATUS_PRIVILEGE_NOT_HELD when the audit
   *     entries are asked for without SeSecurityPrivilege; STATUS_OBJECT_NAME_NOT_FOUND when there
   *     is no such key or a symbolic link leads nowhere; STATUS_OBJECT_PATH_NOT_FOUND,
   *     STATUS_OBJECT_PATH_SYNTAX_BAD, STATUS_OBJECT_NAME_INVALID and STATUS_INVALID_PARAMETER for
   *     paths that cannot be, the last for two views at once, too; STATUS_INVALID_HANDLE and
   *     STATUS_KEY_DELETED because of the root; what a callback reports
   */
  public KeyHandle open(KeyRequest request) {
    return new KeyOpening(registry.operations(), this, request, false).run(request);
  }

  /**
   * Opens a key, or creates it when only the last name of the path is missing (NtCreateKey). For a
   * new key the descriptor of its parent decides, and the handle has whatever was asked for.
   *
   * @throws RegistryException as {@link #open(KeyRequest)}; and with STATUS_CHILD_MUST_BE_VOLATILE
   *     below a volatile key, STATUS_OBJECT_NAME_COLLISION when a symbolic link is to be made of a
   *     key that exists, STATUS_IMPLEMENTATION_LIMIT when keys nest too deep, and what {@link
   *     org.ntacl.assign.NewObjectSecurity#assign} reports
   */
  public KeyHandle create(KeyRequest request) {
    return new KeyOpening(registry.operations(), this, request, true).run(request);
  }

  /**
   * Creates a key and those above it that are missing, or opens it (RegCreateKeyEx): an operation
   * of its own for each key that is made, from the top. Those above the last are made with its
   * options, without class, and with what they inherit. When one is refused those above it stay.
   *
   * @throws RegistryException as {@link #create(KeyRequest)}; and with STATUS_IMPLEMENTATION_LIMIT
   *     when more than 32 keys are missing
   */
  public KeyHandle createPath(KeyRequest request) {
    return new PathCreation(this, request).run();
  }

  /**
   * Loads a hive right below {@code MACHINE} or {@code USER}, in the kernel anywhere (NtLoadKey).
   * Needs SeRestorePrivilege.
   *
   * @param path the whole path of a key that does not exist
   * @param sourceFile what the file is called, for callbacks
   * @param hive the hive; later changes of the registry do not concern it
   * @throws RegistryException with STATUS_PRIVILEGE_NOT_HELD, STATUS_INVALID_PARAMETER for other
   *     places, as {@link Registry#mount(String, Hive)}, and what a callback reports
   */
  public void load(String path, String sourceFile, Hive hive) {
    Objects.requireNonNull(sourceFile, "sourceFile");
    Objects.requireNonNull(hive, "hive");
    registry.hives().load(this, path, sourceFile, hive);
  }

  /**
   * Takes a hive away that was loaded or mounted (NtUnloadKey). Needs SeRestorePrivilege. What has
   * not been saved is gone.
   *
   * @param path the whole path of its root
   * @throws RegistryException with STATUS_PRIVILEGE_NOT_HELD, STATUS_OBJECT_NAME_NOT_FOUND,
   *     STATUS_INVALID_PARAMETER when the key is not the root of a hive, STATUS_CANNOT_DELETE when
   *     a key in it is open, and what a callback reports
   */
  public void unload(String path) {
    registry.hives().unload(this, path);
  }
}
