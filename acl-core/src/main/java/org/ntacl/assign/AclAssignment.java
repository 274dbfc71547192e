package org.ntacl.assign;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ntacl.descriptor.AbsentAcl;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.AceList;
import org.ntacl.descriptor.AceType;
import org.ntacl.descriptor.Acl;
import org.ntacl.descriptor.AclKind;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.token.AccessToken;

/**
 * One list of a new object: from the creator, from the parent, from both or from the token
 * (inheritance 3.2, registry 3.2).
 */
final class AclAssignment {
  /** Where a list comes from. */
  private enum Source {
    CREATOR,
    PARENT,
    TOKEN,
    NOWHERE
  }

  private final NewObjectSecurity request;
  private final AutoInheritFlags flags;
  private final AclKind place;
  private final Inheritance inheritance;
  private final InheritanceMode mode;
  private final SecurityDescriptor creator;
  private final Acl given;
  private final List<Ace> inherited;
  private final Source source;

  AclAssignment(
      NewObjectSecurity request, AutoInheritFlags flags, AclKind place, Inheritance inheritance) {
    this.request = request;
    this.flags = flags;
    this.place = place;
    this.inheritance = inheritance;
    this.mode = flags.contains(autoFlag()) ? InheritanceMode.AUTO : InheritanceMode.PLAIN;
    this.creator = request.creator().orElse(SecurityDescriptor.EMPTY);
    this.given = withoutReplacedLabels(place.of(creator));
    this.inherited = inheritance.from(parentList(), mode);
    this.source = source();
  }

  private int autoFlag() {
    return place == AclKind.DACL
        ? AutoInheritFlags.DACL_AUTO_INHERIT
        : AutoInheritFlags.SACL_AUTO_INHERIT;
  }

  private Acl parentList() {
    return request.parent().map(place::of).orElse(AbsentAcl.ABSENT);
  }

  /** The SEF_MACL flags put another label in the place of the creator's. */
  private Acl withoutReplacedLabels(Acl list) {
    if (place == AclKind.DACL || flags.labelPolicy() == 0 || !(list instanceof AceList entries)) {
      return list;
    }
    List<Ace> kept =
        entries.aces().stream()
            .filter(ace -> ace.type() != AceType.SYSTEM_MANDATORY_LABEL)
            .toList();
    return kept.isEmpty() && !entries.aces().isEmpty() ? AbsentAcl.ABSENT : AceList.of(kept);
  }

  private Source source() {
    if (given.isPresent() && (!isDefault() || inherited.isEmpty())) {
      return Source.CREATOR;
    }
    if (!inherited.isEmpty()) {
      return Source.PARENT;
    }
    return place == AclKind.DACL ? Source.TOKEN : Source.NOWHERE;
  }

  /** Tells whether the creator's list gives way to what the parent passes on. */
  private boolean isDefault() {
    return creator.control().contains(place.defaulted()) || isClassDefault();
  }

  private boolean isClassDefault() {
    if (!flags.contains(AutoInheritFlags.DEFAULT_DESCRIPTOR_FOR_OBJECT)) {
      return false;
    }
    ObjectKind kind = request.kind();
    return kind.classes().isEmpty() || parentList().aces().stream().anyMatch(kind::isNamedBy);
  }

  /** Tells whether the list is one that the creator gave on purpose. */
  boolean isGiven() {
    return source == Source.CREATOR && !isDefault();
  }

  /** Tells whether the list can only come from a token. */
  boolean needsToken() {
    return source == Source.TOKEN;
  }

  /** Returns the control bits that the list brings with it. */
  int control() {
    int bits = mode == InheritanceMode.AUTO ? place.autoInherited() : 0;
    return source == Source.CREATOR && place.isProtected(creator)
        ? bits | place.protection()
        : bits;
  }

  /** Returns the entries of the list. */
  List<Ace> entries() {
    return switch (source) {
      case CREATOR -> given instanceof AceList ? creatorEntries() : List.of();
      case PARENT -> inherited;
      case TOKEN -> inheritance.applied(tokenList().aces(), InheritanceMode.PLAIN);
      case NOWHERE -> List.of();
    };
  }

  private Acl tokenList() {
    return request.token().map(AccessToken::defaultDacl).orElse(AbsentAcl.ABSENT);
  }

  private List<Ace> creatorEntries() {
    List<Ace> aces = given.aces();
    boolean alone = request.kind().flavour().explicitStandsAlone();
    if (mode == InheritanceMode.PLAIN) {
      return inheritance.applied(aces, InheritanceMode.PLAIN);
    }
    boolean isProtected = place.isProtected(creator);
    if (isProtected) {
      aces = ExplicitEntries.withoutMarks(aces);
    } else if (!alone) {
      aces = ExplicitEntries.unmarked(aces);
    }
    List<Ace> entries =
        new ArrayList<>(
            inheritance.applied(aces, alone ? InheritanceMode.PLAIN : InheritanceMode.AUTO));
    if (!isProtected && !alone) {
      entries.addAll(inherited);
    } else if (place == AclKind.SACL) {
      addUnstoppable(entries);
    }
    return entries;
  }

  /** Attributes and policies are inherited even into a protected list (inheritance 2.5). */
  private void addUnstoppable(List<Ace> entries) {
    for (Ace ace : inherited) {
      if (ace.type() == AceType.SYSTEM_RESOURCE_ATTRIBUTE
          || ace.type() == AceType.SYSTEM_SCOPED_POLICY_ID) {
        entries.add(ace);
      }
    }
  }

  /**
   * Returns the list.
   *
   * @param first entries to put before all others
   * @return the list, or empty when it would be too large
   */
  Optional<Acl> list(List<Ace> first) {
    if (first.isEmpty() && source == Source.CREATOR && !(given instanceof AceList)) {
      return Optional.of(given);
    }
    if (first.isEmpty() && source == Source.NOWHERE) {
      return Optional.of(AbsentAcl.ABSENT);
    }
    if (source == Source.TOKEN && !(tokenList() instanceof AceList)) {
      // a token without default list leaves the object without one
      return Optional.of(tokenList());
    }
    List<Ace> entries = new ArrayList<>(first);
    entries.addAll(entries());
    return source == Source.CREATOR && given instanceof AceList list
        ? list.withAces(entries).map(Acl.class::cast)
        : AceList.tryOf(entries).map(Acl.class::cast);
  }
}
