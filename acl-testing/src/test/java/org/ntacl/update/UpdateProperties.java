package org.ntacl.update;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.ntacl.NtStatus;
import org.ntacl.assign.AutoInheritFlags;
import org.ntacl.assign.ObjectKind;
import org.ntacl.descriptor.AccessAce;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.AceEffect;
import org.ntacl.descriptor.AceFlags;
import org.ntacl.descriptor.AceList;
import org.ntacl.descriptor.Acl;
import org.ntacl.descriptor.AclKind;
import org.ntacl.descriptor.ControlFlags;
import org.ntacl.descriptor.ObjectTypes;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.descriptor.SecurityInformation;
import org.ntacl.sid.Sid;
import org.ntacl.testing.Population;
import org.ntacl.testing.RandomAces;
import org.ntacl.testing.RandomDescriptors;
import org.ntacl.testing.SeededCases;
import org.ntacl.token.AccessToken;
import org.ntacl.token.Privilege;

/** What holds for every change, whatever the descriptor. */
class UpdateProperties {
  private static final int CASES = 20_000;
  private static final int[] PARTS = {1, 2, 4, 8, 0x10, 0x20, 0x40, 0x80, 0x100};
  private static final List<ObjectKind> KINDS =
      List.of(
          ObjectKind.FILE,
          ObjectKind.DIRECTORY,
          ObjectKind.KEY,
          ObjectKind.ofDirectoryService(List.of()),
          ObjectKind.privateContainer(ObjectTypes.SERVICE.mapping()));

