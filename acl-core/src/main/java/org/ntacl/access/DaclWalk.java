package org.ntacl.access;

import java.util.List;
import org.ntacl.descriptor.AccessAce;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.AceList;
import org.ntacl.descriptor.Acl;
import org.ntacl.descriptor.CompoundAce;

/**
 * Phases 8 and 9: one walk over the DACL with one side of the token (MS-DTYP 2.5.3.2; accesscheck
 * 7). The first entry that speaks of a right decides about it.
 */
final class DaclWalk {
  private final Question question;
  private final Recorder recorder;
  private final CheckPass pass;
  private final EntryMatcher matcher;
  private final Acl dacl;

  DaclWalk(Question question, SidView view, Conditions conditions, Recorder recorder) {
    this.question = question;
    this.recorder = recorder;
    this.pass = view.pass();
    this.matcher = new EntryMatcher(question, view, conditions);
    this.dacl = question.descriptor().dacl();
  }

  /**
   * Walks for rights asked for by name (accesscheck 7.2).
   *
   * @param want the rights still to be granted
   * @return those of them that are not granted, 0 when all are
   */
  int missing(int want) {
    if (!(dacl instanceof AceList list)) {
      return want & ~withoutDacl(want);
    }
    int rest = want;
    List<Ace> aces = list.aces();
    for (int i = 0; i < aces.size() && rest != 0; i++) {
      Ace ace = aces.get(i);
      int bits = rightsOf(ace) & rest;
      if (bits == 0) {
        continue;
      }
      Match match = matcher.match(ace);
      switch (match.effect()) {
        case ALLOWS -> {
          recordGrant(bits, i, ace, match);
          rest &= ~bits;
        }
        case DENIES -> {
          // a right denied while it is still outstanding ends the walk
          recordDeny(bits, i, ace, match);
          return rest;
        }
        case SKIPPED -> recordSkip(bits, i, ace, match);
        case NONE -> {}
      }
    }
    recordRest(rest);
    return rest;
  }

  /**
   * Walks for all that can be had (accesscheck 7.3).
   *
   * @param want rights asked for by name as well
   * @param seed rights granted before the walk, which no entry can take back
   * @return all rights granted, those of the seed included
   */
  int maximum(int want, int seed) {
    if (!(dacl instanceof AceList list)) {
      return withoutDacl(question.type().mapping().all().bits() | want);
    }
    Tally tally = new Tally(seed);
    if (question.isOn(CheckOption.UNORDERED_MAXIMUM)) {
      walk(list.aces(), tally, false, true);
      walk(list.aces(), tally, true, false);
    } else {
      walk(list.aces(), tally, true, true);
    }
    recordRest(~(tally.granted | tally.denied));
    return tally.granted;
  }

  /** The rights decided so far. */
  private static final class Tally {
    private int granted;
    private int denied;

    Tally(int seed) {
      this.granted = seed;
    }
  }

  private void walk(List<Ace> aces, Tally tally, boolean allowing, boolean denying) {
    for (int i = 0; i < aces.size(); i++) {
      Ace ace = aces.get(i);
      int bits = rightsOf(ace) & ~(tally.granted | tally.denied);
      if (bits == 0) {
        continue;
      }
      Match match = matcher.match(ace);
      if (allowing && match.effect() == Match.Effect.ALLOWS) {
        recordGrant(bits, i, ace, match);
        tally.granted |= bits;
      } else if (denying && match.effect() == Match.Effect.DENIES) {
        recordDeny(bits, i, ace, match);
        tally.denied |= bits;
      } else if (allowing && match.effect() == Match.Effect.SKIPPED) {
        recordSkip(bits, i, ace, match);
      }
    }
  }

  private int rightsOf(Ace ace) {
    if (ace instanceof AccessAce access) {
      return question.rightsOf(access.mask());
    }
    return ace instanceof CompoundAce compound ? question.rightsOf(compound.mask()) : 0;
  }

  /** Returns what a NULL or absent DACL grants of some rights (accesscheck 7.1 and 9.3). */
  private int withoutDacl(int bits) {
    if (pass == CheckPass.PACKAGE && !question.isOn(CheckOption.CONTAINER_NULL_DACL)) {
      recordRest(Bits.ALL);
      return 0;
    }
    if (recorder.isOn()) {
      recorder.grant(pass, bits, new AccessReason.ByMissingDacl(pass, dacl.isPresent()));
    }
    return bits;
  }

  private void recordGrant(int bits, int index, Ace ace, Match match) {
    if (recorder.isOn()) {
      recorder.grant(
          pass, bits, new AccessReason.ByEntry(pass, true, index, ace, match.condition()));
    }
  }

  private void recordDeny(int bits, int index, Ace ace, Match match) {
    if (recorder.isOn()) {
      recorder.deny(
          pass, bits, new AccessReason.ByEntry(pass, false, index, ace, match.condition()));
    }
  }

  private void recordSkip(int bits, int index, Ace ace, Match match) {
    if (recorder.isOn()) {
      recorder.skip(pass, bits, new SkippedEntry(index, ace, match.condition().orElseThrow()));
    }
  }

  private void recordRest(int bits) {
    if (recorder.isOn()) {
      boolean empty = dacl instanceof AceList list && list.aces().isEmpty();
      recorder.rest(pass, bits, new AccessReason.ByNoEntry(pass, empty, List.of()));
    }
  }
}
