package org.ntacl.benchmarks;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.ntacl.descriptor.AccessAce;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.AceEffect;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.sid.Sid;
import org.ntacl.token.AccessToken;
import org.ntacl.token.TokenGroup;

/**
 * The walk with a set of SIDs by somebody whose SID is a record: its hash is computed each time,
 * and no two equal ones are the same object.
 */
final class RecordWalk {
  private record SidRecord(long authority, List<Integer> subAuthorities) {
    static SidRecord of(Sid sid) {
      return new SidRecord(
          sid.authority(),
          IntStream.range(0, sid.subAuthorityCount()).mapToObj(sid::subAuthority).toList());
    }
  }

  private record Entry(boolean denies, int mask, SidRecord trustee) {}

  private final List<Entry> entries = new ArrayList<>();
  private final Set<SidRecord> token = new HashSet<>();

  RecordWalk(SecurityDescriptor descriptor, AccessToken token) {
    for (Ace ace : descriptor.dacl().aces()) {
      if (ace instanceof AccessAce access && !ace.flags().isInheritOnly()) {
        boolean denies = access.effect() == AceEffect.DENY;
        entries.add(new Entry(denies, access.mask().bits(), SidRecord.of(access.trustee())));
      }
    }
    this.token.add(SidRecord.of(token.user()));
    for (TokenGroup group : token.groups()) {
      this.token.add(SidRecord.of(group.sid()));
    }
  }

  boolean check(int want) {
    int missing = want;
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      if (token.contains(entry.trustee())) {
        if (entry.denies()) {
          if ((entry.mask() & missing) != 0) {
            return false;
          }
        } else {
          missing &= ~entry.mask();
          if (missing == 0) {
            return true;
          }
        }
      }
    }
    return false;
  }
}
