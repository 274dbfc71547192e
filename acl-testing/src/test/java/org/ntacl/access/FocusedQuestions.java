package org.ntacl.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.ntacl.Bytes;
import org.ntacl.claim.Claim;
import org.ntacl.claim.ClaimType;
import org.ntacl.claim.ClaimValue.IntegerValue;
import org.ntacl.condition.Attribute;
import org.ntacl.condition.Composite;
import org.ntacl.condition.Condition;
import org.ntacl.condition.ConditionToken;
import org.ntacl.condition.IntegerLiteral;
import org.ntacl.condition.Operator;
import org.ntacl.descriptor.AbsentAcl;
import org.ntacl.descriptor.AccessAce;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.AceEffect;
import org.ntacl.descriptor.AceFlags;
import org.ntacl.descriptor.AceList;
import org.ntacl.descriptor.Acl;
import org.ntacl.descriptor.ControlFlags;
import org.ntacl.descriptor.MandatoryLabelAce;
import org.ntacl.descriptor.NullAcl;
import org.ntacl.descriptor.ObjectGuids;
import org.ntacl.descriptor.ObjectTypes;
import org.ntacl.descriptor.ScopedPolicyAce;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.sid.IntegrityLevel;
import org.ntacl.sid.Sid;
import org.ntacl.testing.Population;
import org.ntacl.testing.PopulationConditions;
import org.ntacl.testing.PopulationDescriptors;
import org.ntacl.testing.RandomTokens;
import org.ntacl.testing.RandomValues;
import org.ntacl.token.AccessToken;
import org.ntacl.token.AccessTokenBuilder;
import org.ntacl.token.AppContainer;
import org.ntacl.token.Privilege;
import org.ntacl.token.TokenGroup;

/**
 * Draws questions on which one option bears: little else stands between the request and what the
 * option decides.
 */
final class FocusedQuestions {
  private static final List<Sid> PACKAGES =
      List.of(Population.PACKAGE, Population.ALL_PACKAGES, Population.INTERNET_CLIENT);

  private final RandomGenerator random;
  private final RandomValues values;
  private final RandomQuestions questions;
  private final PopulationDescriptors descriptors;
  private final PopulationConditions conditions;
  private final RandomTokens tokens;

  FocusedQuestions(RandomGenerator random, RandomQuestions questions) {
    this.random = random;
    this.values = new RandomValues(random);
    this.questions = questions;
    this.descriptors = new PopulationDescriptors(random);
    this.conditions = new PopulationConditions(random);
    this.tokens = new RandomTokens(random);
  }

  /** Returns a question with an option on. */
  Question about(CheckOption option) {
    return switch (option) {
      case UNORDERED_MAXIMUM -> question(option, dacl(this::plain), AccessMask.MAXIMUM_ALLOWED);
      case ZERO_ACCESS_GRANTED -> question(option, dacl(this::plain), AccessMask.NONE);
      case OBJECT_ALLOW_AS_PLAIN, OBJECT_DENY_IGNORED ->
          question(option, dacl(this::forType), desired());
      case DUPLICATE_TYPES_REFUSED ->
          withTypesTwice(question(option, dacl(this::plain), desired()));
      case AUDIT_ENABLED_ONLY, UNKNOWN_NOT_AUDITED ->
          audited(question(option, dacl(this::plain), desired()));
      case UNKNOWN_POLICY_IGNORED -> underPolicy(question(option, dacl(this::plain), desired()));
      case GENERIC_ENTRIES_UNMAPPED -> question(option, dacl(this::generic), desired());
      case INHERIT_ONLY_OWNER_RIGHTS -> owned(option);
      case RELABEL_GRANTS_NOTHING -> relabelled(option);
      case LIMITED_MAXIMUM_DENIED -> labelled(option, IntegrityLevel.HIGH);
      case CONTAINER_NULL_DACL -> contained(question(option, NullAcl.NULL, desired()));
      case CONTAINER_DENIES -> contained(question(option, dacl(this::forPackages), desired()));
      case CONTAINER_OBJECT_ENTRIES ->
          contained(question(option, dacl(this::objectsForPackages), desired()));
      case CONTAINER_INTEGRITY -> contained(labelled(option, IntegrityLevel.MEDIUM));
      case STRICT_CONDITIONS -> claiming(question(option, strict(), oneRight()));
      case EXISTS_ANY_ATTRIBUTE -> question(option, exists(), oneRight());
      case ODD_NEGATION -> question(option, negated(), oneRight());
    };
  }

