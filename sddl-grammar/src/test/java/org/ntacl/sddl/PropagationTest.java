package org.ntacl.sddl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ntacl.sddl.Descriptors.sd;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.ntacl.NtStatus;
import org.ntacl.assign.ObjectKind;
import org.ntacl.descriptor.AclKind;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.update.ChangeReason;
import org.ntacl.update.InheritanceSource;
import org.ntacl.update.PlannedChange;
import org.ntacl.update.PropagationMode;
import org.ntacl.update.PropagationPlan;
import org.ntacl.update.PropagationProgress;
import org.ntacl.update.PropagationReport;
import org.ntacl.update.SecurityTree;

/** Changes that go down a tree (inheritance 5.4, registry 4.4). */
class PropagationTest {
  private static final Set<AclKind> DACL = Set.of(AclKind.DACL);

  /** Directories by path; {@code /} ends each. */
  private static final class Directories implements SecurityTree<String> {
    private final Map<String, SecurityDescriptor> stored = new LinkedHashMap<>();
    private final Set<String> unreadable = new HashSet<>();
    private final Set<String> unwritable = new HashSet<>();

    Directories with(String path, String descriptor) {
      stored.put(path, sd(descriptor));
      return this;
    }

    @Override
    public List<String> children(String node) {
      return stored.keySet().stream()
          .filter(path -> path.startsWith(node) && path.length() > node.length())
          .filter(path -> path.indexOf('/', node.length()) == path.length() - 1)
          .toList();
    }

    @Override
    public SecurityDescriptor descriptor(String node) throws IOException {
      if (unreadable.contains(node)) {
        throw new IOException("no access to " + node);
      }
      return stored.get(node);
    }

    @Override
    public ObjectKind kind(String node) {
      return ObjectKind.DIRECTORY;
    }

    @Override
    public String path(String node) {
      return node;
    }

    @Override
    public void write(String node, SecurityDescriptor descriptor) throws IOException {
      if (unwritable.contains(node)) {
        throw new IOException("cannot write " + node);
      }
      stored.put(node, descriptor);
    }

    PropagationPlan<String> plan(String root, String descriptor, PropagationMode mode) {
      return PropagationPlan.of(this, root, sd(descriptor), mode, DACL);
    }
  }

  private static Directories directories() {
    return new Directories()
        .with("/", "O:BAD:(A;OICI;FA;;;BA)")
        .with("/a/", "O:BAD:AI(A;;FR;;;WD)(A;OICIID;FA;;;BA)")
        .with("/a/b/", "O:BAD:AI(A;OICIID;FA;;;BA)")
        .with("/p/", "O:BAD:PAI(A;OICI;FR;;;WD)")
        .with("/p/c/", "O:BAD:AI(A;OICIID;FR;;;WD)")
        .with("/s/", "O:BAD:AI(A;OICIID;FX;;;BU)");
  }

  private static Map<String, String> after(PropagationPlan<String> plan) {
    return plan.changes().stream()
        .collect(
            Collectors.toMap(
                PlannedChange::path,
                change -> change.reason() + " " + Descriptors.dacl(change.after())));
  }

  @Test
  void set_newEntry_goesDownAndStopsAtProtection() {
    PropagationPlan<String> plan =
        directories().plan("/", "O:BAD:(A;OICI;FR;;;BU)", PropagationMode.SET);
    assertThat(after(plan))
        .isEqualTo(
            Map.of(
                "/", "REQUESTED (A;OICI;FR;;;BU)",
                "/a/", "INHERITED AI(A;;FR;;;WD)(A;OICIID;FR;;;BU)",
                "/a/b/", "INHERITED AI(A;OICIID;FR;;;BU)",
                "/s/", "STALE AI(A;OICIID;FR;;;BU)"));
    assertThat(plan.stale()).containsExactly("/s/");
    assertThat(plan.changes().get(0).before()).isEqualTo(sd("O:BAD:(A;OICI;FA;;;BA)"));
    assertThat(plan.visitedCount()).isEqualTo(5);
  }

