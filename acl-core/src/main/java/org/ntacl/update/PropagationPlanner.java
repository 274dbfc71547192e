package org.ntacl.update;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ntacl.NtStatus;
import org.ntacl.assign.ObjectKind;
import org.ntacl.descriptor.AclKind;
import org.ntacl.descriptor.SecurityDescriptor;

/** Makes one plan: a walk over the tree that merges each distinct pair once. */
final class PropagationPlanner<N> {
  /**
   * What a merge depends on. Equal descriptors have the same number, so that comparing is cheap.
   *
   * @param oldParent the number of the parent's descriptor before
   * @param newParent the number of the parent's descriptor after
   * @param child the number of the child's descriptor
   * @param kind the number of what the child is
   * @param places the lists that are handed down
   */
  private record Pair(int oldParent, int newParent, int child, int kind, Set<AclKind> places) {}

  /**
   * What came of a merge.
   *
   * @param outcome how the child comes out
   * @param newNumber the number of its descriptor after
   */
  private record Merged(ChildMerge.Outcome outcome, int newNumber) {}

  /**
   * An object that is still to be looked at.
   *
   * @param node the object
   * @param parent the index of its parent among the visited ones
   */
  private record Pending<N>(N node, int parent) {}

  private final SecurityTree<N> tree;
  private final PropagationMode mode;
  private final Map<SecurityDescriptor, Integer> descriptors = new HashMap<>();
  private final IdentityHashMap<SecurityDescriptor, Integer> instances = new IdentityHashMap<>();
  private final Map<ObjectKind, Integer> kinds = new HashMap<>();
  private final Map<Pair, Merged> merges = new HashMap<>();
  private final List<PropagationPlan.Visited<N>> visited = new ArrayList<>();
  private final List<PropagationFailure<N>> failures = new ArrayList<>();
  private final Deque<Pending<N>> pending = new ArrayDeque<>();

  /** The numbers of the descriptors before and after, by index of the visited object. */
  private final List<Integer> oldNumbers = new ArrayList<>();

  private final List<Integer> newNumbers = new ArrayList<>();

  PropagationPlanner(SecurityTree<N> tree, PropagationMode mode) {
    this.tree = tree;
    this.mode = mode;
  }

  PropagationPlan<N> plan(N root, SecurityDescriptor newDescriptor, Set<AclKind> places) {
    try {
      visitRoot(root, newDescriptor, places);
    } catch (IOException e) {
      fail(root, NtStatus.STATUS_ACCESS_DENIED, Optional.of(e));
    }
    while (!pending.isEmpty()) {
      Pending<N> next = pending.pop();
      try {
        visit(next);
      } catch (IOException e) {
        fail(next.node, NtStatus.STATUS_ACCESS_DENIED, Optional.of(e));
      }
    }
    return new PropagationPlan<>(tree, visited, failures, merges.size());
  }

  private void fail(N node, NtStatus status, Optional<Exception> cause) {
    failures.add(new PropagationFailure<>(node, tree.path(node), status, cause));
  }

  private void visitRoot(N root, SecurityDescriptor newDescriptor, Set<AclKind> places)
      throws IOException {
    SecurityDescriptor before = tree.descriptor(root);
    ChildMerge.Outcome outcome =
        new ChildMerge.Outcome(
            NtStatus.STATUS_SUCCESS,
            newDescriptor,
            before.equals(newDescriptor) ? Optional.empty() : Optional.of(ChangeReason.REQUESTED),
            false,
            Set.copyOf(places));
    enter(root, -1, before, number(before), new Merged(outcome, number(newDescriptor)));
  }

  private void visit(Pending<N> next) throws IOException {
    PropagationPlan.Visited<N> parent = visited.get(next.parent);
    SecurityDescriptor before = tree.descriptor(next.node);
    ObjectKind kind = tree.kind(next.node);
    Integer kindNumber = kinds.putIfAbsent(kind, kinds.size());
    int beforeNumber = number(before);
    Pair pair =
        new Pair(
            oldNumbers.get(next.parent),
            newNumbers.get(next.parent),
            beforeNumber,
            kindNumber == null ? kinds.size() - 1 : kindNumber,
            parent.outcome().passing());
    Merged merged = merges.get(pair);
    if (merged == null) {
      ChildMerge.Outcome outcome =
          new ChildMerge(mode, kind, before)
              .run(parent.before(), parent.outcome().after(), pair.places);
      merged = new Merged(outcome, number(outcome.after()));
      merges.put(pair, merged);
    }
    if (merged.outcome.status().isSuccess()) {
      enter(next.node, next.parent, before, beforeNumber, merged);
    } else {
      fail(next.node, merged.outcome.status(), Optional.empty());
    }
  }

  /** Records an object, and what it holds when something is handed down. */
  private void enter(
      N node, int parent, SecurityDescriptor before, int beforeNumber, Merged merged) {
    int index = visited.size();
    visited.add(new PropagationPlan.Visited<>(node, parent, before, merged.outcome));
    oldNumbers.add(beforeNumber);
    newNumbers.add(merged.newNumber);
    if (merged.outcome.passing().isEmpty()) {
      return;
    }
    try {
      List<N> children = tree.children(node);
      for (int i = children.size() - 1; i >= 0; i--) {
        pending.push(new Pending<>(children.get(i), index));
      }
    } catch (IOException e) {
      fail(node, NtStatus.STATUS_ACCESS_DENIED, Optional.of(e));
    }
  }

  private int number(SecurityDescriptor descriptor) {
    // stores that share descriptors hand out the same object again and again
    return instances.computeIfAbsent(
        descriptor,
        unseen -> {
          Integer known = descriptors.putIfAbsent(unseen, descriptors.size());
          return known == null ? descriptors.size() - 1 : known;
        });
  }
}
