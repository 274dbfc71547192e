package org.ntacl.assign;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.ntacl.NtStatus;
import org.ntacl.descriptor.AccessAce;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.AceEffect;
import org.ntacl.descriptor.AceFlags;
import org.ntacl.descriptor.AceList;
import org.ntacl.descriptor.Acl;
import org.ntacl.descriptor.AclKind;
import org.ntacl.descriptor.SecurityDescriptor;

/**
 * Finds out which entries of a list from Windows NT 4 came from the parent, and marks them
 * (ConvertToAutoInheritPrivateObjectSecurity, MS-DTYP 2.5.3.5). Needs no token, right or privilege.
 *
 * <p>An entry counts as inherited when the parent gives the same trustee at least the same rights
 * in the same way, in one entry or in several. A list without such an entry, or one whose inherited
 * entries cannot go behind the others without an entry that denies passing one that allows, stays
 * as it is and becomes protected. Immutable and thread-safe.
 *
 * @param kind what the object is
 */
public record AutoInheritConversion(ObjectKind kind) {
  /** Refuses null. */
  public AutoInheritConversion {
    Objects.requireNonNull(kind, "kind");
  }

  /** Returns the conversion for objects of a kind. */
  public static AutoInheritConversion of(ObjectKind kind) {
    return new AutoInheritConversion(kind);
  }

  /**
   * Converts both lists of a descriptor; owner and group stay.
   *
   * @param parent the parent's descriptor
   * @param current the descriptor to convert
   * @return the new descriptor, or STATUS_REVISION_MISMATCH when a list has another revision than 2
   *     or 4
   */
  public AssignResult convert(SecurityDescriptor parent, SecurityDescriptor current) {
    SecurityDescriptor result = current;
    for (AclKind place : AclKind.values()) {
      if (place.of(current) instanceof AceList list
          && list.revision() == AceList.REVISION_COMPOUND) {
        return AssignResult.refused(NtStatus.STATUS_REVISION_MISMATCH);
      }
      result = convert(place, parent, result);
    }
    return AssignResult.of(result);
  }

  private SecurityDescriptor convert(
      AclKind place, SecurityDescriptor parent, SecurityDescriptor current) {
    SecurityDescriptor marked = current.withControl(current.control().with(place.autoInherited()));
    Inheritance inheritance =
        Inheritance.of(kind.withFlavour(InheritanceFlavour.PRIVATE_OBJECT), current);
    List<Part> given = new ArrayList<>();
    for (Ace ace : inheritance.from(place.of(parent), InheritanceMode.PLAIN)) {
      addParts(given, ace);
    }
    Acl list = place.of(current);
    List<Ace> explicit = new ArrayList<>();
    List<Ace> inherited = new ArrayList<>();
    boolean movable = true;
    for (Ace ace : list.aces()) {
      if (isGiven(ace, given)) {
        inherited.add(ace.withFlags(ace.flags().with(AceFlags.INHERITED)));
      } else {
        movable &= mayPass(ace, inherited);
        explicit.add(ace.withFlags(ace.flags().without(AceFlags.INHERITED)));
      }
    }
    if (inherited.isEmpty() || !movable || !(list instanceof AceList entries)) {
      return marked.withControl(marked.control().with(place.protection()));
    }
    explicit.addAll(inherited);
    // the entries are as many and as large as before
    return place.replace(marked, entries.withAces(explicit).orElse(entries));
  }

  private static boolean mayPass(Ace explicit, List<Ace> inherited) {
    return inherited.stream().noneMatch(ace -> areOpposed(explicit, ace));
  }

  /** Tells whether the order of two entries matters: one allows and the other denies. */
  static boolean areOpposed(Ace one, Ace other) {
    return denies(one) != denies(other);
  }

  private static boolean denies(Ace ace) {
    return ace instanceof AccessAce access && access.effect() == AceEffect.DENY;
  }

  /**
   * What an entry does on the object itself, or hands on to children: two parts are alike when
   * nothing but the rights may differ.
   *
   * @param like the entry without rights and without flags that are no longer needed
   * @param rights the rights, mapped
   */
  private record Part(Ace like, int rights) {}

  private boolean isGiven(Ace ace, List<Part> given) {
    List<Part> parts = new ArrayList<>();
    addParts(parts, ace);
    for (Part part : parts) {
      if (!isCovered(part, given)) {
        return false;
      }
    }
    return !parts.isEmpty();
  }

  private static boolean isCovered(Part part, List<Part> given) {
    int missing = part.rights;
    boolean found = false;
    for (Part other : given) {
      if (other.like.equals(part.like)) {
        found = true;
        missing &= ~other.rights;
      }
    }
    return found && missing == 0;
  }

  private void addParts(List<Part> parts, Ace ace) {
    AceFlags flags = ace.flags().without(AceFlags.INHERITED);
    if (!flags.isInheritOnly()) {
      int inheritance =
          AceFlags.OBJECT_INHERIT | AceFlags.CONTAINER_INHERIT | AceFlags.NO_PROPAGATE_INHERIT;
      parts.add(part(ace, flags.without(inheritance)));
    }
    if (flags.isInheritable() && kind.isContainer()) {
      parts.add(part(ace, flags.with(AceFlags.INHERIT_ONLY)));
    }
  }

  private Part part(Ace ace, AceFlags flags) {
    return ace instanceof AccessAce access
        ? new Part(
            access.withFlags(flags).withMask(AccessMask.NONE),
            kind.mapping().map(access.mask().bits()) & kind.mapping().all().bits())
        : new Part(ace.withFlags(flags), 0);
  }
}