  @Test
  void reset_explicitEntriesAndProtection_go() {
    PropagationPlan<String> plan =
        directories().plan("/", "O:BAD:(A;OICI;FA;;;BA)", PropagationMode.RESET);
    assertThat(after(plan))
        .isEqualTo(
            Map.of(
                "/a/", "RESET AI(A;OICIID;FA;;;BA)",
                "/p/", "RESET AI(A;OICIID;FA;;;BA)",
                "/p/c/", "INHERITED AI(A;OICIID;FA;;;BA)",
                "/s/", "STALE AI(A;OICIID;FA;;;BA)"));
  }

  @Test
  void reinherit_explicitEntries_stay() {
    PropagationPlan<String> plan =
        directories().plan("/", "O:BAD:(A;OICI;FA;;;BA)", PropagationMode.REINHERIT);
    assertThat(after(plan))
        .isEqualTo(
            Map.of(
                "/p/", "RESET AI(A;OICI;FR;;;WD)(A;OICIID;FA;;;BA)",
                "/p/c/", "INHERITED AI(A;OICIID;FR;;;WD)(A;OICIID;FA;;;BA)",
                "/s/", "STALE AI(A;OICIID;FA;;;BA)"));
  }

  @Test
  void set_nothingChanges_planIsEmpty() {
    Directories tree = directories();
    tree.stored.remove("/s/");
    PropagationPlan<String> plan = tree.plan("/", "O:BAD:(A;OICI;FA;;;BA)", PropagationMode.SET);
    assertThat(plan.changes()).isEmpty();
    assertThat(plan.stale()).isEmpty();
  }

  @Test
  void set_childWithoutList_getsOneAndLaterAnEmptyOne() {
    Directories tree = new Directories().with("/", "O:BAD:(A;OICI;FA;;;BA)").with("/n/", "O:BA");
    tree.plan("/", "O:BAD:(A;OICI;FR;;;BU)", PropagationMode.SET)
        .apply(PropagationProgress.unwatched());
    assertThat(tree.stored.get("/n/")).isEqualTo(sd("O:BAD:AI(A;OICIID;FR;;;BU)"));
    tree.plan("/", "O:BAD:", PropagationMode.SET).apply(PropagationProgress.unwatched());
    assertThat(tree.stored.get("/n/")).isEqualTo(sd("O:BAD:AI"));
  }

  @Test
  void set_oppositesWouldPass_listIsCutOff() {
    Directories tree =
        new Directories()
            .with("/", "O:BAD:(A;OICI;FA;;;BA)")
            .with("/x/", "O:BAD:AI(A;OICIID;FA;;;BA)(D;;FW;;;WD)")
            .with("/x/y/", "O:BAD:AI(A;OICIID;FA;;;BA)");
    PropagationPlan<String> plan = tree.plan("/", "O:BAD:(A;OICI;FR;;;BU)", PropagationMode.SET);
    assertThat(after(plan))
        .isEqualTo(
            Map.of(
                "/", "REQUESTED (A;OICI;FR;;;BU)",
                "/x/", "ORDER_KEPT PAI(A;OICIID;FA;;;BA)(D;;FW;;;WD)"));
  }

  @Test
  void set_tooLarge_isAFailureOfThatChildAlone() {
    Directories tree =
        new Directories()
            .with("/", "O:BAD:")
            .with("/big/", "O:BAD:AI" + "(A;;FR;;;WD)".repeat(2000))
            .with("/small/", "O:BAD:AI");
    PropagationPlan<String> plan =
        tree.plan("/", "O:BAD:" + Descriptors.many("OICI"), PropagationMode.SET);
    assertThat(plan.failures()).hasSize(1);
    assertThat(plan.failures().get(0).path()).isEqualTo("/big/");
    assertThat(plan.failures().get(0).status()).isEqualTo(NtStatus.STATUS_BAD_INHERITANCE_ACL);
    assertThat(plan.changes()).extracting(PlannedChange::path).containsExactly("/", "/small/");
  }

  @Test
  void plan_unreadable_isReportedAndTheRestGoesOn() {
    Directories tree = directories();
    tree.unreadable.add("/a/");
    PropagationPlan<String> plan = tree.plan("/", "O:BAD:(A;OICI;FR;;;BU)", PropagationMode.SET);
    assertThat(plan.failures()).hasSize(1);
    assertThat(plan.failures().get(0).status()).isEqualTo(NtStatus.STATUS_ACCESS_DENIED);
    assertThat(plan.changes()).extracting(PlannedChange::path).containsExactly("/", "/s/");
  }

