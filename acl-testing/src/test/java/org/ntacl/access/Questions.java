package org.ntacl.access;

import java.util.List;
import java.util.Optional;
import org.ntacl.descriptor.AccessAce;
import org.ntacl.descriptor.AccessFilterAce;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.AceList;
import org.ntacl.descriptor.Acl;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.token.AccessToken;

/** Variations of questions, for laws that speak of two checks. */
final class Questions {
  private Questions() {}

  /** Returns the rights that a check grants. */
  static int granted(Question question) {
    return RandomQuestions.decide(question).granted().bits();
  }

  static Question with(Question question, AccessToken token) {
    return new Question(
        question.type(), question.options(), question.descriptor(), token, question.request());
  }

  static Question with(Question question, SecurityDescriptor descriptor) {
    return new Question(
        question.type(), question.options(), descriptor, question.token(), question.request());
  }

  static Question with(Question question, AccessRequest request) {
    return new Question(
        question.type(), question.options(), question.descriptor(), question.token(), request);
  }

  static Question with(Question question, CheckOptions options) {
    return new Question(
        question.type(), options, question.descriptor(), question.token(), question.request());
  }

  static Question asking(Question question, int desired) {
    return with(question, question.request().withDesired(AccessMask.of(desired)));
  }

  /**
   * Returns the question without conditions, which may ask whether somebody is no member of a
   * group: entries lose theirs, filters and central policies, which have some, go.
   */
  static Question unconditional(Question question) {
    SecurityDescriptor descriptor = question.descriptor();
    return with(
        with(
            question,
            descriptor
                .withDacl(unconditional(descriptor.dacl()))
                .withSacl(unconditional(descriptor.sacl()))),
        question.request().withPolicies(CentralAccessPolicies.NONE));
  }

  private static Acl unconditional(Acl acl) {
    if (!(acl instanceof AceList list)) {
      return acl;
    }
    List<Ace> aces =
        list.aces().stream()
            .filter(ace -> !(ace instanceof AccessFilterAce))
            .map(Questions::unconditional)
            .toList();
    return AceList.of(aces);
  }

  private static Ace unconditional(Ace ace) {
    return ace instanceof AccessAce access
        ? new AccessAce(
            access.effect(),
            access.flags(),
            access.mask(),
            access.trustee(),
            access.objects(),
            Optional.empty(),
            access.slack())
        : ace;
  }
}