  private Question question(CheckOption option, Acl dacl, AccessMask desired) {
    CheckOptions options = CheckOptions.DEFAULT.with(option);
    if (values.oneIn(4)) {
      options = options.with(CheckVariant.NT_ACCESS_CHECK);
    }
    SecurityDescriptor descriptor =
        new SecurityDescriptor(
            ControlFlags.NONE,
            0,
            Optional.of(Population.ADMINISTRATORS),
            Optional.of(Population.USERS),
            AbsentAcl.ABSENT,
            dacl);
    return new Question(
        values.oneOf(ObjectTypes.ALL), options, descriptor, token(), AccessRequest.of(desired));
  }

  /** An ordinary caller of a level that objects without label do not bind. */
  private AccessToken token() {
    return tokens.ordinary().toBuilder()
        .userDenyOnly(false)
        .integrity(IntegrityLevel.MEDIUM)
        .memberOf(Population.EVERYONE)
        .build();
  }

  private AccessMask oneRight() {
    return AccessMask.of(Integer.lowestOneBit(descriptors.rights().bits()));
  }

  private AccessMask desired() {
    return random.nextBoolean() ? AccessMask.MAXIMUM_ALLOWED : oneRight();
  }

  private Acl dacl(Supplier<Ace> entry) {
    List<Ace> entries = new ArrayList<>();
    for (int count = 1 + random.nextInt(4); count > 0; count--) {
      entries.add(entry.get());
    }
    return AceList.of(entries);
  }

  private AceEffect effect() {
    return values.oneIn(3) ? AceEffect.DENY : AceEffect.ALLOW;
  }

  private Sid trustee() {
    return random.nextBoolean() ? Population.EVERYONE : values.oneOf(Population.ALL);
  }

  private AccessAce entry(AceEffect effect, AccessMask mask, Sid trustee) {
    return AccessAce.plain(effect, AceFlags.NONE, mask, trustee);
  }

  private Ace plain() {
    return entry(effect(), descriptors.rights(), trustee());
  }

  private Ace generic() {
    return entry(effect(), AccessMask.of(1 << (28 + random.nextInt(4))), trustee());
  }

  private Ace object(Sid trustee, ObjectGuids guids) {
    return AccessAce.object(effect(), AceFlags.NONE, descriptors.rights(), guids, trustee);
  }

  private Ace forType() {
    return random.nextBoolean()
        ? plain()
        : object(trustee(), ObjectGuids.of(0, values.oneOf(Population.TYPES), null));
  }

  private Ace forPackages() {
    return random.nextBoolean() ? plain() : entry(effect(), descriptors.rights(), aPackage());
  }

  private Ace objectsForPackages() {
    return random.nextBoolean()
        ? entry(AceEffect.ALLOW, descriptors.rights(), Population.EVERYONE)
        : object(aPackage(), ObjectGuids.ANY);
  }

  private Sid aPackage() {
    return values.oneOf(PACKAGES);
  }

  private Acl exists() {
    List<ConditionToken> tokens = List.of(conditions.attribute(), Operator.EXISTS);
    return one(random.nextBoolean() ? conditions.any() : Condition.of(tokens));
  }

  /** Conditions about a claim with two values, which the letter of MS-DTYP reads another way. */
  private Acl strict() {
    Attribute two = new Attribute(Attribute.Source.USER, "n");
    List<ConditionToken> tokens =
        switch (random.nextInt(4)) {
          case 0 -> List.of(two);
          case 1 -> List.of(two, IntegerLiteral.of(random.nextInt(3)), Operator.ANY_OF);
          case 2 -> List.of(two, new Composite(List.of()), Operator.CONTAINS);
          default ->
              List.of(
                  two,
                  new Composite(List.of(IntegerLiteral.of(random.nextInt(3)))),
                  Operator.NOT_ANY_OF);
        };
    return one(values.oneIn(3) ? conditions.any() : Condition.of(tokens));
  }

  private Question claiming(Question question) {
    Claim two =
        Claim.of(
            "n", ClaimType.INT64, new IntegerValue(1), new IntegerValue(random.nextInt(7) + 2));
    return Questions.with(question, question.token().toBuilder().userClaims(List.of(two)).build());
  }

