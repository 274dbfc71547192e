package org.ntacl.registry;

import java.util.List;
import java.util.Optional;
import org.ntacl.NtStatus;

/**
 * The way from a request to a key. Keys on the way are not checked for access (registry 1.3). The
 * caller holds a lock of the tree.
 */
final class KeyLookup {
  private final KeyTree tree;
  private final KeyRequest request;
  private final boolean in32BitView;

  /**
   * Where the way ends.
   *
   * @param node the key, or the last one that exists
   * @param missing the names that do not exist, empty when the key does
   */
  record Place(KeyNode node, List<String> missing) {}

  KeyLookup(KeyTree tree, KeyRequest request, boolean in32BitView) {
    this.tree = tree;
    this.request = request;
    this.in32BitView = in32BitView;
  }

  /**
   * Goes the way.
   *
   * @throws ReparseException when it leads over a symbolic link
   */
  Place find() {
    KeyNode top = tree.root().node();
    if (request.root().isEmpty()) {
      return walk(top, inView(KeyPaths.whole(request.path())));
    }
    KeyNode start = request.root().get().object().node();
    if (start.isDeleted()) {
      throw new RegistryException(NtStatus.STATUS_KEY_DELETED, "the key of the handle is deleted");
    }
    List<String> names = KeyPaths.relative(request.path());
    if (in32BitView && !names.isEmpty()) {
      List<String> all = start.components();
      all.remove(0);
      all.addAll(names);
      List<String> redirected = inView(all);
      if (!redirected.equals(all)) {
        return walk(top, redirected);
      }
    }
    return walk(start, names);
  }

  private List<String> inView(List<String> names) {
    return in32BitView ? Wow64View.redirected(names) : names;
  }

  private Place walk(KeyNode start, List<String> names) {
    KeyNode at = start;
    for (int i = 0; i < names.size(); i++) {
      // a link that is open itself is left by no name (registry 1.6)
      if (at.isLink() && at != start) {
        throw reparse(at, names.subList(i, names.size()));
      }
      Optional<KeyNode> next = at.find(names.get(i));
      if (next.isEmpty()) {
        return new Place(at, names.subList(i, names.size()));
      }
      at = next.get();
    }
    if (at.isLink() && at != start && !request.has(KeyOption.OPEN_LINK) && !isLinkWanted()) {
      throw reparse(at, List.of());
    }
    return new Place(at, List.of());
  }

  /** Whoever makes a link means the link, also when there is one (registry 1.2). */
  private boolean isLinkWanted() {
    return request.has(KeyOption.CREATE_LINK);
  }

  private static ReparseException reparse(KeyNode link, List<String> rest) {
    String target =
        link.target()
            .orElseThrow(
                () ->
                    new RegistryException(
                        NtStatus.STATUS_OBJECT_NAME_NOT_FOUND, "a symbolic link leads nowhere"));
    StringBuilder path = new StringBuilder(target);
    rest.forEach(name -> path.append('\\').append(name));
    return new ReparseException(path.toString());
  }
}
