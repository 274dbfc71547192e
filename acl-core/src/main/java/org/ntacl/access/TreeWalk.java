package org.ntacl.access;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ntacl.Guid;
import org.ntacl.descriptor.AccessAce;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.AceList;
import org.ntacl.descriptor.CompoundAce;

/**
 * Phases 8 and 9 for a list of object types: one walk over the DACL with one side of the token
 * (MS-DTYP 2.5.3.2, MS-ADTS 5.1.3.3.3; accesscheck 8). A grant holds for everything below, and for
 * what lies above once all its children have the right. On every element the first entry that
 * speaks of a right decides about it.
 *
 * <p>An element never lacks a right that is granted to what lies above it. That makes one walk do
 * for requests by name and for all that can be had, and for the tree as a whole and its elements.
 */
final class TreeWalk {
  private final Question question;
  private final ObjectTypeList tree;
  private final Recorder recorder;
  private final CheckPass pass;
  private final EntryMatcher matcher;
  private final List<Ace> aces;
  private final int[] granted;
  private final int[] denied;

  TreeWalk(
      Question question, AceList dacl, SidView view, Conditions conditions, Recorder recorder) {
    this.question = question;
    this.tree = question.request().objects();
    this.recorder = recorder;
    this.pass = view.pass();
    this.matcher = new EntryMatcher(question, view, conditions);
    this.aces = dacl.aces();
    this.granted = new int[tree.size()];
    this.denied = new int[tree.size()];
  }

  /**
   * Walks for rights asked for by name.
   *
   * @param want the rights asked for
   * @param seed rights granted before the walk, which no entry can take back
   * @return the granted ones among the rights asked for, for each element
   */
  int[] named(int want, int seed) {
    Arrays.fill(granted, seed & want);
    walk(want, true, true);
    if (!isDenied(want)) {
      recordRest(want);
    }
    return granted;
  }

  /**
   * Walks for all that can be had.
   *
   * @param seed rights granted before the walk, which no entry can take back
   * @return all rights granted, those of the seed included, for each element
   */
  int[] maximum(int seed) {
    Arrays.fill(granted, seed);
    if (question.isOn(CheckOption.UNORDERED_MAXIMUM)) {
      walk(0, false, true);
      walk(0, true, false);
    } else {
      walk(0, true, true);
    }
    recordRest(Bits.ALL);
    return granted;
  }

  /**
   * Walks over the entries.
   *
   * @param want the rights of interest, 0 for all
   */
  private void walk(int want, boolean allowing, boolean denying) {
    int interest = want == 0 ? Bits.ALL : want;
    for (int i = 0; i < aces.size() && !isDecided(want); i++) {
      Ace ace = aces.get(i);
      int node = nodeOf(ace);
      int bits = node < 0 ? 0 : rightsOf(ace) & interest;
      if (bits == 0) {
        continue;
      }
      Match match = matcher.match(ace);
      if (allowing && match.effect() == Match.Effect.ALLOWS) {
        grant(node, bits, i, ace, match);
      } else if (denying && match.effect() == Match.Effect.DENIES) {
        deny(node, bits, i, ace, match);
      } else if (allowing && match.effect() == Match.Effect.SKIPPED) {
        recordSkip(node, bits, i, ace, match);
      }
    }
  }

  /** Tells whether the answer for the tree as a whole is known. */
  private boolean isDecided(int want) {
    return want != 0
        && !question.request().resultList()
        && ((want & ~granted[0]) == 0 || isDenied(want));
  }

  /** Tells whether the tree as a whole is denied: by an entry about any element that lacked it. */
  private boolean isDenied(int want) {
    return !question.request().resultList() && (want & denied[0]) != 0;
  }

  /**
   * Returns the element that an entry is about: the root when it names no type, −1 when its type is
   * not in the list (accesscheck 8.2).
   */
  private int nodeOf(Ace ace) {
    if (ace instanceof AccessAce access) {
      Optional<Guid> type = access.objects().objectType();
      return type.isEmpty() ? 0 : tree.indexOf(type.get());
    }
    return 0;
  }

  private int rightsOf(Ace ace) {
    if (ace instanceof AccessAce access) {
      return question.rightsOf(access.mask());
    }
    return ace instanceof CompoundAce compound ? question.rightsOf(compound.mask()) : 0;
  }

  private void grant(int node, int bits, int index, Ace ace, Match match) {
    for (int i = node; i < tree.endOf(node); i++) {
      int fresh = bits & ~(granted[i] | denied[i]);
      granted[i] |= fresh;
      recordGrant(i, fresh, index, ace, match);
    }
    raise(node);
  }

  /** Grants what all children have to what lies above them, right by right (clarification 9). */
  private void raise(int node) {
    for (int i = tree.parentOf(node); i >= 0; i = tree.parentOf(i)) {
      int fresh = grantedBelow(i) & ~(granted[i] | denied[i]);
      if (fresh == 0) {
        return;
      }
      granted[i] |= fresh;
      if (recorder.isOn()) {
        recorder.at(i).grant(pass, fresh, new AccessReason.ByChildren(pass));
      }
    }
  }

  private int grantedBelow(int node) {
    int common = Bits.ALL;
    for (int child = node + 1; child < tree.endOf(node); child = tree.endOf(child)) {
      common &= granted[child];
    }
    return common;
  }

  /** What an element still lacked is denied to what lies above it, too (clarification 8). */
  private void deny(int node, int bits, int index, Ace ace, Match match) {
    int lacked = bits & ~granted[node];
    for (int i = node; i < tree.endOf(node); i++) {
      denyAt(i, bits, index, ace, match);
    }
    for (int i = tree.parentOf(node); i >= 0; i = tree.parentOf(i)) {
      denyAt(i, lacked, index, ace, match);
    }
  }

  private void denyAt(int node, int bits, int index, Ace ace, Match match) {
    int fresh = bits & ~(granted[node] | denied[node]);
    denied[node] |= fresh;
    if (fresh != 0 && recorder.isOn()) {
      recorder
          .at(node)
          .deny(pass, fresh, new AccessReason.ByEntry(pass, false, index, ace, match.condition()));
    }
  }

  private void recordGrant(int node, int bits, int index, Ace ace, Match match) {
    if (bits != 0 && recorder.isOn()) {
      recorder
          .at(node)
          .grant(pass, bits, new AccessReason.ByEntry(pass, true, index, ace, match.condition()));
    }
  }

  /** An entry about an element could have decided about all below it and all that lies above. */
  private void recordSkip(int node, int bits, int index, Ace ace, Match match) {
    if (recorder.isOn()) {
      SkippedEntry entry = new SkippedEntry(index, ace, match.condition().orElseThrow());
      for (int i = node; i < tree.endOf(node); i++) {
        recorder.at(i).skip(pass, bits, entry);
      }
      for (int i = tree.parentOf(node); i >= 0; i = tree.parentOf(i)) {
        recorder.at(i).skip(pass, bits, entry);
      }
    }
  }

  private void recordRest(int interest) {
    if (recorder.isOn()) {
      AccessReason reason = new AccessReason.ByNoEntry(pass, aces.isEmpty(), List.of());
      for (int i = 0; i < granted.length; i++) {
        recorder.at(i).rest(pass, interest & ~(granted[i] | denied[i]), reason);
      }
    }
  }
}