  private static <T> T oneOf(RandomGenerator random, List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private static int selection(RandomGenerator random) {
    int bits = 0;
    for (int part : PARTS) {
      bits |= random.nextInt(3) == 0 ? part : 0;
    }
    return bits;
  }

  private static AccessToken caller(RandomGenerator random) {
    return random.nextInt(3) == 0
        ? AccessToken.of(Population.ALICE).build()
        : AccessToken.of(Population.ALICE).privileges(Privilege.RESTORE, Privilege.RELABEL).build();
  }

  private static SecurityUpdate change(RandomGenerator random, SecurityDescriptor current) {
    RandomDescriptors descriptors = new RandomDescriptors(random);
    SecurityUpdate change =
        SecurityUpdate.of(
                oneOf(random, List.of(UpdateBehaviour.values())), oneOf(random, KINDS), current)
            .with(SecurityInformation.of(selection(random)), descriptors.any())
            .withFlags(AutoInheritFlags.of(random.nextInt(4)))
            .by(caller(random));
    return random.nextBoolean() ? change.below(descriptors.any()) : change;
  }

  @Test
  void apply_partNotSelected_neverChanges() {
    int[] successes = {0};
    SeededCases.of(51, CASES)
        .check(
            random -> {
              SecurityDescriptor current = new RandomDescriptors(random).any();
              SecurityUpdate change = change(random, current);
              UpdateResult result = change.apply();
              // a directory server makes the whole descriptor anew
              if (!result.status().isSuccess()
                  || change.behaviour() == UpdateBehaviour.DIRECTORY_SERVICE) {
                return;
              }
              successes[0]++;
              for (int part : PARTS) {
                if (!change.information().contains(part)) {
                  assertThat(entries(result.orElseThrow(), part))
                      .as("part 0x%x of %s", part, change)
                      .isEqualTo(entries(current, part));
                }
              }
            });
    System.out.printf("changes: %d of %d succeed%n", successes[0], CASES);
    assertThat(successes[0]).isGreaterThan(CASES / 4);
  }

  /** Returns what a part consists of, without control bits. */
  private static Object entries(SecurityDescriptor descriptor, int part) {
    return switch (part) {
      case SecurityInformation.OWNER -> descriptor.owner();
      case SecurityInformation.GROUP -> descriptor.group();
      case SecurityInformation.DACL -> descriptor.dacl();
      default ->
          descriptor.sacl().aces().stream()
              .filter(ace -> SecurityInformation.selectorOf(ace.type()) == part)
              .toList();
    };
  }

  @Test
  void apply_setThenGet_givesWhatWasSet() {
    SeededCases.of(52, CASES)
        .check(
            random -> {
              RandomDescriptors descriptors = new RandomDescriptors(random);
              ObjectKind kind = oneOf(random, KINDS);
              SecurityDescriptor parts = keptAsTheyAre(descriptors.any(), kind);
              int selected = selection(random);
              SecurityUpdate change =
                  SecurityUpdate.of(UpdateBehaviour.KERNEL, kind, descriptors.any())
                      .with(SecurityInformation.of(selected), parts)
                      .withFlags(
                          AutoInheritFlags.of(
                              AutoInheritFlags.AVOID_OWNER_CHECK
                                  | AutoInheritFlags.AVOID_PRIVILEGE_CHECK));
              UpdateResult result = change.apply();
              if (result.status().isSuccess()) {
                for (int part : PARTS) {
                  if ((selected & part) != 0) {
                    assertThat(entriesOrNull(result.orElseThrow(), part))
                        .isEqualTo(entriesOrNull(parts, part));
                  }
                }
              }
            });
  }

  /** An absent DACL is set as a NULL one. */
  private static Object entriesOrNull(SecurityDescriptor descriptor, int part) {
    return part == SecurityInformation.DACL && !(descriptor.dacl() instanceof AceList)
        ? "everybody"
        : entries(descriptor, part);
  }

  /** Leaves out the entries whose rights are mapped or clipped. */
  private static SecurityDescriptor keptAsTheyAre(SecurityDescriptor descriptor, ObjectKind kind) {
    SecurityDescriptor result = descriptor;
    for (AclKind place : AclKind.values()) {
      if (place.of(descriptor) instanceof AceList list) {
        List<Ace> aces = new ArrayList<>();
        list.aces().stream().filter(ace -> isKept(ace, kind)).forEach(aces::add);
        result = place.replace(result, list.withAces(aces).orElseThrow());
      }
    }
    return result;
  }

  private static boolean isKept(Ace ace, ObjectKind kind) {
    if (!(ace instanceof AccessAce access)) {
      return !(ace instanceof org.ntacl.descriptor.CompoundAce);
    }
    return ace.flags().isInheritOnly()
        || (!access.mask().isGeneric()
            && (!kind.flavour().clipsMasks() || kind.mapping().all().contains(access.mask())));
  }

  @Test
  void apply_twice_isOnce() {
    SeededCases.of(53, CASES)
        .check(
            random -> {
              SecurityUpdate change = change(random, new RandomDescriptors(random).any());
              UpdateResult once = change.apply();
              // what the second time is asked to keep must be what the first time made
              if (once.status().isSuccess() && !mixesExplicit(change)) {
                SecurityUpdate again =
                    new SecurityUpdate(
                        change.behaviour(),
                        change.kind(),
                        once.descriptor(),
                        change.information(),
                        change.parts(),
                        change.flags(),
                        change.caller(),
                        change.access(),
                        change.parent(),
                        change.sizeLimit());
                assertThat(again.apply()).as("%s", change).isEqualTo(once);
              }
            });
  }

  /**
   * A directory server splits entries when it computes anew; the table of the private objects
   * depends on whether the list was protected before.
   */
  private static boolean mixesExplicit(SecurityUpdate change) {
    boolean wasProtected =
        change.current().orElseThrow().control().bits() != 0
            && (change.current().orElseThrow().control().bits()
                    & (ControlFlags.DACL_PROTECTED | ControlFlags.SACL_PROTECTED))
                != 0;
    return change.behaviour() == UpdateBehaviour.DIRECTORY_SERVICE
        || (change.behaviour() == UpdateBehaviour.PRIVATE_OBJECT && wasProtected);
  }

  @Test
  void apply_failure_changesNothing() {
    int[] failures = {0};
    SeededCases.of(54, CASES)
        .check(
            random -> {
              SecurityDescriptor current = new RandomDescriptors(random).any();
              UpdateResult result =
                  change(random, current)
                      .by(AccessToken.of(Population.BOB).build())
                      .through(AccessMask.of(random.nextInt()))
                      .apply();
              if (!result.status().isSuccess()) {
                failures[0]++;
                assertThat(result.descriptor()).contains(current);
              }
            });
    assertThat(failures[0]).isGreaterThan(CASES / 4);
  }

  @Test
  void apply_throughAHandle_changesNoMoreThanItsRightsAllow() {
    SeededCases.of(55, CASES)
        .check(
            random -> {
              SecurityDescriptor current = new RandomDescriptors(random).any();
              AccessMask granted =
                  AccessMask.of(random.nextInt() | (random.nextBoolean() ? 0x100_0000 : 0));
              SecurityUpdate change = change(random, current).through(granted);
              UpdateResult result = change.apply();
              // a directory server gives an object without owner one
              if (!result.status().isSuccess()
                  || change.behaviour() == UpdateBehaviour.DIRECTORY_SERVICE) {
                return;
              }
              SecurityDescriptor after = result.orElseThrow();
              if (!granted.contains(AccessMask.WRITE_OWNER)) {
                assertThat(after.owner()).isEqualTo(current.owner());
                assertThat(after.group()).isEqualTo(current.group());
                assertThat(entries(after, SecurityInformation.LABEL))
                    .isEqualTo(entries(current, SecurityInformation.LABEL));
              }
              if (!granted.contains(AccessMask.WRITE_DAC)) {
                assertThat(after.dacl()).isEqualTo(current.dacl());
              }
              if (!granted.contains(AccessMask.ACCESS_SYSTEM_SECURITY)) {
                assertThat(entries(after, SecurityInformation.SACL))
                    .isEqualTo(entries(current, SecurityInformation.SACL));
              }
            });
  }

  private static AceList flatList(RandomGenerator random, int inheritance) {
    List<Ace> aces = new ArrayList<>();
    for (int n = random.nextInt(6); n > 0; n--) {
      aces.add(
          AccessAce.plain(
              AceEffect.ALLOW,
              AceFlags.of(random.nextInt(16) & inheritance),
              AccessMask.of(1 << random.nextInt(20) | (random.nextInt(4) == 0 ? 1 << 31 : 0)),
              random.nextInt(4) == 0 ? Population.CREATOR_OWNER : oneOf(random, Population.ALL)));
    }
    return AceList.of(aces);
  }

  @Test
  void unprotect_twice_isOnceAndUndoesProtecting() {
    SeededCases.of(56, CASES)
        .check(
            random -> {
              ObjectKind kind = oneOf(random, KINDS);
              SecurityDescriptor parent = SecurityDescriptor.EMPTY.withDacl(flatList(random, 0xF));
              SecurityDescriptor child =
                  SecurityDescriptor.EMPTY
                      .withOwner(Population.ALICE)
                      .withDacl(flatList(random, 0xF));
              SecurityDescriptor once =
                  ProtectionEdits.unprotect(child, AclKind.DACL, kind, parent).orElseThrow();
              assertThat(ProtectionEdits.unprotect(once, AclKind.DACL, kind, parent))
                  .contains(once);
              SecurityDescriptor cutOff =
                  ProtectionEdits.protect(
                      once, AclKind.DACL, ProtectionEdits.InheritedEntries.DROP);
              assertThat(ProtectionEdits.unprotect(cutOff, AclKind.DACL, kind, parent))
                  .contains(once);
            });
  }

  @Test
  void set_grantThenRevoke_leavesNothingAllowed() {
    SeededCases.of(57, CASES)
        .check(
            random -> {
              Sid trustee = oneOf(random, Population.ALL);
              List<Ace> aces = new ArrayList<>();
              for (int n = random.nextInt(6); n > 0; n--) {
                aces.add(new RandomAces(random).any());
              }
              aces.addAll(flatList(random, 0xF).aces());
              AceFlags flags = AceFlags.of(random.nextInt(16));
              AccessMask mask = AccessMask.of(random.nextInt());
              Acl result =
                  AclEntries.set(
                      AceList.of(aces),
                      List.of(
                          ExplicitAccess.of(AccessMode.GRANT, mask, flags, trustee),
                          ExplicitAccess.of(AccessMode.REVOKE, mask, flags, trustee)));
              assertThat(result.aces())
                  .noneMatch(
                      ace ->
                          ace instanceof AccessAce access
                              && !access.flags().isInherited()
                              && access.effect() == AceEffect.ALLOW
                              && access.trustee().equals(trustee));
            });
  }

  /** A row of directories, each in the one before. */
  private record Chain(List<SecurityDescriptor> stored) implements SecurityTree<Integer> {
    @Override
    public List<Integer> children(Integer node) {
      return node + 1 < stored.size() ? List.of(node + 1) : List.of();
    }

    @Override
    public SecurityDescriptor descriptor(Integer node) {
      return stored.get(node);
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
      stored.set(node, descriptor);
    }
  }

  @Test
  void plan_appliedOnce_leavesNothingToDo() {
    SeededCases.of(58, CASES / 4)
        .check(
            random -> {
              List<SecurityDescriptor> stored = new ArrayList<>();
              for (int n = 1 + random.nextInt(5); n > 0; n--) {
                stored.add(
                    SecurityDescriptor.EMPTY
                        .withOwner(Population.ALICE)
                        .withDacl(flatList(random, 0x1F))
                        .withControl(ControlFlags.of(random.nextInt(2) * 0x400)));
              }
              Chain chain = new Chain(stored);
              SecurityDescriptor root =
                  SecurityDescriptor.EMPTY
                      .withOwner(Population.BOB)
                      .withDacl(flatList(random, 0xF));
              PropagationMode mode = oneOf(random, List.of(PropagationMode.values()));
              PropagationPlan.of(chain, 0, root, mode, Set.of(AclKind.DACL))
                  .apply(PropagationProgress.unwatched());
              PropagationPlan<Integer> again =
                  PropagationPlan.of(chain, 0, root, mode, Set.of(AclKind.DACL));
              assertThat(again.changes()).isEmpty();
              assertThat(again.stale()).isEmpty();
            });
  }

  @Test
  void apply_withoutSecurity_isRefused() {
    assertThat(
            SecurityUpdate.of(UpdateBehaviour.KERNEL, ObjectKind.FILE, Optional.empty())
                .apply()
                .status())
        .isEqualTo(NtStatus.STATUS_NO_SECURITY_ON_OBJECT);
  }
}
