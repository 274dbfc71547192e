package org.ntacl.assign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.ntacl.NtStatus;
import org.ntacl.descriptor.AbsentAcl;
import org.ntacl.descriptor.AccessAce;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.AceFlags;
import org.ntacl.descriptor.AceList;
import org.ntacl.descriptor.AceType;
import org.ntacl.descriptor.Acl;
import org.ntacl.descriptor.ControlFlags;
import org.ntacl.descriptor.GenericMapping;
import org.ntacl.descriptor.NullAcl;
import org.ntacl.descriptor.ObjectGuids;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.sid.Sid;
import org.ntacl.testing.Population;
import org.ntacl.testing.RandomAces;
import org.ntacl.testing.SeededCases;
import org.ntacl.token.AccessToken;

/** Holds the engine to the tables written down a second time. */
class InheritanceDifferential {
  /** How many cases; a million takes a few times as long. */
  private static final int CASES = Integer.getInteger("ntacl.inheritance.cases", 200_000);

  private static final int UNCHECKED =
      AutoInheritFlags.AVOID_OWNER_CHECK | AutoInheritFlags.AVOID_PRIVILEGE_CHECK;

  private static final List<ObjectKind> KINDS =
      List.of(
          ObjectKind.FILE,
          ObjectKind.DIRECTORY,
          ObjectKind.KEY,
          ObjectKind.KEY,
          ObjectKind.ofDirectoryService(Population.TYPES.subList(0, 2)),
          ObjectKind.privateContainer(GenericMapping.of(0x21001, 0x20006, 0x20008, 0x1F800F)),
          ObjectKind.privateLeaf(GenericMapping.of(0x21001, 0x20006, 0x20008, 0x1F800F)),
          ObjectKind.privateContainer(GenericMapping.of(1, 2, 4, 0x1F_00FF))
              .withClasses(Population.TYPES.subList(1, 3)));

  /** Those who may stand in an entry; few, so that duplicates are frequent. */
  private static final List<Sid> TRUSTEES =
      List.of(
          Population.ALICE,
          Population.STAFF,
          Sid.parse("S-1-3-0"),
          Sid.parse("S-1-3-0"),
          Sid.parse("S-1-3-1"),
          Sid.parse("S-1-3-2"),
          Sid.parse("S-1-3-3"),
          Sid.parse("S-1-3-4"));

  private static final int[] MASKS = {
    0x0001_0001, 0x0002_0001, 0x8000_0000, 0x1000_0000, 0x2000_0000, 0x4000_0000, 0x0002_1001, 1
  };

  @Test
  void assign_anyParentCreatorAndFlags_followsTheTables() {
    Map<String, Integer> reached = new TreeMap<>();
    SeededCases.of(41, CASES)
        .check(
            random -> {
              ReferenceAssign.Question question = question(random);
              ReferenceAssign reference = new ReferenceAssign(question);
              Optional<SecurityDescriptor> expected = reference.answer();
              AssignResult actual = assigned(question);
              assertThat(actual.descriptor()).as("%s", question).isEqualTo(expected);
              assertThat(actual.status())
                  .isEqualTo(
                      expected.isPresent()
                          ? NtStatus.STATUS_SUCCESS
                          : NtStatus.STATUS_BAD_INHERITANCE_ACL);
              reference.reached().forEach((rule, n) -> reached.merge(rule, n, Integer::sum));
            });
    System.out.printf("inheritance against reference: %d cases, rules %s%n", CASES, reached);
    assertThat(reached).hasSizeGreaterThanOrEqualTo(30);
    assertThat(reached.values()).allMatch(count -> count > CASES / 2000);
  }

  private static AssignResult assigned(ReferenceAssign.Question question) {
    return new NewObjectSecurity(
            question.kind(),
            question.parent(),
            question.creator(),
            AutoInheritFlags.of(question.flags() | UNCHECKED),
            Optional.of(
                AccessToken.of(question.owner())
                    .primaryGroup(question.group())
                    .defaultDacl(question.tokenDefault())
                    .build()),
            Optional.empty(),
            Optional.empty())
        .assign();
  }

  private static ReferenceAssign.Question question(RandomGenerator random) {
    return new ReferenceAssign.Question(
        KINDS.get(random.nextInt(KINDS.size())),
        random.nextInt(8) == 0 ? Optional.empty() : Optional.of(descriptor(random)),
        random.nextInt(3) == 0 ? Optional.empty() : Optional.of(descriptor(random)),
        random.nextInt(8),
        random.nextInt(4) == 0 ? Population.STAFF : Population.ALICE,
        Population.USERS,
        random.nextInt(4) == 0 ? AbsentAcl.ABSENT : list(random, false));
  }

  private static SecurityDescriptor descriptor(RandomGenerator random) {
    int control =
        random.nextInt(0x10000)
            & ~ControlFlags.SERVER_SECURITY
            & (random.nextBoolean() ? ~0 : ~(ControlFlags.DACL_DEFAULTED | 0x20));
    return new SecurityDescriptor(
        ControlFlags.of(control),
        random.nextInt(256),
        Optional.empty(),
        Optional.empty(),
        acl(random, true),
        acl(random, false));
  }

  private static Acl acl(RandomGenerator random, boolean system) {
    return switch (random.nextInt(10)) {
      case 0 -> NullAcl.NULL;
      case 1 -> AbsentAcl.ABSENT;
      default -> list(random, system);
    };
  }

  private static AceList list(RandomGenerator random, boolean system) {
    RandomAces aces = new RandomAces(random);
    List<Ace> entries = new ArrayList<>();
    for (int n = random.nextInt(6); n > 0; n--) {
      entries.add(random.nextInt(4) == 0 ? rare(random, aces, system) : common(random, system));
      if (random.nextInt(3) == 0) {
        // the same once more, with other flags
        entries.add(entries.get(random.nextInt(entries.size())).withFlags(flags(random)));
      }
    }
    return AceList.of(entries);
  }

  /** Entries of few trustees and rights, so that they meet again. */
  private static Ace common(RandomGenerator random, boolean system) {
    AceType type =
        system
            ? AceType.SYSTEM_AUDIT
            : random.nextInt(4) == 0 ? AceType.ACCESS_DENIED : AceType.ACCESS_ALLOWED;
    return AccessAce.object(
        type.accessEffect(),
        flags(random),
        AccessMask.of(MASKS[random.nextInt(MASKS.length)]),
        random.nextInt(4) > 0 ? ObjectGuids.NONE : guids(random),
        TRUSTEES.get(random.nextInt(TRUSTEES.size())));
  }

  private static ObjectGuids guids(RandomGenerator random) {
    return ObjectGuids.of(
        0,
        random.nextBoolean() ? Population.TYPES.get(4) : null,
        random.nextInt(4) == 0 ? null : Population.TYPES.get(random.nextInt(4)));
  }

  /** Entries of every type, with slack, conditions and unknown bodies. */
  private static Ace rare(RandomGenerator random, RandomAces aces, boolean system) {
    Ace ace = aces.any();
    while (ace.type().isForDacl() == system && ace.type() != AceType.UNKNOWN || ace.size() > 2000) {
      ace = aces.any();
    }
    return ace.withFlags(flags(random));
  }

  private static AceFlags flags(RandomGenerator random) {
    int bits = random.nextInt(256);
    return AceFlags.of(random.nextBoolean() ? bits & ~AceFlags.NO_PROPAGATE_INHERIT : bits);
  }
}