  @Test
  void apply_failure_leavesWhatIsBelowAlone() {
    Directories tree = directories();
    tree.unwritable.add("/a/");
    SecurityDescriptor below = tree.stored.get("/a/b/");
    List<String> told = new ArrayList<>();
    PropagationReport<String> report =
        tree.plan("/", "O:BAD:(A;OICI;FR;;;BU)", PropagationMode.SET)
            .apply(
                (change, failed, done, total) -> {
                  told.add(change.path() + failed + done + "/" + total);
                  return true;
                });
    assertThat(report.written()).containsExactly("/", "/s/");
    assertThat(report.skipped()).containsExactly("/a/b/");
    assertThat(report.failures()).hasSize(1);
    assertThat(report.failures().get(0).cause().orElseThrow()).hasMessage("cannot write /a/");
    assertThat(report.isComplete()).isFalse();
    assertThat(told).containsExactly("/false1/4", "/a/true2/4", "/s/false4/4");
    assertThat(tree.stored.get("/a/b/")).isEqualTo(below);
  }

  @Test
  void apply_calledOff_skipsTheRest() {
    Directories tree = directories();
    PropagationReport<String> report =
        tree.plan("/", "O:BAD:(A;OICI;FR;;;BU)", PropagationMode.SET)
            .apply((change, failed, done, total) -> done < 2);
    assertThat(report.cancelled()).isTrue();
    assertThat(report.written()).containsExactly("/", "/a/");
    assertThat(report.skipped()).containsExactly("/a/b/", "/s/");
  }

  @Test
  void sources_entries_areTracedToWhoWroteThem() {
    PropagationPlan<String> plan =
        new Directories()
            .with("/", "O:BAD:AI(A;OICIID;FX;;;SY)(A;OICI;FA;;;CO)")
            .with("/a/", "O:BAD:AI(A;OICI;FR;;;WD)")
            .with("/a/b/", "O:BUD:AI")
            .plan("/", "O:BAD:AI(A;OICIID;FX;;;SY)(A;OICI;FA;;;CO)", PropagationMode.SET);
    assertThat(plan.sources("/a/b/"))
        .extracting(
            source ->
                source.ace().toSddl()
                    + " "
                    + source.ancestor().orElse("above")
                    + " "
                    + source.generations())
        .containsExactly(
            "(A;OICIID;FR;;;WD) /a/ 1",
            "(A;OICIID;FX;;;SY) above 0",
            "(A;ID;FA;;;BU) / 2",
            "(A;OICIIOID;FA;;;CO) / 2");
    assertThat(plan.sources("/nowhere/")).isEqualTo(List.<InheritanceSource<String>>of());
  }

  @Test
  void deepChain_needsNoStack() {
    Directories tree = new Directories();
    SecurityTree<Integer> chain =
        new SecurityTree<>() {
          @Override
          public List<Integer> children(Integer node) {
            return node < 20_000 ? List.of(node + 1) : List.of();
          }

          @Override
          public SecurityDescriptor descriptor(Integer node) {
            return node == 0 ? sd("O:BAD:(A;OICI;FA;;;BA)") : sd("O:BAD:AI(A;OICIID;FA;;;BA)");
          }

          @Override
          public ObjectKind kind(Integer node) {
            return ObjectKind.DIRECTORY;
          }

          @Override
          public String path(Integer node) {
            return node.toString();
          }

          @Override
          public void write(Integer node, SecurityDescriptor descriptor) {
            tree.stored.put(node.toString(), descriptor);
          }
        };
    PropagationPlan<Integer> plan =
        PropagationPlan.of(chain, 0, sd("O:BAD:(A;OICI;FR;;;BU)"), PropagationMode.SET, DACL);
    assertThat(plan.changes()).hasSize(20_001);
    assertThat(plan.mergeCount()).isEqualTo(2);
    assertThat(plan.changes()).extracting(PlannedChange::reason).contains(ChangeReason.INHERITED);
    plan.apply(PropagationProgress.unwatched());
    assertThat(tree.stored).hasSize(20_001);
  }
}
