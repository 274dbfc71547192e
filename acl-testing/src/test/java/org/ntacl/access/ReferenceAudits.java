package org.ntacl.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.ntacl.descriptor.AccessAce;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.AceEffect;

/**
 * Which entries audit, by accesscheck 13: for every entry and every node, once for success and once
 * for failure.
 */
final class ReferenceAudits {
  /** An entry that fires: its index, for success or failure, and the nodes concerned. */
  record Fired(int index, boolean success, List<Integer> nodes) {}

  private ReferenceAudits() {}

  static List<Fired> of(Question question, ReferenceAnswer answer) {
    List<Fired> fired = new ArrayList<>();
    Set<String> answers =
        Set.of("STATUS_SUCCESS", "STATUS_ACCESS_DENIED", "STATUS_PRIVILEGE_NOT_HELD");
    if (question.request().kernelMode() || !answers.contains(answer.status().name())) {
      return fired;
    }
    List<Ace> aces = question.descriptor().sacl().aces();
    for (int i = 0; i < aces.size(); i++) {
      for (boolean success : new boolean[] {true, false}) {
        List<Integer> nodes = nodes(question, answer, aces.get(i), success);
        if (!nodes.isEmpty()) {
          fired.add(new Fired(i, success, nodes));
        }
      }
    }
    return fired;
  }

  private static List<Integer> nodes(
      Question question, ReferenceAnswer answer, Ace entry, boolean success) {
    List<Integer> nodes = new ArrayList<>();
    if (!(entry instanceof AccessAce ace)
        || ace.effect() != AceEffect.AUDIT
        || (ace.flags().bits() & 8) != 0
        || (ace.flags().bits() & (success ? 0x40 : 0x80)) == 0
        || !ReferenceCheck.audits(question, ace)) {
      return nodes;
    }
    ReferenceTree tree = new ReferenceTree(question.request().objects());
    boolean each = question.request().resultList();
    int start = 0;
    if (ace.objects().objectType().isPresent()) {
      start = tree.find(ace.objects().objectType().get());
      if (start < 0) {
        return nodes;
      }
    }
    for (int node = 0; node < Math.max(1, tree.size()); node++) {
      boolean concerned = each ? tree.isWithin(node, start) : node == start;
      if (!concerned) {
        continue;
      }
      boolean granted = each ? answer.objects().get(node).isGranted() : answer.status().isSuccess();
      int rights = each ? answer.objects().get(node).granted().bits() : answer.granted();
      int mask = ReferenceCheck.audited(question, ace.mask().bits());
      int desired = ReferenceCheck.desired(question);
      boolean max = (desired & 0x0200_0000) != 0;
      if (granted && success && (mask & rights & ~0x0200_0000) != 0) {
        nodes.add(node);
      }
      if (!granted && !success && (max || (mask & desired) != 0)) {
        nodes.add(node);
      }
    }
    return nodes;
  }
}
