package org.ntacl.descriptor;

import java.util.List;

/**
 * The order in which Windows' own editors leave a list: explicit entries before inherited ones,
 * among the explicit ones those that deny before the others. Inherited entries keep the order of
 * their ancestors and are not compared.
 */
final class CanonicalOrder {
  private CanonicalOrder() {}

  static boolean holds(List<Ace> aces) {
    int rank = 0;
    for (Ace ace : aces) {
      int next = rank(ace);
      if (next < rank) {
        return false;
      }
      rank = next;
    }
    return true;
  }

  private static int rank(Ace ace) {
    if (ace.flags().isInherited()) {
      return 2;
    }
    return ace instanceof AccessAce access && access.effect() == AceEffect.DENY ? 0 : 1;
  }
}
