package org.ntacl.update;

import java.util.ArrayList;
import java.util.List;
import org.ntacl.descriptor.AccessAce;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.AceEffect;
import org.ntacl.descriptor.AceFlags;
import org.ntacl.descriptor.AceList;
import org.ntacl.descriptor.Acl;

/** Lists seen as wishes, and wishes put into lists (SetEntriesInAcl, GetExplicitEntriesFromAcl). */
public final class AclEntries {
  private static final int INHERITANCE_FLAGS = 0x1F;

  private AclEntries() {}

  /**
   * Puts wishes into a list, one behind the other. Entries that deny and those that audit go to the
   * beginning, those that allow before the first explicit one that allows. Inherited entries stay
   * where they are.
   *
   * @param old the list; a NULL or absent one counts as empty
   * @param wishes the wishes, in order
   * @return the new list; without wishes, the old one
   * @throws IllegalArgumentException when a mode is {@link AccessMode#NOT_USED} or the list would
   *     be too large
   */
  public static Acl set(Acl old, List<ExplicitAccess> wishes) {
    if (wishes.isEmpty()) {
      return old;
    }
    EntrySetter setter = new EntrySetter(old.aces());
    wishes.forEach(setter::apply);
    List<Ace> aces = setter.result();
    AceList template = old instanceof AceList list ? list : AceList.EMPTY;
    return template
        .withAces(aces)
        .orElseThrow(
            () ->
                new IllegalArgumentException("an ACL has at most " + AceList.MAX_SIZE + " bytes"));
  }

  /**
   * Returns the entries of a list as wishes, in order: {@link AccessMode#GRANT} for those that
   * allow, {@link AccessMode#DENY} for those that deny, one or two for those that audit.
   *
   * <p>Conditional entries are left out, since a wish has no condition; so are those that are no
   * {@link AccessAce}.
   */
  public static List<ExplicitAccess> of(Acl list) {
    List<ExplicitAccess> wishes = new ArrayList<>();
    for (Ace ace : list.aces()) {
      if (ace instanceof AccessAce access && access.condition().isEmpty()) {
        addWishes(wishes, access);
      }
    }
    return List.copyOf(wishes);
  }

  private static void addWishes(List<ExplicitAccess> wishes, AccessAce ace) {
    if (ace.effect() == AceEffect.ALLOW) {
      wishes.add(wish(AccessMode.GRANT, ace));
    } else if (ace.effect() == AceEffect.DENY) {
      wishes.add(wish(AccessMode.DENY, ace));
    } else if (ace.effect() == AceEffect.AUDIT) {
      if (ace.flags().contains(AceFlags.SUCCESSFUL_ACCESS)) {
        wishes.add(wish(AccessMode.SET_AUDIT_SUCCESS, ace));
      }
      if (ace.flags().contains(AceFlags.FAILED_ACCESS)) {
        wishes.add(wish(AccessMode.SET_AUDIT_FAILURE, ace));
      }
    }
  }

  private static ExplicitAccess wish(AccessMode mode, AccessAce ace) {
    return new ExplicitAccess(
        mode,
        ace.mask(),
        AceFlags.of(ace.flags().bits() & INHERITANCE_FLAGS),
        ace.trustee(),
        ace.objects());
  }
}
