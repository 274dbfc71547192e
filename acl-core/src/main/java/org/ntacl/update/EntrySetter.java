package org.ntacl.update;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ntacl.Bytes;
import org.ntacl.descriptor.AccessAce;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.AceEffect;
import org.ntacl.descriptor.AceFlags;

/** One run of {@link AclEntries#set}: old entries and, apart from them, new ones by effect. */
final class EntrySetter {
  private final List<Ace> old;
  private final List<Ace> allows = new ArrayList<>();
  private final List<Ace> denies = new ArrayList<>();
  private final List<Ace> audits = new ArrayList<>();

  EntrySetter(List<Ace> aces) {
    this.old = new ArrayList<>(aces);
  }

  /** Grants one wish (inheritance 7). */
  void apply(ExplicitAccess wish) {
    switch (wish.mode()) {
      case GRANT -> add(AceEffect.ALLOW, AceFlags.NONE, wish, allows);
      case SET -> {
        removeAll(wish, AceEffect.ALLOW, AceEffect.DENY);
        add(AceEffect.ALLOW, AceFlags.NONE, wish, allows);
      }
      case DENY -> {
        takeFromAllows(wish);
        add(AceEffect.DENY, AceFlags.NONE, wish, denies);
      }
      case REVOKE -> removeAll(wish, AceEffect.ALLOW, AceEffect.AUDIT);
      case SET_AUDIT_SUCCESS ->
          add(AceEffect.AUDIT, AceFlags.of(AceFlags.SUCCESSFUL_ACCESS), wish, audits);
      case SET_AUDIT_FAILURE ->
          add(AceEffect.AUDIT, AceFlags.of(AceFlags.FAILED_ACCESS), wish, audits);
      case NOT_USED -> throw new IllegalArgumentException("mode NOT_USED in a request");
    }
  }

  /** Returns the entries in their new order. */
  List<Ace> result() {
    List<Ace> result = new ArrayList<>(audits);
    result.addAll(denies);
    int place = placeOfAllows();
    result.addAll(old.subList(0, place));
    result.addAll(allows);
    result.addAll(old.subList(place, old.size()));
    return result;
  }

  private int placeOfAllows() {
    int inherited = old.size();
    for (int i = old.size() - 1; i >= 0; i--) {
      inherited = old.get(i).flags().isInherited() ? i : inherited;
    }
    for (int i = 0; i < old.size(); i++) {
      if (isExplicit(old.get(i))
          && old.get(i) instanceof AccessAce access
          && access.effect() == AceEffect.ALLOW) {
        return i;
      }
    }
    return inherited;
  }

  private static boolean isExplicit(Ace ace) {
    return !ace.flags().isInherited();
  }

  /** Adds the rights to an entry of the same kind, else makes a new one. */
  private void add(AceEffect effect, AceFlags audit, ExplicitAccess wish, List<Ace> fresh) {
    if (wish.mask().isEmpty()) {
      return;
    }
    AccessAce entry =
        new AccessAce(
            effect,
            wish.inheritance().with(audit.bits()),
            wish.mask(),
            wish.trustee(),
            wish.objects(),
            Optional.empty(),
            Bytes.EMPTY);
    if (!mergeInto(fresh, entry) && !mergeInto(old, entry)) {
      fresh.add(entry);
    }
  }

  private static boolean mergeInto(List<Ace> aces, AccessAce entry) {
    for (int i = 0; i < aces.size(); i++) {
      if (aces.get(i) instanceof AccessAce other && isAlike(other, entry)) {
        aces.set(i, other.withMask(other.mask().or(entry.mask())));
        return true;
      }
    }
    return false;
  }

  /** Tells whether two entries differ in nothing but their rights; inherited ones are not ours. */
  private static boolean isAlike(AccessAce other, AccessAce entry) {
    return isExplicit(other)
        && other.effect() == entry.effect()
        && other.flags() == entry.flags()
        && other.trustee().equals(entry.trustee())
        && other.objects().equals(entry.objects())
        && other.condition().isEmpty();
  }

  /** What is denied is no longer allowed in the same way (inheritance 7). */
  private void takeFromAllows(ExplicitAccess wish) {
    for (List<Ace> aces : List.of(allows, old)) {
      for (int i = aces.size() - 1; i >= 0; i--) {
        if (aces.get(i) instanceof AccessAce access && isAllowedAlike(access, wish)) {
          AccessMask rest = access.mask().minus(wish.mask());
          if (rest.isEmpty()) {
            aces.remove(i);
          } else {
            aces.set(i, access.withMask(rest));
          }
        }
      }
    }
  }

  private static boolean isAllowedAlike(AccessAce access, ExplicitAccess wish) {
    return isExplicit(access)
        && access.effect() == AceEffect.ALLOW
        && access.flags() == wish.inheritance()
        && access.trustee().equals(wish.trustee())
        && access.objects().equals(wish.objects())
        && access.condition().isEmpty();
  }

  private void removeAll(ExplicitAccess wish, AceEffect one, AceEffect other) {
    for (List<Ace> aces : List.of(old, allows, denies, audits)) {
      aces.removeIf(
          ace ->
              isExplicit(ace)
                  && ace instanceof AccessAce access
                  && (access.effect() == one || access.effect() == other)
                  && access.trustee().equals(wish.trustee()));
    }
  }
}
