package org.ntacl.access;

import java.util.ArrayList;
import java.util.List;
import org.ntacl.NtStatus;
import org.ntacl.access.AccessReason.ByEarlierGrant;
import org.ntacl.access.AccessReason.ByKernelMode;
import org.ntacl.access.AccessReason.ByNoEntry;
import org.ntacl.access.AccessReason.ByRefusal;
import org.ntacl.access.RightVerdict.Outcome;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.AceList;

/** Takes down what decides about each right, for one check, and makes the trace of it. */
final class Recording extends Recorder {
  private static final int WIDTH = 32;

  private final AccessReason[][] decided = new AccessReason[CheckPass.values().length][WIDTH];
  private final boolean[] begun = new boolean[CheckPass.values().length];
  private final int[] exempt = new int[CheckPass.values().length];
  private final AccessReason[] limits = new AccessReason[WIDTH];
  private final AccessReason[][] rests = new AccessReason[CheckPass.values().length][WIDTH];
  private final AccessReason[] policies = new AccessReason[WIDTH];
  private final List<Skip> skips = new ArrayList<>();
  private final List<AccessReason> whole = new ArrayList<>();
  private int earlier;

  /** An entry that a walk passed over, and the rights it speaks of. */
  private record Skip(CheckPass pass, int bits, SkippedEntry entry) {}

  @Override
  boolean isOn() {
    return true;
  }

  @Override
  void refuse(NtStatus status) {
    whole.add(new ByRefusal(status));
  }

  @Override
  void grantEarlier(int bits) {
    earlier = bits;
  }

  @Override
  void grantToKernel(int bits) {
    whole.add(new ByKernelMode());
    fill(decided[CheckPass.NORMAL.ordinal()], bits, whole.get(0));
  }

  @Override
  void limit(int bits, AccessReason reason) {
    fill(limits, bits, reason);
  }

  @Override
  void limitByPolicy(int bits, AccessReason reason) {
    fill(policies, bits, reason);
  }

  @Override
  void begin(CheckPass pass, int exemptBits) {
    begun[pass.ordinal()] = true;
    exempt[pass.ordinal()] = exemptBits;
  }

  @Override
  void grant(CheckPass pass, int bits, AccessReason reason) {
    fill(decided[pass.ordinal()], bits, reason);
  }

  @Override
  void deny(CheckPass pass, int bits, AccessReason reason) {
    fill(decided[pass.ordinal()], bits, reason);
  }

  @Override
  void skip(CheckPass pass, int bits, SkippedEntry entry) {
    skips.add(new Skip(pass, bits, entry));
  }

  @Override
  void rest(CheckPass pass, int bits, AccessReason reason) {
    fill(rests[pass.ordinal()], bits, reason);
  }

  /** Gives a reason to every bit that has none yet. */
  private static void fill(AccessReason[] reasons, int bits, AccessReason reason) {
    for (int rest = bits; rest != 0; rest &= rest - 1) {
      int index = Integer.numberOfTrailingZeros(rest);
      if (reasons[index] == null) {
        reasons[index] = reason;
      }
    }
  }

  /** Returns the trace of the check that has run. */
  AccessTrace trace(Question question, boolean granted) {
    boolean maximum = (question.desired() & Bits.MAXIMUM_ALLOWED) != 0;
    int want = question.desired() & ~Bits.MAXIMUM_ALLOWED;
    int examined = want | (maximum ? spokenOf() : 0);
    List<RightVerdict> verdicts = new ArrayList<>();
    for (int rest = examined; rest != 0; rest &= rest - 1) {
      verdicts.add(verdict(question, Integer.lowestOneBit(rest)));
    }
    if (maximum && want == 0 && !granted) {
      verdicts.add(nothingToBeHad(question));
    }
    return new AccessTrace(verdicts);
  }

  private int spokenOf() {
    int bits = 0;
    for (AccessReason[] reasons : decided) {
      for (int i = 0; i < WIDTH; i++) {
        bits |= reasons[i] == null ? 0 : 1 << i;
      }
    }
    return bits;
  }

  private RightVerdict verdict(Question question, int bit) {
    AccessMask right = AccessMask.of(bit);
    String name = question.type().namesOf(right).get(0);
    List<AccessReason> reasons = new ArrayList<>();
    Outcome outcome = judge(bit, reasons);
    return new RightVerdict(right, name, outcome, reasons);
  }

  /**
   * Adds the reasons for what became of a right: all that granted it, or the first that refused.
   */
  private Outcome judge(int bit, List<AccessReason> reasons) {
    int index = Integer.numberOfTrailingZeros(bit);
    if (!whole.isEmpty()) {
      reasons.add(whole.get(0));
      return whole.get(0).grants() ? Outcome.GRANTED : Outcome.DENIED;
    }
    if ((earlier & bit) != 0) {
      reasons.add(new ByEarlierGrant());
      return Outcome.GRANTED;
    }
    if (limits[index] != null) {
      reasons.add(limits[index]);
      return Outcome.DENIED;
    }
    boolean open = false;
    for (CheckPass pass : CheckPass.values()) {
      int p = pass.ordinal();
      if (!begun[p] || (exempt[p] & bit) != 0) {
        continue;
      }
      AccessReason reason =
          decided[p][index] != null ? decided[p][index] : withSkips(rests[p][index], bit);
      if (reason == null) {
        open = true;
      } else if (reason.grants()) {
        reasons.add(reason);
      } else {
        reasons.clear();
        reasons.add(reason);
        return Outcome.DENIED;
      }
    }
    if (open || reasons.isEmpty()) {
      reasons.clear();
      return Outcome.NOT_EXAMINED;
    }
    if (policies[index] != null) {
      reasons.clear();
      reasons.add(policies[index]);
      return Outcome.DENIED;
    }
    return Outcome.GRANTED;
  }

  /**
   * Returns a reason, with the entries passed over if it is that no entry speaks of these rights;
   * null stays null.
   */
  private AccessReason withSkips(AccessReason reason, int bits) {
    return reason instanceof ByNoEntry none
        ? new ByNoEntry(none.pass(), none.empty(), skipped(none.pass(), bits))
        : reason;
  }

  private List<SkippedEntry> skipped(CheckPass pass, int bits) {
    return skips.stream()
        .filter(skip -> skip.pass() == pass && (skip.bits() & bits) != 0)
        .map(Skip::entry)
        .toList();
  }

  /** MAXIMUM_ALLOWED alone comes to nothing: say so in its own name. */
  private RightVerdict nothingToBeHad(Question question) {
    boolean empty = question.descriptor().dacl() instanceof AceList list && list.aces().isEmpty();
    AccessReason reason =
        whole.isEmpty()
            ? new ByNoEntry(CheckPass.NORMAL, empty, skipped(CheckPass.NORMAL, Bits.ALL))
            : whole.get(0);
    return new RightVerdict(
        AccessMask.MAXIMUM_ALLOWED, "MAXIMUM_ALLOWED", Outcome.DENIED, List.of(reason));
  }
}
