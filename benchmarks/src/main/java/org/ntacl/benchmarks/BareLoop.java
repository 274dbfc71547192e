package org.ntacl.benchmarks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ntacl.descriptor.AccessAce;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.AceEffect;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.sid.Sid;
import org.ntacl.token.AccessToken;
import org.ntacl.token.TokenGroup;

/**
 * The floor of checks: nothing but the loop over three arrays and one bit set. It knows entries
 * that allow or deny and groups that count; no owner, no levels, no privileges, no deny-only
 * groups.
 */
final class BareLoop {
  private final int[] ids;
  private final int[] allowed;
  private final int[] denied;

  /** Numbers SIDs for loops and tokens. */
  static final class Ids {
    private final Map<Sid, Integer> known = new HashMap<>();

    private int of(Sid sid) {
      return known.computeIfAbsent(sid, added -> known.size());
    }

    /** Returns the numbers of a token among those given out, as a bit set. */
    long[] of(AccessToken token) {
      long[] bits = new long[known.size() / Long.SIZE + 1];
      List<Sid> sids = new ArrayList<>(List.of(token.user()));
      token.groups().stream().map(TokenGroup::sid).forEach(sids::add);
      for (Sid sid : sids) {
        Integer id = known.get(sid);
        if (id != null) {
          bits[id >>> 6] |= 1L << id;
        }
      }
      return bits;
    }
  }

  BareLoop(SecurityDescriptor descriptor, Ids numbers) {
    List<AccessAce> entries = new ArrayList<>();
    for (Ace ace : descriptor.dacl().aces()) {
      if (ace instanceof AccessAce entry && !ace.flags().isInheritOnly()) {
        entries.add(entry);
      }
    }
    this.ids = entries.stream().mapToInt(entry -> numbers.of(entry.trustee())).toArray();
    this.allowed = masks(entries, AceEffect.ALLOW);
    this.denied = masks(entries, AceEffect.DENY);
  }

  private static int[] masks(List<AccessAce> entries, AceEffect effect) {
    return entries.stream()
        .mapToInt(entry -> entry.effect() == effect ? entry.mask().bits() : 0)
        .toArray();
  }

  boolean check(long[] token, int want) {
    int missing = want;
    for (int i = 0; i < ids.length; i++) {
      int id = ids[i];
      if ((token[id >>> 6] & 1L << id) != 0) {
        if ((denied[i] & missing) != 0) {
          return false;
        }
        missing &= ~allowed[i];
        if (missing == 0) {
          return true;
        }
      }
    }
    return false;
  }
}
