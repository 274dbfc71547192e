package org.ntacl.access;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ntacl.NtStatus;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.AceList;
import org.ntacl.descriptor.GenericMapping;
import org.ntacl.token.AccessToken;
import org.ntacl.token.Privilege;

/**
 * The order of the phases (accesscheck 2). Phases that need no further input come one after the
 * other; a check with and without trace is the same run.
 */
final class Evaluation {
  private final Question question;
  private final Recorder recorder;
  private final Conditions conditions;
  private final boolean maximum;
  private final int prior;

  private Evaluation(Question question, Recorder recorder) {
    this.question = question;
    this.recorder = recorder;
    this.conditions = new Conditions(question);
    this.maximum = (question.desired() & Bits.MAXIMUM_ALLOWED) != 0;
    this.prior = question.request().previouslyGranted().bits();
  }

  static Outcome run(Question question, Recorder recorder) {
    Outcome outcome = new Evaluation(question, recorder).run();
    // clarification 11: what is decided before the walk is decided for every element
    return question.request().resultList() ? outcome.onEach(question.request().objects()) : outcome;
  }

  private Outcome run() {
    int desired = question.desired() & ~Bits.MAXIMUM_ALLOWED;
    if (question.request().kernelMode()) {
      return kernelMode(desired);
    }
    // phase 0: parameters
    NtStatus refusal = RequestValidation.refusal(question);
    if (refusal != NtStatus.STATUS_SUCCESS) {
      recorder.refuse(refusal);
      return Outcome.denied(refusal);
    }
    // accesscheck 3.4: what was granted before is not checked again
    recorder.grantEarlier(desired & prior);
    int want = desired & ~prior;
    if (want == 0 && !maximum) {
      return nothingAsked();
    }
    // phases 1 to 3: rights that may be granted at all
    int cap =
        TrustPhase.cap(question, recorder)
            & FilterPhase.cap(question, conditions, recorder)
            & IntegrityPhase.cap(question, recorder);
    if ((want & ~cap) != 0) {
      return Outcome.denied(NtStatus.STATUS_ACCESS_DENIED);
    }
    return decide(want, cap);
  }

  private Outcome decide(int want, int cap) {
    // phases 4 and 5: rights that no entry can take back
    recorder.begin(CheckPass.NORMAL, 0);
    List<Privilege> used = PrivilegePhase.used(question, want);
    int privileged = PrivilegePhase.grants(used, recorder);
    if ((want & Bits.ACCESS_SYSTEM_SECURITY & ~privileged) != 0) {
      // phase 7: nothing else gives this right
      recorder.deny(
          CheckPass.NORMAL,
          Bits.ACCESS_SYSTEM_SECURITY,
          new AccessReason.ByMissingPrivilege(Privilege.SECURITY));
      return Outcome.denied(NtStatus.STATUS_PRIVILEGE_NOT_HELD);
    }
    int owned = OwnerPhase.grants(question, maximum ? Bits.ALL : want, recorder);
    int seed = privileged | owned;
    boolean contained = question.token().appContainer().isPresent();
    if (!maximum && !contained && (want & ~seed) == 0) {
      // phase 6: nothing remains
      return Outcome.granted(want | prior, used);
    }
    return question.request().objects().isEmpty()
        ? decideWhole(want, seed, cap, used)
        : decideTree(want, seed, cap, used);
  }

  private Outcome decideWhole(int want, int seed, int cap, List<Privilege> used) {
    int granted = whole(want, seed);
    PolicyPhase.Limits limits = PolicyPhase.limits(question, want, conditions, recorder);
    Outcome outcome = finish(want, granted & limits.effective(), cap, used);
    return limits.changes()
        ? outcome.withStaged(finish(want, granted & limits.staged(), cap, used))
        : outcome;
  }

  private Outcome decideTree(int want, int seed, int cap, List<Privilege> used) {
    int[] granted = tree(want, seed);
    PolicyPhase.Limits limits = PolicyPhase.limits(question, want, conditions, recorder);
    // clarification 12: what a rule refuses is refused on every element
    Outcome outcome = finishTree(want, limited(granted, limits.effective()), cap, used);
    return limits.changes()
        ? outcome.withStaged(finishTree(want, limited(granted, limits.staged()), cap, used))
        : outcome;
  }

  private static int[] limited(int[] granted, int limit) {
    int[] rest = granted.clone();
    for (int i = 0; i < rest.length; i++) {
      rest[i] &= limit;
    }
    return rest;
  }

  /**
   * Returns what a central access rule grants of a request: a question with the DACL of the rule
   * and without object types and policies. A rule that does not grant what is asked for grants
   * nothing (clarification 12).
   */
  static int ofRule(Question question, int want) {
    Evaluation evaluation = new Evaluation(question, Recorder.OFF);
    int privileged = PrivilegePhase.grants(PrivilegePhase.used(question, want), Recorder.OFF);
    int limit = evaluation.maximum ? Bits.ALL : want;
    int granted =
        evaluation.whole(want, privileged | OwnerPhase.grants(question, limit, Recorder.OFF));
    return (want & ~granted) == 0 ? granted : 0;
  }

  /** Phases 8 and 9: a right must be granted in each walk. */
  private int whole(int want, int seed) {
    int granted = walk(new SidView.Normal(question.token()), want, seed);
    granted &= packageSide(want);
    return granted & restrictedSide(want, seed);
  }

