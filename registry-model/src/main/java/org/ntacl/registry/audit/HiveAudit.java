package org.ntacl.registry.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.ntacl.access.AccessPolicy;
import org.ntacl.access.PolicyCompiler;
import org.ntacl.assign.StoredInheritance;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.ObjectTypes;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.registry.hive.Hive;
import org.ntacl.registry.hive.HiveKey;
import org.ntacl.token.AccessToken;

/**
 * An audit of all keys of a hive: what some tokens can do, and what is weak whoever asks.
 *
 * <pre>{@code
 * HiveAudit audit = HiveAudit.of(hive, new AuditQuestion(List.of(token), AuditQuestion.WRITING));
 * audit.findings().forEach(found -> System.out.println(found.kind() + " " + found.keys()));
 * }</pre>
 *
 * <p>Each distinct descriptor is decided about once, and each pair of descriptors of parent and
 * child is compared once; the keys only cost the walk. Memory grows with the number of keys. What
 * is damaged is left out and reported to the hive's listener. Immutable and thread-safe.
 *
 * @param keyCount how many keys were reached
 * @param inheritanceChecked how many keys were compared with their parents
 * @param descriptors the descriptors that can be read, in the order in which the walk met them
 * @param findings what was found, the worst first
 */
public record HiveAudit(
    long keyCount,
    long inheritanceChecked,
    List<AuditedDescriptor> descriptors,
    List<AuditFinding> findings) {
  /** How many keys lie between two reports of progress. */
  private static final int STEP = 4096;

  private static final Comparator<AuditFinding> RANK =
      Comparator.comparing(AuditFinding::kind)
          .thenComparing(finding -> -finding.keys().size())
          .thenComparing(AuditFinding::securityId);

  /** Copies the lists. */
  public HiveAudit {
    descriptors = List.copyOf(descriptors);
    findings = List.copyOf(findings);
  }

  /** Audits a hive. */
  public static HiveAudit of(Hive hive, AuditQuestion question) {
    return of(hive, question, keys -> {});
  }

  /**
   * Audits a hive.
   *
   * @param progress told now and then how many keys were reached so far
   */
  public static HiveAudit of(Hive hive, AuditQuestion question, LongConsumer progress) {
    Walk walk = new Walk();
    walk.run(hive, progress);
    return walk.evaluated(question);
  }

  /** Returns what decided that a token is granted rights, one line for each right. */
  public static List<String> reasons(
      SecurityDescriptor descriptor, AccessToken token, AccessMask rights) {
    return AuditReasons.ofRights(descriptor, token, rights);
  }

  /** The keys by their descriptors, and by those of their parents where they are stale. */
  private static final class Walk {
    private final DescriptorTable table = new DescriptorTable();
    private final InheritanceMemo memo = new InheritanceMemo();
    private final Map<Pair, Stale> stale = new LinkedHashMap<>();
    private long keys;
    private long checked;

    private record Pair(int securityId, StoredInheritance inheritance) {}

    private record Stale(KeyGroup group, List<HiveKey> keys) {}

    private void run(Hive hive, LongConsumer progress) {
      hive.keys()
          .forEachOrdered(
              key -> {
                keys++;
                if (keys % STEP == 0) {
                  progress.accept(keys);
                }
                table.enter(key).ifPresent(group -> meet(key, group));
              });
    }

    private void meet(HiveKey key, KeyGroup group) {
      group.keys().add(key);
      if (!group.takesFromParent()) {
        return;
      }
      Optional<KeyGroup> above = table.above(key);
      if (above.isPresent()) {
        memo.compare(above.get(), group).ifPresent(found -> compared(key, group, found));
      }
    }

    private void compared(HiveKey key, KeyGroup group, StoredInheritance found) {
      checked++;
      if (found.isStale()) {
        stale
            .computeIfAbsent(
                new Pair(group.securityId(), found), pair -> new Stale(group, new ArrayList<>()))
            .keys()
            .add(key);
      }
    }

    private HiveAudit evaluated(AuditQuestion question) {
      OwnerResolution owners = new OwnerResolution(table.root().flatMap(KeyGroup::descriptor));
      List<AuditFinding> findings = new ArrayList<>();
      List<KeyGroup> groups = new ArrayList<>();
      for (KeyGroup group : table.groups()) {
        if (group.descriptor().isPresent()) {
          groups.add(group);
        } else {
          findings.add(unreadable(group));
        }
      }
      List<AuditedDescriptor> descriptors = new ArrayList<>(groups.size());
      DescriptorAudit audit = new DescriptorAudit(owners, findings);
      // all policies before the first question: then each token is prepared once
      List<AccessPolicy> policies = policies(groups);
      // a token keeps one preparation, and those of the question may have one for other policies
      List<AccessToken> tokens =
          question.tokens().stream().map(token -> token.toBuilder().build()).toList();
      List<AccessMask> granted = List.of();
      for (int i = 0; i < groups.size(); i++) {
        KeyGroup group = groups.get(i);
        SecurityDescriptor descriptor = group.descriptor().orElseThrow();
        granted = granted(policies.get(i), tokens, question.wanted(), granted);
        AuditedDescriptor audited =
            new AuditedDescriptor(group.securityId(), descriptor, group.keys(), granted);
        descriptors.add(audited);
        audit.add(audited, policies.get(i));
      }
      stale.forEach((pair, found) -> findings.add(stale(pair.inheritance(), found)));
      findings.sort(RANK);
      return new HiveAudit(keys, checked, descriptors, findings);
    }

    private static List<AccessPolicy> policies(List<KeyGroup> groups) {
      PolicyCompiler compiler = PolicyCompiler.forType(ObjectTypes.KEY);
      List<AccessPolicy> policies = new ArrayList<>(groups.size());
      for (KeyGroup group : groups) {
        policies.add(compiler.compile(group.descriptor().orElseThrow()));
      }
      return policies;
    }

    /** Returns what each token is granted; that of the descriptor before where it is the same. */
    private static List<AccessMask> granted(
        AccessPolicy policy, List<AccessToken> tokens, AccessMask wanted, List<AccessMask> before) {
      List<AccessMask> granted = new ArrayList<>(tokens.size());
      for (AccessToken token : tokens) {
        granted.add(AccessMask.of(policy.rights(token) & wanted.bits()));
      }
      return granted.equals(before) ? before : List.copyOf(granted);
    }

    private static AuditFinding unreadable(KeyGroup group) {
      return new AuditFinding(
          FindingKind.UNREADABLE,
          group.securityId(),
          Optional.empty(),
          Optional.empty(),
          AccessMask.NONE,
          Optional.empty(),
          group.problem(),
          group.keys());
    }

    private static AuditFinding stale(StoredInheritance inheritance, Stale found) {
      return new AuditFinding(
          FindingKind.STALE_INHERITANCE,
          found.group().securityId(),
          found.group().descriptor(),
          Optional.empty(),
          AccessMask.NONE,
          Optional.of(inheritance),
          "",
          found.keys());
    }
  }
}
