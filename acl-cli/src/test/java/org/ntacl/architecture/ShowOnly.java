package org.ntacl.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Stream;

/** Demands that what users see of a class names allowed types only. */
final class ShowOnly extends ArchCondition<JavaClass> {

  private final DescribedPredicate<JavaClass> allowed;

  ShowOnly(DescribedPredicate<JavaClass> allowed) {
    super("show only " + allowed.getDescription());
    this.allowed = allowed;
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    if (!isVisible(type)) {
      return;
    }
    Stream<JavaType> parents = Stream.concat(type.getSuperclass().stream(), interfaces(type));
    report(type.getDescription(), parents, events);
    for (JavaMember member : type.getMembers()) {
      if (isVisible(member.getModifiers())) {
        report(member.getDescription(), shownBy(member), events);
      }
    }
  }

  private void report(String place, Stream<? extends JavaType> shown, ConditionEvents events) {
    shown
        .map(JavaType::getAllInvolvedRawTypes)
        .flatMap(Collection::stream)
        .distinct()
        .filter(allowed.negate())
        .map(found -> place + " shows " + found.getName())
        .forEach(message -> events.add(SimpleConditionEvent.violated(place, message)));
  }

  private static Stream<JavaType> interfaces(JavaClass type) {
    return type.getInterfaces().stream();
  }

  private static Stream<? extends JavaType> shownBy(JavaMember member) {
    if (member instanceof JavaCodeUnit unit) {
      return Stream.of(
              Stream.of(unit.getReturnType()),
              unit.getParameterTypes().stream(),
              unit.getTypeParameters().stream(),
              unit.getExceptionTypes().stream())
          .flatMap(types -> types);
    }
    return Stream.of(((JavaField) member).getType());
  }

  private static boolean isVisible(JavaClass type) {
    return isVisible(type.getModifiers())
        && type.getEnclosingClass().map(ShowOnly::isVisible).orElse(true);
  }

  private static boolean isVisible(Set<JavaModifier> modifiers) {
    return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
  }
}