  private int walk(SidView view, int want, int seed) {
    DaclWalk walk = new DaclWalk(question, view, conditions, recorder);
    return maximum ? walk.maximum(want, seed) : want & ~walk.missing(want & ~seed);
  }

  /**
   * Phase 8, second half: what the container lets through; privileges and ownership do not count
   * here.
   */
  private int packageSide(int want) {
    Optional<SidView.Contained> view = SidView.Contained.of(question);
    if (view.isEmpty()) {
      return Bits.ALL;
    }
    recorder.begin(CheckPass.PACKAGE, 0);
    return walk(view.get(), want, 0);
  }

  /**
   * Phase 9: what the restricting SIDs let through, with the same rights granted before the walk.
   */
  private int restrictedSide(int want, int seed) {
    int scope = restrictedScope(want & ~seed);
    if (scope == 0) {
      return Bits.ALL;
    }
    recorder.begin(CheckPass.RESTRICTED, seed | ~scope);
    return walk(new SidView.Restricted(question.token()), want, seed) | ~scope;
  }

  /** Phases 8 and 9 for a list of object types; the walks must agree on each element. */
  private int[] tree(int want, int seed) {
    int[] granted = walkTree(new SidView.Normal(question.token()), want, seed);
    Optional<SidView.Contained> container = SidView.Contained.of(question);
    if (container.isPresent()) {
      recorder.begin(CheckPass.PACKAGE, 0);
      intersect(granted, walkTree(container.get(), want, 0), 0);
    }
    int scope = restrictedScope(want & ~seed);
    if (scope != 0) {
      recorder.begin(CheckPass.RESTRICTED, seed | ~scope);
      intersect(granted, walkTree(new SidView.Restricted(question.token()), want, seed), ~scope);
    }
    return granted;
  }

  private int[] walkTree(SidView view, int want, int seed) {
    if (!(question.descriptor().dacl() instanceof AceList dacl)) {
      int[] granted = new int[question.request().objects().size()];
      Arrays.fill(granted, walk(view, want, seed));
      return granted;
    }
    TreeWalk walk = new TreeWalk(question, dacl, view, conditions, recorder);
    return maximum ? walk.maximum(seed) : walk.named(want, seed);
  }

  private static void intersect(int[] granted, int[] others, int exempt) {
    for (int i = 0; i < granted.length; i++) {
      granted[i] &= others[i] | exempt;
    }
  }

  /** Returns the rights that the restricting SIDs must have as well (accesscheck 9.1 and 9.2). */
  private int restrictedScope(int outstanding) {
    AccessToken token = question.token();
    if (!token.isRestricted()) {
      return 0;
    }
    if (!token.isWriteRestricted()) {
      return Bits.ALL;
    }
    int writing = writeRights(question.type().mapping());
    if (maximum) {
      return writing;
    }
    // one right to write puts the whole request to the restricting SIDs
    return (outstanding & writing) != 0 ? Bits.ALL : 0;
  }

  private static int writeRights(GenericMapping mapping) {
    int reading = mapping.read().bits() | mapping.execute().bits();
    int writing = (mapping.write().bits() | mapping.all().bits()) & ~reading;
    return writing | Bits.DELETE | Bits.WRITE_DAC | Bits.WRITE_OWNER;
  }

  private Outcome finish(int want, int granted, int cap, List<Privilege> used) {
    // phase 11
    if ((granted & ~cap) != 0 && question.isOn(CheckOption.LIMITED_MAXIMUM_DENIED)) {
      return Outcome.denied(NtStatus.STATUS_ACCESS_DENIED);
    }
    int result = (granted & cap) | prior;
    boolean complete = (want & ~result) == 0 && result != 0;
    return complete ? Outcome.granted(result, used) : Outcome.denied(NtStatus.STATUS_ACCESS_DENIED);
  }

  /** Phase 11 for a list of object types (accesscheck 8.5). */
  private Outcome finishTree(int want, int[] granted, int cap, List<Privilege> used) {
    Outcome root = finish(want, granted[0], cap, used);
    if (!question.request().resultList()) {
      return root;
    }
    List<ObjectAccess> objects = new ArrayList<>(granted.length);
    int somewhere = 0;
    for (int i = 0; i < granted.length; i++) {
      boolean refused =
          (granted[i] & ~cap) != 0 && question.isOn(CheckOption.LIMITED_MAXIMUM_DENIED);
      // a part of the request is granted next to a failure
      int bits = refused ? 0 : (granted[i] & cap) | prior;
      somewhere |= bits;
      objects.add(
          new ObjectAccess(
              question.request().objects().nodes().get(i).type(),
              finish(want, granted[i], cap, used).status(),
              AccessMask.of(bits)));
    }
    return new Outcome(
        root.status(),
        objects.get(0).granted().bits(),
        PrivilegePhase.thatGrant(used, somewhere),
        List.copyOf(objects),
        Optional.empty());
  }

  /** A request for no right at all, or only for rights granted before (accesscheck 3.3). */
  private Outcome nothingAsked() {
    return prior != 0 || question.isOn(CheckOption.ZERO_ACCESS_GRANTED)
        ? Outcome.granted(prior, List.of())
        : Outcome.denied(NtStatus.STATUS_ACCESS_DENIED);
  }

  /** The kernel itself is not checked (accesscheck 3.4). */
  private Outcome kernelMode(int desired) {
    int all = maximum ? question.type().mapping().all().bits() : 0;
    recorder.grantToKernel(all | desired);
    return Outcome.granted(all | desired | prior, List.of());
  }
}
