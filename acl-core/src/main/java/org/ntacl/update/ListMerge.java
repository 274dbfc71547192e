package org.ntacl.update;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ntacl.assign.AutoInheritFlags;
import org.ntacl.assign.Inheritance;
import org.ntacl.assign.InheritanceMode;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.AceList;
import org.ntacl.descriptor.Acl;
import org.ntacl.descriptor.AclKind;
import org.ntacl.descriptor.ControlFlags;
import org.ntacl.descriptor.NullAcl;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.descriptor.SecurityInformation;

/** The merge of one list: which entries the result has, and which control bits. */
final class ListMerge {
  private final SecurityUpdate request;
  private final SecurityInformation information;
  private final AclKind place;
  private final Inheritance inheritance;
  private final SecurityDescriptor current;
  private final SecurityDescriptor parts;

  /** The bits that select entries of this list. */
  private final int selected;

  private Acl list;
  private int controlBits;

  ListMerge(
      SecurityUpdate request,
      SecurityInformation information,
      AclKind place,
      Inheritance inheritance) {
    this.request = request;
    this.information = information;
    this.place = place;
    this.inheritance = inheritance;
    this.current = request.current().orElse(SecurityDescriptor.EMPTY);
    this.parts = request.parts();
    this.selected = information.bits() & kinds(place);
    this.list = place.of(current);
    this.controlBits = current.control().bits() & ownBits();
  }

  private static int kinds(AclKind place) {
    int identities = SecurityInformation.OWNER | SecurityInformation.GROUP;
    return place == AclKind.DACL
        ? SecurityInformation.DACL
        : SecurityInformation.ALL.bits() & ~identities & ~SecurityInformation.DACL;
  }

  private int ownBits() {
    return place.defaulted()
        | place.autoInheritRequest()
        | place.autoInherited()
        | place.protection();
  }

  /** Returns the list. */
  Acl list() {
    return list;
  }

  /** Returns control bits with those that are about this list. */
  ControlFlags follow(ControlFlags control) {
    return control.without(ownBits()).with(controlBits);
  }

  /**
   * Merges the list.
   *
   * @return whether it is small enough
   */
  boolean run() {
    if (selected == 0) {
      return !changesProtection() || reprotect();
    }
    if (selectsWholeList()) {
      controlBits = newControl();
    } else if (changesProtection()) {
      controlBits = withProtection(controlBits, isProtected());
    }
    return place.of(parts) instanceof AceList given ? merge(given.aces(), given) : mergeWithout();
  }

  private boolean changesProtection() {
    return information.intersects(place.protectSelection() | place.unprotectSelection());
  }

  /** Whether the control bits are the new list's: a label alone brings none with it. */
  private boolean selectsWholeList() {
    return (selected & (SecurityInformation.DACL | SecurityInformation.SACL)) != 0;
  }

  /**
   * Protection changes and entries are not given: SetSecurityInfo then works on the current ones.
   */
  private boolean reprotect() {
    boolean protect = information.contains(place.protectSelection());
    controlBits = withProtection(controlBits, protect);
    if (request.behaviour() != UpdateBehaviour.ACLAPI || !(list instanceof AceList entries)) {
      return true;
    }
    controlBits |= place.autoInherited();
    return store(entries.withAces(aclapi(entries.aces(), protect)));
  }

  private int withProtection(int bits, boolean isProtected) {
    return isProtected ? bits | place.protection() : bits & ~place.protection();
  }

  private boolean store(Optional<AceList> result) {
    result.ifPresent(entries -> list = entries);
    return result.isPresent();
  }

  // ---- control bits

  private int newControl() {
    int given = parts.control().bits();
    int bits = withProtection(given & place.defaulted(), isProtected());
    return storesAutoInherited(given) ? bits | place.autoInherited() : bits;
  }

  /** Tells whether the list is to be protected. */
  private boolean isProtected() {
    if (changesProtection()) {
      return information.contains(place.protectSelection());
    }
    // inheritance 5.4: SetSecurityInfo has no descriptor to say so, the others have
    return request.behaviour() == UpdateBehaviour.ACLAPI
        ? place.isProtected(current)
        : place.isProtected(parts);
  }

  private boolean storesAutoInherited(int given) {
    boolean isAuto = (given & place.autoInherited()) != 0;
    if (information.contains(SecurityInformation.BACKUP)) {
      return isAuto;
    }
    if (request.behaviour() == UpdateBehaviour.ACLAPI) {
      return place.of(parts) instanceof AceList;
    }
    // recorded: set-semantics ss-flags: the mark is stored only when it is asked for as well
    return mode() == InheritanceMode.AUTO || (isAuto && (given & place.autoInheritRequest()) != 0);
  }

