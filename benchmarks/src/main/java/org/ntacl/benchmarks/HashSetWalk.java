package org.ntacl.benchmarks;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ntacl.descriptor.AccessAce;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.AceEffect;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.sid.Sid;
import org.ntacl.token.AccessToken;
import org.ntacl.token.TokenGroup;

/** What a careful programmer writes: the entries as they are, the SIDs of the token in a set. */
final class HashSetWalk {
  private HashSetWalk() {}

  static Set<Sid> sidsOf(AccessToken token) {
    Set<Sid> sids = new HashSet<>();
    sids.add(token.user());
    token.groups().stream().map(TokenGroup::sid).forEach(sids::add);
    return sids;
  }

  static boolean check(SecurityDescriptor descriptor, Set<Sid> token, int want) {
    int missing = want;
    List<Ace> aces = descriptor.dacl().aces();
    for (int i = 0; i < aces.size(); i++) {
      AccessAce ace = (AccessAce) aces.get(i);
      if (!ace.flags().isInheritOnly() && token.contains(ace.trustee())) {
        if (ace.effect() == AceEffect.DENY) {
          if ((ace.mask().bits() & missing) != 0) {
            return false;
          }
        } else {
          missing &= ~ace.mask().bits();
          if (missing == 0) {
            return true;
          }
        }
      }
    }
    return false;
  }
}
