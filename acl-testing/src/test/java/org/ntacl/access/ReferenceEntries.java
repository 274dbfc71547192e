package org.ntacl.access;

import org.ntacl.access.ReferenceSids.Side;
import org.ntacl.descriptor.AccessAce;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.AceEffect;
import org.ntacl.descriptor.AceList;
import org.ntacl.descriptor.CompoundAce;

/** What the entries of the DACL say of one right, by accesscheck 7 and 8. */
final class ReferenceEntries {
  private final ReferenceCall call;
  private final ReferenceSids sids;
  private final ReferenceConditions conditions;

  ReferenceEntries(ReferenceCall call, ReferenceSids sids, ReferenceConditions conditions) {
    this.call = call;
    this.sids = sids;
    this.conditions = conditions;
  }

  /**
   * Tells whether one side of the token is granted a right on a node.
   *
   * @param asked whether the right is asked for by name
   */
  boolean grant(Side side, int node, int bit, boolean asked) {
    if (!(call.question.descriptor().dacl() instanceof AceList list)) {
      return withoutDacl(side, bit, asked);
    }
    if (call.tree.size() > 0) {
      return inTree(side, list, node, bit);
    }
    return call.isMaximum() && call.on(CheckOption.UNORDERED_MAXIMUM)
        ? unordered(side, list, bit)
        : inOrder(side, list, bit);
  }

  /** 7.1, and 9.3 for packages. */
  private boolean withoutDacl(Side side, int bit, boolean asked) {
    call.reach(ReferenceRule.NO_DACL);
    if (side == Side.PACKAGE && !call.on(CheckOption.CONTAINER_NULL_DACL)) {
      return false;
    }
    return asked || (call.mapping.all().bits() & bit) != 0;
  }

  /** 7.2 and 7.3: the first entry that speaks of the right decides. */
  private boolean inOrder(Side side, AceList list, int bit) {
    for (Ace ace : list.aces()) {
      if (allows(side, ace, bit)) {
        return true;
      }
      if (denies(side, ace, bit)) {
        return false;
      }
    }
    return false;
  }

  /** 7.3, the form of MS-DTYP. */
  private boolean unordered(Side side, AceList list, int bit) {
    return list.aces().stream().noneMatch(ace -> denies(side, ace, bit))
        && list.aces().stream().anyMatch(ace -> allows(side, ace, bit));
  }

  /** 8.3 and 8.4. */
  private boolean inTree(Side side, AceList list, int node, int bit) {
    boolean each = call.question.request().resultList();
    call.reach(each ? ReferenceRule.TREE_NODE_BY_NODE : ReferenceRule.TREE_AS_A_WHOLE);
    ReferenceTree.Marks marks = call.tree.marks();
    boolean unordered = call.isMaximum() && call.on(CheckOption.UNORDERED_MAXIMUM);
    if (unordered) {
      for (Ace ace : list.aces()) {
        if (nodeOf(ace) >= 0 && denies(side, ace, bit)) {
          marks.deny(nodeOf(ace));
        }
      }
    }
    for (Ace ace : list.aces()) {
      if (nodeOf(ace) < 0) {
        // 8.2
        continue;
      }
      if (allows(side, ace, bit)) {
        marks.allow(nodeOf(ace));
      } else if (!unordered && denies(side, ace, bit)) {
        if (!call.isMaximum() && !each && marks.lacks(nodeOf(ace))) {
          // by type: denied for the whole tree
          return false;
        }
        marks.deny(nodeOf(ace));
      }
    }
    if (marks.isRaised()) {
      call.reach(ReferenceRule.GRANT_FROM_CHILDREN);
    }
    return marks.has(node);
  }

  /** 8, first paragraph: the root without a type, none for a foreign type. */
  private int nodeOf(Ace ace) {
    return ace instanceof AccessAce access && access.objects().objectType().isPresent()
        ? call.tree.find(access.objects().objectType().get())
        : 0;
  }

  private boolean allows(Side side, Ace ace, int bit) {
    // 4.3
    if (ReferenceCall.isInheritOnly(ace)) {
      return false;
    }
    if (ace instanceof CompoundAce compound) {
      return compoundAllows(side, compound, bit);
    }
    if (!(ace instanceof AccessAce access) || access.effect() != AceEffect.ALLOW) {
      return false;
    }
    return (call.rights(access.mask().bits()) & bit) != 0
        && (!isForType(access)
            || call.tree.size() > 0
            || call.on(CheckOption.OBJECT_ALLOW_AS_PLAIN))
        && concerns(side, access)
        && sids.matches(side, access.trustee(), true)
        && conditions.allows(access.condition());
  }

  private boolean denies(Side side, Ace ace, int bit) {
    // 4.3
    if (ReferenceCall.isInheritOnly(ace)
        || !(ace instanceof AccessAce access)
        || access.effect() != AceEffect.DENY) {
      return false;
    }
    return (call.rights(access.mask().bits()) & bit) != 0
        && (!isForType(access) || call.tree.size() > 0 || !call.on(CheckOption.OBJECT_DENY_IGNORED))
        && concerns(side, access)
        && sids.matches(side, access.trustee(), false)
        && conditions.denies(access.condition());
  }

  /** 17: client and server SID must match. */
  private boolean compoundAllows(Side side, CompoundAce compound, int bit) {
    return (call.rights(compound.mask().bits()) & bit) != 0
        && sids.matches(side, compound.client(), true)
        && call.question
            .request()
            .server()
            .map(server -> ReferenceSids.holds(server, compound.server(), true))
            .orElse(false)
        && call.reach(ReferenceRule.COMPOUND_ENTRY);
  }

  /** 8.1: entries that name a type. */
  private static boolean isForType(AccessAce access) {
    return access.objects().objectType().isPresent();
  }

  /** 9.3: object entries are for the user only. */
  private boolean concerns(Side side, AccessAce access) {
    return side != Side.PACKAGE
        || !access.objects().isPresent()
        || call.on(CheckOption.CONTAINER_OBJECT_ENTRIES);
  }
}
