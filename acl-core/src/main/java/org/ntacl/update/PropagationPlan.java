package org.ntacl.update;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.ntacl.NtStatus;
import org.ntacl.assign.Inheritance;
import org.ntacl.assign.InheritanceMode;
import org.ntacl.assign.ObjectKind;
import org.ntacl.descriptor.AccessAce;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.AceFlags;
import org.ntacl.descriptor.AceList;
import org.ntacl.descriptor.AclKind;
import org.ntacl.descriptor.SecurityDescriptor;

/**
 * What the change of one object means for all below it, found out before anything is written.
 *
 * <pre>{@code
 * PropagationPlan<Path> plan =
 *     PropagationPlan.of(tree, root, newDescriptor, PropagationMode.SET, Set.of(AclKind.DACL));
 * plan.changes().forEach(change -> print(change.path(), change.reason()));
 * PropagationReport<Path> report = plan.apply(PropagationProgress.unwatched());
 * }</pre>
 *
 * <p>The work on lists is done once for each distinct combination of parent and child; see {@link
 * #mergeCount()}. Planning and applying use no recursion. A plan does not change; applying it twice
 * writes twice.
 *
 * @param <N> what stands for one object
 */
public final class PropagationPlan<N> {
  private final SecurityTree<N> tree;
  private final List<Visited<N>> visited;
  private final List<PropagationFailure<N>> failures;
  private final int mergeCount;

  /**
   * An object that the plan has looked at; parents come before their children.
   *
   * @param node the object
   * @param parent the index of its parent, −1 for the root
   * @param before its descriptor before
   * @param outcome how it comes out
   */
  record Visited<N>(N node, int parent, SecurityDescriptor before, ChildMerge.Outcome outcome) {}

  PropagationPlan(
      SecurityTree<N> tree,
      List<Visited<N>> visited,
      List<PropagationFailure<N>> failures,
      int mergeCount) {
    this.tree = tree;
    this.visited = List.copyOf(visited);
    this.failures = List.copyOf(failures);
    this.mergeCount = mergeCount;
  }

  /**
   * Plans.
   *
   * @param tree the objects
   * @param root the object that changes
   * @param newDescriptor what it changes to, as {@link SecurityUpdate} computes it; its present
   *     descriptor to do no more than to put right what is below
   * @param mode what becomes of the objects below
   * @param places the lists that are handed down
   */
  public static <N> PropagationPlan<N> of(
      SecurityTree<N> tree,
      N root,
      SecurityDescriptor newDescriptor,
      PropagationMode mode,
      Set<AclKind> places) {
    Objects.requireNonNull(newDescriptor, "newDescriptor");
    return new PropagationPlanner<>(tree, mode).plan(root, newDescriptor, places);
  }

  /** Returns the objects that get other descriptors, parents before their children. */
  public List<PlannedChange<N>> changes() {
    List<PlannedChange<N>> changes = new ArrayList<>();
    for (Visited<N> object : visited) {
      if (object.outcome.reason().isPresent()) {
        changes.add(change(object));
      }
    }
    return List.copyOf(changes);
  }

  private PlannedChange<N> change(Visited<N> object) {
    return new PlannedChange<>(
        object.node,
        tree.path(object.node),
        object.before,
        object.outcome.after(),
        object.outcome.reason().orElseThrow());
  }

  /**
   * Returns the objects whose stored inheritance is not what their parents would give them, before
   * any change.
   */
  public List<N> stale() {
    List<N> stale = new ArrayList<>();
    for (Visited<N> object : visited) {
      if (object.outcome.stale()) {
        stale.add(object.node);
      }
    }
    return List.copyOf(stale);
  }

  /** Returns the objects that could not be read or cannot be changed; the plan leaves them out. */
  public List<PropagationFailure<N>> failures() {
    return failures;
  }

  /** Returns how many objects the plan has looked at. */
  public int visitedCount() {
    return visited.size();
  }

  /** Returns how often lists were merged: once for each distinct combination. */
  public int mergeCount() {
    return mergeCount;
  }