  /** A DACL that lets everybody do everything, or nothing, by one condition. */
  private Acl one(Condition condition) {
    AccessAce deciding =
        AccessAce.conditional(
            effect(), AceFlags.NONE, AccessMask.of(0x1F01FF), Population.EVERYONE, condition);
    return AceList.of(
        deciding, entry(AceEffect.ALLOW, AccessMask.of(0x1F01FF), Population.RESTRICTED_CODE));
  }

  private Acl negated() {
    List<ConditionToken> tokens =
        List.of(
            conditions.attribute(),
            conditions.attribute(),
            Operator.NOT,
            random.nextBoolean() ? Operator.AND : Operator.OR);
    return one(Condition.of(tokens));
  }

  private Question withTypesTwice(Question question) {
    ObjectTypeList list =
        ObjectTypeList.of(
            new ObjectTypeList.Node(0, Population.TYPES.get(0)),
            new ObjectTypeList.Node(1, Population.TYPES.get(1)),
            new ObjectTypeList.Node(1, Population.TYPES.get(1)));
    return Questions.with(question, question.request().withObjects(list));
  }

  private Question audited(Question question) {
    List<Ace> entries = new ArrayList<>();
    for (int count = 1 + random.nextInt(3); count > 0; count--) {
      int outcomes = (1 + random.nextInt(3)) * AceFlags.SUCCESSFUL_ACCESS;
      entries.add(
          new AccessAce(
              AceEffect.AUDIT,
              AceFlags.of(outcomes),
              AccessMask.of(0x1F01FF),
              trustee(),
              ObjectGuids.NONE,
              random.nextBoolean() ? Optional.of(conditions.any()) : Optional.empty(),
              Bytes.EMPTY));
    }
    return Questions.with(question, question.descriptor().withSacl(AceList.of(entries)));
  }

  private Question underPolicy(Question question) {
    Ace policy =
        new ScopedPolicyAce(AceFlags.NONE, AccessMask.NONE, values.oneOf(Population.POLICIES));
    return Questions.with(
        Questions.with(question, question.descriptor().withSacl(AceList.of(policy))),
        question.request().withPolicies(questions.policies()));
  }

  private Question owned(CheckOption option) {
    Ace ownerRights =
        entry(effect(), descriptors.rights(), Population.OWNER_RIGHTS)
            .withFlags(AceFlags.of(AceFlags.INHERIT_ONLY | AceFlags.CONTAINER_INHERIT));
    AccessMask desired = AccessMask.of(random.nextBoolean() ? 0x20000 : 0x2000000);
    Question question = question(option, AceList.of(plain(), ownerRights), desired);
    return Questions.with(question, question.descriptor().withOwner(question.token().user()));
  }

  private Question relabelled(CheckOption option) {
    Question question = question(option, dacl(this::plain), AccessMask.of(0x80000));
    return Questions.with(
        question,
        question.token().toBuilder()
            .privileges(Privilege.RELABEL)
            .disabledPrivileges(Privilege.TAKE_OWNERSHIP)
            .build());
  }

  private Question labelled(CheckOption option, IntegrityLevel level) {
    Question question = question(option, dacl(this::plain), desired());
    Ace label = new MandatoryLabelAce(AceFlags.NONE, AccessMask.of(random.nextInt(8)), level.sid());
    return Questions.with(question, question.descriptor().withSacl(AceList.of(label)));
  }

  private Question contained(Question question) {
    AccessTokenBuilder token =
        question.token().toBuilder()
            .integrity(IntegrityLevel.LOW)
            .appContainer(
                new AppContainer(
                    Population.PACKAGE,
                    List.of(TokenGroup.enabled(Population.INTERNET_CLIENT)),
                    values.oneIn(3)));
    // what the option lets through must get past the rest of the container's side as well
    List<Ace> entries = new ArrayList<>(question.descriptor().dacl().aces());
    entries.add(entry(AceEffect.ALLOW, descriptors.rights(), Population.EVERYONE));
    entries.add(entry(AceEffect.ALLOW, descriptors.rights(), Population.PACKAGE));
    Question contained = Questions.with(question, token.build());
    return question.descriptor().dacl() instanceof AceList
        ? Questions.with(contained, question.descriptor().withDacl(AceList.of(entries)))
        : contained;
  }
}
