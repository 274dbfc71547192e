package org.ntacl.registry;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.ntacl.NtStatus;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.KeyRights;

/** One call of RegCreateKeyEx, which is work of user mode made of ordinary operations. */
final class PathCreation {
  /** Windows: registry element size limits. */
  private static final int MAX_LEVELS = 32;

  private final RegistryCaller caller;
  private final KeyRequest request;

  PathCreation(RegistryCaller caller, KeyRequest request) {
    this.caller = caller;
    this.request = request;
  }

  KeyHandle run() {
    String path = request.path();
    RegistryResult<KeyHandle> last = RegistryResult.of(() -> caller.create(request));
    int levels = 1;
    String made = path;
    while (last.status() == NtStatus.STATUS_OBJECT_NAME_NOT_FOUND) {
      Optional<String> above = above(made);
      if (above.isEmpty()) {
        return last.orThrow();
      }
      levels++;
      if (levels > MAX_LEVELS) {
        throw new RegistryException(
            NtStatus.STATUS_IMPLEMENTATION_LIMIT,
            "more than %d keys of %s are missing".formatted(MAX_LEVELS, KeyPaths.shown(path)));
      }
      made = above.get();
      last = make(made);
    }
    if (levels == 1) {
      return last.orThrow();
    }
    last.orThrow().close();
    for (int end = next(path, made.length()); end < path.length(); end = next(path, end)) {
      make(path.substring(0, end)).orThrow().close();
    }
    return caller.create(request);
  }

  /** Makes a key on the way. It has to hold the next one, and nothing else. */
  private RegistryResult<KeyHandle> make(String path) {
    AccessMask view = request.desired().and(Wow64View.BITS);
    Set<KeyOption> options = new HashSet<>(request.options());
    options.remove(KeyOption.CREATE_LINK);
    KeyRequest between =
        new KeyRequest(
            request.root(), path, KeyRights.CREATE_SUB_KEY.or(view), options, "", Optional.empty());
    return RegistryResult.of(() -> caller.create(between));
  }

  private static Optional<String> above(String path) {
    int end = path.endsWith("\\") ? path.length() - 1 : path.length();
    int last = path.lastIndexOf('\\', end - 1);
    return last <= 0 ? Optional.empty() : Optional.of(path.substring(0, last));
  }

  /** Returns where the name ends that begins behind a backslash. */
  private static int next(String path, int backslash) {
    int end = path.indexOf('\\', backslash + 1);
    return end < 0 ? path.length() : end;
  }
}