  private InheritanceMode mode() {
    int flag =
        place == AclKind.DACL
            ? AutoInheritFlags.DACL_AUTO_INHERIT
            : AutoInheritFlags.SACL_AUTO_INHERIT;
    return request.behaviour() == UpdateBehaviour.PRIVATE_OBJECT && request.flags().contains(flag)
        ? InheritanceMode.AUTO
        : InheritanceMode.PLAIN;
  }

  // ---- entries

  /** The caller gives no entries: a NULL list, or none. */
  private boolean mergeWithout() {
    if (place == AclKind.DACL) {
      // recorded: set-semantics ss-null: present or not, what is stored is a NULL DACL
      list = NullAcl.NULL;
      return true;
    }
    List<Ace> kept = kept();
    if (!kept.isEmpty() || inheritsHere()) {
      return merge(List.of(), AceList.EMPTY);
    }
    // setting a label without a SACL leaves an empty one (tests that run on Windows)
    list = selectsWholeList() ? place.of(parts) : AceList.EMPTY;
    return true;
  }

  private boolean inheritsHere() {
    return request.behaviour() == UpdateBehaviour.ACLAPI && !isProtected();
  }

  private boolean merge(List<Ace> given, AceList template) {
    List<Ace> chosen = ofSelected(given);
    List<Ace> merged =
        switch (request.behaviour()) {
          case ACLAPI -> aclapi(chosen, isProtected());
          case PRIVATE_OBJECT ->
              mode() == InheritanceMode.AUTO ? privateObject(chosen) : mapped(chosen);
          case KERNEL, REGISTRY_CALL, DIRECTORY_SERVICE -> mapped(chosen);
        };
    List<Ace> kept = kept();
    if (kept.isEmpty()) {
      return store(template.withAces(merged));
    }
    AceList base = place.of(current) instanceof AceList entries ? entries : AceList.EMPTY;
    return store(base.withAces(inPlace(base.aces(), merged)));
  }

  private List<Ace> ofSelected(List<Ace> aces) {
    return place == AclKind.DACL ? aces : aces.stream().filter(this::isSelected).toList();
  }

  private boolean isSelected(Ace ace) {
    return place == AclKind.DACL || (SecurityInformation.selectorOf(ace.type()) & selected) != 0;
  }

  /** Returns the entries of the current list that are not selected. */
  private List<Ace> kept() {
    return place == AclKind.DACL
        ? List.of()
        : place.of(current).aces().stream().filter(ace -> !isSelected(ace)).toList();
  }

  /** Puts the new entries where the first of those stood that they replace, else behind all. */
  private List<Ace> inPlace(List<Ace> old, List<Ace> merged) {
    List<Ace> result = new ArrayList<>(old.size() + merged.size());
    boolean placed = false;
    for (Ace ace : old) {
      if (!isSelected(ace)) {
        result.add(ace);
      } else if (!placed) {
        result.addAll(merged);
        placed = true;
      }
    }
    if (!placed) {
      result.addAll(merged);
    }
    return result;
  }

  /** inheritance 5.1: generic rights are mapped; registry 1.1: keys keep their own rights only. */
  private List<Ace> mapped(List<Ace> aces) {
    return Entries.mapped(aces, request.kind());
  }

  /** inheritance 5.4: explicit entries as given, then what the parent gives today. */
  private List<Ace> aclapi(List<Ace> given, boolean isProtected) {
    if (isProtected) {
      return mapped(Entries.withoutMarks(given));
    }
    List<Ace> result = new ArrayList<>(mapped(Entries.explicit(given)));
    if (request.parent().isPresent()) {
      Acl parentList = place.of(request.parent().get());
      for (Ace ace : inheritance.from(parentList, InheritanceMode.AUTO)) {
        if (isSelected(ace) || selected == 0) {
          result.add(ace);
        }
      }
    }
    return result;
  }

  /** inheritance 5.2, registry 4.3: the table of SetPrivateObjectSecurityEx. */
  private List<Ace> privateObject(List<Ace> given) {
    if (isProtected()) {
      return inheritance.applied(Entries.withoutMarks(given), InheritanceMode.AUTO);
    }
    if (place.isProtected(current)) {
      return appliedToExplicit(given);
    }
    List<Ace> result =
        new ArrayList<>(inheritance.applied(Entries.explicit(given), InheritanceMode.AUTO));
    result.addAll(ofSelected(Entries.inherited(place.of(current).aces())));
    return result;
  }

  /** Entries that look inherited stay as they are: it was the parent's copy that was split. */
  private List<Ace> appliedToExplicit(List<Ace> given) {
    List<Ace> result = new ArrayList<>();
    for (Ace ace : given) {
      result.addAll(
          ace.flags().isInherited()
              ? mapped(List.of(ace))
              : inheritance.applied(List.of(ace), InheritanceMode.AUTO));
    }
    return result;
  }
}