  /**
   * Returns where the inherited entries of an object come from once the plan is applied, in order.
   *
   * @param node an object that the plan has looked at
   * @return nothing for an object that the plan has not looked at
   */
  public List<InheritanceSource<N>> sources(N node) {
    for (int i = 0; i < visited.size(); i++) {
      if (visited.get(i).node.equals(node)) {
        return sources(i);
      }
    }
    return List.of();
  }

  private List<InheritanceSource<N>> sources(int index) {
    List<InheritanceSource<N>> sources = new ArrayList<>();
    for (AclKind place : AclKind.values()) {
      for (Ace ace : place.of(visited.get(index).outcome.after()).aces()) {
        if (ace.flags().isInherited()) {
          sources.add(source(index, place, ace));
        }
      }
    }
    return List.copyOf(sources);
  }

  private InheritanceSource<N> source(int index, AclKind place, Ace ace) {
    int generations = 0;
    int at = index;
    Ace copy = ace;
    while (copy.flags().isInherited() && visited.get(at).parent >= 0) {
      Optional<Ace> original = original(at, place, copy);
      if (original.isEmpty()) {
        break;
      }
      copy = original.get();
      at = visited.get(at).parent;
      generations++;
    }
    return copy.flags().isInherited()
        ? new InheritanceSource<>(place, ace, Optional.empty(), 0)
        : new InheritanceSource<>(place, ace, Optional.of(visited.get(at).node), generations);
  }

  /** Returns the entry of the parent that an entry was copied from. */
  private Optional<Ace> original(int index, AclKind place, Ace copy) {
    Visited<N> child = visited.get(index);
    SecurityDescriptor parent = visited.get(child.parent).outcome.after();
    ObjectKind kind = tree.kind(child.node);
    Inheritance inheritance = Inheritance.of(kind, child.outcome.after());
    for (Ace candidate : place.of(parent).aces()) {
      for (Ace produced : inheritance.from(AceList.of(candidate), InheritanceMode.AUTO)) {
        if (produced.equals(copy) || isPartOf(produced, copy)) {
          return Optional.of(candidate);
        }
      }
    }
    return Optional.empty();
  }

  /** A copy may have lost the part that an earlier one has already (registry 3.4). */
  private static boolean isPartOf(Ace produced, Ace copy) {
    return produced instanceof AccessAce whole
        && copy instanceof AccessAce part
        && whole.withFlags(AceFlags.NONE).equals(part.withFlags(AceFlags.NONE));
  }

  /**
   * Writes what is planned, parents before their children. An object that cannot be written is
   * reported and what is below it left alone; all else goes on.
   *
   * @param progress is told about each object and may call the work off
   */
  public PropagationReport<N> apply(PropagationProgress<N> progress) {
    return new Run(progress).report();
  }

  /** One application. */
  private final class Run {
    private final PropagationProgress<N> progress;
    private final boolean[] blocked = new boolean[visited.size()];
    private final List<N> written = new ArrayList<>();
    private final List<PropagationFailure<N>> failed = new ArrayList<>();
    private final List<N> skipped = new ArrayList<>();
    private final int total;
    private boolean cancelled;

    Run(PropagationProgress<N> progress) {
      this.progress = progress;
      this.total = (int) visited.stream().filter(o -> o.outcome.reason().isPresent()).count();
    }

    PropagationReport<N> report() {
      for (int i = 0; i < visited.size(); i++) {
        Visited<N> object = visited.get(i);
        blocked[i] = cancelled || (object.parent >= 0 && blocked[object.parent]);
        if (object.outcome.reason().isPresent()) {
          if (blocked[i]) {
            skipped.add(object.node);
          } else {
            write(i, change(object));
          }
        }
      }
      return new PropagationReport<>(written, failed, skipped, cancelled);
    }

    private void write(int index, PlannedChange<N> change) {
      try {
        tree.write(change.node(), change.after());
        written.add(change.node());
      } catch (IOException e) {
        blocked[index] = true;
        failed.add(
            new PropagationFailure<>(
                change.node(), change.path(), NtStatus.STATUS_ACCESS_DENIED, Optional.of(e)));
      }
      int done = written.size() + failed.size() + skipped.size();
      cancelled |= !progress.tried(change, blocked[index], done, total);
    }
  }
}
