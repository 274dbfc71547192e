package org.ntacl.access;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.ntacl.Guid;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.AceFlags;
import org.ntacl.descriptor.AceList;
import org.ntacl.descriptor.ObjectType;
import org.ntacl.descriptor.ObjectTypes;
import org.ntacl.descriptor.ScopedPolicyAce;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.testing.Population;
import org.ntacl.testing.PopulationConditions;
import org.ntacl.testing.PopulationDescriptors;
import org.ntacl.testing.RandomTokens;
import org.ntacl.testing.RandomValues;
import org.ntacl.token.AccessToken;

/** Draws whole questions for checks. */
final class RandomQuestions {
  private final RandomGenerator random;
  private final RandomValues values;
  private final PopulationDescriptors descriptors;
  private final PopulationConditions conditions;
  private final RandomTokens tokens;

  RandomQuestions(RandomGenerator random) {
    this.random = random;
    this.values = new RandomValues(random);
    this.descriptors = new PopulationDescriptors(random);
    this.conditions = new PopulationConditions(random);
    this.tokens = new RandomTokens(random);
  }

  SecurityDescriptor descriptor() {
    return descriptors.any();
  }

  AccessToken token() {
    return values.oneIn(3) ? tokens.ordinary() : tokens.any();
  }

  AccessMask desired() {
    int rights = descriptors.rights().bits();
    return AccessMask.of(
        switch (random.nextInt(12)) {
          case 0, 1, 2 -> Integer.lowestOneBit(rights);
          case 3, 4 -> Bits.MAXIMUM_ALLOWED;
          case 5 -> Bits.MAXIMUM_ALLOWED | rights;
          case 6 -> rights | Bits.ACCESS_SYSTEM_SECURITY;
          case 7 -> 1 << (28 + random.nextInt(4));
          case 8 -> values.oneIn(4) ? 0 : Bits.ACCESS_SYSTEM_SECURITY;
          case 9 -> values.oneIn(3) ? random.nextInt() : rights;
          default -> rights;
        });
  }

  ObjectType type() {
    return values.oneOf(ObjectTypes.ALL);
  }

  CheckOptions options() {
    CheckOptions options = CheckOptions.DEFAULT;
    if (values.oneIn(4)) {
      options = options.with(values.oneOf(Stream.of(CheckVariant.values()).toList()));
    }
    while (values.oneIn(3)) {
      options = options.with(values.oneOf(Stream.of(CheckOption.values()).toList()));
    }
    return options;
  }

  AccessRequest request(AccessMask desired, boolean forKernel) {
    AccessRequest request = AccessRequest.of(desired);
    if (values.oneIn(3)) {
      request = request.withSelf(values.oneOf(Population.ALL));
    }
    if (values.oneIn(4)) {
      request = request.withServer(tokens.ordinary());
    }
    if (forKernel && values.oneIn(10)) {
      request = request.withPreviouslyGranted(descriptors.rights());
    }
    if (forKernel && values.oneIn(40)) {
      request = request.inKernelMode();
    }
    return request;
  }

  /** Returns a list of object types, now and then one that Windows refuses. */
  ObjectTypeList objects() {
    List<Guid> types = new ArrayList<>(Population.TYPES);
    Collections.shuffle(types, new Random(random.nextLong()));
    List<ObjectTypeList.Node> nodes = new ArrayList<>();
    int count = 1 + random.nextInt(types.size());
    int level = 0;
    for (int i = 0; i < count; i++) {
      Guid type = values.oneIn(30) ? types.get(0) : types.get(i);
      nodes.add(new ObjectTypeList.Node(level, type));
      level =
          values.oneIn(60)
              ? random.nextInt(7) - 1
              : 1 + random.nextInt(Math.max(1, Math.min(4, level + 1)));
    }
    return ObjectTypeList.of(nodes);
  }

  private AccessRequest withObjects(AccessRequest request) {
    return switch (random.nextInt(6)) {
      case 0 -> request.withObjects(objects());
      case 1 -> request.withResultList(values.oneIn(40) ? ObjectTypeList.NONE : objects());
      default -> request;
    };
  }

  /** Returns what a machine knows: mostly one policy or two. */
  CentralAccessPolicies policies() {
    List<CentralAccessPolicy> policies = new ArrayList<>();
    int count = 1 + random.nextInt(2);
    for (int i = 0; i < count; i++) {
      policies.add(new CentralAccessPolicy(values.oneOf(Population.POLICIES), rules()));
    }
    CentralAccessPolicies known =
        new CentralAccessPolicies(policies, CentralAccessPolicies.DEFAULT_RECOVERY);
    return values.oneIn(3) ? known.withRecovery(rules()) : known;
  }

  private List<CentralAccessRule> rules() {
    List<CentralAccessRule> rules = new ArrayList<>();
    int count = random.nextInt(3);
    for (int i = 0; i < count; i++) {
      CentralAccessRule rule = CentralAccessRule.of(descriptors.dacl());
      if (values.oneIn(3)) {
        rule = rule.withStaged(descriptors.dacl());
      }
      if (values.oneIn(3)) {
        rule = rule.appliedTo(conditions.any());
      }
      rules.add(rule);
    }
    return rules;
  }

  /** Puts the name of a policy in front of the SACL. */
  private SecurityDescriptor underPolicy(SecurityDescriptor descriptor) {
    List<Ace> entries = new ArrayList<>();
    entries.add(
        new ScopedPolicyAce(
            values.oneIn(8) ? AceFlags.of(AceFlags.INHERIT_ONLY) : AceFlags.NONE,
            AccessMask.NONE,
            values.oneOf(Population.POLICIES)));
    entries.addAll(descriptor.sacl().aces());
    return descriptor.withSacl(AceList.of(entries));
  }

  /** Returns a question of any kind; one in four is one on which a certain option bears. */
  Question any() {
    return values.oneIn(4)
        ? new FocusedQuestions(random, this).about(values.oneOf(List.of(CheckOption.values())))
        : unfocused();
  }

  private Question unfocused() {
    CheckOptions options = options();
    boolean forKernel = options.variant() == CheckVariant.SE_ACCESS_CHECK;
    AccessRequest request = withObjects(request(desired(), forKernel));
    SecurityDescriptor descriptor = descriptor();
    if (values.oneIn(3)) {
      request = request.withPolicies(policies());
      descriptor = values.oneIn(4) ? descriptor : underPolicy(descriptor);
    }
    return new Question(type(), options, descriptor, token(), request);
  }

  /** Returns a question by SeAccessCheck, with default readings, for all that can be had. */
  Question maximum() {
    return new Question(
        type(),
        CheckOptions.DEFAULT,
        descriptor(),
        token(),
        request(AccessMask.MAXIMUM_ALLOWED, false));
  }

  static AccessDecision decide(Question question) {
    return AccessCheck.forType(question.type())
        .withOptions(question.options())
        .check(question.descriptor(), question.token(), question.request());
  }
}
