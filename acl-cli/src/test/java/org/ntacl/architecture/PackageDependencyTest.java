package org.ntacl.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ntacl.architecture.ProjectModule.Library;

/**
 * Holds the direction of dependencies between packages and between modules. A module that has no
 * class yet breaks no rule; {@link ModuleDescriptorTest} sees to it that none is missing here.
 */
class PackageDependencyTest {

  private static final JavaClasses PROJECT =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.ntacl");

  private static final DescribedPredicate<JavaClass> PRIMITIVE =
      describe("primitive types", type -> type.getBaseComponentType().isPrimitive());

  private static final DescribedPredicate<JavaClass> INTERNAL = resideInAnyPackage("..internal..");

  /** Packages of the module that everything needs. */
  private static final List<String> JAVA_BASE =
      List.of("java..", "javax.crypto..", "javax.security.auth.x500..");

  static List<String> corePackages() {
    return ProjectModule.CORE.packages();
  }

  /** Everything but the benchmarks, which nothing can see from here. */
  static Set<ProjectModule> modulesOnTheClassPath() {
    return EnumSet.complementOf(EnumSet.of(ProjectModule.BENCHMARKS));
  }

  @Test
  void import_findsTheProject() {
    assertThat(PROJECT).as("without classes every rule below holds").isNotEmpty();
  }

  @Test
  void everyClass_belongsToAKnownPackage() {
    String[] known =
        Stream.of(ProjectModule.values())
            .flatMap(module -> module.packages().stream())
            .toArray(String[]::new);
    classes().should().resideInAnyPackage(known).check(PROJECT);
  }

  @Test
  void packages_formNoCycle() {
    // A package counts together with those inside it, such as its `internal` one.
    slices()
        .matching("org.ntacl.(*)..")
        .should()
        .beFreeOfCycles()
        .allowEmptyShould(true)
        .check(PROJECT);
  }

  @ParameterizedTest
  @MethodSource("corePackages")
  void corePackage_usesOnlyThoseBeforeIt(String corePackage) {
    List<String> order = ProjectModule.CORE.packages();
    List<String> later = order.subList(order.indexOf(corePackage) + 1, order.size());
    noClasses()
        .that()
        .resideInAPackage(corePackage)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(later.toArray(String[]::new))
        .allowEmptyShould(true)
        .check(PROJECT);
  }

  @ParameterizedTest
  @MethodSource("modulesOnTheClassPath")
  void module_usesOnlyWhatThePictureAllows(ProjectModule module) {
    List<String> allowed = new ArrayList<>(JAVA_BASE);
    allowed.addAll(module.packages());
    module.mayUse().forEach(other -> allowed.addAll(other.packages()));
    module.libraries().stream().map(Library::packages).forEach(allowed::add);
    classes()
        .that()
        .resideInAnyPackage(module.packageArray())
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage(allowed.toArray(String[]::new)).or(PRIMITIVE))
        .allowEmptyShould(true)
        .check(PROJECT);
  }

  @ParameterizedTest
  @MethodSource("modulesOnTheClassPath")
  void module_usesNothingInternalOfAnother(ProjectModule module) {
    noClasses()
        .that()
        .resideInAnyPackage(module.packageArray())
        .should()
        .dependOnClassesThat(
            INTERNAL
                .and(not(resideInAnyPackage(module.packageArray())))
                .and(resideInAnyPackage("org.ntacl..")))
        .allowEmptyShould(true)
        .check(PROJECT);
  }

  @Test
  void publicSignature_namesNoLibraryAndNothingInternal() {
    String[] published =
        ProjectModule.published().stream()
            .flatMap(module -> module.packages().stream())
            .toArray(String[]::new);
    classes()
        .that(resideInAnyPackage(published))
        .and(not(INTERNAL))
        .should(
            new ShowOnly(
                resideInAnyPackage("java..", "org.ntacl..").and(not(INTERNAL)).or(PRIMITIVE)))
        .allowEmptyShould(true)
        .check(PROJECT);
  }
}
