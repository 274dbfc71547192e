package org.ntacl.cli.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.AccessRight;
import org.ntacl.descriptor.ObjectType;

/**
 * The rights of an entry in words.
 *
 * @param mask the rights
 * @param names names that together are exactly the mask: sets of rights where they fit, single
 *     rights for the rest, a number for bits without name; none for an empty mask
 * @param summary what editors of Windows call the whole, if they do
 */
public record RightWords(AccessMask mask, List<String> names, Optional<String> summary) {
  private static final int FILE_MODIFY = 0x1301BF;
  private static final int FILE_READ_AND_EXECUTE = 0x1200A9;

  public static RightWords of(ObjectType type, AccessMask mask) {
    return new RightWords(mask, names(type, mask), summary(type, mask));
  }

  private static List<String> names(ObjectType type, AccessMask mask) {
    List<String> exact = type.namesOf(mask);
    if (exact.size() <= 1) {
      return exact;
    }
    boolean[] chosen = new boolean[type.rights().size()];
    AccessMask rest = mask;
    for (int set = best(type, mask, rest); set >= 0; set = best(type, mask, rest)) {
      chosen[set] = true;
      rest = rest.minus(type.rights().get(set).mask());
    }
    List<String> names = new ArrayList<>();
    for (int i = 0; i < chosen.length; i++) {
      if (chosen[i]) {
        names.add(type.rights().get(i).name());
      }
    }
    names.addAll(type.namesOf(rest));
    return names;
  }

  /** Returns the index of the set inside the mask that covers most of what is left, or −1. */
  private static int best(ObjectType type, AccessMask mask, AccessMask rest) {
    int best = -1;
    int most = 0;
    for (int i = 0; i < type.rights().size(); i++) {
      AccessRight right = type.rights().get(i);
      int covered = Integer.bitCount(right.mask().and(rest).bits());
      if (!right.isSingle() && mask.contains(right.mask()) && covered > most) {
        best = i;
        most = covered;
      }
    }
    return best;
  }

  private static Optional<String> summary(ObjectType type, AccessMask mask) {
    if (mask.equals(AccessMask.GENERIC_ALL)
        || (mask.equals(type.mapping().all()) && !mask.isEmpty())) {
      return Optional.of("full control");
    }
    // the words of the security page in the properties of files and keys
    return switch (type.name()) {
      case "file", "directory" ->
          switch (mask.bits()) {
            case FILE_MODIFY -> Optional.of("modify");
            case FILE_READ_AND_EXECUTE -> Optional.of("read and execute");
            default -> readOrWrite(type, mask);
          };
      case "key" -> readOrWrite(type, mask);
      default -> Optional.empty();
    };
  }

  private static Optional<String> readOrWrite(ObjectType type, AccessMask mask) {
    if (mask.equals(type.mapping().read())) {
      return Optional.of("read");
    }
    return mask.equals(type.mapping().write()) ? Optional.of("write") : Optional.empty();
  }
}
