package org.ntacl.update;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.ntacl.binary.SelfRelative;
import org.ntacl.descriptor.AccessAce;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.AceEffect;
import org.ntacl.descriptor.AceList;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.sid.Sid;

/** Changes of lists by hand. Lists are immutable: each change returns another one. */
public final class AclEdits {
  private AclEdits() {}

  /**
   * Returns the list in canonical order: explicit entries that deny, other explicit ones, inherited
   * ones. Otherwise the order stays (inheritance 9.1, registry 4.5).
   */
  public static AceList canonical(AceList list) {
    return sorted(list, Comparator.comparingInt(AclEdits::rank));
  }

  private static int rank(Ace ace) {
    if (ace.flags().isInherited()) {
      return 2;
    }
    return denies(ace) ? 0 : 1;
  }

  private static boolean denies(Ace ace) {
    return ace instanceof AccessAce access && access.effect() == AceEffect.DENY;
  }

  /**
   * Returns the list as directory servers store it: explicit entries before inherited ones, those
   * that deny before those that allow, plain ones before object ACEs, then by their bytes. A list
   * that is not canonical stays as it is (MS-ADTS 6.1.3).
   */
  public static AceList inDirectoryOrder(AceList list) {
    if (!list.isCanonical()) {
      return list;
    }
    Comparator<Ace> order =
        Comparator.<Ace, Boolean>comparing(ace -> ace.flags().isInherited())
            .thenComparing(ace -> !denies(ace))
            .thenComparing(ace -> ace.type().isObject())
            .thenComparing(AclEdits::bytes, Arrays::compareUnsigned);
    return sorted(list, order);
  }

  private static byte[] bytes(Ace ace) {
    return SelfRelative.encode(SecurityDescriptor.EMPTY.withDacl(AceList.of(ace)));
  }

  private static AceList sorted(AceList list, Comparator<Ace> order) {
    List<Ace> aces = new ArrayList<>(list.aces());
    aces.sort(order);
    return with(list, aces);
  }

  /**
   * Returns the list with an entry at the place that canonical order gives it: the last of its
   * rank.
   *
   * @throws IllegalArgumentException when the list would be too large
   */
  public static AceList add(AceList list, Ace ace) {
    List<Ace> aces = new ArrayList<>(list.aces());
    int place = 0;
    for (int i = 0; i < aces.size(); i++) {
      if (rank(aces.get(i)) <= rank(ace)) {
        place = i + 1;
      }
    }
    aces.add(place, ace);
    return with(list, aces);
  }

  /** Returns the list without the explicit entries that are about a trustee. */
  public static AceList remove(AceList list, Sid trustee) {
    return with(list, list.aces().stream().filter(ace -> !isExplicitFor(ace, trustee)).toList());
  }

  /**
   * Returns the list with the explicit entries of one trustee given to another.
   *
   * @throws IllegalArgumentException when the list would be too large
   */
  public static AceList replace(AceList list, Sid trustee, Sid successor) {
    UnaryOperator<Ace> change =
        ace ->
            isExplicitFor(ace, trustee) && ace instanceof AccessAce access
                ? access.withTrustee(successor)
                : ace;
    return with(list, list.aces().stream().map(change).toList());
  }

  private static boolean isExplicitFor(Ace ace, Sid trustee) {
    return !ace.flags().isInherited()
        && ace instanceof AccessAce access
        && access.trustee().equals(trustee);
  }

  private static AceList with(AceList list, List<Ace> aces) {
    return list.withAces(aces)
        .orElseThrow(
            () ->
                new IllegalArgumentException("an ACL has at most " + AceList.MAX_SIZE + " bytes"));
  }
}
