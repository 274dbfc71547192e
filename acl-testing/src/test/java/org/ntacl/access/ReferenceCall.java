package org.ntacl.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.AceFlags;
import org.ntacl.descriptor.GenericMapping;
import org.ntacl.token.AccessToken;

/** One call of the reference: the question, and what all rules ask of it. */
final class ReferenceCall {
  static final int ASS = 0x0100_0000;
  static final int MAX = 0x0200_0000;

  final Question question;
  final AccessToken token;
  final GenericMapping mapping;
  final ReferenceTree tree;

  private final Set<ReferenceRule> reached;

  ReferenceCall(Question question, Set<ReferenceRule> reached) {
    this.question = question;
    this.token = question.token();
    this.mapping = question.type().mapping();
    this.tree = new ReferenceTree(question.request().objects());
    this.reached = reached;
  }

  boolean on(CheckOption option) {
    return question.options().enabled().contains(option);
  }

  /** Notes that a rule was of consequence. */
  boolean reach(ReferenceRule rule) {
    reached.add(rule);
    return true;
  }

  Set<ReferenceRule> reached() {
    return reached;
  }

  boolean isSeAccessCheck() {
    return question.options().variant() == CheckVariant.SE_ACCESS_CHECK;
  }

  /** 1: generic rights in a request are mapped before; drivers leave that to SeAccessCheck. */
  int desired() {
    int desired = question.request().desired().bits();
    return isSeAccessCheck() ? generic(desired) : desired;
  }

  boolean isMaximum() {
    return (desired() & MAX) != 0;
  }

  private int generic(int mask) {
    int result = mask & 0x0FFF_FFFF;
    if (mask < 0) {
      result |= mapping.read().bits();
    }
    if ((mask & 0x4000_0000) != 0) {
      result |= mapping.write().bits();
    }
    if ((mask & 0x2000_0000) != 0) {
      result |= mapping.execute().bits();
    }
    if ((mask & 0x1000_0000) != 0) {
      result |= mapping.all().bits();
    }
    return result;
  }

  /** 3.5: generic bits inside ACEs. */
  int mapped(int mask) {
    boolean asIs =
        question.options().variant() == CheckVariant.AUTHZ
            || on(CheckOption.GENERIC_ENTRIES_UNMAPPED);
    return asIs ? mask : generic(mask);
  }

  /** 6.1: ACCESS_SYSTEM_SECURITY in an ACE means nothing, and MAXIMUM_ALLOWED is no right. */
  int rights(int mask) {
    return mapped(mask) & ~ASS & ~MAX;
  }

  /** 4.3: the SACL without what is inherit-only. */
  <T extends Ace> List<T> system(Class<T> kind) {
    List<T> aces = new ArrayList<>();
    for (Ace ace : question.descriptor().sacl().aces()) {
      if (kind.isInstance(ace) && !isInheritOnly(ace)) {
        aces.add(kind.cast(ace));
      }
    }
    return aces;
  }

  static boolean isInheritOnly(Ace ace) {
    return (ace.flags().bits() & AceFlags.INHERIT_ONLY) != 0;
  }

  static List<Integer> bits(int mask) {
    List<Integer> bits = new ArrayList<>();
    for (int i = 0; i < 32; i++) {
      if ((mask >>> i & 1) == 1) {
        bits.add(1 << i);
      }
    }
    return bits;
  }
}
